import type { Cube } from "#modules/analysis/cube.ts"
import { jsonOf } from "#modules/analysis/formats/json.ts"
import { indexed, type IndexedCube } from "#modules/analysis/indexed-cube.ts"
import { figuresOf, wantedOf } from "#modules/analysis/slice.ts"
import { boundsIn } from "#modules/analysis/sdmx/bounding.ts"
import { sdmxCsvOf } from "#modules/analysis/sdmx/csv.ts"
import { flowOf, type Flow } from "#modules/analysis/sdmx/flow.ts"
import { sdmxJsonOf } from "#modules/analysis/sdmx/json.ts"
import { seriesOf } from "#modules/analysis/sdmx/observations.ts"
import { selectionOf } from "#modules/analysis/sdmx/select.ts"
import { piecewise } from "#modules/analysis/store/piecewise.ts"
import { shippedFileWords } from "#modules/analysis/store/file-words.ts"
import { dimensionsOf } from "#modules/analysis/telling.ts"
import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import { send, type Piece } from "#platform/http/answer.ts"
import { fastify } from "fastify"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
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
export function scan({ places, values, dimensions }: Cube): number {
  const began = performance.now()
  const wide = dimensions.length
  let sum = 0
  for (let cell = 0; cell < values.length; cell += 1)
    if (places[cell * wide + 1] === 3 && places[cell * wide + 2] !== 0) sum += values[cell] ?? 0
  if (Number.isNaN(sum)) throw new Error("the cells are numbers")
  return performance.now() - began
}

const held = 2

/** A release as it is answered by SDMX in either format, and how many observations that are. */
async function sdmxAnswers(cube: IndexedCube) {
  const words = await shippedFileWords()
  const namesOf = () => ({})
  const dimensions = dimensionsOf(cube, namesOf, [])
  const set = { code: "lamps", title: {}, dimensions } as unknown as FigureSet // No more of it is asked.
  const flow: Flow = flowOf(set, cube, namesOf, words)
  const selection = selectionOf(flow, { key: "all" })
  if (!selection.ok) throw new Error(selection.refusal)
  const message = { edition: 2, language: "en", words, prepared: "2033-01-01T00:00:00Z", id: "LAMPS" } as const
  const wanted = selection.value
  // They are made once for each cube, and stay with it.
  const made = boundsIn(flow, cube)
  const bounds = () => made
  let observations = 0
  const next = seriesOf(flow, cube, wanted)
  for (let one = next(); one; one = next()) observations += one.values.length
  const answers: Readonly<Record<string, Source>> = {
    "SDMX-CSV 2.0": () => sdmxCsvOf(flow, seriesOf(flow, cube, wanted), { version: 2, detail: "full", bounds }),
    "SDMX-JSON 2.0": () =>
      sdmxJsonOf(
        flow,
        () => seriesOf(flow, cube, wanted),
        wanted,
        [],
        { flat: false, detail: "full", bounds },
        message,
      ),
  }
  return { answers, observations }
}
type Source = () => Iterable<Piece, void, boolean | undefined>

/**
 * SDMX answers of a hundred thousand observations as they stream to a client, asked for at first and again. They are held
 * against the same bytes, in the same pieces, that lie ready in memory and are streamed to the same client by the same server;
 * and what they hold in memory on the way against that of ten times as many.
 */
export async function measureSdmx(tell: Tell): Promise<void> {
  const { answers, observations } = await sdmxAnswers(inventedCube(16, 10))
  const server = await streamingServer()
  let turn = 0
  for (const [name, answer] of Object.entries(answers)) {
    const pieces = Array.from(answer(), (piece) => Buffer.from(piece))
    const size = pieces.reduce((sum, { length }) => sum + length, 0) / 1e6
    for (const coding of ["br", "identity"]) {
      // In turns that begin with another each time, so that whatever else the machine does, and what memory costs that one left
      // to the next, is borne by all.
      const ways = [
        { of: () => pieces, known: () => `written ${turn}`, took: Array<Took>() },
        { of: answer, known: () => `first ${turn}`, took: Array<Took>() },
        { of: answer, known: () => name, took: Array<Took>() },
      ]
      for (let n = 0; n < 90; n += 1) {
        turn += 1
        for (const { of, known, took } of [...ways.slice(n % 3), ...ways.slice(0, n % 3)])
          took.push(await server.taken(of, coding, known()))
      }
      const [theirs, first, again] = ways.map(({ took }) => typical(took))
      if (!theirs || !first || !again) throw new Error("there are three ways")
      for (const [when, ours] of Object.entries({ "at first": first, again })) {
        const ratio = ours.passed / theirs.passed
        tell({
          what: `${name} of ${observations.toLocaleString("en")} observations over HTTP, ${size.toFixed(1)} MB, ${coding}, ${when}`,
          measured: `${ms(ours.passed)} (${ms(ours.worked)} of work)`,
          against: `${ms(theirs.passed)} (${ms(theirs.worked)}) streaming the same bytes from memory: ${ratio.toFixed(2)}× (${(ours.worked / theirs.worked).toFixed(2)}×)`,
          verdict: `${ratio <= held ? "kept" : "missed"} (${held}×)`,
        })
      }
    }
  }
  const many = await sdmxAnswers(inventedCube(160, 10))
  for (const [name, answer] of Object.entries(many.answers)) {
    // The first time there is also what is made once.
    await server.heldBy(answers[name] ?? answer)
    const few = await server.heldBy(answers[name] ?? answer)
    const more = await server.heldBy(answer)
    tell({
      what: `${name} of ${many.observations.toLocaleString("en")} observations: held in memory on the way, at most`,
      measured: `${more.toFixed(2)} MB`,
      against: `${few.toFixed(2)} MB of ${observations.toLocaleString("en")}`,
      verdict: `${more < few + 4 ? "kept" : "missed"} (4 MB more at most, of ten times the bytes)`,
    })
  }
  await server.close()
}

/** How long an answer took, in milliseconds, and how much of it the process worked on all cores. */
type Took = { readonly passed: number; readonly worked: number }

/** Of what comes after the first thirty, by which everything is warm: the mean of the middle half; of work, which is told in coarse steps, of all. */
function typical(all: readonly Took[]): Took {
  const warm = all.slice(30)
  const [from, to] = [Math.floor(warm.length / 4), Math.ceil((3 * warm.length) / 4)]
  const times = warm.map(({ passed }) => passed).toSorted((a, b) => a - b)
  const mean = (each: readonly number[]) => each.reduce((sum, one) => sum + one, 0) / each.length
  return { passed: mean(times.slice(from, to)), worked: mean(warm.map(({ worked }) => worked)) }
}

/** A server that answers with what it is given, as the service does: smaller on its way for who takes it so, as browsers do. */
async function streamingServer() {
  let [source, tag]: [Source, string] = [() => [], ""]
  const server = fastify()
  server.get("/", async (request, reply) => {
    await send(request, reply, { bytes: piecewise(source()), tag, type: "application/json" }, false)
    return reply
  })
  const address = await server.listen({ port: 0, host: "127.0.0.1" })
  const taken = async (from: Source, coding: string, known: string): Promise<Took> => {
    ;[source, tag] = [from, known]
    const [began, busy] = [performance.now(), process.cpuUsage()]
    const answer = await fetch(address, { headers: { "accept-encoding": coding } })
    let bytes = 0
    for await (const piece of answer.body ?? []) bytes += piece.length
    if (bytes === 0) throw new Error("nothing was written")
    const { user, system } = process.cpuUsage(busy)
    return { passed: performance.now() - began, worked: (user + system) / 1000 }
  }
  /** The most that is held on the way of an answer beyond what was before it, in megabytes, after all is thrown away that can be. */
  let times = 0
  const heldBy = async (from: Source): Promise<number> => {
    setFlagsFromString("--expose-gc")
    const collect = runInNewContext("gc") as () => void // The flag has made it.
    const inUse = (): number => {
      collect()
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      return (heapUsed + arrayBuffers) / 1e6
    }
    const before = inUse()
    let [most, nth] = [0, 0]
    const watched = function* (): Generator<Piece, void, boolean | undefined> {
      const pieces = from()[Symbol.iterator]()
      for (let one = pieces.next(); !one.done; nth += 1) {
        one = pieces.next(yield one.value)
        if (nth % 4 === 0) most = Math.max(most, inUse() - before)
      }
    }
    await taken(watched, "identity", `held ${(times += 1)}`)
    return most
  }
  return { taken, heldBy, close: () => server.close() }
}
