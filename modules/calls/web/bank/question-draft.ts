import type { Question, QuestionWording } from "#modules/calls/question.ts"
import { trimmed } from "#modules/calls/web/Texts.tsx"

/** A question as it is being written. */
export type QuestionDraft = QuestionWording & { readonly code: string }

const empty: QuestionDraft = {
  ...{ code: "", kind: "compliance", label: {}, hint: {}, anchors: [], per: "standing" },
  ...{ options: [], many: false, dimensions: [], measure: null, bounds: null },
}

/** A question as it begins: empty, or as it is worded now. */
export function draftFrom(question: Question | undefined): QuestionDraft {
  if (!question) return empty
  const { code, kind, label, hint, anchors, per, options, many, dimensions, measure, bounds } = question
  return { code, kind, label, hint, anchors, per, options, many, dimensions, measure, bounds }
}

/** A question as it is sent: words without the spaces around them, and only what its kind has. */
export function wordingOf(whole: QuestionDraft): QuestionWording {
  const { code: _, ...draft } = whole
  const isChoice = draft.kind === "choice"
  const isTable = draft.kind === "table"
  const options = (list: QuestionWording["options"]) => list.map((each) => ({ ...each, label: trimmed(each.label) }))
  return {
    ...draft,
    label: trimmed(draft.label),
    hint: trimmed(draft.hint),
    options: isChoice ? options(draft.options) : [],
    many: isChoice && draft.many,
    dimensions: isTable
      ? draft.dimensions.map((each) => ({ ...each, label: trimmed(each.label), options: options(each.options) }))
      : [],
    measure: isTable ? draft.measure : null,
    bounds: draft.kind === "number" ? draft.bounds : null,
  }
}
