import type { Say } from "#apps/cli/words.ts"
import type { Language } from "#platform/kernel/language.ts"
import type { ParseArgsConfig } from "node:util"

/** What a command is given of the world. */
export type Terminal = {
  /** What was asked for goes here: text, or JSON where `--json` was said. */
  readonly print: (text: string) => void
  /** What is going on, and what went wrong, goes here. */
  readonly tell: (text: string) => void
  /** Overwrites the line of what is going on; says nothing, and asks for no words, where nobody watches. */
  readonly progress: (text: string | (() => string)) => void
  /** Asks something that is answered by yes or no; `undefined` where nobody can answer. */
  readonly ask: (question: string) => Promise<boolean | undefined>
  readonly read: () => Promise<Uint8Array>
  readonly environment: NodeJS.ProcessEnv
  readonly language: Language
  readonly say: Say
}

/** The options of one command, in the shape of `parseArgs`. */
export type Options = NonNullable<ParseArgsConfig["options"]>

export type Values = Readonly<Record<string, string | boolean | undefined>>

/**
 * One command: the blanks of its usage line, its options, and what it does. What
 * it is for is said under `cli.<name>`, each option under `cli.<name>.<option>`.
 */
export type Command = {
  readonly usage: string
  readonly options: Options
  /** Answers how it ended; 0 where it answers nothing. */
  readonly run: (given: readonly string[], values: Values, terminal: Terminal) => Promise<number | void>
}
