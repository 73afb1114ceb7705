import { z } from "zod"

/** 401 who are you, 403 not yours, 404 not there, 409 not now, 413 too large, 415 not of this kind, 422 not like this, 429 not so often. */
export type RefusalStatus = 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429

/**
 * The public promise of one HTTP operation, readable from both sides of the
 * wire: the server serves it under `/api/v1`, the web app and the CLI call it,
 * and the OpenAPI document is printed from it. It holds no behaviour.
 */
export type Endpoint<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  O extends z.ZodType,
  R extends string,
  F extends string = string,
> = {
  /** The one name of this operation: in permissions, in the ledger, in OpenAPI. */
  readonly act: `${string}.${string}`
  readonly method: "get" | "post" | "put" | "patch" | "delete"
  /** Where it is served, below `/api/v1`. What may be left off from its end has a question mark: `/lists/{name}/{version?}`. */
  readonly path: `/${string}`
  readonly summary: string
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly output: O
  readonly refusals: Readonly<Record<R, RefusalStatus>>
  /** It only reads, whatever its method: its question is too long for an address. Nothing is written in the ledger. */
  readonly reads?: true
  /** It reads what nobody reads unseen: the reading itself is a line in the ledger. */
  readonly recorded?: true
  /** It only begins what another act ends, and changes nothing of the record: strangers write no lines by it. */
  readonly begins?: true
  /** What is sent proves who somebody is, or is from within a wall: the ledger keeps not even a digest of it, at which one could guess. */
  readonly secret?: true
  /**
   * The files of a multipart form are what is sent, in place of a JSON body. `passing` ones are kept nowhere: what is read of
   * them before the act is all that stays, and they may be larger than what is kept.
   */
  readonly upload?: true | "passing"
  /** Media types, besides JSON, in which a reader may ask for the answer by `Accept` or `?format=`. */
  readonly formats?: Readonly<Record<F, string>>
}

/** An endpoint, whatever it is about. */
export type AnyEndpoint = Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType, string>

/** Whether an operation is a line in the ledger: it changes something, and does not only begin to; or it is a reading nobody does unseen. */
export const isRecorded = ({ method, reads, begins, recorded }: AnyEndpoint): boolean =>
  (method !== "get" && reads !== true && begins !== true) || recorded === true

type Nothing = typeof nothing
const nothing = z.object({})
const undefinedBody = z.undefined()

/** Writes down an endpoint with all its types; what it does not name (path, query, body) it does not take. */
export function endpoint<
  O extends z.ZodType,
  R extends string,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = z.ZodUndefined,
  F extends string = never,
>(
  promise: Omit<Endpoint<P, Q, B, O, R, F>, "params" | "query" | "body"> & {
    readonly params?: P
    readonly query?: Q
    readonly body?: B
  },
): Endpoint<P, Q, B, O, R, F> {
  const { params = nothing, query = nothing, body = undefinedBody, ...rest } = promise
  return { ...rest, params, query, body } as Endpoint<P, Q, B, O, R, F>
}

/** Every path at which an endpoint is served: the whole of it, and each that leaves off what may be left off. */
export function pathsOf({ path }: Pick<AnyEndpoint, "path">): string[] {
  const whole = path.replaceAll("?}", "}")
  const [always = "", ...optional] = path.split(/(?=\/\{\w+\?\})/).map((each) => each.replaceAll("?}", "}"))
  const shorter = optional.map((_, left) => always + optional.slice(0, left).join(""))
  return [...new Set([...shorter, whole])]
}
