import { table } from "#apps/cli/table.ts"
import type { Say } from "#apps/cli/words.ts"
import type { Doubt, Reading } from "@palermo/documents"

/** What was read of a document, for a person at a terminal: its head, its counts, its mandates, what is doubtful. */
export function summary(reading: Reading, say: Say): string {
  const { masthead, children, notes, citations, mandates, doubts, confidence } = reading
  const facts: [key: string, value: string | null][] = [
    ["symbol", masthead.symbol],
    ["number", masthead.number],
    ["title", masthead.title],
    ["body", masthead.body],
    ["session", masthead.session],
    ["adopted", masthead.adopted],
    ["language", reading.language],
    ["confidence", `${Math.round(confidence * 100)} %`],
  ]
  const known = facts.filter(([, value]) => value !== null)
  const wide = Math.max(...known.map(([key]) => say(`cli.read.${key}`).length))
  const preambular = children.filter(({ type }) => type === "preambular").length
  const operative = children.filter(({ type }) => type === "operative").length
  return [
    ...known.map(([key, value]) => `${say(`cli.read.${key}`).padEnd(wide)}  ${value}`),
    "",
    say("cli.read.counts", { preambular, operative, notes: notes.length, citations: citations.length }),
    "",
    say("cli.read.mandates", { n: mandates.length }),
    ...(mandates.length > 0 ? [tableOf(reading, say)] : []),
    ...(doubts.length > 0
      ? ["", say("cli.read.doubts", { n: doubts.length }), ...doubts.map((doubt) => `  ${doubtLine(doubt, say)}`)]
      : []),
  ].join("\n")
}

function tableOf({ mandates }: Reading, say: Say): string {
  const heads = ["paragraph", "verb", "addressee", "date", "action"].map((each) => say(`cli.read.${each}`))
  const rows = mandates.map(({ paragraph, verb, addressee, date, action }) => [
    paragraph,
    verb,
    addressee ?? "–",
    date?.printed ?? "–",
    action,
  ])
  return table(heads, rows, process.stdout.columns ?? 120)
}

/** What is doubtful, in the reader's words, and the place it concerns. */
export function doubtLine(
  { code, paragraph, detail }: Pick<Doubt, "paragraph" | "detail"> & { code: string },
  say: Say,
): string {
  const key = `decisions.doubt.${code}`
  const said = say(key, { code })
  return [paragraph, said === key ? code : said, detail].filter((each) => each).join(" · ")
}
