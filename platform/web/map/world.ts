import { places } from "#platform/web/map/places.ts"
import { geoEqualEarth, geoPath } from "d3-geo"
import { feature } from "topojson-client"
import type { GeometryCollection, Topology } from "topojson-specification"
import landAddress from "world-atlas/land-110m.json?url"

/** The world on a plane: its land as one path, and where on it each State has its point. */
export type Drawn = {
  readonly width: number
  readonly height: number
  readonly land: string
  readonly place: (code: string) => readonly [number, number] | undefined
}

const [width, height] = [960, 470] as const
let drawn: Promise<Drawn> | undefined

/** Fetches the land, which comes with the product, and projects it so that areas stay true (Equal Earth, 2018). */
export const drawWorld = (): Promise<Drawn> => (drawn ??= draw())

async function draw(): Promise<Drawn> {
  // The file is world-atlas's own, whose shape its documentation states.
  const topology = (await (await fetch(landAddress)).json()) as Topology<{ readonly land: GeometryCollection }>
  const land = feature(topology, topology.objects.land)
  const projection = geoEqualEarth().fitSize([width, height], { type: "Sphere" })
  return {
    ...{ width, height },
    land: geoPath(projection)(land) ?? "",
    place: (code) => {
      const place = places.get(code)
      return place && (projection([...place]) ?? undefined)
    },
  }
}
