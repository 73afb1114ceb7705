import type { Citation } from "../tree.ts"

/** Which organ's resolutions and decisions a symbol begins with. */
const series: readonly (readonly [start: string, kind: "resolution" | "decision", body: string])[] = [
  ["A/HRC/RES/", "resolution", "HRC"],
  ["A/HRC/DEC/", "decision", "HRC"],
  ["A/RES/", "resolution", "GA"],
  ["A/DEC/", "decision", "GA"],
  ["S/RES/", "resolution", "SC"],
  ["E/RES/", "resolution", "ECOSOC"],
  ["E/DEC/", "decision", "ECOSOC"],
]

const actors: ReadonlyMap<string, string> = new Map(
  Object.entries({
    unga: "A/RES/",
    unsc: "S/RES/",
    unecosoc: "E/RES/",
    "unga-hrc": "A/HRC/RES/",
  }),
)

/**
 * The work a link leads to: by the symbol in an address of the documents
 * service, or by an Akoma Ntoso address. `printed` is the linked text; its form
 * of the number is kept where it names the same work (`217 A (III)`).
 */
export function citationOf(href: string, printed: string): Citation | undefined {
  const symbol = symbolIn(href)
  if (symbol === undefined) return undefined
  const shown = printed.trim()
  const row = series.find(([start]) => symbol.startsWith(start))
  if (row === undefined) {
    const id = squeeze(shown) === squeeze(symbol) ? shown : symbol
    return { kind: "document", body: null, id, symbol: id }
  }
  const [start, kind, body] = row
  const number = symbol.slice(start.length)
  const same =
    /^\d/u.test(shown) &&
    squeeze(shown)
      .replaceAll(/[A-Z]/gu, "")
      .startsWith(squeeze(number).replace(/[A-Z(].*$/u, ""))
  const id = same && shown.length <= number.length + 4 ? shown : number
  return { kind, body, id, symbol: same ? start + id : symbol }
}

function symbolIn(href: string): string | undefined {
  const akn = /^\/akn\/un\/statement\/[^/]+\/([^/]+)\/[^/]+\/([^/#]+)/u.exec(href)
  if (akn !== null) {
    const start = actors.get(akn[1] ?? "")
    return start === undefined ? undefined : start + (akn[2] ?? "").replace("-", "/")
  }
  const address = /^https?:\/\/(?:www\.)?(?:undocs\.org|docs\.un\.org)\/(?:[a-z]{2}\/)?([^?#]+)/iu.exec(href)?.[1]
  if (address === undefined) return undefined
  try {
    const symbol = decodeURIComponent(address).trim()
    return /^[A-Z][A-Z0-9]*\//u.test(symbol) ? symbol : undefined
  } catch {
    return undefined
  }
}

function squeeze(text: string): string {
  return text.replaceAll(/\s/gu, "")
}
