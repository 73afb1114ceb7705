import type { Treaty } from "#modules/treaties/web/TreatyPage.tsx"
import { areaY, axisX, axisY, lineY, plot, ruleX, text } from "@observablehq/plot"

type Asked = {
  readonly steps: Treaty["growth"]
  readonly opened: string
  readonly on: string
  readonly locale: string
  readonly words: { readonly parties: string; readonly bound: string }
  /** Time runs as the reader's writing does. */
  readonly mirrored: boolean
}

/** Draws how many were parties and how many of these bound, from the day it was opened to the day that is looked at. */
export function growthChart({ steps, opened, on, locale, words, mirrored }: Asked): Element {
  const first = { day: opened, parties: 0, bound: 0 }
  const last = steps.at(-1) ?? first
  const points = [first, ...steps, { ...last, day: on }].map((step) => ({ ...step, at: new Date(step.day) }))
  const number = new Intl.NumberFormat(locale)
  const year = new Intl.DateTimeFormat(locale, { year: "numeric", timeZone: "UTC" })
  const end = points.at(-1)
  const apart = last.parties - last.bound > 12
  const drawn = plot({
    width: 720,
    height: 260,
    marginLeft: mirrored ? 130 : 40,
    marginRight: mirrored ? 40 : 130,
    x: { type: "utc", reverse: mirrored },
    y: { domain: [0, Math.max(10, last.parties * 1.08)] },
    marks: [
      axisY({
        anchor: mirrored ? "right" : "left",
        ticks: 5,
        tickFormat: (n: number) => number.format(n),
        label: null,
      }),
      axisX({ ticks: 6, tickFormat: (day: Date) => year.format(day), label: null }),
      areaY(points, { x: "at", y: "bound", curve: "step-after", fill: "var(--wash)" }),
      lineY(points, { x: "at", y: "bound", curve: "step-after", stroke: "var(--quiet)", strokeDasharray: "4 3" }),
      lineY(points, { x: "at", y: "parties", curve: "step-after", stroke: "var(--blue)", strokeWidth: 2 }),
      ruleX(end ? [end] : [], { x: "at", stroke: "var(--line)" }),
      text(end ? [end] : [], {
        x: "at",
        y: "parties",
        text: () => `${words.parties}: ${number.format(last.parties)}`,
        ...{ textAnchor: mirrored ? "end" : "start", dx: mirrored ? -6 : 6, dy: apart ? 0 : -8, fill: "var(--blue)" },
      }),
      text(end ? [end] : [], {
        x: "at",
        y: "bound",
        text: () => `${words.bound}: ${number.format(last.bound)}`,
        ...{ textAnchor: mirrored ? "end" : "start", dx: mirrored ? -6 : 6, dy: apart ? 0 : 8, fill: "var(--quiet)" },
      }),
    ],
  })
  // The security policy of the page refuses styles that are written into it; ours is in the stylesheet.
  for (const style of drawn.querySelectorAll("style")) style.remove()
  drawn.setAttribute("aria-hidden", "true")
  return drawn
}
