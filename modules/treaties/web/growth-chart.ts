import type { Treaty } from "#modules/treaties/web/TreatyPage.tsx"
import { areaY, axisX, axisY, lineY, plot, ruleX, text } from "@observablehq/plot"

type Asked = {
  readonly steps: Treaty["growth"]
  readonly opened: string
  readonly on: string
  readonly locale: string
  readonly words: { readonly parties: string; readonly bound: string }
  /** How wide the place is, in pixels. */
  readonly width: number
  /** Time runs as the reader's writing does. */
  readonly mirrored: boolean
}

/** Draws how many were parties and how many of these bound, from the day it was opened to the day that is looked at. */
export function growthChart({ steps, opened, on, locale, words, width, mirrored }: Asked): Element {
  const first = { day: opened, parties: 0, bound: 0 }
  const last = steps.at(-1) ?? first
  const points = [first, ...steps, { ...last, day: on }].map((step) => ({ ...step, at: new Date(step.day) }))
  const number = new Intl.NumberFormat(locale)
  const year = new Intl.DateTimeFormat(locale, { year: "numeric", timeZone: "UTC" })
  const end = points.at(-1)
  const apart = last.parties - last.bound > 12
  // Where there is little room the words stand in the corner that is empty, not beside the end of the line.
  const isNarrow = width < 560
  const room = isNarrow ? 12 : 130
  const beside = { x: "at", textAnchor: mirrored ? "end" : "start", dx: mirrored ? -6 : 6 } as const
  const within = { frameAnchor: mirrored ? "top-right" : "top-left", dx: mirrored ? -6 : 6 } as const
  const label = (y: "parties" | "bound", fill: string, line: number) =>
    text(end ? [end] : [], {
      ...(isNarrow ? { ...within, dy: 12 + line * 16 } : { ...beside, y, dy: apart ? 0 : line * 16 - 8 }),
      text: () => `${words[y]}: ${number.format(last[y])}`,
      fill,
    })
  const drawn = plot({
    width,
    height: Math.max(220, Math.round((width * 260) / 720)),
    marginLeft: mirrored ? room : 40,
    marginRight: mirrored ? 40 : room,
    x: { type: "utc", reverse: mirrored },
    y: { domain: [0, Math.max(10, last.parties * 1.08)] },
    marks: [
      axisY({
        ...{ anchor: mirrored ? "right" : "left", ticks: 5, label: null },
        tickFormat: (n: number) => number.format(n),
      }),
      axisX({ ticks: isNarrow ? 3 : 6, tickFormat: (day: Date) => year.format(day), label: null }),
      areaY(points, { x: "at", y: "bound", curve: "step-after", fill: "var(--wash)" }),
      lineY(points, { x: "at", y: "bound", curve: "step-after", stroke: "var(--quiet)", strokeDasharray: "4 3" }),
      lineY(points, { x: "at", y: "parties", curve: "step-after", stroke: "var(--blue)", strokeWidth: 2 }),
      ruleX(end ? [end] : [], { x: "at", stroke: "var(--line)" }),
      label("parties", "var(--blue)", 0),
      label("bound", "var(--quiet)", 1),
    ],
  })
  // The security policy of the page refuses styles that are written into it; ours is in the stylesheet.
  for (const style of drawn.querySelectorAll("style")) style.remove()
  drawn.setAttribute("aria-hidden", "true")
  return drawn
}
