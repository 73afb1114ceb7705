import type { Examined, Found, Place, Rule } from "./rule.ts"

const ibid = /^\*?(?:ibid|там же)\b\*?\.?\*?/iu

/** What a note says in full: its own words, or those that Ibid. stands for and what it adds. */
type Resolved = { readonly place: Place; readonly text: string; readonly full: string | null; readonly isIbid: boolean }

const bare = (text: string) => text.replaceAll("*", "").trim()

function resolve({ numbered }: Examined): Resolved[] {
  const resolved: Resolved[] = []
  for (const { note, anchor } of numbered) {
    const text = bare(note.text)
    const isIbid = ibid.test(text)
    const before = resolved.at(-1)
    const rest = text.replace(ibid, "").replace(/^[,.\s]+/u, "")
    const head = before?.full ?? null
    const full = !isIbid ? text : head === null ? null : seriesOf(head, rest)
    // One that stands for another, and that for another, would grow without end.
    const kept = full === null ? null : full.slice(0, 400)
    resolved.push({ place: { anchor, range: [0, note.text.length] }, text, full: kept, isIbid })
  }
  return resolved
}

/** What follows Ibid. must be of the kind of what stands before it; `null` where it is not. */
function seriesOf(head: string, rest: string): string | null {
  if (rest === "") return head
  const cut = [/^vol(?:s)?\./iu, /^No\./u, /^(?:Supplement|Suppl\.)/u, /^paras?\./u, /^annex/u, /^chap/u, /^sect/u]
  const lead = cut.find((pattern) => pattern.test(rest))
  if (lead === undefined) return `${head.replace(/[.\s]+$/u, "")}, ${rest}`
  const words = new RegExp(`,\\s*${lead.source.slice(1)}`, lead.flags)
  const from = words.exec(head)?.index
  if (from === undefined) return /^vol/iu.test(rest) ? null : `${head.replace(/[.\s]+$/u, "")}, ${rest}`
  return `${head.slice(0, from)}, ${rest}`
}

/** A volume and a number are those of the Treaty Series, whatever stands before. */
function written(text: string): string | null {
  const rest = text.replace(ibid, "").replace(/^[,.\s]+/u, "")
  return /^vols?\. [\d, and]+, No\. \d/u.test(rest) ? `United Nations, *Treaty Series*, ${rest}` : null
}

/** Notes that say “Ibid.” of nothing, and notes that say the same twice. */
export const ibidemRules: readonly Rule[] = [
  {
    // "Ibid." stands only for the note that comes immediately before, and of the same series.
    code: "ibid-dangling",
    source: "DGACM Editorial Manual, footnotes",
    senses: ["advice"],
    check: (text) =>
      resolve(text)
        .filter(({ isIbid, full }) => isIbid && full === null)
        .map(({ place, text: said }): Found => {
          const start = { anchor: place.anchor, range: [0, Math.min(5, place.range[1])] as const }
          return { place: start, sense: null, values: {}, replacement: written(said) }
        }),
  },
  {
    // What a note has said once is not said again: the same source is called by its first note.
    code: "note-repeated",
    source: "DGACM Editorial Manual, footnotes",
    senses: ["note"],
    check: (text) => {
      const first = new Map<string, Place>()
      return resolve(text).flatMap(({ place, full }): Found[] => {
        if (full === null || full.length < 8) return []
        const key = full.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")
        const before = first.get(key)
        if (before === undefined) first.set(key, place)
        if (before === undefined) return []
        const mark = before.anchor.slice("note_".length)
        return [{ place, sense: "note", values: { note: mark }, replacement: `See footnote ${mark}.` }]
      })
    },
  },
]
