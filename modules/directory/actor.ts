import { actorKinds, regionalGroups, targets } from "#modules/directory/actor-kinds.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/**
 * Whoever acts or is asked to act: a State, an organ or body, an entity of the
 * United Nations, another organization, or a collective that texts address.
 */
export const Actor = z.object({
  id: id("actor"),
  /** Stable, readable, unique: `state-ita`, `un-ga`, `unodc`, `member-states`. */
  code: z.string().regex(/^[a-z0-9-]+$/),
  kind: z.enum(actorKinds),
  names: Text,
  /** The languages whose name was taken from an official list; the others come from CLDR and are marked unofficial. */
  official: z.array(z.enum(languages)),
  iso2: z.string().length(2).nullable(),
  iso3: z.string().length(3).nullable(),
  m49: z.string().length(3).nullable(),
  group: z.enum(regionalGroups).nullable(),
  /** The actor it is part of or reports to. */
  parent: id("actor").nullable(),
  /** Prefixes of the symbols under which it publishes: `CTOC/COP/WG.4`. */
  series: z.array(z.string()),
  /** Other names by which texts call it. */
  aliases: z.array(z.string()),
  target: z.enum(targets),
  /** A member or partner of the Inter-Agency Coordination Group against Trafficking in Persons that the texts name. */
  coordinates: z.boolean(),
})
export type Actor = z.infer<typeof Actor>
