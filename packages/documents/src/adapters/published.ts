import type { Line, Source } from "../source.ts"
import type { Refused } from "./docx.ts"

/**
 * Tells paragraph data as the United Nations' own mandate tools publish it:
 * an object with a symbol and a list of paragraphs, each with its text and
 * type. Any other JSON is none.
 */
export const looksPublished = (text: string): boolean =>
  /^\s*\{/.test(text.slice(0, 100)) &&
  /"symbol"\s*:/.test(text.slice(0, 2000)) &&
  /"paragraphs"\s*:\s*\[/.test(text.slice(0, 4000))

/**
 * Takes published paragraph data as the source of a reading: each paragraph is
 * a line of its own, whole, with its printed number before it, under the
 * symbol. The data's own marks for headings, verbs and links are passed over:
 * what the text says is read as in any other file. Data that is no JSON, or
 * has no paragraph with words, is refused as `damaged-file`.
 */
export function publishedSource(json: string): Source | Refused {
  const published = parsed(json)
  if (published === undefined) return { refusal: "damaged-file" }
  const words = published.paragraphs.flatMap(linesOf)
  if (words.length === 0) return { refusal: "damaged-file" }
  const lines: Line[] = []
  let text = ""
  for (const line of [published.symbol, ...words]) {
    lines.push({ text: line, start: text.length, whole: true, page: 1 })
    text += `${line}\n\n`
  }
  return { format: "json", text, lines, losses: [] }
}

type Published = { readonly symbol: string; readonly paragraphs: readonly object[] }

function parsed(json: string): Published | undefined {
  try {
    const data: unknown = JSON.parse(json)
    if (typeof data !== "object" || data === null || !("symbol" in data) || !("paragraphs" in data)) return undefined
    const { symbol, paragraphs } = data
    if (typeof symbol !== "string" || !Array.isArray(paragraphs)) return undefined
    const all: readonly unknown[] = paragraphs
    return { symbol: symbol.trim(), paragraphs: all.filter((each) => typeof each === "object" && each !== null) }
  } catch {
    return undefined
  }
}

/** A paragraph as it is printed. Mastheads and closings come several lines in one; elsewhere a break is only a space. */
function linesOf(paragraph: object): string[] {
  const text = "text" in paragraph && typeof paragraph.text === "string" ? paragraph.text.trim() : ""
  const prefix = "prefix" in paragraph && typeof paragraph.prefix === "string" ? paragraph.prefix.trim() : ""
  const isFrame = "type" in paragraph && (paragraph.type === "backmatter" || paragraph.type === "heading")
  const lines = isFrame && prefix === "" ? text.split(/\s*\n\s*/) : [text.replace(/\s*\n\s*/g, " ")]
  const numbered = lines.map((line, at) => (at === 0 && prefix !== "" ? `${prefix}\t${line}` : line))
  return numbered.filter((line) => line.trim() !== "")
}
