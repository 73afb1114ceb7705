import { formatNumber } from "../numerals.ts"
import { child, type Element, elements } from "./xml.ts"

/** Counts the paragraphs of a Word file as Word does, and answers what Word prints before each. */
export type Numbering = {
  /** The number of the next paragraph in this list and level, with the blank that follows it; `""` for none. */
  readonly next: (list: string, level: number | undefined, style: string | undefined) => string
}

/**
 * Reads the numbering part. Lists share the count of their abstract list, a
 * deeper level starts again after a higher one (unless `lvlRestart` forbids),
 * and a list that overrides its start begins there when first used.
 */
export function readNumbering(
  part: Element | null | undefined,
  listOfStyle: (style: string) => string | undefined,
): Numbering {
  const abstracts = new Map(
    elements(part ?? none, "abstractNum").map((e) => [e.attributes["w:abstractNumId"] ?? "", e]),
  )
  const lists = new Map(elements(part ?? none, "num").map((e) => [e.attributes["w:numId"] ?? "", e]))
  const counts = new Map<string, Map<number, number>>()
  const begun = new Set<string>()
  const known = new Map<string, readonly Level[]>()

  const abstractOf = (list: string, hops = 0): { id: string; element: Element } | undefined => {
    const id = child(lists.get(list), "abstractNumId")?.attributes["w:val"] ?? ""
    const element = abstracts.get(id)
    const link = child(element, "numStyleLink")?.attributes["w:val"]
    const linked = link === undefined || hops > 4 ? undefined : listOfStyle(link)
    if (linked !== undefined && linked !== list) return abstractOf(linked, hops + 1)
    return element === undefined ? undefined : { id, element }
  }

  const next: Numbering["next"] = (list, level, style) => {
    const abstract = abstractOf(list)
    if (list === "0" || abstract === undefined) return ""
    const levels = known.get(list) ?? levelsOf(abstract.element, lists.get(list))
    known.set(list, levels)
    const at = level ?? levels.find((each) => each.style !== undefined && each.style === style)?.at ?? 0
    const own = levels.find((each) => each.at === at)
    if (own === undefined) return ""

    const count = counts.get(abstract.id) ?? new Map<number, number>()
    counts.set(abstract.id, count)
    if (!begun.has(list)) {
      begun.add(list)
      for (const each of levels) if (each.override !== undefined) count.set(each.at, each.override - 1)
    }
    count.set(at, (count.get(at) ?? own.start - 1) + 1)
    for (const each of levels) {
      const restarts = each.restart === undefined || (each.restart !== 0 && at < each.restart)
      if (each.at > at && restarts) count.delete(each.at)
    }
    const printed = own.text.replaceAll(/%([1-9])/gu, (_, digit: string) => {
      const wanted = levels.find((each) => each.at === Number(digit) - 1)
      if (wanted === undefined) return ""
      const value = count.get(wanted.at) ?? wanted.start
      count.set(wanted.at, value)
      const format = own.legal && wanted.at !== at ? "decimal" : wanted.format
      return formatNumber(value, format)
    })
    if (own.format === "bullet") return `${own.text.trim() === "" ? "" : "•"}${own.after}`
    return printed === "" ? "" : `${printed}${own.after}`
  }
  return { next }
}

type Level = {
  readonly at: number
  readonly start: number
  readonly override: number | undefined
  readonly format: string
  readonly text: string
  readonly after: string
  readonly restart: number | undefined
  readonly legal: boolean
  readonly style: string | undefined
}

const none: Element = { name: "", attributes: {}, children: [] }
/** Word has nine levels. */
const most = 9

function levelsOf(abstract: Element, list: Element | undefined): Level[] {
  const overrides = elements(list ?? none, "lvlOverride")
  return elements(abstract, "lvl")
    .slice(0, most)
    .map((level) => {
      const at = Number(level.attributes["w:ilvl"] ?? "0")
      const override = overrides.find((each) => each.attributes["w:ilvl"] === String(at))
      const begin = child(override, "startOverride")?.attributes["w:val"]
      return readLevel(child(override, "lvl") ?? level, at, begin === undefined ? undefined : Number(begin))
    })
}

function readLevel(level: Element, at: number, override: number | undefined): Level {
  const value = (name: string): string | undefined => child(level, name)?.attributes["w:val"]
  const restart = value("lvlRestart")
  const suffix = value("suff") ?? "tab"
  return {
    at,
    start: Number(value("start") ?? "1"),
    override,
    format: value("numFmt") ?? "decimal",
    text: value("lvlText") ?? "",
    after: suffix === "tab" ? "\t" : suffix === "space" ? " " : "",
    restart: restart === undefined ? undefined : Number(restart),
    legal: child(level, "isLgl") !== undefined,
    style: value("pStyle"),
  }
}
