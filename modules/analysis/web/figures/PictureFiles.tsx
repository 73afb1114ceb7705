import { Button } from "#platform/web/kit/Button.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useRef, useState } from "react"

/** What stands in a picture's file around the picture: it may be all that is ever seen of where it comes from. */
export type Framing = {
  /** What the file is called, without what says its format. */
  readonly name: string
  readonly title: string
  /** What is spread, and where all else is held. */
  readonly slice: string
  /** Cautions, the source, the digest and the link. */
  readonly lines: readonly string[]
}

/** The picture above as a file: lines that stay sharp, or points for where these are not read. */
export function PictureFiles({ framing }: { readonly framing: Framing }) {
  const say = useWords()
  const place = useRef<HTMLParagraphElement>(null)
  const [failed, fail] = useState(false)

  async function take(format: "svg" | "png") {
    // What makes files is fetched when the first is wanted.
    const drawn = place.current?.closest("figure")?.querySelector<SVGSVGElement>(".drawing, .world-frame svg")
    if (!drawn) return fail(true)
    try {
      const { framed, painted, saved } = await import("#modules/analysis/web/figures/picture-file.ts")
      const picture = framed(drawn, framing)
      const file =
        format === "png"
          ? await painted(picture)
          : new Blob([new XMLSerializer().serializeToString(picture)], { type: "image/svg+xml" })
      saved(file, `${framing.name}.${format}`)
      fail(false)
    } catch {
      fail(true)
    }
  }
  return (
    <p className="inline no-print" ref={place}>
      <span>{say("analysis.figure.take-picture")}</span>
      {(["svg", "png"] as const).map((format) => (
        <Button
          key={format}
          look="link"
          label={say("analysis.figure.take-picture-as", { format: format.toUpperCase() })}
          onPress={() => void take(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
      <output>{failed ? say("analysis.figure.picture-failed") : ""}</output>
    </p>
  )
}
