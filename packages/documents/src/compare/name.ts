import type { Tongue } from "../tree.ts"
import type { ChangeKind, Shift } from "./comparison.ts"
import type { Hunk } from "./hunk.ts"
import type { Unit } from "./unit.ts"
import type { Span } from "./span.ts"
import { coreOf, shiftOf, type Verb, verbsOf } from "./verb.ts"
import type { Word } from "./word.ts"

/** A change inside a paragraph, with the words it is about. */
export type Named = {
  readonly kind: ChangeKind
  readonly gone: readonly string[]
  readonly new: readonly string[]
  readonly shift: Shift | null
}

/** A paragraph with what its words are about. */
export type Spanned = { readonly unit: Unit; readonly spans: readonly Span[]; readonly language: Tongue }

const ORDER: readonly ChangeKind[] = ["verb", "addressee", "date", "citation", "number", "wording", "punctuation"]

/** Names the places where two paragraphs differ: each kind once, with all the words it is about. */
export function nameHunks(hunks: readonly Hunk[], from: Spanned, to: Spanned): Named[] {
  const labelled = hunks.map((hunk) => ({ hunk, labels: labelsOf(hunk, from, to) }))
  const all = new Set(labelled.flatMap(({ labels }) => labels))
  const found = new Map<ChangeKind, Hunk[]>()
  for (const { hunk, labels } of labelled) {
    const kinds = labels.length > 0 ? labels : unlabelled(hunk, all, from, to)
    for (const kind of kinds) found.set(kind, [...(found.get(kind) ?? []), hunk])
  }
  const shift = found.has("verb") ? shiftBetween(from, to) : null
  if (found.has("verb") && shift === null) {
    // "Also requests" is no other verb than "Requests", and a new clause is no other verb either.
    found.set("wording", [...(found.get("wording") ?? []), ...found.get("verb")!])
    found.delete("verb")
  }
  return ORDER.flatMap((kind): Named[] => {
    const own = found.get(kind)
    if (!own) return []
    const texts = (words: readonly (readonly Word[])[], { unit }: Spanned) =>
      words.flatMap((run) => (run.length > 0 ? [unit.text.slice(run[0]!.range[0], run.at(-1)!.range[1])] : []))
    const gone = texts(
      own.map((hunk) => hunk.gone),
      from,
    )
    const came = texts(
      own.map((hunk) => hunk.came),
      to,
    )
    return [{ kind, gone, new: came, shift: kind === "verb" ? shift : null }]
  })
}

/** A place of more words than this was written anew, and no other name says more. */
const REWRITTEN = 1000

/** What the words of one place are about; nothing where they only join others. */
function labelsOf({ gone, came }: Hunk, from: Spanned, to: Spanned): ChangeKind[] {
  if (gone.length + came.length > REWRITTEN) return ["wording"]
  const letters = (words: readonly Word[]) => words.map((word) => word.key.replace(/[^\p{L}\p{N}]/gu, "")).join("")
  // "Secretary General" is "Secretary-General" without its hyphen, and no other addressee.
  if (letters(gone) === letters(came) && letters(gone) !== "") return ["punctuation"]
  const labels = new Set<ChangeKind>()
  for (const [words, side, others] of [
    [gone, from, came],
    [came, to, gone],
  ] as const) {
    const about = words.flatMap((word) => {
      const span = side.spans.find(({ range }) => word.range[0] < range[1] && word.range[1] > range[0])
      return word.isMark || (GLUE.test(word.key) && span?.kind !== "verb") ? [] : [span]
    })
    const plain = about.filter((span) => span === undefined).length
    const isClause = others.every((word) => word.isMark || GLUE.test(word.key))
    for (const span of about) {
      const isAside = span?.aside || (span?.kind === "addressee" && isClause)
      const drowns = isAside && plain > 3 && plain > 2 * about.filter((one) => one?.kind === span.kind).length
      labels.add(drowns ? "wording" : (span?.kind ?? "wording"))
    }
  }
  return [...labels]
}

const GLUE =
  /^(?:and|or|as|well|of|the|its|to|in|at|resolutions?|decisions?|sessions?|et|ou|de|des|du|la|le|les|y|e|o|del|el|los|las|и|или|в|на|résolutions?|décisions?|resoluci(?:ón|ones)|decisi(?:ón|ones)|резолюци\p{L}+|решени\p{L}+|сесси\p{L}+)$/iu

/** A place of joining words and marks alone: it follows from a change beside it, or is one of wording or punctuation. */
function unlabelled(hunk: Hunk, all: ReadonlySet<ChangeKind>, from: Spanned, to: Spanned): ChangeKind[] {
  const words = [...hunk.gone, ...hunk.came]
  for (const kind of ["citation", "date", "addressee"] as const)
    if (all.has(kind) && (touches(hunk.gone, from, kind) || touches(hunk.came, to, kind))) return []
  if (words.every((word) => word.isMark)) return ["punctuation"]
  if (all.has("citation") && words.every((word) => LEAD.test(word.key))) return []
  if (all.has("date") && words.every((word) => /^(?:sessions?|сесси\p{L}+)$/iu.test(word.key))) return []
  return ["wording"]
}

const LEAD = /^(?:resol|decis|résol|décis|резол|решен)/iu

function touches(words: readonly Word[], { spans }: Spanned, kind: Span["kind"]): boolean {
  return words.some((word) =>
    spans.some((span) => span.kind === kind && word.range[0] <= span.range[1] && word.range[1] >= span.range[0]),
  )
}

/** The first verb that became another one: that of the opening, else of a later clause. A clause that came or went is none. */
function shiftBetween(from: Spanned, to: Spanned): Shift | null {
  const [before, after] = [verbsOf(from.unit, from.language), verbsOf(to.unit, to.language)]
  const opening = before[0] && after[0] ? shiftOf(before[0], after[0]) : null
  if (opening) return opening
  const without = (verbs: readonly Verb[], others: readonly Verb[]) =>
    verbs.filter((verb) => !others.some((other) => coreOf(other.printed) === coreOf(verb.printed)))
  const [was, is] = [without(before, after)[0], without(after, before)[0]]
  return was && is ? shiftOf(was, is) : null
}
