import { type Organ, organIn, organOf, organOfSymbol } from "./organ.ts"
import type { Range } from "./source.ts"
import type { Citation } from "./tree.ts"

/** A citation with its place in a text. */
export type Cited = { readonly range: Range; readonly citation: Citation }

const SYMBOL =
  /(?<![\w/.:@-])([A-Z][A-Za-z]{0,9}\d{0,4}(?:\/[A-Za-z0-9][\w.-]*(?:\([\w-]+\))?)+)((?: \((?:Part|Vol\.) [IVX]+\)(?:\/[\w.]+)?)?)/g
const LEAD =
  /(?<!\p{L})(resolutions?|decisions?|résolutions?|décisions?|resoluci(?:ón|ones)|decisi(?:ón|ones)|резолюци(?:я|и|ю|ей|ях|ям|ями|й)|решени(?:е|я|ю|ем|ях|ям|ями|й|и))\s+(?=\S)/giu
const ID =
  /^((?:ES|S|BC|RC|SC)-(?:[IVX]+|\d{1,2})\/\d{1,3}|\d{1,4}\/(?:CP|CMP|CMA|COP)\.\d+|\d{1,4}\/\d{1,4}|\d{1,4}(?: [A-D])?\s?\((?:(?:ES-|S-)?[IVXLC]+|(?:19|20)\d\d)\)|[IVX]+\/\d{1,3}|\d{3,4}(?![\d/]))((?: [A-E](?![\w’']))(?:(?:, | and | et | y | и )[A-E](?![\w’']))*)?/u
const AFTER_ID =
  /^(?:,? (?:of|du|de|от|en date du|adopted on|dated) (?:the )?\d{1,2}[^,;.]{3,24}?\d{4}(?: (?:года|г\.))?)?(?:,? (?:entitled|intitulée|titulada|озаглавленн\p{L}+) [“"«][^”"»]{0,300}[”"»])?/u
const SEPARATOR = /^(?:, (?:and |as well as |et |y )?|,? and |,? et |,? y |,? e |,? и | to )(?=\S)/u
const TREATY =
  /(?:Treaty Series|Recueil des Traités|Ibid\.|ibid\.),? vols?\. ([\d, andety]+?),? (?:Nos?\.|no|núm\.|nº|№) (\d[\d-]*)/gu

const DATED =
  /(?:,|\b(?:and|et|y)|и) (\d{1,4}\/\d{1,4}(?: [A-D](?!\w))?),? (?:of|du|de|от) \d{1,2}(?:er)? (?:de )?\p{L}{3,}/gu

const COUNCIL = /(?<=(?:,|and|as|et|y|e|и|que|also) )\d{3,4} ?\((?:19[4-9]|20[0-4])\d\)/gu

/** What is needed to tell whose "its resolution" is meant. */
export type Speaking = {
  readonly organ: Organ | undefined
  /** Organs the document names in full, for "the Commission" and "the Conference". */
  readonly named?: readonly Organ[]
}

/** Finds the works a text names: resolutions and decisions in lists that share one lead, symbols of all series, treaties. */
export function citationsIn(printed: string, speaking: Speaking): Cited[] {
  const text = printed.replace(/[\u00a0\u202f\u2009]/g, " ")
  const found: Cited[] = []
  // What is covered is kept by place: asked of a list, thousands of citations in one paragraph took the square of that.
  const covered = new Uint8Array(text.length)
  let seen = 0
  const taken = (from: number, to: number) => {
    for (; seen < found.length; seen++) covered.fill(1, ...found[seen]!.range)
    return covered.subarray(from, to).includes(1)
  }
  for (const match of text.matchAll(TREATY)) {
    for (const volume of match[1]!.match(/\d+/g) ?? []) {
      const id = `UNTS vol. ${volume}, No. ${match[2]!}`
      found.push({
        range: [match.index, match.index + match[0].length],
        citation: { kind: "treaty", body: null, id, symbol: null },
      })
    }
  }
  for (const match of text.matchAll(SYMBOL)) {
    const [raw, double] = apart(match[1]! + match[2]!)
    if (double !== undefined) {
      const from = match.index + raw.length + 1
      if (!taken(from, from + double.length))
        found.push({ range: [from, from + double.length], citation: ofSymbol(double) })
    }
    const one = symbolFrom(raw)
    if (
      !one ||
      /(?:https?:|www\.)\S*$/.test(text.slice(Math.max(0, match.index - 200), match.index)) ||
      taken(match.index, match.index + one.length)
    )
      continue
    found.push({ range: [match.index, match.index + one.length], citation: ofSymbol(one) })
    const more = /^(?:,? and | et | y |, )((?:Add|Corr|Rev)\.\d+)/.exec(text.slice(match.index + one.length))
    if (more) {
      const from = match.index + one.length + more[0].length - more[1]!.length
      found.push({ range: [from, from + more[1]!.length], citation: ofSymbol(`${one}/${more[1]!}`) })
    }
  }
  const plurals: { at: number; kind: "resolution" | "decision"; organ: Organ | undefined }[] = []
  let earlier: Organ | undefined
  for (const lead of text.matchAll(LEAD)) {
    if (taken(lead.index, lead.index + 3)) continue
    const owner = ownerBetween(text.slice(lead.index + lead[0].length, lead.index + lead[0].length + 160))
    const listed = listAfter(text, lead.index + lead[0].length + (owner?.length ?? 0))
    if (listed.length === 0) continue
    const kind = /^(d|р?еш)/iu.test(lead[1]!) && !/^рез/iu.test(lead[1]!) ? "decision" : "resolution"
    const end = listed.at(-1)!.to
    const named =
      owner?.organ ??
      organBefore(text.slice(Math.max(0, lead.index - 400), lead.index), speaking) ??
      organAfter(text.slice(end))
    for (const item of listed) {
      if (taken(item.from, item.to)) continue
      const organ = fitting(item.id, named ?? earlier, speaking.organ, named !== undefined)
      if (/^\d{3,4}$/.test(item.id) && organ?.code !== "SC") continue
      found.push({
        range: [item.from, item.to],
        citation: { kind, body: organ?.code ?? null, id: item.id, symbol: symbolOf(kind, item.id, organ) },
      })
    }
    if (/s$|ones$|[ийхм]$/iu.test(lead[1]!)) plurals.push({ at: end, kind, organ: named ?? earlier })
    if (named) earlier = named
  }
  // "resolutions 57/27 A, by which …, and 58/41 of 8 December 2003": a clause stands between the numbers of one list
  for (const match of plurals.length > 0 ? text.matchAll(DATED) : []) {
    const from = match.index + match[0].indexOf(match[1]!)
    const list = plurals.findLast(({ at }) => at < from)
    if (!list || taken(from, from + match[1]!.length)) continue
    const organ = fitting(match[1]!, list.organ, speaking.organ, list.organ !== undefined)
    found.push({
      range: [from, from + match[1]!.length],
      citation: {
        kind: list.kind,
        body: organ?.code ?? null,
        id: match[1]!,
        symbol: symbolOf(list.kind, match[1]!, organ),
      },
    })
  }
  // "…, as well as 2242 (2015), which": a number with its year is a resolution of the Council wherever the text cites some.
  for (const match of /(?<!\p{L})(?:resolu|résolu|резолю)/iu.test(text) ? text.matchAll(COUNCIL) : [])
    if (!taken(match.index, match.index + match[0].length)) {
      const id = match[0].replace(/(\d)\(/, "$1 (")
      const council = organOf("SC")
      found.push({
        range: [match.index, match.index + match[0].length],
        citation: { kind: "resolution", body: "SC", id, symbol: symbolOf("resolution", id, council) },
      })
    }
  return found.sort((a, b) => a.range[0] - b.range[0])
}

/** In French, Spanish and Russian the organ may stand between the word and the number: "les résolutions de l'Assemblée générale 57/27". */
function ownerBetween(rest: string): { organ: Organ; length: number } | undefined {
  const from = /^(?:de l[’']|du |de la |del |des )?/u.exec(rest)![0].length
  const organ = organIn(rest.slice(from, from + 120))
  const match = organ?.names.exec(rest.slice(from))
  const after = match ? /^ (?=\d|ES-|S-)/.exec(rest.slice(from + match[0].length)) : null
  return organ && match?.index === 0 && after ? { organ, length: from + match[0].length + 1 } : undefined
}

type Item = { id: string; from: number; to: number }

function listAfter(text: string, start: number): Item[] {
  const items: Item[] = []
  let at = start
  for (;;) {
    const match = ID.exec(text.slice(at, at + 60))
    if (!match) return items
    const base = match[1]!.replace(/(\d)\(/, "$1 (")
    const letters = match[2]?.match(/[A-E]/g) ?? []
    const to = at + match[0].length
    if (letters.length === 0) items.push({ id: base, from: at, to })
    let seen = match[1]!.length
    for (const [index, letter] of letters.entries()) {
      const place = match[0].indexOf(letter, seen)
      items.push({ id: `${base} ${letter}`, from: index === 0 ? at : at + place, to: at + place + 1 })
      seen = place + 1
    }
    const rest = text.slice(to)
    const after = AFTER_ID.exec(rest)![0].length
    const next = SEPARATOR.exec(rest.slice(after))
    if (!next) return items
    at = to + after + next[0].length
  }
}

/** The organ's own kind first, else the only one of that kind the document names in full. */
function ofKind(kind: string, { organ, named = [] }: Speaking): Organ | undefined {
  if (organ?.name.includes(kind)) return organ
  const known = named.filter(({ name }) => name.includes(kind))
  return known.length === 1 ? known[0] : undefined
}

const ABBREVIATED: readonly (readonly [RegExp, (speaking: Speaking) => Organ | undefined])[] = [
  [/Assembly$|l[’']Assemblée$|la Asamblea$|Ассамблеи$/u, () => organOf("GA")],
  [/Conference$|la Conférence$|la Conferencia$/u, (speaking) => ofKind("Conference", speaking) ?? organOf("COP")],
  [/Council$|le Conseil$|el Consejo$/u, ({ organ }) => (organ && /Council/.test(organ.name) ? organ : undefined)],
  [/Commission$|la Comisión$|Комиссии$/u, (speaking) => ofKind("Commission", speaking)],
]

/** The organ named right before a lead: "General Assembly resolution", "its decision", "the Assembly, in its resolution". */
function organBefore(before: string, speaking: Speaking): Organ | undefined {
  const own = /(?:\b(?:its|ses|sa|sus|su|свои|свою|своей|своих)) (?:\p{L}+ ){0,3}$/u.exec(before)
  if (own) {
    const subject =
      /(?:the|l[’']|la|le|el) ?([\p{Lu}][\p{L} ]{4,80}?),? (?:in|by|through|under|pursuant to|dans|par|en) $/u.exec(
        before.slice(0, own.index),
      )
    const organ = subject ? (organIn(subject[1]!) ?? abbreviated(subject[1]!, speaking)) : undefined
    return organ ?? speaking.organ
  }
  const words = before.slice(-140).replace(/\s(?:relevant|previous|draft|the|la|las|les|los|all|subsequent)?\s*$/u, "")
  const tail = words.split(/[,;:.()“”"]/u).at(-1) ?? ""
  const near = tail.trim().replace(/(?:['’]s)?$/u, "")
  for (let cutAt = 0; cutAt >= 0;) {
    const piece = near.slice(cutAt)
    const organ = organIn(piece)
    if (organ && new RegExp(`(?:${organ.names.source})$`, "iu").test(piece)) return organ
    const space = near.indexOf(" ", cutAt)
    cutAt = space < 0 ? -1 : space + 1
  }
  return abbreviated(near, speaking)
}

function abbreviated(words: string, speaking: Speaking): Organ | undefined {
  return ABBREVIATED.find(([pattern]) => pattern.test(words))?.[1](speaking)
}

function organAfter(after: string): Organ | undefined {
  const match =
    /^(?:,? (?:of|du|de|от) (?:the )?\d{1,2}[^,;.]{3,24}?\d{4}(?: года)?)?,? (?:of the |of |de l[’']|du |de la |del |adopt\p{L}+ (?:by|par|por) (?:the |l[’']|la |el )?)?((?:General|Security|Economic|Human|Commission|Conference|Assemblée|Conseil|Asamblea|Consejo|Генеральной|Совета|Экономического).{0,140})/u.exec(
      after,
    )
  if (!match) return undefined
  const organ = organIn(match[1]!)
  return organ && organ.names.exec(match[1]!)!.index === 0 ? organ : undefined
}

/** An organ whose numbers look like this one; what was named wins unless it cannot be. */
function fitting(id: string, named: Organ | undefined, own: Organ | undefined, sure: boolean): Organ | undefined {
  const form = /\((?:19|20)\d\d\)$/.test(id)
    ? "SC"
    : /^(?:19|20)\d\d\//.test(id)
      ? "ECOSOC"
      : /^(?:ES|S)-/.test(id)
        ? "GA"
        : /\((?:ES-|S-)?[IVXLC]+\)/.test(id)
          ? "GA"
          : "plain"
  if (sure && named && !(form === "SC" && named.code !== "SC")) return named
  if (form === "SC") return organOf("SC")
  if (form === "ECOSOC")
    return own?.code === "ECOSOC" || !named || /^(?:GA|SC)$/.test(named.code) ? organOf("ECOSOC") : named
  if (form === "GA") return named?.code === "ECOSOC" ? named : organOf("GA")
  const organ = named ?? own
  const session = Number(/^(\d+)\//.exec(id)?.[1] ?? 0)
  if (/^\d{3,4}$/.test(id)) return organ?.code === "SC" ? organ : undefined
  if (organ?.code === "SC" || organ?.code === "ECOSOC") return session > 30 ? organOf("GA") : organ
  return organ
}

/** The symbol under which a resolution or decision of an organ is kept. */
export function symbolOf(kind: "resolution" | "decision", id: string, organ: Organ | undefined): string | null {
  const series = kind === "decision" ? organ?.decision : organ?.resolution
  if (!series) return null
  const roman = /^(\d+)(?: ([A-E]))? \(((?:ES-|S-)?[IVXLC]+)\)(?: ([A-E]))?$/.exec(id)
  if (roman) return series.replace("#", `${roman[1]!}${roman[2] ?? roman[4] ?? ""}(${roman[3]!})`)
  if (organ?.code === "SC" && !/\(\d{4}\)/.test(id)) return null
  return series.replace("#", id)
}

/** A document of two organs has two symbols joined by a hyphen: `A/49/765-S/1994/1399`. */
function apart(raw: string): [string, string | undefined] {
  const two = /^([A-Z][^-]*\d)[-–]([A-Z](?:[A-Z]{0,5})?\/[A-Z\d].*\d)[.,]*$/.exec(raw)
  return two ? [two[1]!, two[2]!] : [raw, undefined]
}

function symbolFrom(raw: string): string | undefined {
  let symbol = raw.replace(/[.,-]+$/, "")
  if (symbol.endsWith(")") && !symbol.includes("(")) symbol = symbol.slice(0, -1)
  const first = symbol.split("/")[0]!
  if (
    !/\d/.test(symbol) ||
    /^(?:and|or|HIV|GDP|CO|AIDS|TB|km|I|II)$/.test(first) ||
    (/^[A-Z][a-z]+$/.test(first) && !/^(?:Assembly|Dec|Council)$/.test(first))
  )
    return undefined
  return symbol
}

function ofSymbol(symbol: string): Citation {
  const organ = organOfSymbol(symbol)
  const act = /^(?:A|A\/HRC|S|E)\/(RES|DEC)\/(\S+(?: \(\d{4}\))?(?: [A-E])?)$/.exec(symbol)
  if (act)
    return {
      kind: act[1] === "RES" ? "resolution" : "decision",
      body: organ?.code ?? null,
      id: act[2]!.replace(/(\d)\(/, "$1 ("),
      symbol,
    }
  return { kind: "document", body: null, id: symbol, symbol }
}
