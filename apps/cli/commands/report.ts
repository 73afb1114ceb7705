import type { Command, Terminal, Values } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { openRecord } from "#apps/cli/open.ts"
import type { Record } from "#apps/cli/record.ts"
import { table } from "#apps/cli/table.ts"
import { compileReport, getReport, issueReport, listReports, readSnapshot } from "#modules/reports/contract.ts"
import { printed, printedFormats } from "#modules/reports/door.ts"
import { reportStatuses, stages } from "#modules/reports/report.ts"
import { inLanguage, languages } from "#platform/kernel/language.ts"
import { writeFile } from "node:fs/promises"
import { setTimeout as pause } from "node:timers/promises"
import { z } from "zod"

type Id = z.output<typeof getReport.params>["id"]
type Told = { readonly answer: unknown; readonly told: string }
type Verb = (record: Record, id: Id, values: Values, terminal: Terminal) => Promise<Told>

/** What is done with one report, by its word. */
const verbs: Readonly<{ [verb: string]: Verb }> = { build, export: take, issue }

/** `palermo report`: lists reports, has one compiled, takes it away as a file, issues it. */
export const report: Command = {
  usage: [
    "list [--status draft] [--mandate ID] [--json]",
    "build ID [--json]",
    "export ID --out FILE [--format docx|pdf|html|akn|json] [--in ar|en|es|fr|ru|zh]",
    "issue ID [--stage draft|final] [--in en] [--json]",
  ].join("\n"),
  options: {
    status: { type: "string" },
    mandate: { type: "string" },
    format: { type: "string" },
    in: { type: "string" },
    out: { type: "string" },
    stage: { type: "string" },
  },
  async run([word = "", ...given], values, terminal) {
    const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined
    if (!verb && word !== "list")
      throw new Stop(exits.misused, "call-verb", { verbs: ["list", ...Object.keys(verbs)].join(", ") })
    if (given.length !== (verb ? 1 : 0)) throw new Stop(exits.misused, "report-names-one", { verb: word })
    const id = getReport.params.safeParse({ id: given[0] })
    if (verb && !id.success) throw new Stop(exits.misused, "report-no-id", { name: given[0] ?? "" })
    const record = await openRecord(terminal.environment)
    try {
      const { answer, told } =
        verb && id.success ? await verb(record, id.data.id, values, terminal) : await list(record, values, terminal)
      terminal.print(values["json"] ? JSON.stringify(answer) : told)
    } finally {
      await record.close()
    }
  },
}

const Asked = z.object({ status: z.enum(reportStatuses).optional(), mandate: z.uuid().optional() })
const Taken = z.object({
  format: z.enum(printedFormats).default("docx"),
  in: z.enum(languages).optional(),
  out: z.string().min(1),
})
const Issued = z.object({ stage: z.enum(stages).default("draft"), in: z.enum(languages).optional() })

/** Reads the options of a verb; the first that cannot be is named. */
function read<S extends z.ZodType>(schema: S, values: Values): z.output<S> {
  const asked = schema.safeParse(values)
  if (!asked.success)
    throw new Stop(exits.misused, "filter-unknown", { name: String(asked.error.issues[0]?.path[0] ?? "") })
  return asked.data
}

async function list(record: Record, values: Values, { say, language }: Terminal): Promise<Told> {
  const items: z.output<typeof listReports.output>["items"] = []
  for (let after: string | null | undefined; after !== null;) {
    const query = { ...read(Asked, values), limit: 500, ...(after !== undefined && { after }) }
    const page: z.output<typeof listReports.output> = await record.ask(listReports, { query })
    items.push(...page.items)
    after = page.next
  }
  const rows = items.map(({ id, status, snapshot, symbol, title }) => [
    ...[id, say("cli.report.standing", { status }), snapshot?.taken ?? "–", symbol ?? "–"],
    inLanguage(title, language).text,
  ])
  const heads = ["id", "status", "compiled", "symbol", "title"].map((head) => say(`cli.report.head.${head}`))
  const found = say("cli.report.found", { n: items.length })
  const told = items.length === 0 ? found : `${found}\n${table(heads, rows, process.stdout.columns ?? 160)}`
  return { answer: { total: items.length, items }, told }
}

/** Has a report compiled, and waits until it is. */
async function build(record: Record, id: Id, _: Values, { say, progress }: Terminal): Promise<Told> {
  await record.ask(compileReport, { params: { id } })
  for (;;) {
    const answer = await record.ask(getReport, { params: { id } })
    if (answer.compiling === null) {
      if (answer.fault !== null || !answer.snapshot) throw new Stop(exits.fault, "report-failed")
      const { digest, taken } = answer.snapshot
      return { answer: answer.snapshot, told: say("cli.report.built", { day: taken, digest }) }
    }
    progress(`${Math.round(answer.compiling * 100)} %`)
    await pause(300)
  }
}

/** Prints a report to a file. It is made of the snapshot here, and is the same bytes as the server's. */
async function take(record: Record, id: Id, values: Values, { say, language }: Terminal): Promise<Told> {
  const { format, out, in: asked } = read(Taken, values)
  const { digest, ...snapshot } = await record.ask(readSnapshot, { params: { id } })
  const content = await printed(snapshot, format, asked ?? language)
  await writeFile(out, content)
  return { answer: { file: out, digest }, told: say("cli.report.taken", { file: out, digest }) }
}

async function issue(record: Record, id: Id, values: Values, { say, language }: Terminal): Promise<Told> {
  const { stage, in: asked } = read(Issued, values)
  const answer = await record.ask(issueReport, { params: { id }, body: { stage, language: asked ?? language } })
  return { answer, told: say("cli.report.issued", { document: answer.document ?? "none" }) }
}
