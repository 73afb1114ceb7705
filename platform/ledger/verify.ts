import { rows, type Database } from "#platform/database/sql.ts"
import { Line, textOf } from "#platform/ledger/line.ts"
import { equal, type Hash, type Head } from "#platform/proof/merkle.ts"
import { hash } from "node:crypto"
import { z } from "zod"

/**
 * What is wrong with a line: it is not as it was written; it is not there, or
 * not where it belongs; the tree over it does not follow from it; or a
 * checkpoint that somebody kept says otherwise: there were more lines
 * (`cut-off`), or others (`rewritten`).
 */
export type Wrong = "changed" | "missing" | "not-in-the-tree" | "cut-off" | "rewritten"

/** How the ledger was found: how many lines it has, the root over them, and the first that is wrong, if any is. */
export type Verified = {
  readonly lines: number
  readonly root: string
  readonly broken: { readonly line: number; readonly how: Wrong } | null
}

/** Runs a stretch of reading. Lines only grow, so each stretch may be a transaction of its own. */
export type Read = <T>(work: (db: Database) => Promise<T>) => Promise<T>

type Setting = {
  /** How the ledger stood by checkpoints that somebody kept. */
  readonly kept?: readonly Head[]
  /** How many lines are read at once. */
  readonly stretch?: number
  /** Hears how many lines were read. */
  readonly progress?: (lines: number) => void
}

/**
 * Reads the ledger from its beginning to its end, a stretch at a time, makes
 * every seal and the tree anew from what the lines say, and names the first line
 * that is wrong. Whoever can write past every rule can cut off the end, or seal
 * everything anew; only a kept checkpoint shows that.
 */
export async function verify(read: Read, { kept = [], stretch = 2000, progress }: Setting = {}): Promise<Verified> {
  const tree = growing()
  let before = ""
  const found = (line: number, how: Wrong): Verified => ({
    lines: tree.size(),
    root: tree.root(),
    broken: { line, how },
  })
  for (const { size, root } of kept)
    if (size === 0 && !equal(root, Buffer.from(tree.root(), "base64"))) return found(1, "rewritten")
  let next = read((db) => linesAfter(db, 0, stretch))
  for (;;) {
    const lines = await next
    const last = lines.at(-1)?.number ?? 0
    // The next stretch is on its way while this one is made anew. Where that ends early, nobody asks for it any more.
    if (lines.length === stretch) next = read((db) => linesAfter(db, last, stretch))
    next.catch(() => undefined)
    for (const line of lines) {
      const number = tree.size() + 1
      if (line.number !== number) return found(number, "missing")
      const text = textOf(line, before)
      const leaf = hash("sha256", `\0${text}`, "buffer")
      const seal = line.formula === 1 ? hash("sha256", text) : leaf.toString("hex")
      if (line.seal !== seal) return found(number, "changed")
      if (!isMadeOf(line.hashes, tree.add(leaf))) return found(number, "not-in-the-tree")
      for (const { size, root } of kept)
        if (size === number && !equal(root, Buffer.from(tree.root(), "base64"))) return found(number, "rewritten")
      before = line.seal
    }
    progress?.(tree.size())
    if (lines.length < stretch) break
  }
  const longest = Math.max(await read(grown), ...kept.map(({ size }) => size))
  return longest > tree.size()
    ? found(tree.size() + 1, "cut-off")
    : { lines: tree.size(), root: tree.root(), broken: null }
}

const Grown = Line.extend({ at: z.coerce.date(), hashes: z.string().nullable() })
const Stretch = z.object({ lines: z.array(Grown) })

// One JSON text for many lines is read much faster than as many rows of as many columns.
async function linesAfter(db: Database, number: number, most: number): Promise<z.infer<typeof Grown>[]> {
  const [found] = await rows(db, Stretch)`
    select coalesce(json_agg(line order by number), '[]') as lines
      from (select e.number, e.at, e.person, e.appointment, e.act, e.subjects, e.params::text as params,
                   e.changes::text as changes, e.salt, e.formula, e.seal, encode(s.hashes, 'hex') as hashes
              from ledger.entry e left join ledger.subtree s on s.line = e.number and s.line > ${number}
             where e.number > ${number} order by e.number limit ${most}) as line`
  return found?.lines ?? []
}

/** How many lines the tree was grown by; more than there are, where some were taken off the end. */
async function grown(db: Database): Promise<number> {
  const [found] = await rows(db, z.object({ size: z.coerce.number() }))`
    select coalesce(max(line), 0) as size from ledger.subtree`
  return found?.size ?? 0
}

/** A tree that grows by a leaf at a time, of which only the whole subtrees at its edge are held. */
function growing() {
  let size = 0
  const edge: Buffer[] = []
  /** Adds a leaf, and answers the subtrees that are whole with it, the smallest first. */
  function add(leaf: Buffer): Buffer[] {
    const whole = [leaf]
    let subtree = leaf
    size += 1
    for (let rest = size; rest % 2 === 0; rest /= 2) {
      subtree = join(edge.pop() ?? Buffer.alloc(0), subtree)
      whole.push(subtree)
    }
    edge.push(subtree)
    return whole
  }
  const root = () =>
    edge.length === 0
      ? hash("sha256", "", "base64")
      : edge.reduceRight((right, left) => join(left, right)).toString("base64")
  return { add, size: () => size, root }
}

const pair = Buffer.alloc(65, 1)
function join(left: Buffer, right: Buffer): Buffer {
  left.copy(pair, 1)
  right.copy(pair, 33)
  return hash("sha256", pair, "buffer")
}

function isMadeOf(kept: string | null, hashes: readonly Hash[]): boolean {
  return kept === hashes.map((each) => Buffer.from(each).toString("hex")).join("")
}
