import type { Line, Source } from "./source.ts"

/** Takes plain text as it is: lines by line ends, a form feed begins a page. Italic stars stay for the reader to find. */
export function textSource(text: string): Source {
  const lines: Line[] = []
  let page = 1
  for (const match of text.matchAll(/[^\n\r\f\u2028\u2029]*(\r\n|[\n\r\f\u2028\u2029]|$)/g)) {
    const end = match[1] ?? ""
    if (match[0] === "" && match.index > 0) break
    const words = match[0].slice(0, match[0].length - end.length)
    const mark = words.startsWith("\ufeff") ? 1 : 0
    lines.push({ text: words.slice(mark), start: match.index + mark, page })
    if (end === "\f") page++
  }
  return { format: "text", text, lines, losses: [] }
}
