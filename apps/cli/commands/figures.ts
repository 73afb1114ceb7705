import type { Command, Terminal, Values } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { figuresAs } from "#apps/cli/release-export.ts"
import { recordOver, type Remote } from "#apps/cli/remote.ts"
import { table } from "#apps/cli/table.ts"
import { figureFormats, listFigureSets, readFigures } from "#modules/analysis/figure-contract.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { writeFile } from "node:fs/promises"

const formats = ["json", ...Object.keys(figureFormats)]

/** `palermo figures`: lists the figures that were released, and takes some of them away. What is public needs no key. */
export const figures: Command = {
  usage: [
    "list [--server URL] [--json]",
    "read CODE [--dimensions sex,age] [--at year:2018;area:state-ury] [--format csv] [--out FILE] [--server URL]",
  ].join("\n"),
  options: {
    dimensions: { type: "string" },
    at: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
    server: { type: "string" },
  },
  async run([verb = "", ...given], values, terminal) {
    if (verb !== "list" && verb !== "read") throw new Stop(exits.misused, "figures-verb")
    if (given.length !== (verb === "read" ? 1 : 0)) throw new Stop(exits.misused, "figures-names-one")
    const record = recordOver(values["server"], terminal.environment, "whoever-asks")
    if (verb === "list") return list(record, values, terminal)
    return read(record, given[0] ?? "", values, terminal)
  },
}

async function list(record: Remote, values: Values, { say, language, print }: Terminal): Promise<void> {
  const { items } = await record.ask(listFigureSets)
  const rows = items.map(({ code, released, cells, title }) => [
    ...[code, released?.slice(0, 10) ?? "–", String(cells)],
    inLanguage(title, language).text,
  ])
  const heads = ["code", "released", "cells", "title"].map((head) => say(`cli.figures.head.${head}`))
  const found = say("cli.release.found", { n: items.length })
  const told = items.length === 0 ? found : `${found}\n${table(heads, rows, process.stdout.columns ?? 160)}`
  print(values["json"] ? JSON.stringify(items) : told)
}

async function read(
  record: Remote,
  name: string,
  values: Values,
  { say, language, print, tell }: Terminal,
): Promise<void> {
  const code = readFigures.params.shape.code.safeParse(name)
  if (!code.success) throw new Stop(exits.misused, "figures-names-one")
  const format = values["json"] ? "json" : String(values["format"] ?? "csv")
  if (!formats.includes(format)) throw new Stop(exits.misused, "filter-unknown", { name: "format" })
  const { out } = values
  if (format === "xlsx" && out === undefined) throw new Stop(exits.misused, "filter-unknown", { name: "out" })
  const wish = (option: string) => (values[option] === undefined ? "" : String(values[option]))
  const query = { dimensions: wish("dimensions"), at: wish("at"), language }
  const content = await figuresAs(record, format, { params: { code: code.data }, query })
  if (out === undefined) return print(Buffer.from(content).toString("utf8").trimEnd())
  await writeFile(String(out), content)
  tell(say("cli.figures.taken", { file: String(out) }))
}
