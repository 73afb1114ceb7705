import type { CalledMandate } from "#modules/calls/contract.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import type { z } from "zod"

export type Called = z.output<typeof CalledMandate>

/** A mandate by the document it stands in and its place there. */
export const calledName = ({ symbol, document, place }: Called): string => `${symbol ?? document}, ${place}`

/** The mandates a call is issued under, each leading to itself; with their words where there is room. */
export function CalledMandates({
  mandates,
  words = false,
}: {
  readonly mandates: readonly Called[]
  readonly words?: boolean
}) {
  if (mandates.length === 0) return null
  return (
    <ul className={words ? "called" : "inline"}>
      {mandates.map((mandate) => (
        <li key={mandate.id}>
          <Link to={`/mandates/${mandate.id}`}>
            <bdi>{calledName(mandate)}</bdi>
          </Link>
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
