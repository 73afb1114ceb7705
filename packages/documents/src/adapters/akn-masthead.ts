import type { Masthead, Tongue } from "../tree.ts"
import { bareNumber } from "./akn-blocks.ts"
import { readInline } from "./akn-inline.ts"
import { child, type Element, findAll } from "./xml.ts"

/** Reads the head of a document from its cover page, its preface, its closing and what the mark-up says about it. */
export function readMasthead(document: Element, around: Element): Masthead {
  const cover = child(document, "coverPage") ?? child(around, "coverPage") ?? empty
  const preface = child(document, "preface") ?? child(around, "preface") ?? empty
  const closing = child(document, "conclusions") ?? empty
  const meta = child(document, "meta") ?? child(around, "meta") ?? empty
  const heads = [cover, preface]
  const kind = kindOf(document.attributes["name"] ?? "")
  const numbers = heads.flatMap((head) => find(head, "docNumber"))
  const symbol =
    numbers.find((each) => each.attributes["refersTo"] === "#symbol") ??
    numbers.find((each) => /^[A-Z]/u.test(say(each)))
  const number = find(preface, "docNumber").find((each) => each !== symbol)
  const item = heads
    .flatMap((head) => find(head, "inline"))
    .find((each) => /^agenda ?item$/iu.test(each.attributes["name"] ?? ""))
  const meeting =
    find(closing, "location")[0] ??
    [closing, ...heads]
      .flatMap((head) => find(head, "inline"))
      .find((each) => /meeting/iu.test(each.attributes["name"] ?? ""))
  const behalf = heads.flatMap((head) => find(head, "inline")).find((each) => each.attributes["name"] === "onBehalfOf")
  return {
    symbol: some(symbol),
    number: number === undefined ? null : bareNumber(say(number)) || null,
    title: some(find(preface, "docTitle")[0]),
    body: bodyOf(meta),
    kind: kind.kind,
    status: kind.status,
    adopted: kind.status === "draft" ? null : (dateIn(closing) ?? workDate(meta)),
    dated: heads.map(dateIn).find((date) => date !== null) ?? null,
    session: some(heads.flatMap((head) => find(head, "session"))[0]),
    agendaItem: item === undefined ? null : itemOf(say(item)),
    sponsors: sponsorsOf(heads.flatMap((head) => find(head, "docProponent"))),
    ...(behalf === undefined ? {} : { onBehalfOf: say(behalf) }),
    distribution: some(heads.flatMap((head) => find(head, "docStatus"))[0])?.replace(/^Distr\.\s*:?\s*/u, "") ?? null,
    jobNumber: some(find(meta, "docketNumber")[0]),
    meeting: some(meeting),
    wrapper: null,
  }
}

/** The language the expression is in, by its code of three letters. */
export function languageOf(meta: Element | undefined): Tongue | null {
  const code = findAll(meta ?? empty, (each) => each.name === "FRBRlanguage")[0]?.attributes["language"] ?? ""
  return tongues.get(code) ?? null
}

const empty: Element = { name: "", attributes: {}, children: [] }

const tongues: ReadonlyMap<string, Tongue> = new Map(
  Object.entries({
    ara: "ar",
    ar: "ar",
    eng: "en",
    en: "en",
    spa: "es",
    es: "es",
    fra: "fr",
    fre: "fr",
    fr: "fr",
    rus: "ru",
    ru: "ru",
    zho: "zh",
    chi: "zh",
    zh: "zh",
  }),
)

/** The bodies the service publishes, by their part of the address, and those the guidelines name. */
const bodies: ReadonlyMap<string, string> = new Map(
  Object.entries({
    unga: "General Assembly",
    ga: "General Assembly",
    unsc: "Security Council",
    sc: "Security Council",
    unecosoc: "Economic and Social Council",
    ecosoc: "Economic and Social Council",
    "unga-hrc": "Human Rights Council",
    hrc: "Human Rights Council",
    "ctoc-cop": "Conference of the Parties to the United Nations Convention against Transnational Organized Crime",
  }),
)

function bodyOf(meta: Element): string | null {
  const address = find(meta, "FRBRthis")[0]?.attributes["value"] ?? ""
  const author = find(meta, "FRBRauthor")[0]?.attributes["href"] ?? ""
  const keys = [/^\/akn\/un\/[^/]+\/[^/]+\/([^/]+)\//u.exec(address)?.[1], author.replace(/^.*[#/]/u, "")]
  for (const key of keys) {
    const known = bodies.get(key ?? "") ?? bodies.get((key ?? "").replace(/^un-/u, ""))
    if (known !== undefined) return known
  }
  const organization = find(meta, "TLCOrganization").find((each) => each.attributes["eId"] === keys[1])
  return organization?.attributes["showAs"] ?? null
}

function kindOf(name: string): Pick<Masthead, "kind" | "status"> {
  const status = /draft/iu.test(name) ? "draft" : "adopted"
  if (/decision/iu.test(name)) return { kind: "decision", status }
  if (/presidential/iu.test(name)) return { kind: "presidential_statement", status }
  if (/resolution/iu.test(name)) return { kind: status === "draft" ? "draft_resolution" : "resolution", status }
  return { kind: null, status: null }
}

function dateIn(element: Element): string | null {
  const date = find(element, "docDate")[0]?.attributes["date"] ?? ""
  return realDate(date)
}

function workDate(meta: Element): string | null {
  const date = findAll(meta, (each) => each.name === "FRBRWork").flatMap((work) => find(work, "FRBRdate"))
  return realDate(date.find((each) => each.attributes["name"] === "adoption")?.attributes["date"] ?? "")
}

/** The service writes 0001-01-01 where it knows no date. */
function realDate(date: string): string | null {
  return /^\d{4}-\d{2}-\d{2}/u.test(date) && !date.startsWith("0001") ? date.slice(0, 10) : null
}

function itemOf(printed: string): string | null {
  return /\d+(\s*\(?[a-z]\))*(?:\s*(?:,|and|et|y|и)\s*\d+(\s*\(?[a-z]\))*)*/u.exec(printed)?.[0] ?? null
}

/** A line in brackets says by which way a text came, and names no sponsor. */
function sponsorsOf(proponents: readonly Element[]): string[] {
  const printed = proponents.map(say).filter((text) => !text.startsWith("["))
  if (printed.length > 1) return printed
  return printed.flatMap((text) =>
    text
      .replace(/:.*$/u, "")
      .split(
        /,\s*|\s+(?:and|et|y|и)\s+(?!Herzegovina|Barbuda|Tobago|Nevis|the Grenadines|Principe|Northern Ireland|China\b)|،\s*|、/u,
      )
      .map((each) => each.trim())
      .filter((each) => each !== ""),
  )
}

function find(element: Element, name: string): Element[] {
  return findAll(element, (each) => each.name === name)
}

function say(element: Element): string {
  return readInline(element.children, { boldIsItalic: false }).text
}

function some(element: Element | undefined): string | null {
  return element === undefined ? null : say(element) || null
}
