import type { Wording } from "#modules/decisions/lineage/contract.ts"
import type { Lineage } from "#modules/decisions/lineage/lineage.ts"
import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { compare, type Reading } from "@palermo/documents"
import type { z } from "zod"

type Member = { readonly mandate: MandateInPlace; readonly links: readonly Lineage[] }

/** Lays the words of each mandate of a chain beside those of the one before it. */
export function wordingsOf(members: readonly Member[]) {
  return members.map(({ mandate, links }, at) => {
    const before = members[at - 1]?.mandate
    return {
      mandate,
      wording: before ? wordingOf(before, mandate) : null,
      links: [...links],
    }
  })
}

/** How the words of a mandate differ from those of an earlier one; `null` where either is in our own words, or in another language. */
export function wordingOf(from: MandateInPlace, to: MandateInPlace): z.infer<typeof Wording> | null {
  if (from.words === "record" || to.words === "record" || from.language !== to.language) return null
  const { rows, changes } = compare(readingOf(from), readingOf(to))
  const row = rows.find((each) => each.from !== null && each.to !== null)
  if (!row) {
    return {
      parts: [
        { type: "gone", text: sentenceOf(from) },
        { type: "new", text: sentenceOf(to) },
      ],
      changes: [],
      force: null,
    }
  }
  const [gone, came] = [row.from?.text ?? "", row.to?.text ?? ""]
  const named = changes.filter(({ kind }) => !["added", "removed", "moved", "split", "merged"].includes(kind))
  return {
    parts: row.parts.map((part) =>
      part.type === "gone"
        ? { type: "gone", text: gone.slice(...part.from) }
        : { type: part.type, text: came.slice(...part.to) },
    ),
    changes: named.map(({ kind, gone: went, new: now }) => ({ kind, gone: [...went], new: [...now] })),
    force: named.find(({ shift }) => shift !== null)?.shift?.force ?? null,
  }
}

/** A mandate as one sentence: whom it asks by what verb, and what for. */
const sentenceOf = ({ verb, addressee, action }: MandateInPlace): string =>
  [verb, addressee, action].filter(Boolean).join(" ")

/** A mandate as a text of one paragraph, which is what can be compared. */
function readingOf(mandate: MandateInPlace): Reading {
  const text = sentenceOf(mandate)
  const position = { start: 0, end: text.length, pieces: [[0, text.length] as const] }
  return {
    format: "text",
    language: mandate.language,
    source: text,
    masthead: {
      ...{ symbol: null, number: null, title: null, body: null, kind: null, status: null, adopted: null, dated: null },
      ...{
        session: null,
        agendaItem: null,
        sponsors: [],
        distribution: null,
        jobNumber: null,
        meeting: null,
        wrapper: null,
      },
    },
    children: [
      {
        ...{ type: "operative", id: "para_1", number: "1", section: null, opening: mandate.verb, text, marks: [] },
        ...{ position, children: [], confidence: 1 },
      },
    ],
    ...{ notes: [], mandates: [], citations: [], unplaced: [], doubts: [], confidence: 1 },
  }
}
