import type { Command, Terminal, Values } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { openRecord } from "#apps/cli/open.ts"
import type { Record } from "#apps/cli/record.ts"
import { table } from "#apps/cli/table.ts"
import { callStatuses } from "#modules/calls/call.ts"
import {
  addCall,
  closeCall,
  getCall,
  listCalls,
  openCall,
  readBoard,
  testCall,
  type CallInPlace,
} from "#modules/calls/contract.ts"
import { isRepeat } from "#modules/calls/questionnaire.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { readFile } from "node:fs/promises"
import { z } from "zod"

type Id = CallInPlace["id"]
type Told = { readonly answer: unknown; readonly told: string }
type Verb = (record: Record, given: string, values: Values, terminal: Terminal) => Promise<Told>

/** What is done with calls, by its word; all but `list` on one call or file, which is named after it. */
const verbs: Readonly<{ [verb: string]: Verb }> = {
  list,
  show: (record, given, _, terminal) => show(record, idOf(given), terminal),
  draft,
  test: act(testCall),
  open: act(openCall),
  close: act(closeCall),
  board: (record, given, _, terminal) => board(record, idOf(given), terminal),
}

/** `palermo call`: lists and shows calls for information, drafts one from a file, tests, opens and closes it, and says who stands where. */
export const call: Command = {
  usage: [
    "list [--status open] [--mandate ID] [--json]",
    "show|test|open|close|board ID [--json]",
    "draft FILE|- [--template CODE] [--after ID] [--json]",
  ].join("\n"),
  options: {
    status: { type: "string" },
    mandate: { type: "string" },
    template: { type: "string" },
    after: { type: "string" },
  },
  async run([word = "", ...given], values, terminal) {
    const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined
    if (!verb) throw new Stop(exits.misused, "call-verb", { verbs: Object.keys(verbs).join(", ") })
    if (given.length !== (word === "list" ? 0 : 1)) throw new Stop(exits.misused, "call-names-one", { verb: word })
    const record = await openRecord(terminal.environment)
    try {
      const { answer, told } = await verb(record, given[0] ?? "", values, terminal)
      terminal.print(values["json"] ? JSON.stringify(answer) : told)
    } finally {
      await record.close()
    }
  },
}

function idOf(word: string): Id {
  const read = getCall.params.shape.id.safeParse(word)
  if (!read.success) throw new Stop(exits.misused, "call-no-id", { name: word })
  return read.data
}

const Asked = z.object({ status: z.enum(callStatuses).optional(), mandate: z.uuid().optional() })

async function list(record: Record, _: string, values: Values, { say, language }: Terminal): Promise<Told> {
  const asked = Asked.safeParse({ status: values["status"], mandate: values["mandate"] })
  if (!asked.success)
    throw new Stop(exits.misused, "filter-unknown", { name: String(asked.error.issues[0]?.path[0] ?? "") })
  const items: CallInPlace[] = []
  for (let after: string | null | undefined; after !== null;) {
    const query = { ...asked.data, limit: 500, ...(after !== undefined && { after }) }
    const page: z.output<typeof listCalls.output> = await record.ask(listCalls, { query })
    items.push(...page.items)
    after = page.next
  }
  const rows = items.map(({ id, status, due, tally, title }) => [
    ...[id, say("cli.call.standing", { status }), due],
    tally === null ? "–" : `${tally.submitted} / ${tally.asked}`,
    inLanguage(title, language).text,
  ])
  const heads = ["id", "status", "due", "answered", "title"].map((head) => say(`cli.call.head.${head}`))
  const found = say("cli.call.found", { n: items.length })
  const told = items.length === 0 ? found : `${found}\n${table(heads, rows, process.stdout.columns ?? 160)}`
  return { answer: { total: items.length, items }, told }
}

async function show(record: Record, id: Id, { say, language }: Terminal): Promise<Told> {
  const answer = await record.ask(getCall, { params: { id }, query: { language } })
  const { title, status, due, edition, under, form, faults } = answer
  const labels = new Map(form.questions.map(({ code, label }) => [code, inLanguage(label, language).text]))
  const line = (code: string, indent: string) => `${indent}${code}  ${labels.get(code) ?? ""}`
  const sections = form.sections.flatMap((section) => [
    `  ${inLanguage(section.title, language).text}`,
    ...section.items.flatMap((item) =>
      isRepeat(item)
        ? [`    ${item.repeat}…`, ...item.items.map(({ question }) => line(question, "      "))]
        : [line(item.question, "    ")],
    ),
  ])
  const told = [
    inLanguage(title, language).text,
    `${say("cli.call.standing", { status })} · ${say("cli.call.due", { due })} · ${say("cli.call.edition", { edition })}`,
    ...under.map(({ symbol, slug, place, text }) => `${symbol ?? slug}, ${place}: ${text}`),
    ...sections,
    ...faults.map(
      ({ place, fault }) => `! ${say("cli.call.fault", { place, fault, at: place === "" ? "none" : "some" })}`,
    ),
  ]
  return { answer, told: told.join("\n") }
}

/** Drafts a call from a file of what the API takes: the wording, and what is asked. */
async function draft(
  record: Record,
  file: string,
  { template, after }: Values,
  { read, say, language }: Terminal,
): Promise<Told> {
  const bytes =
    file === "-"
      ? await read()
      : await readFile(file).catch((error: NodeJS.ErrnoException) => {
          throw new Stop(exits.unreadable, error.code === "ENOENT" ? "file-not-found" : "file-unreadable", { file })
        })
  const written = addCall.body.safeParse({
    ...parsed(Buffer.from(bytes).toString("utf8"), file),
    ...(typeof template === "string" && { template }),
    ...(typeof after === "string" && { after: idOf(after) }),
  })
  if (!written.success) {
    const place = written.error.issues[0]?.path.join(".") ?? ""
    throw new Stop(exits.refused, "call-not-readable", { file, place, at: place === "" ? "none" : "some" })
  }
  const answer = await record.ask(addCall, { body: written.data })
  return { answer, told: told(answer, say, language) }
}

function parsed(text: string, file: string): object {
  try {
    return z.looseObject({}).parse(JSON.parse(text))
  } catch {
    throw new Stop(exits.refused, "call-not-readable", { file, place: "", at: "none" })
  }
}

function act(endpoint: typeof testCall | typeof openCall | typeof closeCall): Verb {
  return async (record, given, _, { say, language }) => {
    const answer = await record.ask(endpoint, { params: { id: idOf(given) } })
    return { answer, told: told(answer, say, language) }
  }
}

type Short = Pick<CallInPlace, "id" | "status" | "due" | "title">
const told = ({ id, status, due, title }: Short, say: Terminal["say"], language: Terminal["language"]): string =>
  [id, say("cli.call.standing", { status }), say("cli.call.due", { due }), inLanguage(title, language).text].join(" · ")

async function board(record: Record, id: Id, { say, language }: Terminal): Promise<Told> {
  const answer = await record.ask(readBoard, { params: { id } })
  const { items, tally } = answer
  const rows = items.map(({ party, names, form, standing, due, extended, reached }) => [
    ...[inLanguage(names, language).text || party, say("cli.call.form", { form })],
    `${say("cli.call.answer", { standing: standing.replace("-", "") })}${reached ? "" : ` · ${say("cli.call.unreached")}`}`,
    extended ?? due,
  ])
  const heads = ["addressee", "form", "standing", "due"].map((head) => say(`cli.call.head.${head}`))
  const counted = say("cli.call.tally", { asked: tally.asked, submitted: tally.submitted })
  return { answer, told: items.length === 0 ? counted : `${counted}\n${table(heads, rows)}` }
}
