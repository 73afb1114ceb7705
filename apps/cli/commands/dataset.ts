import type { Command, Terminal, Values } from "#apps/cli/command.ts"
import { bring } from "#apps/cli/bringing.ts"
import { oneOf } from "#apps/cli/data/option.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { recordOver, type Remote } from "#apps/cli/remote.ts"
import { table } from "#apps/cli/table.ts"
import { listDatasets, readDataset, type DatasetInPlace } from "#modules/analysis/contract.ts"
import { datasetKinds } from "#modules/analysis/dataset.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import type { z } from "zod"

const verbs = ["list", "show", "bring"] as const

/** `palermo dataset`: lists and shows the datasets whoever the key is of stands inside of, and brings a file into one. */
export const dataset: Command = {
  usage: [
    "list [--kind records|figures] [--q WORDS] [--server URL] [--json]",
    "show ID [--server URL] [--json]",
    "bring ID FILE [--leave-out COLUMN,…] [--contradicting leave-out|add|span|first|last] [--mendings SAID.csv] [--keep] [--server URL]",
  ].join("\n"),
  options: {
    kind: { type: "string" },
    q: { type: "string" },
    "leave-out": { type: "string" },
    contradicting: { type: "string" },
    mendings: { type: "string" },
    keep: { type: "boolean" },
    server: { type: "string" },
  },
  async run([word = "", ...given], values, terminal) {
    const verb = verbs.find((each) => each === word)
    if (!verb) throw new Stop(exits.misused, "dataset-verb", { verbs: verbs.join(", ") })
    const [name = "", file = ""] = given
    const wanted = { list: 0, show: 1, bring: 2 }[verb]
    if (given.length !== wanted) throw new Stop(exits.misused, "dataset-names-one", { verb })
    const id = readDataset.params.shape.id.safeParse(name)
    if (verb !== "list" && !id.success) throw new Stop(exits.misused, "dataset-no-id", { name })
    const record = recordOver(values["server"], terminal.environment)
    if (!id.success) return list(record, values, terminal)
    return verb === "bring" ? bring(record, id.data, file, values, terminal) : show(record, id.data, values, terminal)
  },
}

async function list(record: Remote, values: Values, { say, print, language }: Terminal): Promise<void> {
  const kind = oneOf(values, "kind", datasetKinds)
  const q = listDatasets.query.shape.q.safeParse(values["q"])
  if (!q.success) throw new Stop(exits.misused, "filter-unknown", { name: "q" })
  const items: DatasetInPlace[] = []
  for (let after: string | null | undefined; after !== null;) {
    const page: z.output<typeof listDatasets.output> = await record.ask(listDatasets, {
      query: { kind, q: q.data, limit: 500, after },
    })
    items.push(...page.items)
    after = page.next
  }
  if (values["json"]) return print(JSON.stringify({ total: items.length, items }))
  const rows = items.map(({ id, code, snapshots, releases, waiting, title, ...of }) => [
    ...[id, code, say(`analysis.dataset.kind.${of.kind}`), String(snapshots), String(waiting), String(releases)],
    inLanguage(title, language).text,
  ])
  const heads = ["id", "code", "kind", "snapshots", "waiting", "releases", "title"]
  const found = say("cli.dataset.found", { n: items.length })
  const said = heads.map((head) => say(`cli.dataset.head.${head}`))
  print(items.length === 0 ? found : `${found}\n${table(said, rows, process.stdout.columns ?? 160)}`)
}

async function show(
  record: Remote,
  id: DatasetInPlace["id"],
  values: Values,
  { say, print, language }: Terminal,
): Promise<void> {
  const answer = await record.ask(readDataset, { params: { id } })
  if (values["json"]) return print(JSON.stringify(answer))
  const { title, code, kind, unit, party, partyNames, provenance, licence, closed, history, bringing } = answer
  const whose =
    party === null ? say("analysis.dataset.of-secretariat") : inLanguage(partyNames ?? {}, language).text || party
  const rows = history.map((each) => [
    ...[each.id, each.brought.slice(0, 10), say(`analysis.snapshot.status.${each.status}`), String(each.records)],
    each.filename ?? say("analysis.snapshot.of-answers"),
  ])
  const heads = ["id", "brought", "status", "records", "file"].map((head) => say(`cli.dataset.head.${head}`))
  print(
    [
      inLanguage(title, language).text,
      [id, code, whose, say(`analysis.dataset.kind.${kind}`), say(`analysis.unit.${unit}`)].join(" · "),
      `${provenance} ${licence}`,
      ...(closed ? [say("cli.dataset.closed")] : []),
      ...bringing.map(({ rows: many, bytes, size }) => say("cli.dataset.being-read", { rows: many, bytes, size })),
      ...(rows.length === 0 ? [] : [table(heads, rows, process.stdout.columns ?? 160)]),
    ].join("\n"),
  )
}
