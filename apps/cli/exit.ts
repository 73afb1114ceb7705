/** How the command line ends; the numbers from 64 on are those of sysexits.h. */
export const exits = {
  done: 0,
  /** Refused, or found not to be right; the code and the sentence were printed. */
  refused: 1,
  /** Called in a way it does not understand. */
  misused: 2,
  /** What it was to read is not there, or cannot be read. */
  unreadable: 3,
  /** A fault of the product. */
  fault: 70,
  /** The store is in use, and who uses it does not answer; or the port is. */
  inUse: 75,
  /** Configured wrongly, or the database is not what it must be. */
  misconfigured: 78,
} as const
export type Exit = (typeof exits)[keyof typeof exits]

/** Ends a command early, with the code of the sentence that says why; `values` fill its blanks. */
export class Stop extends Error {
  override readonly name = "Stop"
  readonly exit: Exit
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>

  constructor(exit: Exit, code: string, values: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.exit = exit
    this.code = code
    this.values = values
  }
}
