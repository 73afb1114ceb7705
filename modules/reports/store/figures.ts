import { releasedFigures, type OpenFigures } from "#modules/analysis/door.ts"
import { howMany, wantedOf } from "#modules/analysis/slice.ts"
import { toldFigures } from "#modules/analysis/telling.ts"
import { figuresAsked, keyOf, type Block, type FiguresAsked } from "#modules/reports/block.ts"
import type { FactFigures } from "#modules/reports/facts.ts"
import type { Report } from "#modules/reports/report.ts"
import type { Database } from "#platform/database/sql.ts"

/** How many figures a table in a report tells at most: it is read, and not reckoned with. */
const mostTold = 500

/**
 * The released figures these blocks tell, each once, as far as they are out for
 * the readers of the report: what is for the parties is in no report for
 * everybody. What is not released, or not so crossed, is left out.
 */
export async function figuresIn(
  db: Database,
  { blocks, audience }: { readonly blocks: readonly Block[]; readonly audience: Report["audience"] },
): Promise<FactFigures[]> {
  const asked = new Map(blocks.flatMap(figuresAsked).map((each) => [keyOf(each), each]))
  const open = new Map<string, OpenFigures | undefined>()
  for (const { release } of asked.values())
    if (!open.has(release)) open.set(release, await releasedFigures(db, release))
  return [...asked.values()].flatMap((each) => {
    const found = open.get(each.release)
    const isFor = found && (found.set.audience === "public" || found.set.audience === audience)
    return isFor ? toldAs(each, found) : []
  })
}

function toldAs(asked: FiguresAsked, { set, cube, namesOf }: OpenFigures): FactFigures[] {
  const { dimensions, at, isOne } = asked
  const wanted = wantedOf(cube, { dimensions, at })
  if (!wanted.ok || (isOne ? howMany(wanted.value) !== 1 : howMany(wanted.value) > mostTold)) return []
  const { digest, ...told } = toldFigures(set, cube, namesOf, wanted.value)
  return [
    {
      ...{ key: keyOf(asked), dimensions, at, release: set.id, code: set.code, digest, title: set.title },
      ...{ whose: set.partyNames, released: (set.released ?? "").slice(0, 10), k: set.k, cautions: set.cautions },
      spread: told.dimensions,
      held: told.held.map(({ name, code }) => ({ name, codes: [code] })),
      figures: told.figures,
    },
  ]
}
