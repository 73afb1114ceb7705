import type { Outgoing, Post } from "#platform/mail/letter.ts"
import { createTransport } from "nodemailer"
import { randomUUID } from "node:crypto"
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"

/** How mail leaves: by a server, or into a folder where nobody has named one. And whom it is from. */
export type Mailing = {
  /** `smtp://` or `smtps://`, with the name and password where the server asks for them; else `folder` is used. */
  readonly server?: string | undefined
  /** A folder, in which every letter becomes a file that mail programs open. */
  readonly folder: string
  readonly from?: string | undefined
}

/** Opens the way out for mail. No connection is held: a letter is rare. */
export function openPost({ server, folder, from = "Palermo <palermo@localhost>" }: Mailing): Post {
  return server === undefined ? intoFolder(folder, from) : overSmtp(server, from)
}

/** Over SMTP, encrypted wherever the server can, and always where it is not on this machine. */
function overSmtp(server: string, from: string): Post {
  const { hostname, protocol } = new URL(server)
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname)
  const transport = createTransport({
    url: server,
    requireTLS: protocol === "smtp:" && !isHere,
    ...{ connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 },
    // What a letter holds comes from here; it may name no file and no address to fetch.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  return async (letter) => void (await transport.sendMail(envelope(letter, from)))
}

function intoFolder(folder: string, from: string): Post {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async (letter) => {
    const { message } = await transport.sendMail(envelope(letter, from))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (!Buffer.isBuffer(message)) throw new Error("a letter is written whole")
    await writeFile(join(folder, `${randomUUID()}.eml`), message, { mode: 0o600 })
  }
}

const envelope = ({ to, subject, text, language }: Outgoing, from: string) => ({
  ...{ from, to, subject, text },
  headers: {
    "Content-Language": language,
    // Nobody's absence needs to answer to a machine.
    "Auto-Submitted": "auto-generated",
  },
})
