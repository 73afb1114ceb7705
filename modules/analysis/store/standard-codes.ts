import { placesOf } from "#modules/analysis/intake/places.ts"
import type { StandardCodes } from "#modules/analysis/naming.ts"
import type { Actor } from "#modules/directory/actor.ts"

const beyondStates = placesOf([], false).map(({ code, kind, codes }): [string, StandardCodes] =>
  kind === "region"
    ? [code, { m49: code.slice(-3), iso3: null }]
    : [code, { m49: codes[2] ?? null, iso3: codes[0] ?? null }],
)

/**
 * The codes of M49 and ISO 3166-1 for places: States, under whichever of their codes they stand, other areas and regions.
 * Nothing for what is no place, such as the sum or `stateless`.
 */
export function standardCodesIn(actors: readonly Actor[]): (code: string) => StandardCodes | undefined {
  const found = new Map(beyondStates)
  for (const { code, iso3, m49 } of actors)
    for (const each of [m49, iso3, iso3?.toLowerCase(), code]) if (each && (iso3 ?? m49)) found.set(each, { m49, iso3 })
  return (code) => found.get(code)
}
