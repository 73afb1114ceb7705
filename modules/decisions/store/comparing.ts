import { comparedOf } from "#modules/decisions/compared.ts"
import type { TextComparison } from "#modules/decisions/comparison.ts"
import { languageShared, sideOf } from "#modules/decisions/side.ts"
import { sourceOf, type SideRefusal } from "#modules/decisions/store/sides.ts"
import { readingOf, type WholeText } from "#modules/decisions/whole-text.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import type { Reading } from "@palermo/documents"

type CompareRefusal = SideRefusal | "no-common-language" | "text-not-held" | "version-not-read"

type Asked = { readonly from: string; readonly to: string; readonly language?: Language | undefined }

/** Lays two texts side by side and names what changed, in the language asked for where both are there in it. */
export async function comparison(
  db: Database,
  { from, to, language: asked }: Asked,
  reader: Language | undefined,
): Promise<Result<TextComparison, CompareRefusal>> {
  const [before, after] = [await sourceOf(db, sideOf(from)), await sourceOf(db, sideOf(to))]
  if (!before.ok) return before
  if (!after.ok) return after
  const [left, right] = [before.value, after.value]
  if (left.languages.length === 0 || right.languages.length === 0) return refuse("text-not-held")
  const language = languageShared(left.languages, right.languages, [asked, reader])
  if (language === undefined) return refuse("no-common-language")
  const [old, now] = [await left.words(language), await right.words(language)]
  if (!old || !now) return refuse("version-not-read")
  const { compare } = await import("@palermo/documents")
  return allow({
    language,
    languages: left.languages.filter((each) => right.languages.includes(each)),
    from: left.shown(language),
    to: right.shown(language),
    ...comparedOf(old, now, compare(await withMandates(old), await withMandates(now))),
  })
}

/** A text as a reading whose mandates were read, by which dates are known for dates. */
async function withMandates(text: WholeText): Promise<Reading> {
  const { readMandates } = await import("@palermo/documents")
  const reading = readingOf(text)
  const operative = reading.children.flatMap((node) => (node.type === "operative" ? [node] : []))
  return { ...reading, mandates: readMandates(operative, reading.masthead, reading.language, reading.source) }
}
