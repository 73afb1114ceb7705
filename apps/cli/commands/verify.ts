import type { Command, Terminal } from "#apps/cli/command.ts"
import { configuration } from "#apps/cli/configuration.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { openRecord } from "#apps/cli/open.ts"
import { sentenceFor } from "#apps/cli/sentence.ts"
import { knownVerifiers } from "#apps/server/notary.ts"
import { readCheckpoint } from "#platform/proof/checkpoint.ts"
import { open, readVerifier, type Verifier } from "#platform/proof/note.ts"
import { verifyReceipt } from "#platform/proof/receipt.ts"
import { readFile } from "node:fs/promises"

/**
 * `palermo verify`: reads the whole ledger and says whether it is whole, held
 * against a checkpoint where one is named. `palermo verify RECEIPT` verifies a
 * receipt, with the keys that are named or those of the data folder, and opens
 * neither the record nor a connection. Ends with 1 where something is not right.
 */
export const verify: Command = {
  usage: "[--checkpoint FILE] [--json]\nRECEIPT [--key KEY|FILE] [--json]",
  options: { checkpoint: { type: "string" }, key: { type: "string" } },
  async run([receipt, ...more], values, terminal) {
    if (more.length > 0) throw new Stop(exits.misused, "one-file")
    const trusted = await trustedKeys(values["key"], terminal)
    return receipt === undefined
      ? verifyLedger(values["checkpoint"], values["json"] === true, trusted, terminal)
      : verifyOne(await textOf(receipt, terminal), receipt, values["json"] === true, trusted, terminal)
  },
}

async function verifyLedger(
  file: string | boolean | undefined,
  asJson: boolean,
  trusted: readonly Verifier[],
  { environment, say, print, tell, progress, read }: Terminal,
): Promise<number> {
  const checkpoint = typeof file === "string" ? await textOf(file, { read }) : undefined
  if (checkpoint !== undefined) {
    const kept = readCheckpoint(checkpoint)
    if (!kept) throw new Stop(exits.refused, "not-a-checkpoint", { file: String(file) })
    const opened = await open(kept.note, trusted)
    if ("refused" in opened && opened.refused === "forged")
      throw new Stop(exits.refused, "forged", { file: String(file) })
    // A checkpoint is held against the ledger whoever signed it; but whoever keeps it should know.
    if ("refused" in opened) tell(say("cli.verify.unknown-key", { file: String(file) }))
  }
  const record = await openRecord(environment)
  try {
    const found = await record.operate("verify", { checkpoint }, (_, lines) =>
      progress(say("cli.verify.read", { n: lines })),
    )
    const { lines, broken, kept } = found
    if (asJson) print(JSON.stringify({ whole: broken === null, ...found }))
    else if (broken) print(say(`cli.verify.broken.${broken.how}`, { line: broken.line }))
    else print([say("cli.verify.whole", { n: lines }), ...kept.map((n) => say("cli.verify.kept", { n }))].join("\n"))
    return broken === null ? exits.done : exits.refused
  } finally {
    await record.close()
  }
}

async function verifyOne(
  text: string,
  file: string,
  asJson: boolean,
  trusted: readonly Verifier[],
  { say, print }: Terminal,
): Promise<number> {
  const verdict = await verifyReceipt(text, trusted)
  if (verdict.ok) {
    const { line, checkpoint, by } = verdict
    const signed = { origin: checkpoint.origin, size: checkpoint.size, by: `${by.name}+${by.id}` }
    print(
      asJson
        ? JSON.stringify({ whole: true, line, ...signed })
        : say("cli.verify.receipt", { ...shown(line), ...signed }),
    )
    return exits.done
  }
  print(asJson ? JSON.stringify({ whole: false, why: verdict.why }) : sentenceFor(verdict.why, { file }, say))
  return exits.refused
}

const shown = ({
  number,
  at,
  act,
  subjects,
  person,
}: {
  number: number
  at: string
  act: string
  subjects: readonly string[]
  person: string
}) => ({
  number: String(number),
  at,
  act: [act, ...subjects].join(" "),
  person,
})

/** The keys that are trusted: what was named, a key or a file of keys; else those by which this record is signed. */
async function trustedKeys(named: string | boolean | undefined, { environment }: Terminal): Promise<Verifier[]> {
  if (typeof named !== "string") return knownVerifiers(configuration(environment))
  const one = await readVerifier(named)
  if (one) return [one]
  const lines = (await textOf(named, { read: async () => new Uint8Array() })).split(/\s+/).filter(Boolean)
  const keys = (await Promise.all(lines.map(readVerifier))).filter((key) => key !== undefined)
  if (keys.length === 0 || keys.length < lines.length) throw new Stop(exits.refused, "not-a-key", { file: named })
  return keys
}

async function textOf(file: string, { read }: Pick<Terminal, "read">): Promise<string> {
  if (file === "-") return new TextDecoder().decode(await read())
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Stop(exits.unreadable, error.code === "ENOENT" ? "file-not-found" : "file-unreadable", { file })
  })
}
