import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import { ask, type Answer, type Input, type Refused } from "#platform/web/ask.ts"
import { keepPreviousData, QueryClient, useQuery, useQueryClient } from "@tanstack/react-query"
import { useCallback, useState } from "react"
import type { z } from "zod"

/** An operation of a contract that is fetched with the first question, so that schemas come after the page. */
export type Promised<E extends AnyEndpoint> = () => Promise<E>

/**
 * An answer as a page meets it: not here yet, refused, or here (`fresh` false
 * while a newer one is on its way; `offline` asks again where it could not come).
 */
export type Awaited<T> =
  | { readonly state: "waiting" }
  | { readonly state: "refused"; readonly refused: Refused; readonly again: () => void }
  | { readonly state: "here"; readonly value: T; readonly fresh: boolean; readonly offline?: () => void }

/** How often what is still on its way is asked for again, in milliseconds. */
const beat = 700

/** What the browser remembers of the answers. A refusal is an answer too: it is not asked again by itself. */
export const answers = () =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 15_000, retry: false, refetchOnWindowFocus: false } },
  })

type Manner<T> = {
  /** Asks again every moment until what came is what is waited for. */
  readonly until?: (value: T) => boolean
  /** Asks again after so many milliseconds, while the page is looked at. */
  readonly every?: number
  /** Does not ask at all while this is false. */
  readonly when?: boolean
}

/**
 * Asks one operation for a page, and asks again when its input changes; the
 * answer before stays on the page meanwhile. `act` names the operation:
 * `useAnswer("document.list", async () => (await import("…/contract.ts")).listDocuments, { query })`.
 */
export function useAnswer<E extends AnyEndpoint>(
  act: E["act"],
  promised: Promised<E>,
  input: Input<E> = {},
  { until, every, when = true }: Manner<z.output<E["output"]>> = {},
): Awaited<z.output<E["output"]>> {
  const { data, error, isPlaceholderData, refetch } = useQuery<Answer<E>, Unreachable>({
    ...question(act, promised, input),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      until !== undefined && !(state.data?.ok && until(state.data.value)) ? beat : (every ?? false),
    enabled: when,
    networkMode: "always",
  })
  const again = () => void refetch()
  if (data?.ok) return { state: "here", value: data.value, fresh: !isPlaceholderData, ...(error && { offline: again }) }
  if (data) return { state: "refused", refused: data, again }
  return error ? { state: "refused", refused: { ok: false, refusal: "offline" }, again } : { state: "waiting" }
}

/**
 * Asks one operation before a page does, so that its answer is there when it
 * is wanted; what cannot be reached is not missed.
 */
export function usePrepare() {
  const client = useQueryClient()
  return useCallback(
    <E extends AnyEndpoint>(act: E["act"], promised: Promised<E>, input: Input<E> = {}): void =>
      void client.prefetchQuery({ ...question(act, promised, input), networkMode: "always" }),
    [client],
  )
}

/** A question by which its answer is remembered, and how it is asked. */
const question = <E extends AnyEndpoint>(act: E["act"], promised: Promised<E>, input: Input<E>) => ({
  queryKey: [act, input.params ?? {}, input.query ?? {}],
  queryFn: async (): Promise<Answer<E>> => {
    const answer = await ask(await promised(), input)
    // What is thrown leaves the answer before where it is: what is shown stays.
    if (!answer.ok && answer.refusal === "offline") throw new Unreachable()
    return answer
  },
})

/** The server could not be reached. */
class Unreachable extends Error {
  override readonly name = "Unreachable"
}

/**
 * An act a person may do from a page. When it is done, everything shown is
 * asked for anew. `refused` holds why the last try was not accepted.
 */
export function useAct<E extends AnyEndpoint>(promised: Promised<E>) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused>()
  async function act(input: Input<E> = {}): Promise<Answer<E>> {
    setBusy(true)
    setRefused(undefined)
    const endpoint = await promised().catch(() => undefined)
    const answer: Answer<E> = endpoint ? await ask(endpoint, input) : { ok: false, refusal: "offline" }
    if (answer.ok) {
      // A first question still on its way would be taken for the answer after the act.
      await client.cancelQueries()
      await client.invalidateQueries()
    } else setRefused(answer)
    setBusy(false)
    return answer
  }
  return { act, busy, refused, forget: () => setRefused(undefined) }
}

/** Has everything shown asked for anew, when something was done otherwise than by an act of the page. */
export function useAnew(): () => Promise<void> {
  const client = useQueryClient()
  return useCallback(() => client.invalidateQueries(), [client])
}
