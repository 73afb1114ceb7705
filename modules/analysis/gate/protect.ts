import type { Cube } from "#modules/analysis/cube.ts"
import type { BlockLeftOut, GateAnswer, GateOptions, GateQuestion } from "#modules/analysis/gate/answer.ts"
import { attack } from "#modules/analysis/gate/attack.ts"
import { cubeOf } from "#modules/analysis/gate/cube-of.ts"
import { figuresOf, toldOf } from "#modules/analysis/gate/figures.ts"
import { blocksOf, passedBy, peopleOf } from "#modules/analysis/gate/people.ts"
import { allColumns, blockColumns, pieceOf, wronglyFiltered, type Piece } from "#modules/analysis/gate/piece.ts"
import { protectBlock, type BlockAnswer } from "#modules/analysis/gate/protect-block.ts"
import { fewFiltered, namingOf } from "#modules/analysis/gate/unnamed.ts"
import { byOf, viewOf, type Counting, type SeenBlock, type View } from "#modules/analysis/gate/view.ts"
import type { Earlier, Truth, Wanted } from "#modules/analysis/gate/truth.ts"
import type { Codings } from "@palermo/statistics"

type Done = Extract<BlockAnswer, { ok: true }>

/**
 * Lets figures out of a dataset, or not: the only function that makes a cube. Small counts are withheld, and with them
 * whatever would give them away beside everything that was released before, to each audience by what that audience saw. What
 * was protected is then attacked, alone and together with all of it, and does not leave unless nothing is solved.
 */
export async function protectRelease(question: GateQuestion, options: GateOptions = {}): Promise<GateAnswer> {
  const { wanted, earlier, truths } = question
  const { codings = {}, own, progress = () => undefined, held = 200_000 } = options
  const wrong = truths.some(({ kind }) => kind === "figures") ? wronglyFiltered(wanted) : []
  if (wrong.length > 0) return { ok: false, refusal: "figures-not-crossed", dimensions: wrong }
  const counting = countingOf(truths, [question, ...earlier], codings)
  const narrow = fewFiltered(wanted, toldIn(question, counting, codings), own)
  if (narrow.length > 0) return { ok: false, refusal: "filter-of-few", dimensions: narrow }
  const views: View[] = []
  for (const { pieces, k } of audiencesOf(question, counting)) {
    const view = await viewOf(pieces, k, counting, held)
    if ("refusal" in view) return view
    views.push(view)
  }
  const all = 2 * views.reduce((sum, { blocks }) => sum + blocks.length, 0)
  let done = 0
  const step = () => progress(Math.min(1, ++done / all))

  const marks: Marks = {
    withheld: new Set(),
    given: new Set(),
    dropped: new Set(),
    gone: new Set(),
    left: [],
    blamed: new Set(),
  }
  const answers: (Done | undefined)[][] = []
  for (const view of views) answers.push(await protectView(view, marks, step))
  const attacked: Attacked = new Map()
  // A block that is dropped is seen no more, so those of others that share cells with it are attacked anew.
  for (let before = -1; before !== marks.dropped.size;) {
    before = marks.dropped.size
    for (const [at, view] of views.entries()) await attackView(view, answers[at] ?? [], { marks, attacked, step })
  }
  const found = [...attacked.values()]
  const narrowest = found.reduce((least, each) => Math.min(least, each.narrowest), Infinity)
  const [first] = views
  // A block that could not be held against what somebody saw is told to nobody. The first view has those that are told at all.
  const proved = views.slice(1).map(wantedIn)
  const standing = counting.isStated ? views.map((view) => standingIn(view, marks)) : []
  const stands = (codes: ReadonlyMap<string, string>) => standing.every((isStanding) => isStanding(codes))
  const isProved = (name: string) => !marks.dropped.has(name) && proved.every((names) => names.has(name))
  const left = distinct([...views.flatMap((view) => view.left), ...marks.left])
  // By nothing there are no blocks, but the whole.
  const naming = namingOf(wanted, first, own, counting.dimensions)
  const mayName = (codes: readonly string[]) => wanted.by.every((column, at) => naming.isNamed(column, codes[at] ?? ""))
  const codes = wanted.by.length > 0 ? left.map((one) => one.codes).filter(mayName) : []
  const made =
    first &&
    cubeOf(
      wanted,
      first,
      { withheld: marks.withheld, isProved, left: codes, naming, ...(counting.isStated && { stands }) },
      counting.dimensions,
    )
  if (marks.blamed.size > 0 && made?.cube.values.some((value) => value > 0) !== true)
    return { ok: false, refusal: "cannot-be-protected", dimensions: [...marks.blamed] }
  if (!made || made.cube.values.length === 0)
    return left.some(({ why }) => why !== "cannot-be-protected")
      ? { ok: false, refusal: "tables-disagree", dimensions: [...new Set([...wanted.by, ...wanted.tables.flat()])] }
      : { ok: false, refusal: "nothing-to-release" }
  return {
    ok: true,
    cube: made.cube,
    blocksLeftOut: left,
    proof: {
      ...made.cost,
      witnesses: answers.flat().reduce((sum, answer) => sum + (answer?.tables ?? 0), 0),
      // By the last attack of each block that leaves, as it leaves.
      solved: found.reduce((sum, each) => sum + each.solved, 0),
      against: earlier.map(({ id }) => id),
      ...(left.length > 0 && { left: left.map((one) => ({ codes: [...one.codes], why: one.why })) }),
      narrowest: narrowest < Infinity ? Math.floor(narrowest) : 0,
    },
  }
}

/** What becomes of the wanted cells, by name. */
type Marks = {
  /** Withheld; and of these, known before by the sums of what is out. */
  readonly withheld: Set<string>
  readonly given: Set<string>
  /** In blocks that could not be protected; where these stand; the blocks, and the columns to blame. */
  readonly dropped: Set<string>
  readonly gone: Set<ReadonlyMap<string, string>>
  readonly left: BlockLeftOut[]
  readonly blamed: Set<string>
}

const distinct = (left: readonly BlockLeftOut[]): BlockLeftOut[] => [
  ...new Map(left.map((one) => [one.codes.join("\u0000"), one])).values(),
]

function countingOf(
  truths: readonly Truth[],
  releases: readonly Pick<Earlier, "snapshot" | "wanted">[],
  codings: Codings,
): Counting {
  const columns = allColumns(releases)
  const records = truths.filter((truth) => truth.kind === "records")
  const figures = truths.filter((truth) => truth.kind === "figures")
  if (records.length > 0 && figures.length > 0) throw new RangeError("records and figures are two datasets")
  if (figures.length > 0) return figuresOf(figures.map((truth) => toldOf(truth, releases)), columns, codings) // prettier-ignore
  const people = peopleOf(records, columns, codings)
  return {
    dimensions: people.dimensions,
    mayCross: true,
    isStated: false,
    async blocks(pieces, block, sets) {
      const blocks = blocksOf(people, pieces, block, sets)
      return { blocks, left: [], reckoned: blocks.map(({ codes }) => codes) }
    },
  }
}

/** What is true of the snapshot of which a release is wanted, as far as its filters let it pass. */
function toldIn(question: GateQuestion, { dimensions }: Counting, codings: Codings): Truth | undefined {
  const truth = question.truths.find(({ snapshot }) => snapshot === question.snapshot)
  if (!truth) return undefined
  if (truth.kind === "figures") return toldOf(truth, [question])
  return passedBy(truth, pieceOf(question, 0, dimensions, truth.kind), codings)
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

/** Protects a view block by block, and marks what is found. A block that cannot be protected is withheld whole. */
async function protectView(view: View, marks: Marks, step: () => void): Promise<(Done | undefined)[]> {
  const found: (Done | undefined)[] = []
  for (const held of view.blocks) {
    const block = held()
    const { known, seen, wanted, untold } = block
    const cellsOf = (isIn: (name: string) => boolean) =>
      new Set([...wanted].flatMap(([name, { cell }]) => (isIn(name) ? [cell] : [])))
    const isBlank = (name: string) => untold.has(name) || marks.dropped.has(name)
    const answer = await protectBlock({
      ...{ known, seen, k: view.k, leastK: view.leastK },
      wanted: [...wanted.values()].map(({ cell }) => cell),
      kept: cellsOf((name) => marks.withheld.has(name) && !isBlank(name)),
      blank: cellsOf(isBlank),
    })
    found.push(answer.ok ? answer : undefined)
    if (answer.ok)
      for (const [name, { cell }] of wanted) {
        if (answer.withheld.has(cell)) marks.withheld.add(name)
        if (answer.known.has(cell)) marks.given.add(name)
      }
    else drop(view, block, answer.cells, marks)
    step()
  }
  return found
}

/** The names of all cells of a view that are wanted. */
function wantedIn({ blocks }: View): Set<string> {
  const names = new Set<string>()
  for (const held of blocks) for (const name of held().wanted.keys()) names.add(name)
  return names
}

/** Whether a cell at these codes stands in a block of a view that leaves. */
function standingIn({ blocks, pieces }: View, { gone }: Marks): (codes: ReadonlyMap<string, string>) => boolean {
  const columns = blockColumns(pieces)
  const keyOf = (codes: ReadonlyMap<string, string>) => columns.map((column) => codes.get(column) ?? "").join("\u0000")
  const keys = new Set(blocks.map((held) => keyOf(held().at)))
  for (const at of gone)
    if (columns.every((column) => at.has(column)) && at.size === columns.length) keys.delete(keyOf(at))
  return (codes) => keys.has(keyOf(codes))
}

/** What the last attack of each block counted that leaves; and of how many cells that are wanted it was. */
type Attacked = Map<
  View["blocks"][number],
  { readonly open: number; readonly solved: number; readonly narrowest: number }
>

/**
 * Attacks the blocks of a view as they would be seen, each that was not attacked yet as it now is. A block in which anything
 * is solved is withheld whole; it counts until it is found to leave no more.
 */
async function attackView(
  view: View,
  answers: readonly (Done | undefined)[],
  { marks, attacked, step }: { readonly marks: Marks; readonly attacked: Attacked; readonly step: () => void },
): Promise<void> {
  for (const [at, held] of view.blocks.entries()) {
    const block = held()
    const { known, seen, wanted, untold } = block
    const { small = [], known: already = new Set<number>() } = answers[at] ?? {}
    const shown = new Set(seen.shown)
    const hidden = new Set(seen.withheld)
    let open = 0
    for (const [name, { cell }] of wanted) {
      if (marks.dropped.has(name)) continue
      open += 1
      if (!marks.withheld.has(name)) shown.add(cell)
      else if (!marks.given.has(name) && !untold.has(name)) hidden.add(cell)
    }
    const last = attacked.get(held)
    attacked.delete(held)
    if (answers[at] !== undefined && open > 0) {
      if (last?.open === open) attacked.set(held, last)
      else {
        const asked = new Set([...hidden].filter((cell) => !shown.has(cell) && !already.has(cell)))
        const { solved, narrowest } = await attack(known, shown, asked, { small, k: view.k })
        attacked.set(held, { open, solved: solved.length, narrowest })
        if (solved.length > 0) drop(view, block, solved, marks)
      }
    }
    step()
  }
}

/** Withholds a block, whole. */
function drop({ pieces }: View, { at, wanted, columnsOf }: SeenBlock, cells: readonly number[], marks: Marks): void {
  for (const name of wanted.keys()) marks.dropped.add(name)
  for (const column of cells.flatMap((cell) => [...columnsOf(cell)])) marks.blamed.add(column)
  marks.gone.add(at)
  const codes = byOf(pieces, [...at.keys()], [...at.values()])
  marks.left.push({ codes, why: "cannot-be-protected" })
}
