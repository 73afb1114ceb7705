import { shippedTo } from "#modules/treaties/act-kinds.ts"
import { checkLists, isRight, type WrongList } from "#modules/treaties/list-check.ts"
import { introducesParties } from "#modules/treaties/list-heading.ts"
import { inOne, itemsOf } from "#modules/treaties/list-text.ts"
import { listedOn } from "#modules/treaties/store/asking.ts"
import { recordIn } from "#modules/treaties/store/record.ts"
import type { Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"

/**
 * Finds the lists of parties in a text that are not as the record has them. Only
 * those count whose introduction says of which treaty and as of which day they
 * are, and that day must be one the record reaches to: States are listed for many
 * reasons. Where there is no database,
 * `checkLists` of `list-check.ts` does it purely.
 */
export async function wrongLists(db: Database, text: string, language: Language): Promise<WrongList[]> {
  const record = await recordIn(db)
  const { acts, all, naming } = record
  const known = acts.reduce((last, { dated }) => (dated > last ? dated : last), shippedTo)
  return checkLists(text, all, naming, { on: known })
    .filter((list) => introducesParties(list.heading) && list.on <= known && !isRight(list))
    .map(({ from, to, instrument, since, on, missing, superfluous, wrongYears, strange, twice }) => ({
      range: [from + (/^\s*/.exec(text.slice(from, to))?.[0].length ?? 0), to],
      missing: itemsOf({ from: since, parties: missing }, naming, language),
      superfluous: superfluous.map(({ printed }) => printed),
      wrongYears: itemsOf({ from: "", parties: wrongYears }, naming, language),
      strange,
      twice: twice.map((participant) => naming.call(participant, language)),
      correct: inOne(itemsOf(listedOn(record, instrument, on, since), naming, language), language),
    }))
}
