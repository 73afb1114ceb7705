import type { Terminal, Values } from "#apps/cli/command.ts"
import { inTheWay, intakeOptions, farTold, readThrough } from "#apps/cli/data/intake.ts"
import { mendingsIn } from "#apps/cli/data/repair.ts"
import { tellUnderstood } from "#apps/cli/data/understood.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { whileWaiting } from "#apps/cli/interrupted.ts"
import type { Remote } from "#apps/cli/remote.ts"
import { mend } from "#apps/cli/snapshot-mending.ts"
import { bringSnapshot, keepSnapshot, readDataset, type DatasetInPlace } from "#modules/analysis/contract.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"
import { setTimeout as pause } from "node:timers/promises"

/**
 * Brings a file into a dataset: it is read here first, as `palermo data check` does, and leaves this machine only where nothing
 * is wrong with it; then it is sent, and it is told how far the server has read it. What waits for repair is mended with
 * `--mendings`, or there. With `--keep` it is kept where nothing waits. Ends with 1 where it was not to be taken or kept.
 */
export async function bring(
  record: Remote,
  id: DatasetInPlace["id"],
  file: string,
  values: Values,
  terminal: Terminal,
): Promise<number> {
  const { say, print, tell } = terminal
  const { kind, closed } = await record.ask(readDataset, { params: { id } })
  if (closed) throw new Stop(exits.refused, "dataset-is-closed")
  // It is read twice, here and there, and what comes in comes once.
  if (file === "-") throw new Stop(exits.misused, "dataset-names-one", { verb: "bring" })
  const isJson = values["json"] === true
  const said = typeof values["mendings"] === "string" ? await mendingsIn(values["mendings"]) : []
  const mendings = said.map(({ mending }) => mending)
  const options = { ...(await intakeOptions(values)), kind, mendings }
  const read = await readThrough(file, options, terminal).catch((error: unknown) => {
    const isOther = error instanceof Stop && error.code === "kind-does-not-fit"
    throw isOther ? new Stop(exits.refused, "dataset-of-other-kind", { file, kind }) : error
  })
  if (!isJson) tellUnderstood(file, read, { ...terminal, print: tell })
  if (inTheWay(read).faults > 0) throw new Stop(exits.refused, "data-has-faults", { file })

  const brought = await send(record, id, file, options, terminal)
  const mended = mendings.length > 0 ? await mend(record, brought, mendings) : brought
  const { open } = inTheWay(mended)
  const isKept = values["keep"] === true && open === 0
  const snapshot = isKept ? await record.ask(keepSnapshot, { params: { id: brought.id } }) : mended
  if (isJson) print(JSON.stringify(snapshot))
  else {
    const standing = [say(`analysis.snapshot.status.${snapshot.status}`), say("cli.dataset.open", { open })]
    print([say("cli.dataset.brought", { records: brought.records }), brought.id, ...standing].join(" · "))
  }
  return values["keep"] === true && !isKept ? exits.refused : exits.done
}

type Options = Awaited<ReturnType<typeof intakeOptions>>

/** Sends a file, and says how much of it was sent and then how far it was read. */
async function send(
  record: Remote,
  id: DatasetInPlace["id"],
  file: string,
  { leaveOut = [], contradicting }: Options,
  terminal: Terminal,
): Promise<Snapshot> {
  const { say, progress } = terminal
  const query = { leaveOut: leaveOut.join("\n"), ...(contradicting && { contradicting }) }
  let isSent = false
  let told = 0
  const done = new AbortController()
  const onSent = (bytes: number, size: number): void => {
    isSent = bytes === size
    if (!isSent && performance.now() - told < 200) return
    told = performance.now()
    progress(() => say("cli.dataset.sending", { file, done: `${Math.floor((100 * bytes) / size)} %` }))
  }
  const follow = async (): Promise<void> => {
    while (!done.signal.aborted) {
      await pause(500, undefined, { signal: done.signal }).catch(() => undefined)
      if (done.signal.aborted || !isSent) continue
      // That it is not told how far it is keeps nothing from being read.
      const answer = await record.ask(readDataset, { params: { id } }).catch(() => undefined)
      const far = answer?.bringing.at(-1)
      if (far && !done.signal.aborted) progress(() => say("cli.dataset.reading", { file, ...farTold(far) }))
    }
  }
  const following = follow()
  try {
    return await whileWaiting(
      terminal,
      () => say(isSent ? "cli.dataset.goes-on" : "cli.dataset.not-sent", { file }),
      () => record.bring(bringSnapshot, file, { params: { id }, query }, onSent),
    )
  } catch (error) {
    // The server says the column and the line; which file it was is known here.
    throw error instanceof Stop ? new Stop(error.exit, error.code, { ...error.values, file }) : error
  } finally {
    done.abort()
    await following
    progress("")
  }
}
