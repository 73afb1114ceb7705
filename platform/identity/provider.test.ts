import { sql } from "#platform/database/sql.ts"
import { newKey, readKeys } from "#platform/identity/keyring.ts"
import { setOut as begin } from "#platform/identity/provider.ts"
import type { Ways } from "#platform/identity/ways.ts"
import { atTheDoor, origin, settle, type Browser, type Door } from "#tests/signing-in.ts"
import assert from "node:assert/strict"
import { generateKeyPairSync, randomUUID, type JsonWebKey } from "node:crypto"
import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { after, before, describe, it } from "node:test"
import { Provider } from "oidc-provider"
import { generateSync } from "otplib"

const returns = `${origin}/en/sign-in/provider`
const client = { client_id: "palermo", client_secret: "a secret of the test", redirect_uris: [returns] }

let server: Server
let answer: (...asked: Parameters<RequestListener>) => unknown
const keys = readKeys(newKey()) ?? assert.fail("no key")
const organization = { code: "lantern", name: "Lantern House", client: "palermo", secret: client.client_secret }
// The address is known once the provider listens.
const here = { ...organization, issuer: "", secondFactor: false }
const foreign = { ...organization, code: "foreign", issuer: "", secondFactor: false }
const others = { ...organization, code: "others", issuer: "", secondFactor: false, organization: "ilo" }
const ways: Ways = { keys, providers: [here, foreign, others], cast: "nobody" }

type Signer = JsonWebKey & { readonly kid: string }

function newSigner(): Signer {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  return { ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig", kid: randomUUID() }
}

/** A real provider, signing with this key from now on. */
function serveWith(key: Signer): void {
  const lasts = { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 }
  const claims = async (sub: string) => ({ sub })
  const provider = new Provider(here.issuer, {
    clients: [client],
    jwks: { keys: [key] },
    cookies: { keys: ["of the test"] },
    ttl: lasts,
    findAccount: (_, sub) => ({ accountId: sub, claims: () => claims(sub) }),
  })
  answer = provider.callback()
}

before(async () => {
  server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume))
  const { port } = server.address() as AddressInfo
  here.issuer = `http://127.0.0.1:${port}`
  others.issuer = here.issuer
  foreign.issuer = `http://localhost:${port}`
  serveWith(newSigner())
})
after(() => server.close())

/** Somebody at the provider, who follows where they are led: signs in there as `login` and agrees, or goes away. */
async function atTheProvider(address: string, login: string | undefined): Promise<string> {
  const jar = new Map<string, string>()
  let [place, form] = [new URL(address), undefined as URLSearchParams | undefined]
  for (let n = 0; n < 20; n += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
    const came = await fetch(place, {
      ...{ redirect: "manual", headers: { cookie }, method: form ? "POST" : "GET" },
      ...(form && { body: form }),
    })
    form = undefined
    for (const set of came.headers.getSetCookie()) {
      const [pair = ""] = set.split(";")
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1))
    }
    const location = came.headers.get("location")
    if (location?.startsWith(returns)) return new URL(location).search.slice(1)
    if (location) place = new URL(location, place)
    else {
      const page = await came.text()
      if (login === undefined) place = new URL(`${place.pathname}/abort`, place)
      else if (page.includes('value="login"')) form = new URLSearchParams({ prompt: "login", login, password: "any" })
      else form = new URLSearchParams({ prompt: "consent" })
    }
  }
  return assert.fail("the provider leads nowhere")
}

async function setOut(browser: Browser, path: string) {
  const begun = await browser.ask("POST", path, { language: "en" })
  assert.equal(begun.status, 200, JSON.stringify(begun.body))
  return begun.body as unknown as { address: string; secret: string }
}

/** Links the account `login` to Vera. */
async function link(door: Door, login: string): Promise<Browser> {
  const browser = await door.signedIn("vera")
  await settle(browser)
  const { address, secret } = await setOut(browser, "/account/providers/lantern")
  const query = await atTheProvider(address, login)
  const linked = await browser.ask("POST", "/account/linked", { query, secret })
  assert.equal(linked.status, 200, JSON.stringify(linked.body))
  return browser
}

async function signIn(browser: Browser, login: string | undefined) {
  const { address, secret } = await setOut(browser, "/sign-in/providers/lantern")
  const query = await atTheProvider(address, login)
  return { query, secret, answer: await browser.ask("POST", "/sign-in/provider", { query, secret }) }
}

describe("an account at an organization's provider", () => {
  atTheDoor(
    "signs in whoever linked it, by its number there and never by an address",
    async (door) => {
      const own = await link(door, "number-7")
      const browser = door.browser()
      const { answer: entered } = await signIn(browser, "number-7")
      const { me } = entered.body as unknown as { me?: { person: string } }
      assert.deepEqual([entered.status, me?.person], [200, "vera"], JSON.stringify(entered.body))
      // Somebody whose number there is Vera's address is not Vera.
      const stranger = await signIn(door.browser(), "vera@lantern.example")
      assert.deepEqual([stranger.answer.status, stranger.answer.body["type"]], [401, "problem:account-not-linked"])

      const account = await own.ask("GET", "/account")
      const [linked] = account.body["linked"] as unknown as { issuer: string; subject: string; provider: string }[]
      assert.deepEqual([linked?.subject, linked?.provider], ["number-7", "Lantern House"])
      const { issuer, subject } = linked ?? assert.fail()
      assert.equal((await own.ask("POST", "/account/linked/removal", { issuer, subject })).status, 200)
      assert.equal((await browser.ask("GET", "/me")).body["person"], "public", "what it opened is closed")
      assert.equal((await signIn(door.browser(), "number-7")).answer.status, 401)
    },
    ways,
  )

  atTheDoor(
    "is linked to one person, and to nobody of another organization",
    async (door) => {
      await link(door, "number-7")
      const amina = await door.signedIn("amina")
      const { address, secret } = await setOut(amina, "/account/providers/lantern")
      const query = await atTheProvider(address, "number-7")
      const taken = await amina.ask("POST", "/account/linked", { query, secret })
      assert.deepEqual([taken.status, taken.body["type"]], [409, "problem:account-linked-elsewhere"])
      const answered = await amina.ask("POST", "/account/providers/others", { language: "en" })
      assert.deepEqual([answered.status, answered.body["type"]], [404, "problem:provider-not-found"])
      assert.equal(
        (await (await door.signedIn("carla")).ask("POST", "/account/providers/others", { language: "en" })).status,
        200,
      )
    },
    ways,
  )

  atTheDoor(
    "asks for the one-time code of who has one, where the provider asked for none",
    async (door) => {
      const own = await link(door, "number-7")
      const begun = (await own.ask("POST", "/account/second-factor")).body as unknown as Record<string, string>
      const codeNow = () =>
        generateSync({ secret: begun["secret"] ?? "", epoch: Math.floor(door.now().getTime() / 1000) })
      const kept = await own.ask("PUT", "/account/second-factor", { begun: begun["begun"], code: codeNow() })
      assert.equal(kept.status, 200, JSON.stringify(kept.body))
      const visitor = door.browser()
      const { answer: came } = await signIn(visitor, "number-7")
      assert.deepEqual([came.status, came.body["state"], visitor.cookie()], [200, "second-factor", undefined])
      door.pass(1)
      const passed = await visitor.ask("POST", "/sign-in/second-factor", {
        ...{ pending: came.body["pending"], code: codeNow() },
      })
      assert.deepEqual([passed.status, passed.body["person"]], [200, "vera"])
      const sessions = (await visitor.ask("GET", "/account/sessions")).body as unknown as { way: string }[]
      assert.equal(sessions[0]?.way, "provider")
    },
    ways,
  )

  it("is asked for by the client it is configured with, though another has the same provider", async () => {
    const now = new Date()
    const clients = []
    for (const id of ["palermo", "harbour"]) {
      const { address } = await begin({ ...here, client: id }, { origin, language: "en", now })
      clients.push(new URL(address).searchParams.get("client_id"))
    }
    assert.deepEqual(clients, ["palermo", "harbour"])
  })

  atTheDoor(
    "signs in the moment after the provider has changed its keys",
    async (door) => {
      await link(door, "number-7")
      serveWith(newSigner())
      const { answer: entered } = await signIn(door.browser(), "number-7")
      assert.equal(entered.status, 200, JSON.stringify(entered.body))
    },
    ways,
  )

  atTheDoor(
    "signs in nobody by an answer with a wrong state, nonce or issuer, of another browser, or a second time",
    async (door) => {
      await link(door, "number-7")
      const refused = async (change: (came: { query: string; secret: string }) => Promise<object> | object) => {
        const browser = door.browser()
        const { address, secret } = await setOut(browser, "/sign-in/providers/lantern")
        const query = await atTheProvider(address, "number-7")
        const sent = { query, secret, ...(await change({ query, secret })) }
        const { status, body } = await browser.ask("POST", "/sign-in/provider", sent)
        assert.equal(browser.cookie(), undefined)
        return [status, body["type"]]
      }
      const wrong = [401, "problem:provider-refused"]
      const forged = (name: string, value: string) => (came: { query: string }) => {
        const query = new URLSearchParams(came.query)
        query.set(name, value)
        return { query: query.toString() }
      }
      assert.deepEqual(await refused(forged("state", "forged")), wrong)
      assert.deepEqual(await refused(forged("iss", "http://127.0.0.1:1")), wrong)
      assert.deepEqual(await refused(forged("code", "forged")), wrong)
      assert.deepEqual(
        await refused(async () => ({ secret: (await setOut(door.browser(), "/sign-in/providers/lantern")).secret })),
        wrong,
      )
      for (const noted of ["nonce", "verifier"])
        assert.deepEqual(
          await refused(async () => {
            await door.db.query(sql`
              update identity.trial set content = content || jsonb_build_object(${noted}::text, ${"x".repeat(43)}::text)
               where kind = 'provider-sign-in'`)
            return {}
          }),
          wrong,
          noted,
        )
      const browser = door.browser()
      const { query, secret, answer: first } = await signIn(browser, "number-7")
      const begun = await door.db.query(sql`select from ledger.entry where act = 'sign-in.set-out'`)
      assert.equal(begun.length, 0, "what is only begun is no line")
      assert.equal(first.status, 200)
      assert.equal((await door.browser().ask("POST", "/sign-in/provider", { query, secret })).status, 401)
    },
    ways,
  )

  atTheDoor(
    "signs in nobody who said no there, nor by a provider that is not who it should be",
    async (door) => {
      const { answer: cancelled } = await signIn(door.browser(), undefined)
      assert.deepEqual([cancelled.status, cancelled.body["type"]], [401, "problem:provider-refused"])
      const visitor = door.browser()
      const met = await visitor.ask("POST", "/sign-in/providers/foreign", { language: "en" })
      assert.deepEqual([met.status, met.body["type"]], [409, "problem:provider-not-reached"])
      const unknown = await visitor.ask("POST", "/sign-in/providers/nowhere", { language: "en" })
      assert.equal(unknown.status, 404)
    },
    ways,
  )
})
