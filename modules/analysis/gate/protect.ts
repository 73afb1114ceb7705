import type { Cube } from "#modules/analysis/cube.ts"
import type { GateAnswer, GateOptions, GateQuestion, GateRefusal } from "#modules/analysis/gate/answer.ts"
import { attack } from "#modules/analysis/gate/attack.ts"
import { cubeOf } from "#modules/analysis/gate/cube-of.ts"
import { figuresOf } from "#modules/analysis/gate/figures.ts"
import { blocksOf, peopleOf } from "#modules/analysis/gate/people.ts"
import { allColumns, pieceOf, type Piece } from "#modules/analysis/gate/piece.ts"
import { protectBlock, type BlockAnswer } from "#modules/analysis/gate/protect-block.ts"
import { viewOf, type Counting, type View } from "#modules/analysis/gate/view.ts"
import type { Truth, Wanted } from "#modules/analysis/gate/truth.ts"
import type { Codings } from "@palermo/statistics"

type Done = Extract<BlockAnswer, { ok: true }>

/**
 * Lets figures out of a dataset, or not: the only function that makes a cube. Small counts are withheld, and with them
 * whatever would give them away beside everything that was released before, to each audience by what that audience saw. What
 * was protected is then attacked, alone and together with all of it, and does not leave unless nothing is solved.
 */
export async function protectRelease(question: GateQuestion, options: GateOptions = {}): Promise<GateAnswer> {
  const { wanted, earlier, truths } = question
  const { codings = {}, progress = () => undefined, pause = () => Promise.resolve() } = options
  const counting = countingOf(truths, allColumns([question, ...earlier]), codings)
  const views: View[] = []
  for (const { pieces, k } of audiencesOf(question, counting)) {
    const view = await viewOf(pieces, k, counting)
    if ("refusal" in view) return view
    views.push(view)
    await pause()
  }
  const all = 2 * views.reduce((sum, { blocks }) => sum + blocks.length, 0)
  let done = 0
  const step = async () => {
    progress(++done / all)
    await pause()
  }

  /** The wanted cells that are withheld, by name, and those that were known before by the sums of what is out. */
  const [withheld, given] = [new Set<string>(), new Set<string>()]
  const answers: Done[][] = []
  for (const view of views) {
    const found = await protectView(view, wanted, withheld, given, step)
    if (!Array.isArray(found)) return found
    answers.push(found)
  }
  let narrowest = Infinity
  for (const [at, view] of views.entries()) {
    const found = await attackView(view, wanted, answers[at] ?? [], withheld, given, step)
    if (typeof found !== "number") return found
    narrowest = Math.min(narrowest, found)
  }
  const [first] = views
  // A block that could not be held against what somebody saw is in no other view either.
  const proved = views.map(({ blocks }) => new Set(blocks.flatMap((block) => [...block.wanted.keys()])))
  const isProved = (name: string) => proved.every((names) => names.has(name))
  const made = first && cubeOf(wanted, first, { withheld, isProved }, counting.dimensions)
  if (!made || made.cube.values.length === 0) return { ok: false, refusal: "nothing-to-release" }
  return {
    ok: true,
    cube: made.cube,
    blocksLeftOut: first.left,
    proof: {
      ...made.cost,
      witnesses: answers.flat().reduce((sum, { tables }) => sum + tables, 0),
      solved: 0,
      against: earlier.map(({ id }) => id),
      narrowest: narrowest < Infinity ? Math.floor(narrowest) : 0,
    },
  }
}

function countingOf(truths: readonly Truth[], columns: readonly string[], codings: Codings): Counting {
  const records = truths.filter((truth) => truth.kind === "records")
  const figures = truths.filter((truth) => truth.kind === "figures")
  if (records.length > 0 && figures.length > 0) throw new RangeError("records and figures are two datasets")
  if (figures.length > 0) return figuresOf(figures, columns, codings)
  const people = peopleOf(records, columns, codings)
  return {
    dimensions: people.dimensions,
    mayCross: true,
    blocks: (pieces, block, sets) => Promise.resolve({ blocks: blocksOf(people, pieces, block, sets), left: [] }),
  }
}

/**
 * Who must not be able to solve anything, and what they saw: whom the release is for; who acts for a State, who sees what
 * everybody sees and more; and somebody who saw this release alone.
 */
function audiencesOf(
  { wanted, snapshot, earlier, truths }: GateQuestion,
  { dimensions }: Counting,
): { readonly pieces: readonly Piece[]; readonly k: number }[] {
  const kind = truths[0]?.kind ?? "records"
  const pieceFor = (of: { readonly wanted: Wanted; readonly snapshot: string; readonly cube?: Cube }) => {
    const at = truths.findIndex((truth) => truth.snapshot === of.snapshot)
    if (at < 0) throw new RangeError("a snapshot of which something is out was not counted")
    return pieceOf(of, at, dimensions, kind)
  }
  const own = pieceFor({ wanted, snapshot })
  const old = earlier.map(pieceFor)
  const forAll = old.filter((piece) => piece.wanted.audience === "public")
  const mine = wanted.audience === "public" ? forAll : old
  const leastK = Math.min(wanted.k, ...old.map((piece) => piece.wanted.k))
  return [
    { pieces: [...mine, own], k: wanted.k },
    ...(mine.length < old.length ? [{ pieces: [...old, own], k: leastK }] : []),
    ...(mine.length > 0 ? [{ pieces: [own], k: wanted.k }] : []),
  ]
}

/** Protects a view block by block. What is found is added to `withheld` and `given`. */
async function protectView(
  view: View,
  { peopled }: Wanted,
  withheld: Set<string>,
  given: Set<string>,
  step: () => Promise<void>,
): Promise<Done[] | GateRefusal> {
  const found: Done[] = []
  for (const { known, seen, wanted, untold, columnsOf } of view.blocks) {
    const cellsOf = (isIn: (name: string) => boolean) =>
      new Set([...wanted].flatMap(([name, { cell }]) => (isIn(name) ? [cell] : [])))
    const answer = await protectBlock({
      ...{ known, seen, k: view.k, leastK: view.leastK, peopled },
      wanted: [...wanted.values()].map(({ cell }) => cell),
      kept: cellsOf((name) => withheld.has(name) && !untold.has(name)),
      blank: cellsOf((name) => untold.has(name)),
    })
    if (!answer.ok) return cannot(answer.cells, columnsOf)
    for (const [name, { cell }] of wanted) {
      if (answer.withheld.has(cell)) withheld.add(name)
      if (answer.known.has(cell)) given.add(name)
    }
    found.push(answer)
    await step()
  }
  return found
}

/** Attacks all blocks of a view as they would be seen. Answers how narrow the narrowest interval is that is left. */
async function attackView(
  view: View,
  { peopled }: Wanted,
  answers: readonly Done[],
  withheld: ReadonlySet<string>,
  given: ReadonlySet<string>,
  step: () => Promise<void>,
): Promise<number | GateRefusal> {
  let narrowest = Infinity
  for (const [at, { known, seen, wanted, untold, columnsOf }] of view.blocks.entries()) {
    const { small = [], known: already = new Set<number>() } = answers[at] ?? {}
    const shown = new Set(seen.shown)
    const hidden = new Set(seen.withheld)
    for (const [name, { cell }] of wanted) {
      if (!withheld.has(name)) shown.add(cell)
      else if (!given.has(name) && !untold.has(name)) hidden.add(cell)
    }
    const asked = new Set([...hidden].filter((cell) => !shown.has(cell) && !already.has(cell)))
    const found = await attack(known, shown, asked, { small, k: view.k, peopled })
    if (found.solved.length > 0) return cannot(found.solved, columnsOf)
    narrowest = Math.min(narrowest, found.narrowest)
    await step()
  }
  return narrowest
}

const cannot = (cells: readonly number[], columnsOf: (cell: number) => readonly string[]): GateRefusal => ({
  ok: false,
  refusal: "cannot-be-protected",
  dimensions: [...new Set(cells.flatMap((cell) => [...columnsOf(cell)]))],
})
