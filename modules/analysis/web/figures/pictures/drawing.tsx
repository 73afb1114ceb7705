import { useDirection } from "#platform/web/reader.tsx"
import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react"

/** The size of the type in a picture, in its own pixels. */
export const type = 12

/** About how wide a line of text will be, in pixels: Chinese letters are as wide as they are high, others about half. */
export const widthOf = (text: string, size = type): number =>
  Array.from(text).reduce(
    (sum, letter) => sum + (/[\u2E80-\uFFEF]/.test(letter) ? 1 : /[\u0400-\u04FF]/.test(letter) ? 0.65 : 0.56),
    0,
  ) * size

/** The line cut to a width, where it is longer. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let short = text
  while (short.length > 1 && widthOf(`${short}…`) > width) short = short.slice(0, -1)
  return `${short.trimEnd()}…`
}

/** Steps for an axis from zero: about so many, each 1, 2 or 5 times a power of ten, the last not below the greatest value. */
export function ticksTo(most: number, about = 4): readonly number[] {
  const rough = Math.max(1, most) / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? power * 10)
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, n) => n * step)
}

/** How wide an element is, in pixels, followed as it changes; 640 before it stands. */
export function useWidth<E extends HTMLElement>(): readonly [RefObject<E | null>, number] {
  const place = useRef<E>(null)
  const [width, measure] = useState(640)
  useEffect(() => {
    const { current } = place
    const seen = new ResizeObserver(() => measure(Math.max(260, Math.round(current?.clientWidth ?? 0))))
    if (current) seen.observe(current)
    return () => seen.disconnect()
  }, [])
  return [place, width]
}

type Props = {
  readonly width: number
  readonly height: number
  /** What is seen, for whoever cannot; the table says all of it. */
  readonly label: string
  /** The name of the hatching, which is drawn where it is used. */
  readonly hatch: string
  readonly children: ReactNode
}

/** A picture, which runs as the page does: what its parts call left is where lines begin. */
export function Drawing({ width, height, label, hatch, children }: Props) {
  const runs = useDirection()
  return (
    <svg
      className="drawing"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      // It is drawn here, and no file that an img could show.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={label}
      direction={runs}
      fontSize={type}
    >
      <defs>
        <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse">
          <rect className="hatch-ground" width={6} height={6} />
          <path className="hatch" d="M -1 1 L 1 -1 M 0 6 L 6 0 M 5 7 L 7 5" />
        </pattern>
      </defs>
      {children}
    </svg>
  )
}

/** Turns a place counted from where lines begin into one counted from the left. */
export function useAcross(width: number): (x: number, wide?: number) => number {
  const mirrored = useDirection() === "rtl"
  return (x, wide = 0) => (mirrored ? width - x - wide : x)
}

/** The six looks of what is told apart: a colour, a shape and a way the line is drawn. */
export const looks = 6

/** The mark of a look, around the origin: a circle, a square, a triangle, a diamond, a cross, a ring. */
export function Mark({ look, x, y }: { readonly look: number; readonly x: number; readonly y: number }) {
  const shapes = [
    "M -3.5 0 A 3.5 3.5 0 1 0 3.5 0 A 3.5 3.5 0 1 0 -3.5 0 Z",
    "M -3 -3 H 3 V 3 H -3 Z",
    "M 0 -4 L 4 3.2 H -4 Z",
    "M 0 -4.4 L 4.4 0 L 0 4.4 L -4.4 0 Z",
    "M -1.3 -4 H 1.3 V -1.3 H 4 V 1.3 H 1.3 V 4 H -1.3 V 1.3 H -4 V -1.3 H -1.3 Z",
    "M -4 -3.2 H 4 L 0 4 Z",
  ]
  return <path className={`look-${look % looks}`} d={shapes[look % looks]} transform={`translate(${x} ${y})`} />
}

/** What hatching and dash mean, below a picture that has them. */
export function Lacking({ x, y, hatch, withheld, missing, words }: LackingProps) {
  const across = useAcross(x.width)
  const second = withheld ? x.from + 24 + widthOf(words.withheld) + 24 : x.from
  return (
    <g>
      {withheld && (
        <>
          <rect
            className="withheld-mark"
            fill={`url(#${hatch})`}
            x={across(x.from, 16)}
            y={y - 10}
            width={16}
            height={12}
          />
          <text x={across(x.from + 22)} y={y}>
            {words.withheld}
          </text>
        </>
      )}
      {missing && (
        <text x={across(second)} y={y}>
          – {words.missing}
        </text>
      )}
    </g>
  )
}

type LackingProps = {
  readonly x: { readonly from: number; readonly width: number }
  readonly y: number
  readonly hatch: string
  readonly withheld: boolean
  readonly missing: boolean
  readonly words: { readonly withheld: string; readonly missing: string }
}
