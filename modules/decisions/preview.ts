import type { Found } from "#modules/decisions/found.ts"
import type { Preview } from "#modules/decisions/import.ts"
import type { Plan } from "#modules/decisions/plan.ts"

/** What a person sees of a reading before it is kept, with what keeping it would do. */
export function previewOf(found: Found, effect: Plan["effect"], slug: string | null): Preview {
  const count = (kind: string) => found.provisions.filter((each) => each.kind === kind).length
  const marks = [...found.provisions, ...found.notes].flatMap((each) => each.marks)
  // A place in the text itself is no work.
  const works = marks.flatMap((mark) =>
    mark.type === "citation" && mark.citation.kind !== "internal" ? `${mark.citation.kind} ${mark.citation.id}` : [],
  )
  const { symbol, number, title, kind, stage, language, adopted, confidence, doubts } = found
  return {
    ...{ symbol, number, title, kind, stage, language, adopted, confidence, doubts },
    body: found.body ?? found.organ,
    preambular: count("preambular"),
    operative: count("operative"),
    notes: found.notes.length,
    citations: new Set(works).size,
    paragraphs: found.provisions.map(
      ({ anchor, kind: sort, number: printed, depth, opening, text, confidence: sure }) => ({
        ...{ anchor, kind: sort, number: printed, depth, opening, text, confidence: sure },
      }),
    ),
    mandates: found.mandates.map((mandate) => ({
      anchor: mandate.anchor,
      clause: mandate.clause,
      kind: mandate.kind,
      verb: mandate.verb,
      addressee: mandate.addressee,
      target: mandate.target,
      action: mandate.action,
      date: mandate.date?.printed ?? null,
      confidence: mandate.confidence,
    })),
    effect: { ...effect, slug },
  }
}
