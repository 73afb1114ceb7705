import { align, figuresOf, lettersOf } from "#modules/decisions/align.ts"
import type { Found, FoundMandate, FoundProvision } from "#modules/decisions/found.ts"
import { FoundMandate as FoundMandateShape } from "#modules/decisions/found.ts"
import { alignMandates } from "#modules/decisions/align-mandates.ts"
import type { Preview } from "#modules/decisions/import.ts"
import { interleave } from "#modules/decisions/order.ts"
import { provisionKinds } from "#modules/decisions/provision.ts"
import { targets } from "#modules/directory/actor-kinds.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { z } from "zod"

/** A paragraph as the record has it, with its words in the language that is now being read (null: not in it yet). */
export const KnownProvision = z.object({
  id: z.string(),
  anchor: z.string(),
  kind: z.enum(provisionKinds),
  number: z.string().nullable(),
  section: z.string().nullable(),
  parent: z.string().nullable(),
  depth: z.number(),
  opening: z.string().nullable(),
  text: z.string().nullable(),
  /** Its words in whatever language there is, for the figures in them. */
  words: z.string().nullable(),
  removed: z.boolean(),
})
export type KnownProvision = z.infer<typeof KnownProvision>

/** A mandate as the record has it: what the reader last made of it, and whether a person's word stands over that. */
export const KnownMandate = z.object({
  id: z.string(),
  provision: z.string(),
  corrected: z.boolean(),
  gone: z.enum(["dropped", "retired"]).nullable(),
  read: FoundMandateShape.nullable(),
  /** The record says in words of its own what its paragraph asks: it stays, whatever is read. */
  glossed: z.object({ actor: z.string().nullable(), target: z.enum(targets), core: z.string() }).nullish(),
})
export type KnownMandate = z.infer<typeof KnownMandate>

/** What the record has of a document, as far as a further reading of it must know. */
export const Known = z.object({
  readIn: z.enum(languages).nullable(),
  languages: z.array(z.enum(languages)),
  provisions: z.array(KnownProvision),
  mandates: z.array(KnownMandate),
})
export type Known = z.infer<typeof Known>

/** A paragraph as it will stand. `found` is its wording in the language read, where the text has it. */
export type PlannedProvision = Omit<KnownProvision, "text" | "words" | "opening"> & {
  readonly ordinal: number
  readonly found: FoundProvision | null
}

/** What keeping a reading does to the record, worked out before anything is written. */
export type Plan = {
  readonly effect: Omit<Preview["effect"], "slug">
  readonly readIn: Language | null
  readonly provisions: readonly PlannedProvision[]
  /** Paragraphs whose wording in this language is no longer in the text. */
  readonly unworded: readonly string[]
  readonly mandates: {
    readonly written: readonly {
      readonly id: string
      readonly provision: string
      readonly read: FoundMandate
      /** Whom the record says is asked, where the text names nobody. */
      readonly asked: { readonly actor: string; readonly target: FoundMandate["target"] } | null
    }[]
    /** Corrected ones: what was read is noted, what the person said stays. */
    readonly noted: readonly { readonly id: string; readonly read: FoundMandate }[]
    readonly retired: readonly string[]
  }
}

/**
 * Works out what keeping a reading does to the record.
 *
 * The language its mandates were read from gives the document its structure:
 * the first that came, and English as soon as it comes. Other languages give
 * paragraphs their words and add what they alone have.
 */
export function planOf(known: Known | null, found: Found, language: Language, newId: () => string): Plan {
  const before = known?.provisions ?? []
  const readIn = known?.readIn ?? null
  const gives = readIn === null || language === readIn || language === "en"
  const pairs = align(
    before.map((each) => ({ ...each, figures: figuresOf(each.words ?? ""), wordless: each.words === null })),
    found.provisions.map((each) => ({ ...each, figures: figuresOf(each.text) })),
  )
  const ids = pairs.map((there) => (there === null ? newId() : (before[there]?.id ?? newId())))
  const rest = before.filter((_, there) => !pairs.includes(there))
  const provisions = inOrder(before, found.provisions, ids, gives, gives && language === readIn)
  const spoken = new Set(rest.flatMap(({ id, text }) => (text === null ? [] : [id])))
  const planned = gives ? mandatesOf(known?.mandates ?? [], found, ids, newId) : nothing
  const same = found.provisions.filter((each, here) => unchanged(each, before[pairs[here] ?? -1]))
  const isNew = known === null || known.languages.length === 0
  const added = pairs.filter((there) => there === null).length
  const lost = rest.filter((each) => !each.removed && each.text !== null).length
  const changed = found.provisions.length - added - same.length
  const other = known !== null && !known.languages.includes(language)
  return {
    effect: {
      kind: isNew
        ? "new-document"
        : other
          ? "new-language"
          : added + lost + changed > 0
            ? "corrected-text"
            : "new-bytes",
      added,
      changed: other ? 0 : changed,
      removed: lost,
      kept: other ? found.provisions.length - added : same.length,
      conflicts: planned.noted.filter(({ id, read }) => differs(known?.mandates ?? [], id, read)).length,
      correctionsKept: (known?.mandates ?? []).filter((each) => each.corrected && each.gone !== "retired").length,
    },
    readIn: gives ? language : readIn,
    provisions,
    // A paragraph that leaves the text keeps its last words, by which it is known if it comes back.
    unworded: provisions.flatMap(({ id, removed, found: words }) => (!removed && !words && spoken.has(id) ? [id] : [])),
    mandates: planned,
  }
}

/** Whether the text now says something else of a clause that a person corrected: that person should look again. */
const differs = (known: readonly KnownMandate[], id: string, read: FoundMandate): boolean => {
  const before = known.find((each) => each.id === id)?.read
  return (
    before !== undefined &&
    before !== null &&
    lettersOf(before.verb + before.action) !== lettersOf(read.verb + read.action)
  )
}

const nothing: Plan["mandates"] = { written: [], noted: [], retired: [] }

const unchanged = (found: FoundProvision, known: KnownProvision | undefined): boolean =>
  known !== undefined &&
  known.text !== null &&
  !known.removed &&
  known.kind === found.kind &&
  lettersOf(known.text) === lettersOf(found.text)

/**
 * The paragraphs of both texts in one order: that of the text that gives the
 * structure, what only the other has standing after the one it followed there.
 */
function inOrder(
  before: readonly KnownProvision[],
  found: readonly FoundProvision[],
  ids: readonly string[],
  gives: boolean,
  corrects: boolean,
): PlannedProvision[] {
  const foundById = new Map(ids.map((id, here) => [id, found[here]]))
  const knownById = new Map(before.map((each) => [each.id, each]))
  const standing = before.filter((each) => !each.removed || foundById.has(each.id)).map(({ id }) => id)
  const order = gives ? interleave(ids, standing) : interleave(standing, ids)
  const taken = new Set<string>()
  const written = order.map((id, ordinal): PlannedProvision => {
    const [there, here] = [knownById.get(id), foundById.get(id)]
    const removed = corrects && here === undefined && there?.text !== null
    const parent = here?.parent === undefined || here.parent === null ? null : (ids[here.parent] ?? null)
    const from = (gives ? here : there) ?? there ?? here
    if (from === undefined) throw new Error("a paragraph in the order is in one of the texts")
    const { anchor, kind, number, section, depth } = from
    const own = from === there && there ? there.parent : parent
    return { id, anchor, kind, number, section, depth, parent: own, removed, ordinal, found: here ?? null }
  })
  // Where both texts have a paragraph of one name, it is that of the text that gives the structure.
  for (const { id, anchor, removed } of written) if (!removed && foundById.has(id) === gives) taken.add(anchor)
  const named = written.map((each) => {
    if (each.removed || foundById.has(each.id) === gives) return each
    let anchor = each.anchor
    for (let turn = 2; taken.has(anchor); turn += 1) anchor = `${each.anchor}_${turn}`
    taken.add(anchor)
    return { ...each, anchor }
  })
  const gone = before.filter((each) => each.removed && !foundById.has(each.id))
  return [...named, ...gone.map((each) => ({ ...each, ordinal: order.length, found: null }))]
}

/** A working group that "shall perform the following functions" is asked, though no clause addresses it. */
function askedBy(known: KnownMandate | undefined, { actor }: FoundMandate) {
  const glossed = actor === null ? known?.glossed : undefined
  return glossed?.actor ? { actor: glossed.actor, target: glossed.target } : null
}

function mandatesOf(
  known: readonly KnownMandate[],
  found: Found,
  ids: readonly string[],
  newId: () => string,
): Plan["mandates"] {
  const provisionOf = new Map(found.provisions.map(({ anchor }, here) => [anchor, ids[here] ?? ""]))
  const placed = found.mandates.flatMap((read) => {
    const provision = provisionOf.get(read.anchor)
    return provision === undefined ? [] : [{ provision, read }]
  })
  const pairs = alignMandates(known, placed)
  const written: Plan["mandates"]["written"][number][] = []
  const noted: Plan["mandates"]["noted"][number][] = []
  for (const [index, { provision, read }] of placed.entries()) {
    const there = known[pairs[index] ?? -1]
    if (there?.corrected) noted.push({ id: there.id, read })
    else written.push({ id: there?.id ?? newId(), provision, read, asked: askedBy(there, read) })
  }
  const again = new Set(pairs)
  const retired = known
    .filter((each, at) => !again.has(at) && !each.corrected && !each.glossed && each.gone === null)
    .map(({ id }) => id)
  return { written, noted, retired }
}
