import { argon2, createHash, randomBytes } from "node:crypto"

/** How much Argon2id (RFC 9106) is made to work: kibibytes of memory, passes over them, lanes. */
export type Effort = { readonly memory: number; readonly passes: number; readonly parallelism: number }

/** What OWASP's Password Storage Cheat Sheet asks for at least. To raise it is to change this line: see `isAsHard`. */
export const effort: Effort = { memory: 19_456, passes: 2, parallelism: 1 }

/** Whether what was kept was made with as much work as is asked today. */
export const isAsHard = (made: Effort): boolean =>
  made.memory === effort.memory && made.passes === effort.passes && made.parallelism === effort.parallelism

/** What is kept of a password: the SHA-256 of what Argon2id makes of it, and how it was made. */
export type Made = Effort & { readonly salt: string; readonly digest: string }

/** So many are worked on at once, */
const atOnce = 2
/** and so many may wait; more would only be waited for in vain. */
const mayWait = 60

let working = 0
const waiting: (() => void)[] = []

/** Works out what would be kept of a password for a salt, in its turn; nothing where too many wait already. */
export async function digestOf(password: string, salt: string, made: Effort = effort): Promise<string | undefined> {
  if (working >= atOnce) {
    if (waiting.length >= mayWait) return undefined
    await new Promise<void>((resume) => waiting.push(resume))
  } else working += 1
  try {
    return await hash(password, salt, made)
  } finally {
    const next = waiting.shift()
    // Whoever waited longest takes the place that was held.
    if (next) next()
    else working -= 1
  }
}

/** What is to be kept of a new password. */
export async function make(password: string): Promise<Made | undefined> {
  const salt = randomBytes(16).toString("hex")
  const digest = await digestOf(password, salt)
  return digest === undefined ? undefined : { ...effort, salt, digest }
}

function hash(password: string, salt: string, { memory, passes, parallelism }: Effort): Promise<string> {
  // The same letters may be typed in more than one way.
  const message = password.normalize("NFC")
  const told = { message, nonce: Buffer.from(salt, "hex"), memory, passes, parallelism, tagLength: 32 }
  return new Promise((resolve, reject) => {
    argon2("argon2id", told, (error, tag) => {
      if (error) reject(error)
      else resolve(createHash("sha256").update(tag).digest("hex"))
    })
  })
}
