import type { ComparedText } from "#modules/decisions/comparison.ts"
import type { Document, Version } from "#modules/decisions/document.ts"
import { Found } from "#modules/decisions/found.ts"
import { Import } from "#modules/decisions/import.ts"
import { refOf, type Side } from "#modules/decisions/side.ts"
import { findDocument } from "#modules/decisions/store/documents.ts"
import { linked, notesOf, provisionsOf } from "#modules/decisions/store/texts.ts"
import { versionText } from "#modules/decisions/store/version-texts.ts"
import type { WholeText } from "#modules/decisions/whole-text.ts"
import { rows, type Database } from "#platform/database/sql.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { z } from "zod"

/** A text that can be compared or held against the drafting rules, before it is known in which language. */
export type Source = {
  readonly languages: readonly Language[]
  readonly shown: (language: Language) => ComparedText
  readonly words: (language: Language) => Promise<WholeText | undefined>
}

/** Why a side of a comparison cannot be found. */
export type SideRefusal = "document-not-found" | "version-not-found" | "import-not-found" | "import-not-previewed"

/** Finds what a side of a comparison names. A file whose import is settled by now is found where it went. */
export async function sourceOf(db: Database, side: Side): Promise<Result<Source, SideRefusal>> {
  if (side.of === "import") return waiting(db, side.id)
  const document = await findDocument(db, side.slug)
  if (!document) return refuse("document-not-found")
  if (side.of === "document") return allow(standing(db, document))
  const versions = document.versions.filter(({ file }) => file.startsWith(side.file))
  const [version] = versions
  return version === undefined || versions.length > 1
    ? refuse("version-not-found")
    : allow(versionOf(db, document, version))
}

/** A document as it stands, in any of its languages. */
function standing(db: Database, document: Document): Source {
  return {
    languages: document.languages,
    shown: (language) => {
      const version = document.versions.find((each) => each.current && each.language === language)
      return shownOf(document, language, refOf({ of: "document", slug: document.slug }), version)
    },
    words: async (language) => ({
      ...{ language, head: document, speaks: await speaksOf(db, document.body) },
      passages: await provisionsOf(db, document.id, language),
      notes: await notesOf(db, document.id, language),
    }),
  }
}

/** One version of a document, whether it is still shown or not. */
function versionOf(db: Database, document: Document, version: Version): Source {
  if (version.current) {
    const source = standing(db, document)
    const ref = refOf({ of: "version", slug: document.slug, file: version.file })
    return { ...source, languages: [version.language], shown: (language) => ({ ...source.shown(language), ref }) }
  }
  return {
    languages: [version.language],
    shown: (language) =>
      shownOf(document, language, refOf({ of: "version", slug: document.slug, file: version.file }), version),
    words: async (language) => {
      const text = await versionText(db, version.file)
      return (
        text && {
          ...{ language, head: { ...document, stage: version.stage }, speaks: await speaksOf(db, document.body) },
          passages: await linked(db, text.passages),
          notes: await linked(db, text.notes),
        }
      )
    },
  }
}

const Waiting = z.object({
  status: Import.shape.status,
  file: z.string(),
  name: z.string(),
  slug: z.string().nullable(),
  reading: Found.nullable(),
})

/** A file that was read and waits to be kept; the public finds none. */
async function waiting(db: Database, id: string): Promise<Result<Source, SideRefusal>> {
  const [held] = await rows(db, Waiting)`
    select i.status, i.file, i.name, i.reading, d.slug
      from decisions.import i left join decisions.document d on d.id = i.document where i.id::text = ${id}`
  if (!held) return refuse("import-not-found")
  if (held.slug !== null) return sourceOf(db, { of: "version", slug: held.slug, file: held.file })
  return held.reading === null ? refuse("import-not-previewed") : allow(foundSource(db, id, held.reading))
}

function foundSource(db: Database, id: string, found: Found): Source {
  const { symbol, number, title, kind, stage, body, session, adopted, dated, organ, language: told } = found
  // One whose language could not be told is taken for whatever it is compared with.
  const all = ["ar", "en", "es", "fr", "ru", "zh"] as const
  return {
    languages: told === null ? all : [told],
    shown: (language) => ({
      ...{ symbol, number, kind, stage, body: body ?? organ, session, adopted, dated },
      ...{ ref: refOf({ of: "import", id }), slug: null, title: title ?? "", titleLanguage: language },
      ...{ version: null, import: id as Import["id"], languages: told === null ? [] : [told] }, // It is the id that was asked for, and found.
    }),
    words: async (language) => ({
      ...{ language, head: { ...found, titles: title === null ? {} : { [language]: title } }, speaks: organ },
      passages: await linked(db, found.provisions),
      notes: await linked(db, found.notes),
    }),
  }
}

function shownOf(document: Document, language: Language, ref: string, version: Version | undefined): ComparedText {
  const { slug, symbol, number, titles, kind, body, session, adopted, dated, languages } = document
  const title = inLanguage(titles, language)
  return {
    ...{ ref, slug, symbol, number, kind, body, session, adopted, dated, languages },
    stage: version?.stage ?? document.stage,
    title: title.text,
    titleLanguage: title.language ?? language,
    version: version ? { file: version.file, name: version.name, kept: version.kept, current: version.current } : null,
    import: null,
  }
}

/** What a body calls itself in English. */
async function speaksOf(db: Database, body: string | null): Promise<string | null> {
  const [speaks] = await rows(db, z.object({ name: z.string().nullable() }))`
    select names ->> 'en' as name from directory.shared_actor where code = ${body}`
  return speaks?.name ?? null
}
