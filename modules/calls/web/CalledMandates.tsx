import type { CalledMandate } from "#modules/calls/contract.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { z } from "zod"

export type Called = z.output<typeof CalledMandate>

/** A mandate by the document it stands in, and its paragraph where that has a number. */
export const calledName = (say: Words, { symbol, slug, place, anchor }: Called): string =>
  paragraphOf(say, symbol ?? slug, place === anchor ? null : place)

/** A paragraph of a document, as one names it in a list. */
export const paragraphOf = (say: Words, document: string, number: string | null): string =>
  number === null ? document : say("calls.paragraph-of", { document, number })

/** The mandates a call is issued under, each leading to itself; with their words where there is room. */
export function CalledMandates({
  mandates,
  words = false,
}: {
  readonly mandates: readonly Called[]
  readonly words?: boolean
}) {
  const say = useWords()
  if (mandates.length === 0) return null
  return (
    <ul className={words ? "called" : "inline"}>
      {mandates.map((mandate) => (
        <li key={mandate.id}>
          <Link to={`/mandates/${mandate.id}`}>{calledName(say, mandate)}</Link>
          {words && (
            <Foreign as="p" language={mandate.language}>
              {mandate.text}
            </Foreign>
          )}
        </li>
      ))}
    </ul>
  )
}
