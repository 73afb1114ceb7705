import type { Command } from "#apps/cli/command.ts"
import { configuration } from "#apps/cli/configuration.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { accept, addressOf, isWhatItSays, takes } from "#apps/cli/fetched.ts"
import { summary } from "#apps/cli/summary.ts"
import { getOutside, type Got, type NotGot } from "#platform/outward/get.ts"
import { neutral, read } from "@palermo/documents"
import { writeFile } from "node:fs/promises"

/** No text is larger, an answer that takes longer will not come, and nobody is sent on oftener than this. */
const bounds = { most: 50 * 1024 * 1024, patience: 60_000, hops: 5 }

/**
 * `palermo fetch`: gets a text by its symbol from where texts are, and says what
 * is in it, or writes it to a file as it came. Where texts are is a pattern of
 * the configuration, and whoever runs Palermo may say that nothing is fetched.
 */
export const fetchText: Command = {
  usage: "SYMBOL [--language fr] [--from PATTERN] [--out FILE] [--json]",
  options: { from: { type: "string" }, out: { type: "string" }, over: { type: "boolean" } },
  async run(given, values, terminal) {
    const { fetchFrom: from = "off", fetchTrusted: trusted = [] } = configuration(terminal.environment)
    if (given.length !== 1) throw new Stop(exits.misused, "fetch-one-symbol")
    if (from === "off") throw new Stop(exits.refused, "fetch-off")
    const pattern = typeof values["from"] === "string" ? values["from"] : from
    if (!pattern.includes("{symbol}")) throw new Stop(exits.misused, "fetch-pattern")
    const address = addressOf(pattern, given[0] ?? "", terminal.language)
    if (address === undefined) throw new Stop(exits.misused, "fetch-symbol", { symbol: given[0] ?? "" })

    terminal.progress(address)
    const got = await getOutside(address, { accept, takes, ...bounds, trusted })
    if ("refusal" in got) throw new Stop(exits.refused, got.refusal, said(got))
    if (!isWhatItSays(got.bytes, got.type))
      throw new Stop(exits.refused, "answer-of-wrong-type", { address: got.address, detail: got.type || "?" })
    if (typeof values["out"] === "string") return write(got, values["out"], Boolean(values["over"]), values, terminal)
    const answer = await read(got.bytes, { name: "" })
    if (!answer.ok) throw new Stop(exits.refused, answer.refusal, { file: got.address })
    terminal.print(values["json"] ? JSON.stringify(neutral(answer.reading)) : summary(answer.reading, terminal.say))
    return exits.done
  },
}

const said = ({ address, detail, refusal }: NotGot): Readonly<Record<string, string | number>> => ({
  address,
  detail: refusal === "answer-too-large" ? bounds.most / 1024 / 1024 : detail,
})

async function write(
  { bytes, type, address }: Got,
  file: string,
  over: boolean,
  values: Parameters<Command["run"]>[1],
  terminal: Parameters<Command["run"]>[2],
): Promise<number> {
  await writeFile(file, bytes, { flag: over ? "w" : "wx" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") throw new Stop(exits.refused, "file-exists", { file })
    throw new Stop(exits.unreadable, "file-not-written", { file, reason: error.code ?? error.message })
  })
  if (values["json"]) terminal.print(JSON.stringify({ file, bytes: bytes.length, type, address }))
  else terminal.print(terminal.say("cli.fetch.written", { file, address }))
  return exits.done
}
