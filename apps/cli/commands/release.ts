import type { Command, Terminal, Values } from "#apps/cli/command.ts"
import { oneOf } from "#apps/cli/data/option.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { whileWaiting } from "#apps/cli/interrupted.ts"
import { take } from "#apps/cli/release-export.ts"
import { lineOf, faultTold, released, reported } from "#apps/cli/release-told.ts"
import { recordOver, type Remote } from "#apps/cli/remote.ts"
import { table } from "#apps/cli/table.ts"
import {
  addRelease,
  discardRelease,
  giveBack,
  letOut,
  listReleases,
  proposeRelease,
  protectRelease,
  readRelease,
  withdrawRelease,
  type ReleaseInPlace,
} from "#modules/analysis/contract.ts"
import { readReleaseReport } from "#modules/analysis/gate-contract.ts"
import { releaseStatuses } from "#modules/analysis/release.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { readFile } from "node:fs/promises"
import { setTimeout as pause } from "node:timers/promises"
import type { z } from "zod"

type Id = ReleaseInPlace["id"]
/** What a verb answers: to programs, and to people. */
export type Told = { readonly answer: unknown; readonly told: string }
type Verb = {
  /** Whether it may be asked by whoever it is for, known or not. */
  readonly isOpen?: true
  readonly run: (record: Remote, id: Id, values: Values, terminal: Terminal) => Promise<Told>
}

/** What is done with one release, by its word. */
const verbs: Readonly<Record<string, Verb>> = {
  show: { isOpen: true, run: show },
  protect: { run: protect },
  discard: { run: discard },
  propose: act(proposeRelease),
  approve: act(letOut),
  return: withReason(giveBack),
  withdraw: withReason(withdrawRelease),
  export: { isOpen: true, run: take },
  report: { isOpen: true, run: report },
}

/**
 * `palermo release`: the releases of the datasets a server keeps, on their way out as on the web: drafted, protected, put before
 * another, let out by that other or given back, withdrawn; a draft discarded; and the figures of one that is out, taken away.
 */
export const release: Command = {
  usage: [
    "list [--status draft|proposed|released|withdrawn] [--dataset ID] [--server URL] [--json]",
    "show|report ID [--server URL] [--json]",
    "draft FILE|- [--server URL] [--json]",
    "protect|discard|propose|approve ID [--server URL] [--json]",
    "return|withdraw ID --why TEXT [--server URL] [--json]",
    "export ID --out FILE [--format csv|xlsx|json|sdmx-csv|sdmx-json] [--table sex,form] [--over] [--server URL]",
  ].join("\n"),
  options: {
    status: { type: "string" },
    dataset: { type: "string" },
    why: { type: "string" },
    out: { type: "string" },
    over: { type: "boolean" },
    format: { type: "string" },
    table: { type: "string" },
    server: { type: "string" },
  },
  async run([word = "", ...given], values, terminal) {
    const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined
    const all = ["list", "draft", ...Object.keys(verbs)]
    if (!all.includes(word)) throw new Stop(exits.misused, "release-verb", { verbs: all.join(", ") })
    if (given.length !== (word === "list" ? 0 : 1)) throw new Stop(exits.misused, "release-names-one", { verb: word })
    const [name = ""] = given
    const id = verb && idOf(name)
    const isOpen = word === "list" || verb?.isOpen === true
    const record = recordOver(values["server"], terminal.environment, isOpen ? "whoever-asks" : "somebody")
    const { answer, told } =
      verb && id
        ? await verb.run(record, id, values, terminal)
        : await (word === "list" ? list(record, values, terminal) : draft(record, name, terminal))
    terminal.print(values["json"] ? JSON.stringify(answer) : told)
  },
}

function idOf(word: string): Id {
  const read = readRelease.params.shape.id.safeParse(word)
  if (!read.success) throw new Stop(exits.misused, "release-no-id", { name: word })
  return read.data
}

async function list(record: Remote, values: Values, terminal: Terminal): Promise<Told> {
  const { say } = terminal
  const status = oneOf(values, "status", releaseStatuses)
  const dataset = listReleases.query.shape.dataset.safeParse(values["dataset"])
  if (!dataset.success) throw new Stop(exits.misused, "filter-unknown", { name: "dataset" })
  const items: ReleaseInPlace[] = []
  for (let after: string | null | undefined; after !== null;) {
    const query = { status, dataset: dataset.data, limit: 500, after }
    const page: z.output<typeof listReleases.output> = await record.ask(listReleases, { query })
    items.push(...page.items)
    after = page.next
  }
  const heads = ["id", "code", "status", "audience", "title"].map((head) => say(`cli.release.head.${head}`))
  const found = say("cli.release.found", { n: items.length })
  const rows = items.map((each) => lineOf(each, terminal))
  const told = items.length === 0 ? found : `${found}\n${table(heads, rows, process.stdout.columns ?? 160)}`
  return { answer: { total: items.length, items }, told }
}

async function show(record: Remote, id: Id, _: Values, terminal: Terminal): Promise<Told> {
  const answer = await record.ask(readRelease, { params: { id } })
  return { answer, told: released(answer, terminal) }
}

async function report(record: Remote, id: Id, _: Values, { say }: Terminal): Promise<Told> {
  const answer = await record.ask(readReleaseReport, { params: { id } })
  return { answer, told: reported(answer, say) }
}

/** Drafts a release from a file of what the API takes. */
async function draft(record: Remote, file: string, { read, say, language }: Terminal): Promise<Told> {
  const bytes =
    file === "-"
      ? await read()
      : await readFile(file).catch((error: NodeJS.ErrnoException) => {
          throw new Stop(exits.unreadable, error.code === "ENOENT" ? "file-not-found" : "file-unreadable", { file })
        })
  const written = addRelease.body.safeParse(parsed(Buffer.from(bytes).toString("utf8")))
  if (!written.success) {
    const place = written.error.issues[0]?.path.join(".") ?? ""
    throw new Stop(exits.refused, "release-not-readable", { file, place, at: place === "" ? "none" : "some" })
  }
  const answer = await record.ask(addRelease, { body: written.data })
  const title = inLanguage(answer.title, language).text
  return {
    answer,
    told: `${answer.id} · ${answer.code} · ${say(`analysis.release.status.${answer.status}`)} · ${title}`,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Has a release protected and waits until it is, or for what somebody has begun already. Whoever stops waiting stops nothing:
 * the server goes on. Ends with 1 where nothing can leave like this.
 */
async function protect(record: Remote, id: Id, _: Values, terminal: Terminal): Promise<Told> {
  const { say, progress } = terminal
  const { touch } = await record.ask(protectRelease, { params: { id } }).catch(async (error: unknown) => {
    if (error instanceof Stop && error.code === "release-protecting") return record.ask(readRelease, { params: { id } })
    throw error
  })
  return whileWaiting(
    terminal,
    () => say("cli.release.goes-on", { id }),
    async () => {
      for (;;) {
        const answer = await record.ask(readRelease, { params: { id } })
        if (answer.protecting === null) {
          progress("")
          if (answer.touch !== touch) throw new Stop(exits.refused, "release-changed-meanwhile")
          if (answer.fault !== null)
            throw new Stop(exits.refused, "release-given-up", { why: faultTold(answer.fault, say) })
          return { answer, told: released(answer, terminal) }
        }
        const done = `${Math.round(answer.protecting * 100)} %`
        progress(() => say("cli.release.protecting", { done }))
        await pause(500)
      }
    },
  )
}

/** Discards a draft: of it nothing is left but the lines of the ledger. */
async function discard(record: Remote, id: Id, _: Values, { say }: Terminal): Promise<Told> {
  await record.ask(discardRelease, { params: { id } })
  return { answer: { id }, told: say("cli.release.discarded", { id }) }
}

const standing = ({ code, status }: Pick<ReleaseInPlace, "code" | "status">, say: Terminal["say"]): string =>
  `${code} · ${say(`analysis.release.status.${status}`)}`

function act(endpoint: typeof proposeRelease | typeof letOut): Verb {
  return {
    async run(record, id, _, { say }) {
      const answer = await record.ask(endpoint, { params: { id } })
      return { answer, told: standing(answer, say) }
    },
  }
}

function withReason(endpoint: typeof giveBack | typeof withdrawRelease): Verb {
  return {
    async run(record, id, { why }, { say }) {
      const body = endpoint.body.safeParse({ reason: why })
      if (!body.success) throw new Stop(exits.misused, "say-why")
      const answer = await record.ask(endpoint, { params: { id }, body: body.data })
      return { answer, told: standing(answer, say) }
    },
  }
}
