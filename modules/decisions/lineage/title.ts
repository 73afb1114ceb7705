import { likeness, shinglesOf } from "#modules/decisions/align.ts"
import type { Succession } from "#modules/decisions/lineage/succession.ts"

/** A document as far as its place in a series is looked for. */
export type Titled = {
  readonly identity: string
  readonly kind: string
  readonly stage: string
  readonly body: string | null
  readonly session: string | null
  readonly day: string | null
  readonly title: string
  /** What it names, by identity. */
  readonly cites: readonly string[]
}

type Judged = Pick<Succession, "kind" | "reasons"> & { readonly score: number }

/**
 * Judges whether a later document goes back to an earlier one; `null` where it
 * does not seem so. A draft becomes what has its title in the same body and
 * session; a resolution follows one of the same body with its title, or one
 * with a like title that it names.
 */
export function documentJudgement(later: Titled, earlier: Titled): Judged | null {
  if (later.body !== earlier.body || later.title === "" || earlier.title === "") return null
  const same = plain(later.title) === plain(earlier.title)
  const alike = same ? 1 : likeness(shinglesOf(plain(later.title)), shinglesOf(plain(earlier.title)))
  const names = later.cites.includes(earlier.identity)
  const isDraft = earlier.stage !== "adopted" && later.stage === "adopted"
  const inSession = later.session !== null && later.session === earlier.session
  if (isDraft !== (isDraft && inSession) || (!isDraft && (later.stage !== "adopted" || inSession))) return null
  if (!same && !(alike >= 0.6 && names)) return null
  const reasons: Judged["reasons"] = [
    { code: same ? "same-title" : "like-title", detail: String(Math.round(alike * 100)) },
    ...(names ? [{ code: "cites-document", detail: earlier.identity } as const] : []),
    { code: "same-body", detail: later.body ?? "" },
    ...(inSession ? [{ code: "same-session", detail: later.session ?? "" } as const] : []),
  ]
  const score = Math.min(1, alike * 0.7 + (names ? 0.2 : 0) + (inSession ? 0.2 : 0.1))
  return { kind: isDraft ? "becomes" : "follows", score: Math.round(score * 1000) / 1000, reasons }
}

/** Whether two titles seem to name the same subject. */
export function alikeTitles(one: string, other: string): boolean {
  const [here, there] = [plain(one), plain(other)]
  return here !== "" && there !== "" && (here === there || likeness(shinglesOf(here), shinglesOf(there)) >= 0.6)
}

/** A title without what changes from year to year. */
const plain = (title: string): string =>
  title
    .toLowerCase()
    .replace(/\b(?:19|20)\d\d\b/g, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
