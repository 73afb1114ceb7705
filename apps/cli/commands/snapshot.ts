import type { Command, Terminal, Values } from "#apps/cli/command.ts"
import { mendingsIn } from "#apps/cli/data/repair.ts"
import { tellUnderstood } from "#apps/cli/data/understood.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { recordOver, type Remote } from "#apps/cli/remote.ts"
import { mend } from "#apps/cli/snapshot-mending.ts"
import { dropSnapshot, keepSnapshot, readSnapshot, reviewSnapshot } from "#modules/analysis/contract.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"

type Id = Snapshot["id"]
type Verb = (record: Remote, id: Id, terminal: Terminal, file: string) => Promise<Snapshot>

/** What is done with one snapshot, by its word. */
const verbs: Readonly<Record<string, Verb>> = {
  show: (record, id) => record.ask(readSnapshot, { params: { id } }),
  async mend(record, id, _, file) {
    const said = await mendingsIn(file)
    const snapshot = await record.ask(readSnapshot, { params: { id } })
    return mend(
      record,
      snapshot,
      said.map(({ mending }) => mending),
    )
  },
  keep: (record, id) => record.ask(keepSnapshot, { params: { id } }),
  review: (record, id) => record.ask(reviewSnapshot, { params: { id } }),
  drop: (record, id) => record.ask(dropSnapshot, { params: { id } }),
}

/**
 * `palermo snapshot`: what was understood of data that were brought; says what values mean, keeps them, says that another went
 * over them, and drops them with all their records.
 */
export const snapshot: Command = {
  usage: [
    "show|keep|review ID [--server URL] [--json]",
    "mend ID SAID.csv [--server URL] [--json]",
    "drop ID [--yes] [--server URL] [--json]",
  ].join("\n"),
  options: { yes: { type: "boolean" }, server: { type: "string" } },
  async run([word = "", ...given], values, terminal) {
    const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined
    if (!verb) throw new Stop(exits.misused, "snapshot-verb", { verbs: Object.keys(verbs).join(", ") })
    if (given.length !== (word === "mend" ? 2 : 1)) throw new Stop(exits.misused, "snapshot-names-one", { verb: word })
    const [name = "", file = ""] = given
    const id = readSnapshot.params.shape.id.safeParse(name)
    if (!id.success) throw new Stop(exits.misused, "snapshot-no-id", { name })
    // Records that were dropped are gone for good.
    if (
      word === "drop" &&
      values["yes"] !== true &&
      (await terminal.ask(terminal.say("cli.snapshot.drop-them"))) !== true
    )
      throw new Stop(exits.misused, "snapshot-not-dropped")
    const found = await verb(recordOver(values["server"], terminal.environment), id.data, terminal, file)
    tellOf(found, word, values, terminal)
  },
}

function tellOf(found: Snapshot, word: string, values: Values, terminal: Terminal): void {
  const { say, print } = terminal
  if (values["json"]) return print(JSON.stringify(found))
  const { id, status, filename, repairs } = found
  const open = repairs.filter(({ meaning }) => meaning === undefined).length
  if (word === "show") {
    const kind = found.columns.some(({ role }) => role === "value") ? "figures" : "records"
    const name = filename ?? say("analysis.snapshot.of-answers")
    tellUnderstood(name, { ...found, kind, taken: [] }, terminal)
  }
  const left = status === "dropped" ? [] : [say("cli.dataset.open", { open })]
  print([id, say(`analysis.snapshot.status.${status}`), ...left].join(" · "))
}
