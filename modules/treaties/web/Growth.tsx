import type { Treaty } from "#modules/treaties/web/TreatyPage.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useDirection, useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useEffect, useRef } from "react"

type Props = { readonly steps: Treaty["growth"]; readonly opened: string; readonly on: string }

/** How participation grew: a picture, and the same in a table, a line for the last day of each year. */
export function Growth({ steps, opened, on }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const years = yearsOf(steps)
  return (
    <section>
      <h2>{say("treaties.growth")}</h2>
      {steps.length === 0 ? (
        <p>{say("treaties.growth-none")}</p>
      ) : (
        <>
          <Picture steps={steps} opened={opened} on={on} />
          <details className="fold">
            <summary>{say("treaties.growth-table")}</summary>
            <Table caption={say("treaties.growth")} rows={years} id={({ day }) => day} columns={columns(say, locale)} />
          </details>
        </>
      )}
    </section>
  )
}

const columns = (say: Words, locale: string): readonly Column<Treaty["growth"][number]>[] => {
  const number = new Intl.NumberFormat(locale)
  return [
    { name: say("treaties.last-change"), heads: true, cell: ({ day }) => <DateText date={day} /> },
    { name: say("treaties.parties"), number: true, cell: ({ parties }) => number.format(parties) },
    { name: say("treaties.bound"), number: true, cell: ({ bound }) => number.format(bound) },
  ]
}

/** The last step of each year. */
export const yearsOf = (steps: Treaty["growth"]): Treaty["growth"] =>
  steps.filter(({ day }, n) => steps[n + 1]?.day.slice(0, 4) !== day.slice(0, 4))

/** The picture is drawn when it comes into the page: the library that draws it is fetched for it alone. */
function Picture({ steps, opened, on }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const runs = useDirection()
  const place = useRef<HTMLElement>(null)
  const last = steps.at(-1)
  const label = say("treaties.growth-label", { parties: last?.parties ?? 0, bound: last?.bound ?? 0 })
  useEffect(() => {
    let gone = false
    async function draw() {
      const { growthChart } = await import("#modules/treaties/web/growth-chart.ts")
      if (gone || !place.current) return
      const width = Math.max(260, place.current.clientWidth)
      const words = { parties: say("treaties.parties"), bound: say("treaties.bound") }
      place.current.replaceChildren(growthChart({ steps, opened, on, locale, words, width, mirrored: runs === "rtl" }))
    }
    // Where the library cannot be fetched the table says the same.
    void draw().catch(() => undefined)
    return () => {
      gone = true
    }
  }, [steps, opened, on, locale, runs, say])
  return <figure className="chart" ref={place} aria-label={label} />
}
