import type { Cube } from "#modules/analysis/cube.ts"
import { jsonOf } from "#modules/analysis/formats/json.ts"
import { figuresOf, indexed, wantedOf, type IndexedCube } from "#modules/analysis/slice.ts"
import { sdmxCsvOf } from "#modules/analysis/sdmx/csv.ts"
import { flowOf, type Flow } from "#modules/analysis/sdmx/flow.ts"
import { sdmxJsonOf } from "#modules/analysis/sdmx/json.ts"
import { seriesOf } from "#modules/analysis/sdmx/observations.ts"
import { selectionOf } from "#modules/analysis/sdmx/select.ts"
import { piecewise } from "#modules/analysis/store/piecewise.ts"
import { shippedFileWords } from "#modules/analysis/store/file-words.ts"
import { dimensionsOf } from "#modules/analysis/telling.ts"
import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import { codingFor, compressing } from "#platform/http/compress.ts"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { Readable } from "node:stream"
import type { Figure } from "./measures.ts"

type Tell = (figure: Figure) => void
const ms = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`

/** How many figures a page of the explorer shows at most without being asked for more. */
const goal = 100

/** An invented release: States by years, three dimensions crossed, a third of it nobody. */
export function inventedCube(areas: number, years: number): IndexedCube {
  const dimension = (name: string, many: number) => ({
    name,
    codes: [
      "Total",
      ...Array.from({ length: many }, (_, nth) => (name === "year" ? String(2001 + nth) : `${name}-${nth}`)),
    ],
    parents: [-1, ...Array.from({ length: many }, () => 0)],
  })
  const dimensions = [
    dimension("area", areas),
    dimension("year", years),
    dimension("sex", 4),
    dimension("age", 12),
    dimension("form", 9),
  ]
  const cells = areas * years * 5 * 13 * 10
  const places = new Int32Array(cells * 5)
  const values = new Float64Array(cells)
  const withheld = new Uint8Array(cells)
  let cell = 0
  for (let area = 1; area <= areas; area += 1)
    for (let year = 1; year <= years; year += 1)
      for (let inner = 0; inner < 650; inner += 1) {
        // A third of the cells is nobody, and not kept.
        if ((area * 7 + year * 3 + inner) % 3 === 0 && inner > 0) continue
        places.set([area, year, Math.floor(inner / 130), Math.floor(inner / 10) % 13, inner % 10], cell * 5)
        const isSmall = (area + inner) % 7 === 0
        withheld[cell] = isSmall ? 1 : 0
        values[cell] = isSmall ? 0 : ((area * 31 + year * inner) % 900) + 10
        cell += 1
      }
  const cube: Cube = {
    dimensions,
    by: ["area", "year"],
    tables: [["sex", "age", "form"]],
    places: places.slice(0, cell * 5),
    values: values.slice(0, cell),
    withheld: withheld.slice(0, cell),
  }
  return indexed(cube)
}

/** Slices of a cube of a million cells as an explorer asks for them, and each written as its answer; held against going over the cube once. */
export function measureFigures(tell: Tell): void {
  const cube = inventedCube(120, 20)
  const questions = [...asked(cube)]
  const times: number[] = []
  let figures = 0
  const answer = (question: { readonly dimensions: string; readonly at: string }) => {
    const wanted = wantedOf(cube, question)
    if (!wanted.ok) throw new Error(wanted.refusal)
    let written = 0
    for (const piece of jsonOf(
      { release: "" as FigureSet["id"], digest: "", dimensions: [], held: [] },
      figuresOf(cube, wanted.value),
    ))
      written += piece.length // An id is not what is measured.
    return written
  }
  for (const question of questions.slice(0, 20)) answer(question)
  for (const question of questions) {
    const began = performance.now()
    figures += answer(question) > 0 ? 1 : 0
    times.push(performance.now() - began)
  }
  const at95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN
  const scans = Array.from({ length: 20 }, () => scan(cube)).toSorted((a, b) => a - b)
  const scanned = scans[10] ?? Number.NaN
  tell({
    what: `p95 of ${figures} slices of ${cube.values.length.toLocaleString("en")} released cells, with their answer`,
    measured: ms(at95),
    against: `${ms(scanned)} scanning the array: ${(at95 / scanned).toFixed(2)}×`,
    verdict: `${at95 <= goal ? "kept" : "missed"} (${goal} ms)`,
  })
}

/** What somebody asks who goes over all dimensions: a table, a line in time, a map, and all places of a crossing in two years. */
function* asked({ dimensions }: Cube): Generator<{ readonly dimensions: string; readonly at: string }> {
  const names = ["sex", "age", "form"]
  const code = (name: string, nth: number) => dimensions.find((each) => each.name === name)?.codes[1 + nth] ?? ""
  for (let nth = 0; nth < 20; nth += 1)
    for (const [one, name] of names.entries()) {
      const other = names[(one + 1) % 3] ?? ""
      yield { dimensions: `${name},${other}`, at: `area:${code("area", nth * 5)};year:${code("year", nth)}` }
      yield { dimensions: `year,${name}`, at: `area:${code("area", nth * 6)}` }
      yield { dimensions: "area", at: `year:${code("year", nth)};${name}:${code(name, 1)}` }
      yield { dimensions: `area,${name},${other}`, at: `year:${code("year", nth)},${code("year", (nth + 1) % 20)}` }
    }
}

/** How long it takes to go over all cells of a cube and look at where each stands. */
function scan({ places, values, dimensions }: Cube): number {
  const began = performance.now()
  const wide = dimensions.length
  let sum = 0
  for (let cell = 0; cell < values.length; cell += 1)
    if (places[cell * wide + 1] === 3 && places[cell * wide + 2] !== 0) sum += values[cell] ?? 0
  if (Number.isNaN(sum)) throw new Error("the cells are numbers")
  return performance.now() - began
}

const held = 2

/** SDMX answers of a hundred thousand observations as they stream to a client, held against the same bytes streamed from memory. */
export async function measureSdmx(tell: Tell): Promise<void> {
  const cube = inventedCube(16, 10)
  const words = await shippedFileWords()
  const namesOf = () => ({})
  const dimensions = dimensionsOf(cube, namesOf, [])
  const set = { code: "lamps", title: {}, dimensions } as unknown as FigureSet // No more of it is asked.
  const flow: Flow = flowOf(set, cube, namesOf, words)
  const selection = selectionOf(flow, { key: "all" })
  if (!selection.ok) throw new Error(selection.refusal)
  const message = { edition: 2, language: "en", words, prepared: "2033-01-01T00:00:00Z", id: "LAMPS" } as const
  const wanted = selection.value
  const answers = {
    "SDMX-CSV 2.0": () => sdmxCsvOf(flow, seriesOf(flow, cube, wanted), { version: 2, detail: "full" }),
    "SDMX-JSON 2.0": () =>
      sdmxJsonOf(flow, seriesOf(flow, cube, wanted), wanted, [], { flat: false, detail: "full" }, message),
  }
  const observations = [...seriesOf(flow, cube, wanted)].reduce((sum, one) => sum + one.values.length, 0)
  let source: () => Iterable<string | Uint8Array> = () => []
  // As the service does: smaller on its way for who takes it so, which every browser and most clients do.
  const server = createServer((request, reply) => {
    const made = Readable.from(piecewise(source()), { objectMode: false })
    const coding = codingFor(request.headers["accept-encoding"])
    if (coding !== undefined) reply.setHeader("content-encoding", coding)
    const sent = coding === undefined ? made : made.pipe(compressing(coding))
    sent.pipe(reply)
  })
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo // It listens to a port.
  const taken = async (from: typeof source, coding: string): Promise<number> => {
    source = from
    const began = performance.now()
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { "accept-encoding": coding } })
    let bytes = 0
    for await (const piece of answer.body ?? []) bytes += piece.length
    if (bytes === 0) throw new Error("nothing was written")
    return performance.now() - began
  }
  for (const [name, answer] of Object.entries(answers)) {
    const pieces = [...answer()].map((piece) => Buffer.from(piece))
    const size = pieces.reduce((sum, { length }) => sum + length, 0) / 1e6
    for (const coding of ["br", "identity"]) {
      // In turn, so that whatever else the machine does is borne by both.
      const times: { readonly made: number; readonly written: number }[] = []
      for (let n = 0; n < 25; n += 1)
        times.push({ made: await taken(answer, coding), written: await taken(() => pieces, coding) })
      const [made, written] = [
        median(times.slice(5).map((each) => each.made)),
        median(times.slice(5).map((each) => each.written)),
      ]
      const ratio = made / written
      tell({
        what: `${name} of ${observations.toLocaleString("en")} observations over HTTP, ${size.toFixed(1)} MB, ${coding}`,
        measured: ms(made),
        against: `${ms(written)} writing the same bytes: ${ratio.toFixed(2)}×`,
        verdict: `${ratio <= held ? "kept" : "missed"} (${held}×)`,
      })
    }
  }
  await new Promise((resolve) => server.close(resolve))
}

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
