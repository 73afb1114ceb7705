import type { Cell } from "#modules/analysis/web/figures/grid.ts"
import {
  composed,
  legendIn,
  legendLine,
  type Composed,
  type Piece,
} from "#modules/analysis/web/figures/pictures/composing.ts"
import { cut, looks, Mark, useAcross, widthOf } from "#modules/analysis/web/figures/pictures/drawing.tsx"
import { useReader } from "#platform/web/reader.tsx"

/** What a bar of 100 % is of: its name, its whole, and its parts in the order of their names. */
export type Whole = { readonly name: string; readonly whole: Cell; readonly parts: readonly Cell[] }

/** The words of a composition: for what is not told, for the rest of a whole, and for parts that are more than it. */
export type CompositionWords = {
  readonly withheld: string
  readonly missing: string
  readonly rest: string
  readonly exceeded: string
}

type Props = {
  readonly wholes: readonly Whole[]
  /** The parts by their names, in reading order. */
  readonly names: readonly string[]
  readonly width: number
  readonly hatch: string
  readonly words: CompositionWords
}

/** So many parts have a look of their own: each in full and in pale. */
export const mostParts = looks * 2

const line = 22
const axis = 24
const swatch = 18

/** The legend: the parts there are pieces of, in their order, then the rest where there is one. */
function legendOf({ wholes, names, width, words }: Omit<Props, "hatch">) {
  const drawn = wholes.map(({ whole, parts }) => composed(whole, parts))
  const pieces = drawn.flatMap((each) => ("pieces" in each ? each.pieces : []))
  const seen = new Set(pieces.map(({ part }) => part))
  const entries = [...names.keys(), "rest" as const]
    .filter((part) => seen.has(part))
    .map((part) => ({ part, name: cut(part === "rest" ? words.rest : (names[part] ?? ""), width - swatch - 8) }))
  const widths = entries.map(({ name }) => swatch + 6 + widthOf(name) + 16)
  return { drawn, entries, ...legendIn(widths, width) }
}

/** How high a composition will be. */
export const heightOfComposition = (of: Omit<Props, "hatch">): number =>
  legendOf(of).height + axis + of.wholes.length * line + 6

/**
 * What each whole is made of: one bar of 100 % for each, its parts as they were released, and what they lack of it hatched, as
 * one. Where the whole is not told there is no bar but its word.
 */
export function Composition(props: Props) {
  const { wholes, names, width, hatch, words } = props
  const { locale } = useReader()
  const at = useAcross(width)
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 })
  const { drawn, entries, at: places, height } = legendOf(props)
  const before = Math.min(width * 0.36, Math.max(...wholes.map(({ name }) => widthOf(name)), 20)) + 12
  const after = Math.max(...wholes.map(({ whole }) => widthOf(number.format(whole.value ?? 0))), 16) + 12
  const room = Math.max(60, width - before - after)
  const top = height + axis
  const foot = top + wholes.length * line
  return (
    <g>
      {entries.map(({ part, name }, n) => {
        const { x = 0, y = 0 } = places[n] ?? {}
        return (
          <g key={part}>
            <PieceShape part={part} hatch={hatch} x={at(x, swatch)} y={y + 3} width={swatch} height={14} />
            {part !== "rest" && <OnPiece part={part} x={at(x + swatch / 2)} y={y + 10} />}
            <text x={at(x + swatch + 6)} y={y + legendLine - 6}>
              {name}
            </text>
          </g>
        )
      })}
      {(entries.length > 0 ? [0, 0.5, 1] : []).map((share) => (
        <g key={share}>
          <path className="rule" d={`M ${at(before + share * room)} ${top - 4} V ${foot}`} />
          <text className="axis" x={at(before + share * room)} y={top - 9} textAnchor="middle">
            {percent.format(share)}
          </text>
        </g>
      ))}
      {wholes.map(({ name, whole }, n) => (
        <g key={name} transform={`translate(0 ${top + n * line})`}>
          <text x={at(before - 8)} y={15} textAnchor="end">
            {cut(name, before - 8)}
            <title>{name}</title>
          </text>
          <Bar100 {...{ hatch, words, names, width, before, room, percent, number }} whole={whole} of={drawn[n]} />
        </g>
      ))}
    </g>
  )
}

type BarProps = Pick<Props, "hatch" | "words" | "names" | "width"> & {
  readonly before: number
  readonly room: number
  readonly percent: Intl.NumberFormat
  readonly number: Intl.NumberFormat
  readonly whole: Cell
  readonly of: Composed | undefined
}

/** One bar of 100 %, with its whole behind it; or the word for why there is none. */
function Bar100({ hatch, words, names, width, before, room, percent, number, whole, of }: BarProps) {
  const at = useAcross(width)
  if (of === undefined) return null
  if ("lacks" in of) {
    const word = {
      ...{ withheld: words.withheld, "not-reported": `– ${words.missing}` },
      ...{ nobody: number.format(0), exceeded: words.exceeded },
    }[of.lacks]
    return (
      <text className={of.lacks === "withheld" ? "withheld-word" : "axis"} x={at(before + 4)} y={15}>
        {cut(word, width - before - 4)}
      </text>
    )
  }
  return (
    <>
      {of.pieces.map((piece) => {
        const [x, wide] = [before + piece.from * room, piece.share * room]
        const name = piece.part === "rest" ? words.rest : (names[piece.part] ?? "")
        const share = percent.format(piece.share)
        const isSaid = piece.part !== "rest" && wide >= widthOf(share) + 26
        return (
          <g key={piece.part}>
            <PieceShape part={piece.part} hatch={hatch} x={at(x, wide)} y={3} width={wide} height={16}>
              {piece.part === "rest" ? `${name}: ${share}` : `${name}: ${number.format(piece.value)} (${share})`}
            </PieceShape>
            {piece.part !== "rest" && wide >= 10 && (
              <OnPiece part={piece.part} x={at(x + Math.min(9, wide / 2))} y={11} />
            )}
            {isSaid && (
              <text className={isPale(piece.part) ? undefined : "on-piece"} x={at(x + 18)} y={15}>
                {share}
              </text>
            )}
          </g>
        )
      })}
      <text x={at(before + room + 6)} y={15}>
        {number.format(whole.value ?? 0)}
      </text>
    </>
  )
}

const isPale = (part: Piece["part"]): boolean => part !== "rest" && part >= looks

type ShapeProps = {
  readonly part: Piece["part"]
  readonly hatch: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly children?: string
}

/** A piece in its look; the rest is hatched. */
function PieceShape({ part, hatch, children, ...box }: ShapeProps) {
  const look =
    part === "rest"
      ? { className: "withheld-mark", fill: `url(#${hatch})` }
      : { className: `look-${part % looks} piece${isPale(part) ? " pale" : ""}` }
  return (
    <rect {...look} {...box}>
      {children !== undefined && <title>{children}</title>}
    </rect>
  )
}

/** The mark of a part on its piece: no part is told by its colour alone. */
function OnPiece({ part, x, y }: { readonly part: number; readonly x: number; readonly y: number }) {
  const mark = <Mark look={part} x={x} y={y} />
  return isPale(part) ? mark : <g className="on-piece">{mark}</g>
}
