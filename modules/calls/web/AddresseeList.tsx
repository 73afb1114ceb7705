import type { Call } from "#modules/calls/call.ts"
import type { previewAddressees } from "#modules/calls/contract.ts"
import { Said } from "#modules/calls/web/Said.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { z } from "zod"

/** Who is asked, or would be, in which form, and whom nothing would reach. */
export type Addressees = z.output<(typeof previewAddressees)["output"]>

type Props = { readonly addressees: Addressees; readonly status: Call["status"] }

/** Who is asked, counted by form, each by name when unfolded; whoever nobody acts for is told first. */
export function AddresseesPart({ addressees: { items, on }, status }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const unreached = items.filter(({ reached }) => !reached)
  const isFixed = status === "open" || status === "closed"
  return (
    <div className="addressees" aria-live="polite">
      <p>
        {say(isFixed ? "calls.addressees" : "calls.addressees-would", { n: items.length, day: longDate(on, locale) })}
      </p>
      {unreached.length > 0 && (
        <p className="status" data-tone="soon">
          {say("calls.unreached", { n: unreached.length })}
        </p>
      )}
      {(["obligatory", "invited"] as const).map((form) => {
        const of = items.filter((each) => each.form === form)
        return (
          of.length > 0 && (
            <details key={form} className="fold">
              <summary>{say(`calls.form.${form}-n`, { n: of.length })}</summary>
              <ul className="parts">
                {of.map(({ party, names, reached }) => (
                  <li key={party}>
                    <Link to={`/profiles/${party}`}>
                      <Said text={names} />
                    </Link>
                    {!reached && <span className="hint"> · {say("calls.not-reached")}</span>}
                  </li>
                ))}
              </ul>
            </details>
          )
        )
      })}
    </div>
  )
}

/** Who is asked, on the page of a call. */
export function AddresseeList({ call, status }: { readonly call: string; readonly status: Call["status"] }) {
  const say = useWords()
  const addressees = useAddressees(call)
  return (
    <section>
      <h2>{say("calls.asked-who")}</h2>
      <Here of={addressees} rows={3}>
        {(value) => <AddresseesPart addressees={value} status={status} />}
      </Here>
    </section>
  )
}

/** Asks who is asked, or would be. */
export const useAddressees = (call: string, on?: string) =>
  useAnswer("call.preview-addressees", async () => (await import("#modules/calls/contract.ts")).previewAddressees, {
    params: { id: call },
    ...(on && { query: { on } }),
  })
