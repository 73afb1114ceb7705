import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { csvOf, type FileColumn } from "#platform/kernel/csv.ts"

/** The columns of an exported register, under codes that stay the same in every language and release. */
export const registerColumns: readonly FileColumn<MandateInPlace>[] = [
  ["id", ({ id }) => id],
  ["symbol", ({ place }) => place.symbol],
  ["document_number", ({ place }) => place.number],
  ["title", ({ place }) => place.title],
  ["body", ({ place }) => place.body],
  ["session", ({ place }) => place.session],
  ["adopted", ({ place }) => place.adopted],
  ["section", ({ place }) => place.section],
  ["paragraph", ({ place }) => place.paragraph],
  ["anchor", ({ place }) => place.anchor],
  ["clause", ({ clause }) => clause],
  ["kind", ({ kind }) => kind],
  ["verb", ({ verb }) => verb],
  ["class", (mandate) => mandate.class],
  ["level", ({ level }) => level],
  ["addressee", ({ addressee }) => addressee],
  ["actor", ({ actor }) => actor],
  ["inferred", ({ inferred }) => (inferred ? "yes" : "no")],
  ["target", ({ target }) => target],
  ["action", ({ action }) => action],
  ["deliverable", ({ deliverable }) => deliverable],
  ["date_printed", ({ date }) => date?.printed ?? null],
  ["date_kind", ({ date }) => date?.kind ?? null],
  ["date_from", ({ date }) => date?.from ?? null],
  ["date_to", ({ date }) => date?.to ?? null],
  ["recurrence", ({ recurrence }) => recurrence],
  ["report_to", ({ report }) => report?.to.join("; ") ?? null],
  ["report_session", ({ report }) => report?.session ?? null],
  ["resources", ({ resources }) => resources],
  ["basis", ({ basis }) => basis.join("; ")],
  ["status", ({ status }) => status],
  ["status_basis", ({ statusBasis }) => statusBasis],
  ["reported_on", ({ said }) => said?.on ?? null],
  ["reported_note", ({ said }) => said?.note ?? null],
  ["reported_link", ({ said }) => said?.link ?? null],
  ["themes", ({ themes }) => themes.join("; ")],
  ["reference", ({ requirement }) => requirement?.reference ?? null],
  ["functions", ({ requirement }) => requirement?.functions.join("; ") ?? null],
  ["words_of", ({ words }) => words],
  ["confidence", ({ confidence }) => confidence],
  ["corrected", ({ corrected }) => (corrected ? "yes" : "no")],
  ["language", ({ language }) => language],
  ["address", ({ place }) => `/documents/${place.slug}#${place.anchor}`],
]

/** The register as CSV, a line at a time. */
export const registerCsv = (mandates: AsyncIterable<MandateInPlace>): AsyncGenerator<string> =>
  csvOf(registerColumns, mandates)
