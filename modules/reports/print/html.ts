import type { Layout, Line, Piece, PrintedTable } from "#modules/reports/print/layout.ts"
import { direction } from "#platform/kernel/language.ts"

/**
 * A report as one page that needs nothing besides itself: no script, no picture
 * from elsewhere. Notes are links both ways. `snapshot` is the digest of what it
 * was made of.
 */
export function htmlOf(layout: Layout, snapshot: string, words: { readonly sources: string }): string {
  const { language, title, symbol, organ, dated, session, lines, notes } = layout
  const facts = [symbol, organ, session, dated]
    .filter((each) => each !== null && each !== "")
    .map((each) => `<span>${safe(each ?? "")}</span>`)
  const listed = notes.map((text, n) => `<li id="note-${n + 1}">${safe(text)} <a href="#call-${n + 1}">↑</a></li>`)
  return [
    `<!doctype html>`,
    `<html lang="${language}" dir="${direction(language)}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="snapshot" content="sha256:${snapshot}"><title>${safe(title)}</title><style>${style}</style></head>`,
    `<body><header><p class="facts">${facts.join(" · ")}</p><h1>${safe(title)}</h1></header><main>`,
    ...lines.map(lineOf),
    `</main>`,
    ...(notes.length === 0 ? [] : [`<footer><h2>${safe(words.sources)}</h2><ol>${listed.join("\n")}</ol></footer>`]),
    `</body></html>`,
    "",
  ].join("\n")
}

function lineOf(line: Line): string {
  if (line.kind === "heading") {
    const tag = line.level === 1 ? "h2" : "h3"
    return `<${tag} id="${line.id}">${safe(line.number)}. ${safe(line.text)}</${tag}>`
  }
  const { id, number, pieces, below, table } = line
  if (table) return tableOf(id, pieces, table)
  const lead = number === null ? "" : `<span class="number">${safe(number)}.</span> `
  const items = below.map(
    (each) => `<li id="${each.id}"><span class="number">${safe(each.number)}</span> ${told(each.pieces)}</li>`,
  )
  return `<p id="${id}">${lead}${told(pieces)}</p>${items.length === 0 ? "" : `<ul>${items.join("\n")}</ul>`}`
}

const told = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ text, language, bound, note }) => {
      const words = language ? `<span lang="${language}" dir="${direction(language)}">${safe(text)}</span>` : safe(text)
      const part = bound ? `<span class="bound">${words}</span>` : words
      return note === undefined ? part : `${part}<sup id="call-${note}"><a href="#note-${note}">${note}</a></sup>`
    })
    .join("")

function tableOf(id: string, caption: readonly Piece[], { head, rows, numeric, bars }: PrintedTable): string {
  const heads = head.map((text, n) => `<th scope="col"${numeric[n] ? ' class="number"' : ""}>${safe(text)}</th>`)
  const body = rows.map((cells, at) => {
    const [first = "", ...rest] = cells
    const others = rest.map((text, n) => `<td${numeric[n + 1] ? ' class="number"' : ""}>${safe(text)}</td>`)
    const share = bars?.[at] ?? null
    const bar = bars
      ? `<td class="bar" aria-hidden="true">${share === null ? "" : `<svg viewBox="0 0 100 8" preserveAspectRatio="none"><rect width="${(share * 100).toFixed(1)}" height="8"/></svg>`}</td>`
      : ""
    return `<tr><th scope="row">${safe(first)}</th>${others.join("")}${bar}</tr>`
  })
  const blank = bars ? `<td class="bar"></td>` : ""
  return `<table id="${id}"><caption>${told(caption)}</caption><thead><tr>${heads.join("")}${blank}</tr></thead><tbody>${body.join("\n")}</tbody></table>`
}

const safe = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

const style = `
body{max-inline-size:44rem;margin:2rem auto;padding-inline:1rem;font:1rem/1.6 "Noto Serif",Georgia,serif;color:#1d1d1f;background:#fff}
:lang(ar){font-family:Vazirmatn,Tahoma,sans-serif;line-height:1.9}:lang(zh){font-family:"Noto Sans SC",sans-serif}
h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.25rem}h3{font-size:1.05rem}.facts{color:#555}
.number{font-variant-numeric:tabular-nums}td.number,th.number{text-align:end}
.bound{border-block-end:1px dotted #1f5c99}ul{list-style:none;padding-inline-start:2rem}
table{border-collapse:collapse;inline-size:100%;margin-block:1.5rem;font-size:.9rem;display:block;overflow-x:auto}
caption{text-align:start;font-weight:600;margin-block-end:.5rem}th,td{text-align:start;padding:.25rem .5rem;border-block-end:1px solid #ccc;vertical-align:top}
thead th{border-block-end:2px solid #333;font-style:italic}tbody th{font-weight:400}.bar{inline-size:30%}.bar svg{inline-size:100%;block-size:.7rem;fill:#1f5c99}
[dir=rtl] .bar svg{transform:scaleX(-1)}sup{font-size:.7em;line-height:0}footer{font-size:.85rem;border-block-start:1px solid #999}
a{color:#1f5c99}@media (prefers-color-scheme:dark){body{background:#16181c;color:#e8e6e1}a{color:#8fbce6}.facts{color:#aaa}.bar svg{fill:#8fbce6}.bound{border-color:#8fbce6}}
@media print{body{margin:0;max-inline-size:none}}
`
