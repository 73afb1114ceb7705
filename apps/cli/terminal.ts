import type { Terminal } from "#apps/cli/command.ts"
import type { Say } from "#apps/cli/words.ts"
import type { Language } from "#platform/kernel/language.ts"
import { createInterface } from "node:readline/promises"

/** The terminal this process was started from. What it prints is on stdout, what it tells of itself on stderr. */
export function openTerminal(say: Say, language: Language): Terminal {
  const { stdin, stdout, stderr, env } = process
  let open = false

  function tell(text: string): void {
    stderr.write(`${open ? "\r\u001b[K" : ""}${text}\n`)
    open = false
  }

  function progress(told: string | (() => string)): void {
    if (!stderr.isTTY) return
    const text = typeof told === "string" ? told : told()
    stderr.write(`\r\u001b[K${text.slice(0, (stderr.columns ?? 80) - 1)}`)
    open = true
  }

  async function ask(question: string): Promise<boolean | undefined> {
    if (!stdin.isTTY) return undefined
    const lines = createInterface({ input: stdin, output: stderr })
    const answer = await lines.question(`${question} [y/N] `)
    lines.close()
    return /^(y|yes|o|oui|s|sí|si|д|да|نعم|是|1)$/iu.test(answer.trim())
  }

  async function read(): Promise<Uint8Array> {
    const pieces: Uint8Array[] = []
    for await (const piece of stdin) pieces.push(piece as Uint8Array)
    return Buffer.concat(pieces)
  }

  return { print: (text) => void stdout.write(`${text}\n`), tell, progress, ask, read, environment: env, language, say }
}
