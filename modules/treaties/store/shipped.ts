import { actorId } from "#modules/directory/door.ts"
import type { Act } from "#modules/treaties/act.ts"
import type { FormerNames } from "#modules/treaties/naming.ts"
import { actsFrom, formerNamesFrom } from "#modules/treaties/starter.ts"
import { readFile } from "node:fs/promises"

const tableOf = (name: string): Promise<string> =>
  readFile(new URL(`../../../database/starter/${name}.tsv`, import.meta.url), "utf8")

/** The acts that come with the product, read from their table; the same act has the same id in every store. */
export const shippedActs = async (entered: Date): Promise<Act[]> =>
  actsFrom(await tableOf("participation"), (name) => actorId(`act ${name}`), entered.toISOString())

let names: Promise<FormerNames> | undefined

/** The names participants had in older texts. */
export const formerNames = (): Promise<FormerNames> =>
  (names ??= Promise.all([tableOf("participation"), tableOf("former-names")]).then(([participation, former]) =>
    formerNamesFrom(participation, former),
  ))
