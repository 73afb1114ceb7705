import { pagesOf, partyFindings, partyList, partyListSource } from "#modules/decisions/party-lists.ts"
import type { Remarks } from "#modules/decisions/remark.ts"
import { remarksOn } from "#modules/decisions/remarked.ts"
import { languageShared, type Side } from "#modules/decisions/side.ts"
import { sourceOf, type SideRefusal } from "#modules/decisions/store/sides.ts"
import { treatiesHeld } from "#modules/decisions/store/treaties-held.ts"
import { readingOf } from "#modules/decisions/whole-text.ts"
import { wrongLists } from "#modules/treaties/door.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"

/** Holds a text against the drafting rules and the treaties the record holds, and its lists of parties against the acts of the record, in the language asked for where it is there in it. */
export async function remarks(
  db: Database,
  side: Side,
  wishes: readonly (Language | undefined)[],
): Promise<Result<Remarks, SideRefusal | "version-not-read">> {
  const source = await sourceOf(db, side)
  if (!source.ok) return source
  const { languages, words } = source.value
  const language = languageShared(languages, languages, wishes)
  const text = language && (await words(language))
  if (!text) return refuse("version-not-read")
  const { lint, lintSources } = await import("@palermo/documents")
  const reading = readingOf(text)
  const page = pagesOf(text)
  const lists = partyFindings(page.pieces, await wrongLists(db, page.source, language), language)
  const treaties = await treatiesHeld(db, language)
  const sources = { ...lintSources, [partyList]: partyListSource }
  return allow({
    language,
    remarks: remarksOn(text, reading.source, [...lint(reading, { treaties }), ...lists], sources),
  })
}
