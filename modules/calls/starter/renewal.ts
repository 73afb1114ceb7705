import { asksTheSame, type Question, type QuestionWording } from "#modules/calls/question.ts"

/** What becomes of a shipped question when it is loaded. */
export type Renewal = "new" | "new-edition" | "stands" | "kept-as-people-left-it" | "asks-something-else"

/**
 * Decides what becomes of a shipped question, given the newest edition the bank
 * has. What people reworded or retired stays as they left it. A wording that
 * asks something else under the same code is passed over: the answers there are
 * would not answer it.
 */
export function renewalOf(
  stored: (Question & { readonly shipped: boolean }) | undefined,
  wording: QuestionWording,
): Renewal {
  if (!stored) return "new"
  const { code: _code, edition: _edition, retired, shipped, ...before } = stored
  if (!shipped || retired) return isSame(before, wording) ? "stands" : "kept-as-people-left-it"
  if (isSame(before, wording)) return "stands"
  return asksTheSame(before, wording) ? "new-edition" : "asks-something-else"
}

/**
 * Whether two wordings say the same and hang at the same places. A mandate that
 * went out of the record is no reason for a new edition; one that came is.
 */
function isSame(before: QuestionWording, after: QuestionWording): boolean {
  const places = ({ anchors }: QuestionWording) => new Set(anchors.map(canonical))
  const [had, has] = [places(before), places(after)]
  const articles = before.anchors.filter((anchor) => !("mandate" in anchor)).map(canonical)
  const words = (wording: QuestionWording) => canonical({ ...wording, anchors: [] })
  return (
    words(before) === words(after) && [...has].every((each) => had.has(each)) && articles.every((each) => has.has(each))
  )
}

/** The same text for the same data, in whatever order a store gives back its fields. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
