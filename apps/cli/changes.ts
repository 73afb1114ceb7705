import type { Say } from "#apps/cli/words.ts"
import type { Comparison } from "@palermo/documents"

type Row = Comparison["rows"][number]
type Shift = NonNullable<Comparison["changes"][number]["shift"]>

/** What changed from one text to another, for a person at a terminal: `[-what went-]` and `{+what came+}`, each under its name. */
export function changesTold({ rows, changes }: Comparison, from: string, to: string, say: Say): string {
  const changed = rows.flatMap((row, at) => (row.kinds.length > 0 ? [{ row, at }] : []))
  const same = rows.length - changed.length
  const head = [`${from} → ${to}`, say("cli.compare.counts", { changed: changed.length, same })]
  const told = changed.flatMap(({ row, at }) => {
    const own = changes.filter((change) => change.row === at)
    const [first] = own
    const shift = own.find((change) => change.shift !== null)?.shift ?? null
    const names = row.kinds.map((kind) => say(`change.${kind}`)).join(", ")
    const place = placesOf(first?.from ?? row.from?.place ?? null, first?.to ?? row.to?.place ?? null)
    return ["", `${place}  ${names}`, ...(shift ? [`  ${shiftTold(shift, say)}`] : []), `  ${wordsOf(row)}`]
  })
  return [...head, ...told].join("\n")
}

const placesOf = (from: string | null, to: string | null) =>
  from === to ? (from ?? "") : [from, to].map((one) => one ?? "–").join(" → ")

function shiftTold({ from, to, force }: Shift, say: Say): string {
  const [was, is] = [from, to].map(({ verb, level }) => (level === null ? verb : `${verb} (${level})`))
  return `${say(`change.${force}`)}  ${was ?? ""} → ${is ?? ""}`
}

/** The words of a row, with what went and what came marked; of what stayed, only what stands near. */
function wordsOf({ from, to, parts }: Row): string {
  const isWhole = from === null || to === null
  return parts
    .map((part, at) => {
      if (part.type === "gone") return marked(from?.text.slice(...part.from) ?? "", "[-", "-]")
      if (part.type === "new") return marked(to?.text.slice(...part.to) ?? "", "{+", "+}")
      if (isWhole) return ""
      // What went stood behind the blank of its own text, which the other one may lack.
      const behind =
        parts[at + 1]?.type === "gone" ? (/\s*$/.exec(from.text.slice(...part.from))?.[0] ?? "") : undefined
      const stayed = to.text.slice(...part.to)
      return near(behind === undefined ? stayed : stayed.trimEnd() + behind, at > 0, at < parts.length - 1)
    })
    .join("")
    .trimEnd()
}

function marked(text: string, open: string, close: string): string {
  const words = text.trimEnd()
  return `${open}${words}${close}${text.slice(words.length)}`
}

const NEAR = 60

/** The beginning and the end of a long stretch, where something is marked beside it. */
function near(text: string, before: boolean, after: boolean): string {
  if (text.length <= 2 * NEAR + 10) return text
  const start = before || !after ? `${text.slice(0, NEAR).replace(/\S*$/, "")}…` : "…"
  const end = after ? text.slice(-NEAR).replace(/^\S*/, "") : ""
  return start.endsWith("…") && end !== "" && !before ? `…${end}` : `${start}${end}`
}
