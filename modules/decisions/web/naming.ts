import type { Mandate } from "#modules/decisions/mandate.ts"
import type { Tone } from "#platform/web/kit/Status.tsx"
import type { Words } from "#platform/web/words.tsx"

/** What identifies a document, as far as it is known. */
export type Named = {
  readonly slug: string
  readonly symbol: string | null
  readonly number: string | null
  readonly title?: string | undefined
}

/** A document by its symbol, or by its number, or by its title; where all fail, by its place in addresses. */
export const documentName = ({ symbol, number, title, slug }: Named): string =>
  symbol ?? number ?? (title === undefined || title === "" ? slug : title)

/**
 * A paragraph by its place in its document, as one cites it: "para. 10 (a)",
 * "sect. II, para. 2", "preambular para. 3". `null` for what is no paragraph.
 */
export function paragraphName(say: Words, anchor: string): string | null {
  let name = ""
  for (const step of anchor.split("__")) {
    const [, kind, number] = /^([a-z]+)_(.+)$/.exec(step) ?? []
    if (kind === undefined || number === undefined) return null
    const key = { para: "paragraph", pp: "preambular", sec: "section", annex: "annex", point: "point" }[kind]
    if (!key) return null
    const part = say(`decisions.cite.${key}`, { number })
    name = name === "" ? part : say(key === "point" ? "decisions.cite.within" : "decisions.cite.then", { name, part })
  }
  return name
}

/** The line by which a paragraph is cited: "A/RES/78/228, para. 4". */
export function citeAs(say: Words, document: Named, anchor: string): string {
  const paragraph = paragraphName(say, anchor)
  const name = documentName(document)
  return paragraph === null ? name : say("decisions.cite", { document: name, paragraph })
}

/** Where a paragraph is read. */
export const placeOf = (slug: string, anchor: string): string => `/documents/${slug}#${anchor}`

/** Where a session of a body is shown. */
export const sessionPlace = (body: string, session: string): string =>
  `/sessions/${encodeURIComponent(body)}/${encodeURIComponent(session)}`

/** How the status of a mandate looks. */
export const toneOf: Readonly<Record<Mandate["status"], Tone>> = {
  standing: "open",
  due: "soon",
  "in-hand": "open",
  reported: "done",
  done: "done",
  overdue: "late",
  unreported: "quiet",
  lapsed: "quiet",
  ended: "quiet",
}
