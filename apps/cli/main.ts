import type { Command, Options, Values } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { sentenceFor } from "#apps/cli/sentence.ts"
import { openTerminal } from "#apps/cli/terminal.ts"
import { languageOf, speak, type Say } from "#apps/cli/words.ts"
import type { Language } from "#platform/kernel/language.ts"
import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"

/** The commands, in the order help names them; each is loaded when it is called. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import("./commands/start.ts")).start,
  read: async () => (await import("./commands/read.ts")).readFiles,
  fetch: async () => (await import("./commands/fetch.ts")).fetchText,
  lint: async () => (await import("./commands/lint.ts")).lintFile,
  export: async () => (await import("./commands/export.ts")).exportFile,
  compare: async () => (await import("./commands/compare.ts")).compareFiles,
  import: async () => (await import("./commands/import.ts")).bring,
  mandates: async () => (await import("./commands/mandates.ts")).mandates,
  call: async () => (await import("./commands/call.ts")).call,
  data: async () => (await import("./commands/data.ts")).data,
  dataset: async () => (await import("./commands/dataset.ts")).dataset,
  snapshot: async () => (await import("./commands/snapshot.ts")).snapshot,
  release: async () => (await import("./commands/release.ts")).release,
  answer: async () => (await import("./commands/answer.ts")).answer,
  figures: async () => (await import("./commands/figures.ts")).figures,
  report: async () => (await import("./commands/report.ts")).report,
  status: async () => (await import("./commands/status.ts")).status,
  verify: async () => (await import("./commands/verify.ts")).verify,
  backup: async () => (await import("./commands/backup.ts")).backup,
  restore: async () => (await import("./commands/restore.ts")).restoreBackup,
  doctor: async () => (await import("./commands/doctor.ts")).doctor,
}

/** What every command understands. */
const everywhere = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
  json: { type: "boolean" },
  language: { type: "string" },
} as const satisfies Options

/** Runs the command line with what was typed after its name, and sets how the process ends. */
export async function main(typed: readonly string[]): Promise<void> {
  // A reader such as `head` goes when it has enough; that is no fault of ours.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : exits.fault))
  const { asked, rest } = takeLanguage(typed)
  const language = languageOf(asked, process.env)
  const say = speak(language)
  process.exitCode = await run(rest, say, language).catch((error: unknown) => failed(error, rest, say))
}

async function run(typed: readonly string[], say: Say, language: Language): Promise<number> {
  const name = typed.find((word) => !word.startsWith("-"))
  const load = name === undefined ? undefined : commands[name]
  if (name === undefined || !load) {
    if (typed.includes("--version")) return print(version())
    if (name !== undefined && name !== "help") throw new Stop(exits.misused, "unknown-command", { name })
    print(help(say))
    return typed.length === 0 ? exits.misused : exits.done
  }
  const command = await load()
  const { values, positionals } = parse(typed.toSpliced(typed.indexOf(name), 1), command)
  if (values["help"]) return print(helpOn(name, command, say))
  return (await command.run(positionals, values, openTerminal(say, language))) ?? exits.done
}

function print(text: string): number {
  process.stdout.write(`${text}\n`)
  return exits.done
}

function parse(args: string[], command: Command): { values: Values; positionals: string[] } {
  try {
    const options: Options = { ...everywhere, ...command.options }
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    // One option may be said more than once (`data query --over`), and who takes it parses the list.
    return { values: values as Values, positionals }
  } catch (error) {
    // What Node says of it is English; the option it names stands in quotes.
    const option = /'(-{1,2}[^\s']+)/.exec(error instanceof Error ? error.message : "")?.[1] ?? ""
    throw new Stop(exits.misused, "misused", { option })
  }
}

/** How a command ended that did not reach its end: the sentence for people, the code for programs. */
function failed(error: unknown, typed: readonly string[], say: Say): number {
  const { exit, code, sentence } = explain(error, say)
  process.stderr.write(`palermo: ${sentence}\n`)
  if (typed.includes("--json")) print(JSON.stringify({ error: { code, sentence } }))
  return exit
}

function explain(error: unknown, say: Say): { exit: number; code: string; sentence: string } {
  if (error instanceof Stop) {
    const { exit, code, values } = error
    return { exit, code, sentence: sentenceFor(code, values, say) }
  }
  if (error instanceof Error && (error.name === "StoreFault" || error.name === "ListenFault")) {
    const { code, detail } = error as Error & { code: string; detail: Record<string, string> }
    const isOfFile = code.startsWith("backup-") || code === "store-not-empty"
    const exit =
      code === "store-in-use" || code === "address-not-free"
        ? exits.inUse
        : !isOfFile
          ? exits.misconfigured
          : exits.refused
    return {
      exit: code === "backup-not-found" ? exits.unreadable : exit,
      code,
      sentence: sentenceFor(code, detail, say),
    }
  }
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { exit: exits.fault, code: "fault", sentence: `${say("cli.problem.fault")}\n${told}` }
}

function help(say: Say): string {
  const names = Object.keys(commands)
  const lines = names.map((name) => `  ${name.padEnd(10)} ${say(`cli.${name}`)}`)
  const codes = Object.entries(exits).map(([name, code]) => `  ${String(code).padEnd(10)} ${say(`cli.exit.${name}`)}`)
  return [
    say("cli.about"),
    "",
    `${say("cli.usage")} palermo <${say("cli.command")}> [--json] [--language ar|en|es|fr|ru|zh] [--help]`,
    "",
    ...lines,
    "",
    say("cli.exits"),
    ...codes,
    "",
    say("cli.more"),
  ].join("\n")
}

function helpOn(name: string, { usage, options }: Command, say: Say): string {
  const all = { ...options, ...everywhere }
  const lines = Object.entries(all).map(([option, { type }]) => {
    const key = option in options ? `cli.${name}.${option}` : `cli.option.${option}`
    return `  ${`--${option}${type === "string" ? " …" : ""}`.padEnd(18)} ${say(key)}`
  })
  const ways = usage.split("\n").map((way) => `palermo ${name} ${way}`.trimEnd())
  return [say(`cli.${name}`), "", `${say("cli.usage")} ${ways.join("\n  ")}`, "", ...lines].join("\n")
}

/** The language may be named before the command or after it. */
function takeLanguage(typed: readonly string[]): { asked: string | undefined; rest: readonly string[] } {
  const at = typed.findIndex((word) => /^--language(=|$)/.test(word))
  if (at < 0) return { asked: undefined, rest: typed }
  const [word = "", next] = typed.slice(at)
  const isOne = word.includes("=")
  return { asked: isOne ? word.split("=")[1] : next, rest: typed.toSpliced(at, isOne ? 1 : 2) }
}

function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8")
  return (JSON.parse(text) as { version: string }).version
}
