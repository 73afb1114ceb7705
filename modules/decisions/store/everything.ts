import type { Find } from "#modules/decisions/search/contract.ts"
import { findKinds } from "#modules/decisions/search/find-kinds.ts"
import type { searchEverything } from "#modules/decisions/contract.ts"
import { prefixQuery, soughtOf } from "#modules/decisions/store/asked.ts"
import { narrowed } from "#modules/decisions/store/filter.ts"
import { documentsWhere } from "#modules/decisions/store/in-place.ts"
import { inPlace } from "#modules/decisions/store/mandate-row.ts"
import { countMandates, mandatesWhere } from "#modules/decisions/store/register.ts"
import { searchPage } from "#modules/decisions/store/search.ts"
import { sessionPage } from "#modules/decisions/store/sessions.ts"
import { matching } from "#modules/directory/listing.ts"
import { actorsByCode } from "#modules/directory/door.ts"
import { instruments } from "#modules/treaties/instruments.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { inLanguage } from "#platform/kernel/text.ts"
import { z } from "zod"

type Query = z.infer<typeof searchEverything.query>
type Kind = (typeof findKinds)[number]

/** What was found everywhere, kind by kind; kinds in which there is nothing are left out. */
export async function findEverything(db: Database, query: Query, today: string, elsewhere: Elsewhere = {}) {
  const sections: { kind: Kind; total: number; items: Find[] }[] = []
  const all: Elsewhere = { ...finding, ...elsewhere }
  for (const kind of findKinds) {
    const find = all[kind]
    if (!find || (query.kind !== undefined && query.kind !== kind)) continue
    const found = await find(db, query, today)
    if (found.total > 0) sections.push({ kind, ...found })
  }
  return { sections }
}

/** Finds what of one kind has the words, as far as the reader may see it: how many there are, and the best of them. */
export type Finding = (
  db: Database,
  sought: Pick<Query, "q" | "language" | "each">,
  today: string,
) => Promise<{ readonly total: number; readonly items: Find[] }>

/** What later parts of the cycle find; whoever starts the platform hands it in, since these cannot be known here. */
export type Elsewhere = Readonly<Partial<Record<Kind, Finding>>>

const plain = { parts: [], detail: null }

const finding: Elsewhere & Readonly<Record<Exclude<Kind, "call" | "question" | "figure">, Finding>> = {
  actor: async (db, { q, language, each }) => {
    const found = matching([...(await actorsByCode(db)).values()], { q })
    const named = found.map((actor) => ({ actor, name: inLanguage(actor.names, language) }))
    // Who is called so stands before those in whose name the words only stand somewhere.
    const begins = (name: string) => (soughtOf(name).startsWith(soughtOf(q)) ? 0 : 1)
    named.sort(
      (one, other) => begins(one.name.text) - begins(other.name.text) || one.name.text.length - other.name.text.length,
    )
    return {
      total: named.length,
      items: named.slice(0, each).map(({ actor, name }) => ({
        ...{
          ...plain,
          kind: "actor",
          address: `/directory/${actor.code}`,
          title: name.text,
          titleLanguage: name.language,
        },
        ...{ detail: actor.kind, language },
      })),
    }
  },

  treaty: async (_, { q, language, each }) => {
    const sought = soughtOf(q)
    const found = instruments.filter(({ code, names }) =>
      [code, ...Object.values(names)].some((name) => soughtOf(name).includes(sought)),
    )
    return {
      total: found.length,
      items: found.slice(0, each).map(({ code, names }) => {
        const name = inLanguage(names, language)
        return {
          ...{ ...plain, kind: "treaty", address: `/treaties/${code}`, title: name.text, titleLanguage: name.language },
          ...{ detail: code, language },
        }
      }),
    }
  },

  document: async (db, { q, language, each }) => {
    if (soughtOf(q) === "") return { total: 0, items: [] }
    const which = sql`d.search @@ ${prefixQuery(q)}`
    const [counted] = await rows(db, z.object({ total: z.number() }))`
      select count(*)::int as total from decisions.document d where ${which}`
    const found = await documentsWhere(
      db,
      sql`d.id in (select d.id from decisions.document d where ${which} order by d.recency, d.slug limit ${each})`,
      language,
    )
    return {
      total: counted?.total ?? 0,
      items: found.map(({ slug, title, titleLanguage, symbol, number }) => ({
        ...{ ...plain, kind: "document", address: `/documents/${slug}`, title: title || (symbol ?? number ?? slug) },
        ...{ titleLanguage, detail: symbol ?? number, language },
      })),
    }
  },

  mandate: async (db, { q, language, each }, today) => {
    const found = await mandatesWhere(
      db,
      sql`m.id in (select m.id from decisions.mandate m where ${await narrowed(db, { q }, language, today)}
                    order by m.recency, m.slug, m.ordinal limit ${each})`,
    )
    return {
      total: await countMandates(db, { q }, language, today),
      items: found.map((row) => {
        const { id, place, verb, addressee, action, requirement, language: own } = inPlace(row, language, today)
        const where = [place.symbol ?? place.number ?? place.title, requirement?.reference ?? place.paragraph]
        return {
          ...{ kind: "mandate", address: `/mandates/${id}`, title: [verb, addressee].filter(Boolean).join(" ") },
          ...{ titleLanguage: own, detail: where.filter(Boolean).join(", "), parts: [action], language: own },
        }
      }),
    }
  },

  paragraph: async (db, { q, language, each }) => {
    const own = await searchPage(db, { q, language, limit: each })
    // Most texts are there in English first; whoever reads in another language may well ask for English words.
    const inEnglish = own.total === 0 && language !== "en"
    const { total, items } = inEnglish ? await searchPage(db, { q, language: "en", limit: each }) : own
    return {
      total,
      items: items.map(({ slug, symbol, number, title, titleLanguage, anchor, paragraph, parts, language: of }) => ({
        ...{ kind: "paragraph", address: `/documents/${slug}#${anchor}`, title: title || (symbol ?? number ?? slug) },
        ...{
          titleLanguage,
          detail: [symbol ?? number, paragraph].filter(Boolean).join(", ") || null,
          parts,
          language: of,
        },
      })),
    }
  },

  session: async (db, { q, language, each }) => {
    const actors = await actorsByCode(db)
    const number = /\d+/.exec(q)?.[0]
    const bodies = matching([...actors.values()], { q: q.replace(/\d+/g, " ").trim() }).map(({ code }) => code)
    const found: Find[] = []
    let total = 0
    for (const body of number === undefined && q.trim().length < 3 ? [] : bodies.slice(0, 5)) {
      const page = await sessionPage(db, { body, ...(number !== undefined && { q: number }), limit: each })
      total += page.total
      found.push(...page.items.map((session) => sessionFound(session, actors.get(body)?.names ?? {}, language)))
    }
    return { total, items: found.slice(0, each) }
  },
}

type Held = {
  readonly body: string
  readonly number: number
  readonly opens: string | null
  readonly place: string | null
}

function sessionFound(session: Held, names: Readonly<Partial<Record<Language, string>>>, language: Language): Find {
  const { text, language: own } = inLanguage(names, language)
  const { body, number, opens, place } = session
  return {
    ...{ ...plain, kind: "session", address: `/sessions/${body}/${number}`, title: `${text}, ${number}` },
    ...{ titleLanguage: own, detail: [place, opens].filter(Boolean).join(", ") || null, language },
  }
}
