import { Besides } from "#modules/analysis/dataset.ts"
import type { Release } from "#modules/analysis/release.ts"
import { rows, type Database } from "#platform/database/sql.ts"

/**
 * The other datasets of the same party of which figures are out or were, for who stands inside of both: a release of one is not
 * proved against those of the others. Nothing for anybody else, to whom these datasets are not there.
 */
export const besidesOf = (db: Database, { dataset }: Pick<Release, "dataset">): Promise<Besides[]> =>
  rows(db, Besides)`
    select d.id, d.code, d.wording -> 'title' as title, count(*)::int as releases
      from analysis.dataset own
      join analysis.dataset d on d.party is not distinct from own.party and d.id <> own.id
      join analysis.release r on r.dataset = d.id and r.status in ('released', 'withdrawn')
     where own.id = ${dataset}
     group by d.id order by d.code collate "C"`
