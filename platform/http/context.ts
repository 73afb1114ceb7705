import type { Database } from "#platform/database/sql.ts"
import type { File } from "#platform/files/store.ts"
import type { Sent } from "#platform/http/answer.ts"
import type { Brought } from "#platform/http/upload.ts"
import type { About, Asker, Permission } from "#platform/kernel/appointment.ts"
import type { Language } from "#platform/kernel/language.ts"
import type { z } from "zod"

/** The person nobody has introduced: who reads what is public. */
export const everyone = "public"

/** What a handler is given of the world: no globals, no clock of its own. */
export type Context = {
  readonly db: Database
  readonly today: string
  readonly now: Date
  readonly person: string
  /** Who asks, with what they are appointed to today and what that lets them do. */
  readonly asker: Asker
  /** Whether the act in hand may be done on something in particular, and by which appointment, or why not. */
  readonly permission: (about: About) => Permission
  /** The address the reader reached the server at, for links that leave it: `https://record.example`. */
  readonly origin: string
  /** The first of the reader's languages that is one of the six, if the reader said. */
  readonly language: Language | undefined
  /** Asks for work to be done once this act is kept; it is dropped with the act. */
  readonly enqueue: (kind: string, payload: unknown) => Promise<string>
  readonly files: {
    readonly keep: (content: Uint8Array | AsyncIterable<Uint8Array>) => Promise<File>
    readonly read: (hash: string) => Promise<Uint8Array | undefined>
  }
  /** The browser's secret, by which it is known again: the one it has, and how to give or take it. */
  readonly session: Session
}

/** The cookie by which a browser is known again. Only signing in and out have business with it. */
export type Session = {
  readonly secret: string | undefined
  readonly give: (secret: string, until: Date) => void
  readonly take: () => void
  /** Where the request came from, to count attempts by. */
  readonly address: string
  /** Whether another server handed the request on. */
  readonly handedOn: boolean
  /** What the browser calls itself. */
  readonly agent: string
}

/** A file that is kept nowhere: what it was called outside, what it is, and where it lies until the act is done. */
export type Passing = Brought & { readonly path: string }

/** What is at hand before the transaction of an act: for what takes long, or must stay though the act is refused. */
export type Before = Pick<Context, "now" | "today" | "person" | "origin" | "session"> & {
  /** Where files only pass: those that came in, until the act is done. They lie in a folder that is cleared then. */
  readonly passing: readonly Passing[]
  /** A transaction of its own, kept whatever becomes of the act. */
  readonly transaction: <T>(work: (db: Database) => Promise<T>) => Promise<T>
}

/** What was asked: everything parsed by the contract, and the files that came with it. */
export type Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, F extends string> = {
  readonly params: z.infer<P>
  readonly query: z.infer<Q>
  readonly body: z.infer<B>
  readonly files: readonly Brought[]
  readonly format: "json" | F
}

/** What a handler may answer: what the contract promises, or, where it offers other formats, a file. */
export type Answer<O extends z.ZodType, F extends string> = z.infer<O> | ([F] extends [never] ? never : Sent)
