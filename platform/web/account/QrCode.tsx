import { encode } from "uqr"

/** A text as a square code to be scanned, dark on light in either theme. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { border: 4 })
  const dark = data.flatMap((row, y) => row.flatMap((cell, x) => (cell ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    // What is drawn here is known only here: no image could be fetched.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect className="light" width={size} height={size} />
      <path className="dark" d={dark.join("")} />
    </svg>
  )
}
