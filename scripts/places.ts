/**
 * Writes platform/web/map/places.ts: a point for every State of the directory, by the centre of its largest
 * piece of land in Natural Earth (public domain), as world-atlas packs it. Run once and kept:
 *
 *     node scripts/places.ts
 */
import { starterActors } from "#modules/directory/door.ts"
import { geoArea, geoCentroid, type GeoPermissibleObjects } from "d3-geo"
import { readFileSync, writeFileSync } from "node:fs"
import { feature } from "topojson-client"
import type { GeometryCollection, Topology } from "topojson-specification"
import type { MultiPolygon, Polygon } from "geojson"

type World = Topology<{ readonly countries: GeometryCollection }>
const centres = new Map<string, readonly [number, number]>()
const sizes = new Map<string, number>()
for (const scale of ["10m", "50m"]) {
  const world = JSON.parse(readFileSync(`node_modules/world-atlas/countries-${scale}.json`, "utf8")) as World
  for (const each of feature(world, world.objects.countries).features) {
    const shape = each.geometry as Polygon | MultiPolygon
    const pieces = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates
    const areas = pieces.map((coordinates) => ({ type: "Polygon", coordinates }) satisfies GeoPermissibleObjects)
    const [largest] = areas.sort((one, other) => geoArea(other) - geoArea(one))
    const id = `${scale} ${each.id}`
    // Islands far away stand under the number of the State they belong to, as pieces of their own.
    if (!largest || geoArea(largest) <= (sizes.get(id) ?? 0)) continue
    sizes.set(id, geoArea(largest))
    centres.set(String(each.id), geoCentroid(largest))
  }
}
const states = (await starterActors()).filter(({ m49 }) => m49 !== null)
const lines = states.map(({ code, m49 }) => {
  const centre = centres.get(m49 ?? "")
  if (!centre) throw new Error(`no place for ${code}`)
  return `${code.replace("state-", "")} ${centre.map((degrees) => degrees.toFixed(1)).join(" ")}`
})
const rows = Array.from({ length: Math.ceil(lines.length / 6) }, (_, n) => lines.slice(n * 6, n * 6 + 6).join("; "))
writeFileSync(
  new URL("../platform/web/map/places.ts", import.meta.url),
  `// Written by scripts/places.ts from Natural Earth, which is in the public domain: longitude and latitude of one point
// in each State. A point says nothing of borders or of the status of a territory.
const table = \`
${rows.join(";\n")}\`

/** One point for each State, by its code in the directory: longitude and latitude in degrees. */
export const places: ReadonlyMap<string, readonly [longitude: number, latitude: number]> = new Map(
  table.split(";").map((line) => {
    const [code, longitude, latitude] = line.trim().split(" ")
    return [\`state-\${code}\`, [Number(longitude), Number(latitude)]] as const
  }),
)
`,
)
