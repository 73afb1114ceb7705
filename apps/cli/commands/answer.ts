import type { Command, Terminal, Values } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { recordOver, type Remote } from "#apps/cli/remote.ts"
import { exportWorkbook, readWorkbook, saveDrafts, type WorkbookRemark } from "#modules/submissions/contract.ts"
import { readFile, writeFile } from "node:fs/promises"
import { basename } from "node:path"
import type { z } from "zod"

type Id = z.output<typeof exportWorkbook.params>["id"]
type Reading = z.output<typeof readWorkbook.output>

/** How many answers are saved at a time: the contract takes no more. */
const together = 300

/**
 * `palermo answer`: takes the form of a submission away as a workbook, and brings
 * a filled one back: what it would change and what cannot be understood, then,
 * where that is wished, its answers. Asks as whoever the key is of.
 */
export const answer: Command = {
  usage: [
    "export SUBMISSION [--out FILE] [--server URL] [--json]",
    'import SUBMISSION FILE [--repair "FOUND=CODE; …"] [--keep] [--server URL] [--json]',
  ].join("\n"),
  options: {
    out: { type: "string" },
    over: { type: "boolean" },
    repair: { type: "string" },
    keep: { type: "boolean" },
    server: { type: "string" },
  },
  async run([verb = "", ...given], values, terminal) {
    if (verb !== "export" && verb !== "import") throw new Stop(exits.misused, "answer-verb")
    const [name = "", file] = given
    const id = exportWorkbook.params.shape.id.safeParse(name)
    if (!id.success || given.length !== (verb === "export" ? 1 : 2)) throw new Stop(exits.misused, "answer-names-one")
    const record = recordOver(values["server"], terminal.environment)
    return verb === "export"
      ? takeAway(record, id.data, values, terminal)
      : bringBack(record, id.data, file ?? "", values, terminal)
  },
}

async function takeAway(record: Remote, id: Id, values: Values, terminal: Terminal): Promise<number> {
  const { language } = terminal
  const bytes = await record.take(exportWorkbook, "xlsx", { params: { id }, query: { language } })
  const out = typeof values["out"] === "string" ? values["out"] : `${id}.xlsx`
  await writeFile(out, bytes, { flag: values["over"] ? "w" : "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") throw new Stop(exits.refused, "file-exists", { file: out })
    throw new Stop(exits.unreadable, "file-not-written", { file: out, reason: error.code ?? error.message })
  })
  if (values["json"]) terminal.print(JSON.stringify({ file: out, bytes: bytes.length }))
  else terminal.print(terminal.say("cli.answer.taken", { file: out }))
  return exits.done
}

async function bringBack(record: Remote, id: Id, file: string, values: Values, terminal: Terminal): Promise<number> {
  const bytes = await readFile(file).catch(() => {
    throw new Stop(exits.unreadable, "file-unreadable", { file })
  })
  const workbook = new Blob([bytes])
  const read = (mendings?: string): Promise<Reading> => {
    const form = new FormData()
    form.append("files", workbook, basename(file))
    if (mendings !== undefined) form.append("files", new Blob([mendings]), "repairs.json")
    return record.ask(readWorkbook, { params: { id }, body: form })
  }
  const first = await read()
  const said = repairsIn(values["repair"])
  // A word is mended in each list it is found in.
  const mendings = first.repairs.flatMap(({ list, found }) => {
    const code = said.get(found)
    return code === undefined ? [] : [{ list, found, code: code === "" ? null : code }]
  })
  const reading = mendings.length === 0 ? first : await read(JSON.stringify(mendings))
  const { drafts, unchanged, rows, remarks, repairs } = reading
  const { tell, say } = terminal
  for (const remark of remarks) tell(lineOf(remark, terminal))
  for (const { found, times, suggestions } of repairs) {
    const codes = suggestions.map(({ code, label }) => `${code} (${label})`).join(", ")
    tell(`  ? ${say("cli.answer.repair-it", { found, times, codes: codes === "" ? "none" : codes })}`)
  }
  tell(say("cli.answer.read", { rows, changed: drafts.length, unchanged, remarks: remarks.length }))
  const isKept =
    drafts.length > 0 && (values["keep"] === true || (await terminal.ask(say("cli.answer.keep-it"))) === true)
  const kept = isKept ? await keep(record, id, drafts) : undefined
  if (values["json"]) terminal.print(JSON.stringify({ ...reading, kept: kept ?? null }))
  else if (kept) terminal.print(say("cli.answer.kept", kept))
  else terminal.print(say("cli.answer.not-kept"))
  return remarks.length > 0 ? exits.refused : exits.done
}

async function keep(record: Remote, id: Id, drafts: Reading["drafts"]) {
  const kept = { saved: 0, conflicts: 0 }
  for (let from = 0; from < drafts.length; from += together) {
    const some = drafts.slice(from, from + together)
    const { saved, conflicts } = await record.ask(saveDrafts, { params: { id }, body: { drafts: some } })
    kept.saved += saved.length
    kept.conflicts += conflicts.length
  }
  return kept
}

/** What words mean, as it was typed: `BRASILERA=BRA; Castor oil=`, the second left out. */
function repairsIn(typed: string | boolean | undefined): ReadonlyMap<string, string> {
  if (typeof typed !== "string") return new Map()
  return new Map(
    typed.split(";").map((each) => {
      const at = each.lastIndexOf("=")
      if (at < 0) throw new Stop(exits.misused, "answer-repair", { word: each.trim() })
      return [each.slice(0, at).trim(), each.slice(at + 1).trim()] as const
    }),
  )
}

const lineOf = ({ sheet, row, column, remark, found }: WorkbookRemark, { say }: Terminal): string =>
  `${sheet} ${column}${row}: ${say(`submissions.remark.${remark}`)}${found === "" ? "" : `  [${found}]`}`
