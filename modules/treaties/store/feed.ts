import type { InstrumentCode } from "#modules/treaties/act-kinds.ts"
import type { ActInPlace } from "#modules/treaties/contract.ts"
import { instrumentOf } from "#modules/treaties/instruments.ts"
import { dayIn } from "#modules/treaties/list-text.ts"
import { inPlace } from "#modules/treaties/store/asking.ts"
import type { Record } from "#modules/treaties/store/record.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { ICalCalendar } from "ical-generator"
import { readFileSync } from "node:fs"
import { z } from "zod"

/** An act as a subscriber reads of it. */
export type Change = ActInPlace & { readonly title: string }

/** What came newly into the record of an instrument, the latest first; of one hour, the latest act first. */
export function changesOf(record: Record, code: InstrumentCode, language: Language, limit: number): Change[] {
  const kinds = wordsIn(language)
  return record.acts
    .filter(({ instrument }) => instrument === code)
    .sort(
      (one, other) =>
        other.entered.localeCompare(one.entered) ||
        other.dated.localeCompare(one.dated) ||
        one.id.localeCompare(other.id),
    )
    .slice(0, limit)
    .map((act) => {
      const who = record.naming.call(act.participant, language)
      const kind = kinds[`treaties.kind.${act.kind}`] ?? act.kind
      return { ...inPlace(record, act), title: `${who}: ${kind}, ${dayIn(act.dated, language)}` }
    })
}

/** The changes as an Atom feed (RFC 4287). What is written of an act is its entry's summary. */
export function atomOf(code: InstrumentCode, changes: readonly Change[], language: Language): string {
  const { titles } = instrumentOf(code)
  const updated = changes[0]?.entered ?? "1970-01-01T00:00:00.000Z"
  const entries = changes.map(({ id, title, entered, text, note, source }) =>
    [
      `  <entry>`,
      `    <id>urn:uuid:${id}</id>`,
      `    <title>${escaped(title)}</title>`,
      `    <updated>${entered}</updated>`,
      `    <link href="/api/v1/treaties/acts/${id}"/>`,
      `    <summary>${escaped([text, note, source].filter((each) => each !== null).join(" · "))}</summary>`,
      `  </entry>`,
    ].join("\n"),
  )
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `  <id>urn:palermo:treaty:${code}</id>`,
    `  <title>${escaped(inLanguage(titles, language).text)}</title>`,
    `  <updated>${updated}</updated>`,
    `  <author><name>Palermo</name></author>`,
    `  <link rel="self" href="/api/v1/treaties/${code}/changes?format=atom&amp;language=${language}"/>`,
    ...entries,
    `</feed>`,
    "",
  ].join("\n")
}

/** The acts as a calendar (RFC 5545): each on its day. */
export function calendarOf(code: InstrumentCode, changes: readonly Change[], language: Language): string {
  const { names } = instrumentOf(code)
  const calendar = new ICalCalendar({
    name: inLanguage(names, language).text,
    prodId: { company: "Palermo", product: "treaties", language },
  })
  for (const { id, title, dated, entered, source } of changes) {
    calendar.createEvent({
      ...{ id, summary: title, description: source, start: dated, allDay: true },
      // Without this the library asks the clock, and the same record would give another file each time.
      stamp: entered,
    })
  }
  return calendar.toString()
}

const signs: Readonly<{ [sign: string]: string }> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
const escaped = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "").replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)

const Words = z.record(z.string(), z.string())
const spoken = new Map<Language, z.infer<typeof Words>>()

/** The words of this module in a language, from the catalogue its pages speak from. */
function wordsIn(language: Language): z.infer<typeof Words> {
  const known = spoken.get(language)
  if (known) return known
  const file = new URL(`../messages/${language}.json`, import.meta.url)
  const words = Words.parse(JSON.parse(readFileSync(file, "utf8")))
  spoken.set(language, words)
  return words
}
