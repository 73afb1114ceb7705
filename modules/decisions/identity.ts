import { documentKinds } from "#modules/decisions/document-kinds.ts"
import { slugOf } from "#modules/decisions/document.ts"
import { z } from "zod"

/** What a text says of itself by which it can be known again. */
export const Identifying = z.object({
  symbol: z.string().nullable(),
  number: z.string().nullable(),
  /** The organ that speaks: its English name, or its short name in citations. */
  body: z.string().nullable(),
  kind: z.enum(documentKinds),
  session: z.string().nullable(),
  title: z.string().nullable(),
  /** The first paragraph, by which a draft is known that has no title either. */
  first: z.string().nullable(),
})
export type Identifying = z.infer<typeof Identifying>

/** What a document is known by: `key` is the same for the same document whatever it came in. */
export type Identity = { readonly key: string; readonly symbol: string | null; readonly slug: string }

/** How an organ's resolutions and decisions are called where the symbol itself is not printed. */
type Organ = {
  readonly short: string
  readonly name: RegExp
  readonly resolution: string
  readonly decision: string
  /** The symbol so made is the one the document is published under. */
  readonly published: boolean
}

const organs: readonly Organ[] = [
  organ("GA", /^(the )?general assembly/i, "A/RES", "A/DEC", true),
  organ("SC", /^(the )?security council/i, "S/RES", "S/DEC", true),
  organ("ECOSOC", /^(the )?economic and social council/i, "E/RES", "E/DEC", true),
  organ("HRC", /^(the )?human rights council/i, "A/HRC/RES", "A/HRC/DEC", true),
  organ("COP", /conference of the parties.*transnational organi[sz]ed crime/i, "CTOC/COP/RES", "CTOC/COP/DEC", false),
  organ("COSP", /conference of the states parties.*corruption/i, "CAC/COSP/RES", "CAC/COSP/DEC", false),
  organ("CCPCJ", /commission on crime prevention/i, "E/CN.15/RES", "E/CN.15/DEC", false),
  organ("CND", /commission on narcotic drugs/i, "E/CN.7/RES", "E/CN.7/DEC", false),
  organ("CSW", /commission on the status of women/i, "E/CN.6/RES", "E/CN.6/DEC", false),
]

function organ(short: string, name: RegExp, resolution: string, decision: string, published: boolean): Organ {
  return { short, name, resolution, decision, published }
}

/**
 * What a document is known by: its symbol; where none is printed, the one that
 * follows from organ and number; for want of both, what is said of it, so that
 * at least the same draft in other bytes is the same draft.
 */
export function identify(said: Identifying): Identity {
  if (said.symbol !== null)
    return { key: keyOf(said.symbol), symbol: tidy(said.symbol), slug: slugOf(tidy(said.symbol)) }
  const derived = said.number === null ? undefined : symbolOf(said.kind, said.body, said.number)
  if (derived) {
    const symbol = derived.published ? derived.symbol : null
    return { key: keyOf(derived.symbol), symbol, slug: slugOf(derived.symbol) }
  }
  const body = organOf(said.body)?.short ?? said.body ?? ""
  const named = lettersOf(said.title ?? "") || digest(lettersOf(said.first ?? ""))
  const sayings = [said.kind, body, said.session ?? "", said.number ?? "", named].join(":")
  const words = slugOf(said.title ?? "")
    .split("-")
    .slice(0, 8)
  const slug = [slugOf(body), said.session, ...words].filter(Boolean).join("-").slice(0, 120)
  return { key: sayings, symbol: null, slug: words.join("") === "" ? `${slug || "document"}-${digest(sayings)}` : slug }
}

/** What would identify a cited work as a document of the record; `null` for treaties and for places in the same text. */
export function namesOf(cited: {
  readonly kind: "resolution" | "decision" | "document" | "treaty" | "internal"
  readonly body: string | null
  readonly id: string
  readonly symbol: string | null
}): string | null {
  if (cited.kind === "treaty" || cited.kind === "internal") return null
  if (cited.symbol !== null) return keyOf(cited.symbol)
  if (cited.kind === "document") return keyOf(cited.id)
  const derived = symbolOf(cited.kind, cited.body, cited.id)
  return derived ? keyOf(derived.symbol) : null
}

/** A symbol in the form by which two printings of it are compared. */
export function keyOf(symbol: string): string {
  const key = tidy(symbol).toUpperCase().replace(/\s+/g, "")
  // The Council's numbers run on for ever: the year beside them says nothing more, and is often left out.
  return key.replace(/^(S\/RES\/\d+)\(\d{4}\)$/, "$1")
}

/** Whether a document of this symbol is a revision of an earlier one. */
export const isRevision = (symbol: string | null): boolean => symbol !== null && /\/REV\.\d+/i.test(symbol)

/**
 * The session a number belongs to, where the organ numbers by session: `64/293`
 * is of the sixty-fourth, `ES-11/4` of the eleventh emergency special one.
 * Until 1976 the session stood behind, in Roman figures: `217 A (III)`.
 */
export function sessionOfNumber(body: string | null, number: string | null): string | null {
  const by = organOf(body)?.short ?? ""
  const found = /^((?:E?S-)?\d{1,3})\//.exec(number ?? "")?.[1]
  if (found) return ["GA", "HRC", "COP", "COSP", "CCPCJ", "CND"].includes(by) ? found : null
  const [, kind = "", roman] = /^\d+(?: [A-Z])? ?\((E?S-)?([IVXL]+)\)$/.exec(number ?? "") ?? []
  return roman && ["GA", "ECOSOC"].includes(by) ? kind + String(valueOf(roman)) : null
}

/** What a Roman numeral counts: a figure before a greater one is taken off. */
function valueOf(roman: string): number {
  const figures = roman.split("").map((each) => ({ I: 1, V: 5, X: 10, L: 50 })[each] ?? 0)
  return figures.reduce((sum, figure, at) => sum + (figure < (figures[at + 1] ?? 0) ? -figure : figure), 0)
}

function symbolOf(kind: Identifying["kind"], body: string | null, number: string) {
  if (kind !== "resolution" && kind !== "decision") return undefined
  const by = organOf(body)
  return by && { symbol: `${by[kind]}/${number.trim()}`, published: by.published }
}

const organOf = (body: string | null): Organ | undefined =>
  body === null ? undefined : organs.find(({ short, name }) => short === body.trim() || name.test(body.trim()))

const tidy = (symbol: string): string =>
  symbol
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\s*†.,;]+$/, "")

const lettersOf = (title: string): string =>
  title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

/** A short sign for a long text (FNV-1a); two texts that share one get another slug when they meet. */
function digest(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash.toString(36)
}
