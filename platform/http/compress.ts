import { promisify } from "node:util"
import type { Transform } from "node:stream"
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from "node:zlib"

/** How bytes are made smaller on their way. */
export type Coding = "br" | "gzip"

/** The coding a reader takes that makes the least of it; none, if none is taken. */
export function codingFor(accepted: string | string[] | undefined): Coding | undefined {
  const wishes = String(accepted ?? "")
    .split(",")
    .map((wish) =>
      wish
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/),
    )
  return (["br", "gzip"] as const).find((coding) =>
    wishes.some(([name, weight = "1"]) => name === coding && Number(weight) > 0),
  )
}

/** Makes text smaller: thoroughly what is kept so, quickly what is made for one reader. */
export function compress(text: string | Uint8Array, coding: Coding, effort: "thorough" | "quick"): Promise<Buffer> {
  const quick = effort === "quick"
  return coding === "br"
    ? promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quick ? 4 : 9 } })
    : promisify(gzip)(text, { level: quick ? 4 : 9 })
}

/** Makes text smaller as it passes, quickly. */
export const compressing = (coding: Coding): Transform =>
  coding === "br" ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) : createGzip({ level: 4 })
