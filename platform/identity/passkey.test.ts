import { sql } from "#platform/database/sql.ts"
import { atTheDoor, origin, settle, type Browser } from "#tests/signing-in.ts"
import { isoCBOR } from "@simplewebauthn/server/helpers"
import assert from "node:assert/strict"
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto"
import { describe } from "node:test"

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest()
const text = (data: Uint8Array) => Buffer.from(data).toString("base64url")

/** How an authenticator may be made to lie. */
type Lie = { readonly from?: string; readonly site?: string; readonly counter?: number; readonly verified?: boolean }

/** An authenticator in a few lines, which answers as the standard has it (Web Authentication, level 3) and can be made to lie. */
function authenticator(counts = true, id = randomBytes(20)) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const { x = "", y = "" } = publicKey.export({ format: "jwk" })
  let count = 0
  const said = (type: string, challenge: string, { from = origin }: Lie) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }))
  const data = (flags: number, { site = "localhost", counter, verified = true }: Lie, rest = Buffer.alloc(0)) => {
    if (counts) count += 1
    const number = Buffer.alloc(4)
    number.writeUInt32BE(counter ?? count)
    const flag = Buffer.from([verified ? flags : flags & ~0x04])
    return Buffer.concat([sha256(site), flag, number, rest])
  }
  return {
    make(challenge: string, lie: Lie = {}) {
      const cose = new Map<number, number | Uint8Array>([
        ...([[1, 2] as const, [3, -7] as const, [-1, 1] as const] as const),
        [-2, new Uint8Array(Buffer.from(x, "base64url"))],
        [-3, new Uint8Array(Buffer.from(y, "base64url"))],
      ])
      const length = Buffer.from([0, id.length])
      const credential = Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(cose)])
      const authData = new Uint8Array(data(0x45, lie, credential))
      const made = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", authData],
      ])
      const attestationObject = text(isoCBOR.encode(made as Parameters<typeof isoCBOR.encode>[0]))
      const response = { clientDataJSON: text(said("webauthn.create", challenge, lie)), attestationObject }
      return { id: text(id), rawId: text(id), type: "public-key", response }
    },
    use(challenge: string, lie: Lie = {}) {
      const client = said("webauthn.get", challenge, lie)
      const authenticatorData = data(0x05, lie)
      const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(client)]), privateKey)
      const response = {
        ...{ clientDataJSON: text(client), authenticatorData: text(authenticatorData), signature: text(signature) },
      }
      return { id: text(id), rawId: text(id), type: "public-key", response }
    },
  }
}

async function challengeFor(browser: Browser, path: string): Promise<string> {
  const asked = await browser.ask("POST", path)
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  return String(asked.body["challenge"])
}

const own = "/account/passkeys/challenge"
const anybodys = "/sign-in/passkey/challenge"

/** Adds a passkey for whoever is signed in. */
async function add(browser: Browser, key: ReturnType<typeof authenticator>, name = "Telephone") {
  const made = key.make(await challengeFor(browser, own))
  const added = await browser.ask("POST", "/account/passkeys", { name, made })
  assert.equal(added.status, 200, JSON.stringify(added.body))
}

describe("a passkey", () => {
  atTheDoor("signs in without a name, and its person has several, each named and removed", async (door) => {
    const vera = await door.signedIn("vera")
    await settle(vera)
    const [telephone, laptop] = [authenticator(), authenticator(false)]
    await add(vera, telephone)
    await add(vera, laptop, "Laptop")
    for (const key of [telephone, laptop, laptop]) {
      const visitor = door.browser()
      const used = key.use(await challengeFor(visitor, anybodys))
      const entered = await visitor.ask("POST", "/sign-in/passkey", used)
      assert.deepEqual([entered.status, entered.body["person"]], [200, "vera"], JSON.stringify(entered.body))
      assert.deepEqual(entered.body["lacks"], [])
    }
    const listed = async () =>
      (await vera.ask("GET", "/account")).body["passkeys"] as unknown as { id: string; name: string; used: string }[]
    const passkeys = await listed()
    assert.deepEqual(passkeys.map(({ name }) => name).sort(), ["Laptop", "Telephone"])
    const first = passkeys.find(({ name }) => name === "Telephone")
    assert.equal(typeof first?.used, "string")
    const at = (id = "") => `/account/passkeys/${encodeURIComponent(id)}`
    assert.equal((await vera.ask("PATCH", at(first?.id), { name: "Old telephone" })).status, 200)
    const amina = await door.signedIn("amina")
    assert.equal((await amina.ask("PATCH", at(first?.id), { name: "Mine" })).status, 404)
    assert.equal((await amina.ask("DELETE", at(first?.id))).status, 404)
    assert.equal((await vera.ask("DELETE", at(first?.id))).status, 200)
    assert.deepEqual(
      (await listed()).map(({ name }) => name),
      ["Laptop"],
    )
    const visitor = door.browser()
    const gone = await visitor.ask("POST", "/sign-in/passkey", telephone.use(await challengeFor(visitor, anybodys)))
    assert.deepEqual([gone.status, gone.body["type"]], [401, "problem:passkey-not-valid"])
  })

  atTheDoor("answers a challenge of this server, of these five minutes, once", async (door) => {
    const vera = await door.signedIn("vera")
    const key = authenticator()
    await add(vera, key)
    const visitor = door.browser()
    const enter = async (challenge: string) =>
      (await visitor.ask("POST", "/sign-in/passkey", key.use(challenge))).status
    const challenge = await challengeFor(visitor, anybodys)
    assert.equal(await enter(challenge), 200)
    assert.equal(await enter(challenge), 401, "once")
    assert.equal(await enter(text(randomBytes(32))), 401, "of this server")
    assert.equal(await enter(await challengeFor(vera, own)), 401, "for signing in")
    const late = await challengeFor(visitor, anybodys)
    door.pass(6)
    assert.equal(await enter(late), 401, "in time")
    const others = await challengeFor(vera, own)
    const amina = await door.signedIn("amina")
    const taken = await amina.ask("POST", "/account/passkeys", { name: "x", made: authenticator().make(others) })
    assert.equal(taken.status, 422, "one's own")
  })

  atTheDoor("that was answered at another site, without asking its person, or by a copy, is refused", async (door) => {
    const vera = await door.signedIn("vera")
    const key = authenticator()
    await add(vera, key)
    const visitor = door.browser()
    const lies: Lie[] = [
      { from: "https://localhost.evil.example" },
      { from: "http://localhost:3001" },
      { site: "evil.example" },
      { verified: false },
      { counter: 0 },
    ]
    for (const lie of lies) {
      const used = key.use(await challengeFor(visitor, anybodys), lie)
      const answer = await visitor.ask("POST", "/sign-in/passkey", used)
      assert.deepEqual([answer.status, visitor.cookie()], [401, undefined], JSON.stringify(lie))
      if (lie.counter !== undefined) continue
      const made = authenticator().make(await challengeFor(vera, own), lie)
      assert.equal((await vera.ask("POST", "/account/passkeys", { name: "x", made })).status, 422, JSON.stringify(lie))
    }
    const forged = authenticator().use(await challengeFor(visitor, anybodys))
    const { id, rawId } = key.use("x")
    assert.equal(
      (await visitor.ask("POST", "/sign-in/passkey", { ...forged, id, rawId })).status,
      401,
      "another's signature",
    )
  })

  atTheDoor(
    "whose number is there already, too short or too long is refused, and so is one of no key",
    async (door) => {
      const [vera, amina] = [await door.signedIn("vera"), await door.signedIn("amina")]
      const id = randomBytes(20)
      await add(vera, authenticator(true, id))
      for (const [browser, taken] of [
        [vera, id],
        [amina, id],
        [amina, randomBytes(5)],
        [amina, randomBytes(1100)],
      ] as const) {
        const made = authenticator(true, taken).make(await challengeFor(browser, own))
        const refused = await browser.ask("POST", "/account/passkeys", { name: "Telephone", made })
        assert.deepEqual([refused.status, refused.body["type"]], [422, "problem:passkey-not-valid"], `${taken.length}`)
      }
      const visitor = door.browser()
      const used = authenticator().use(await challengeFor(visitor, anybodys))
      for (const none of ["", "a\u0000b", "x".repeat(20_000)]) {
        const refused = await visitor.ask("POST", "/sign-in/passkey", { ...used, id: none, rawId: none })
        assert.ok([400, 401].includes(refused.status), JSON.stringify(refused.body))
      }
    },
  )

  atTheDoor("is added and removed only soon after signing in, and its person is written to", async (door) => {
    const vera = await door.signedIn("vera")
    await add(vera, authenticator())
    assert.ok((await door.letters()).some(({ to }) => to.address === "vera@lantern.example"))
    const another = authenticator()
    await add(vera, another, "Laptop")
    const [{ id }] = (await vera.ask("GET", "/account")).body["passkeys"] as unknown as [{ id: string }]
    await door.letters()
    assert.equal((await vera.ask("DELETE", `/account/passkeys/${id}`)).status, 200)
    assert.ok((await door.letters()).some(({ to }) => to.address === "vera@lantern.example"))
    door.pass(16)
    assert.equal((await vera.ask("POST", own)).status, 409)
    assert.equal((await vera.ask("DELETE", "/account/passkeys/abcdefgh")).status, 409)
  })
})

describe("what opens a session", () => {
  atTheDoor("is out of reach of whoever can only ask the database", async ({ as }) => {
    const calls = [
      `identity.begin_session('vera', repeat('0', 64), 'link', true, '', now(), now() + interval '1 day')`,
      `identity.keep_password('vera', '{}', now())`,
      `identity.use_step('vera', 1, null)`,
      `identity.hold_back('{}', true, '')`,
    ]
    for (const person of ["public", "eve", "administrator", "platform"])
      for (const call of calls)
        await assert.rejects(
          as(person, (db) => sql.raw(`select ${call}`).execute(db)),
          /permission denied for function/,
          `${person} ${call}`,
        )
    for (const kind of ["second-factor", "reset", "reset-asked"])
      await assert.rejects(
        as("eve", (db) =>
          sql`
          select identity.begin_trial(${"0".repeat(64)}, ${kind}, '{}', now(), now() + interval '1 hour')`.execute(db),
        ),
        /begun by its own functions/,
      )
    await assert.rejects(
      as("eve", (db) => sql`select identity.make_reset('', '', now(), now())`.execute(db)),
      /only the platform/,
    )
  })
})
