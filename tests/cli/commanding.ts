import type { Command, Terminal } from "#apps/cli/command.ts"
import { Stop } from "#apps/cli/exit.ts"
import { sentenceFor } from "#apps/cli/sentence.ts"
import { speak } from "#apps/cli/words.ts"
import type { Language } from "#platform/kernel/language.ts"
import { analysing } from "#tests/analysing.ts"
import { platformOn, type As } from "#tests/platform.ts"

/** How a command ended that was run in this process, and what it said. */
export type Said = { readonly code: string; readonly out: string; readonly err: string; readonly progress: string[] }

/**
 * Several people at their command lines, each before a server that knows them, over one database. What they ask at the same time
 * comes one after the other, as a test's one transaction wants it.
 */
export async function commanding(together: As, today: string) {
  let last: Promise<unknown> = Promise.resolve()
  const as: As = (who, work, kind) => {
    const mine = last.then(() => together(who, work, kind))
    last = mine.catch(() => undefined)
    return mine
  }
  const analysts = await analysing({ as }, today)
  const servers = new Map<string, { readonly address: string; readonly close: () => Promise<void> }>()

  async function serverFor(person: string): Promise<string> {
    const known = servers.get(person)
    if (known) return known.address
    const { app } = platformOn(as, person, today, { ways: analysts.ways })
    const address = await app.listen({ host: "127.0.0.1", port: 0 })
    servers.set(person, { address, close: () => app.close() })
    return address
  }

  /** Runs a command as somebody, in a language; `code` is that of its refusal, or how it ended. */
  async function run(
    person: string,
    command: Command,
    words: readonly string[],
    values: Readonly<Record<string, string | boolean>> = {},
    { language = "en", onProgress = () => {} }: { readonly language?: Language; readonly onProgress?: () => void } = {},
  ): Promise<Said> {
    const [out, err, progress]: [string[], string[], string[]] = [[], [], []]
    const say = speak(language)
    const terminal: Terminal = {
      print: (text) => void out.push(text),
      tell: (text) => void err.push(text),
      progress(text) {
        const told = typeof text === "string" ? text : text()
        if (told !== "") progress.push(told)
        onProgress()
      },
      ask: () => Promise.resolve(undefined),
      read: () => Promise.resolve(new Uint8Array()),
      environment: person === "public" ? {} : { PALERMO_KEY: "pal_of-nobody: who asks is settled by the test" },
      ...{ language, say },
    }
    const server = await serverFor(person)
    const code = await command.run(words, { server, ...values }, terminal).then(
      (exit) => String(exit ?? 0),
      (error: unknown) => {
        if (!(error instanceof Stop)) throw error
        err.push(sentenceFor(error.code, error.values, say))
        return error.code
      },
    )
    return { code, out: out.join("\n"), err: err.join("\n"), progress }
  }

  const close = async () => void (await Promise.all([...servers.values()].map((each) => each.close())))
  return { ...analysts, run, serverFor, close }
}
