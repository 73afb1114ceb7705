import { sql } from "#platform/database/sql.ts"
import { deviceOf } from "#platform/identity/device.ts"
import { passingWays } from "#platform/identity/ways.ts"
import { anew, atTheDoor, good, settle } from "#tests/signing-in.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const view = { name: "Mine", filter: {} }

type Role = { role: string; party: { code: string; names: Record<string, string> } | null }
type Listed = { id: string; here: boolean; device: string; way: string }[]

describe("a browser", () => {
  it("is told in two words", () => {
    const agents: [agent: string, device: string][] = [
      ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "firefox/windows"],
      [
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18 Mobile Safari/604",
        "safari/iphone",
      ],
      ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0", "edge/windows"],
      ["Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36", "chrome/android"],
      ["<script>alert(1)</script>", "other/other"],
    ]
    for (const [agent, device] of agents) assert.equal(deviceOf(agent), device)
  })
})

describe("one's own sessions", () => {
  atTheDoor("are listed with what they are, and signed out one, all others, or all", async (door) => {
    const [here, there, elsewhere] = [
      await door.signedIn("vera"),
      await door.signedIn("vera"),
      await door.signedIn("vera"),
    ]
    const list = async () => (await here.ask("GET", "/account/sessions")).body as unknown as Listed
    const sessions = await list()
    assert.deepEqual(
      sessions.map((each) => [each.here, each.device, each.way]),
      [
        [true, "firefox/linux", "link"],
        [false, "firefox/linux", "link"],
        [false, "firefox/linux", "link"],
      ],
    )
    assert.ok(!JSON.stringify(sessions).includes(here.cookie() ?? "no cookie"))
    assert.equal((await here.ask("DELETE", `/account/sessions/${sessions[1]?.id}`)).status, 200)
    assert.equal((await here.ask("DELETE", `/account/sessions/${sessions[1]?.id}`)).status, 404)
    assert.equal((await list()).length, 2)
    assert.equal((await here.ask("DELETE", "/account/sessions?which=others")).status, 200)
    const persons = async () =>
      Promise.all([here, there, elsewhere].map(async (each) => (await each.ask("GET", "/me")).body["person"]))
    assert.deepEqual(await persons(), ["vera", "public", "public"])
    assert.equal((await here.ask("DELETE", "/account/sessions?which=all")).status, 200)
    assert.deepEqual(await persons(), ["public", "public", "public"])
  })

  atTheDoor("are nobody else's to see or to end", async (door) => {
    const vera = await door.signedIn("vera")
    const eve = await door.signedIn("eve")
    const [session] = (await vera.ask("GET", "/account/sessions")).body as unknown as Listed
    assert.equal(((await eve.ask("GET", "/account/sessions")).body as unknown as Listed).length, 1)
    assert.equal((await eve.ask("DELETE", `/account/sessions/${session?.id}`)).status, 404)
    assert.equal((await vera.ask("GET", "/me")).body["person"], "vera")
    for (const table of ["session", "passkey", "key", "linked_account"]) {
      const seen = await door.as("eve", (db) =>
        sql`select person from identity.${sql.raw(table)} where person <> 'eve'`.execute(db),
      )
      assert.deepEqual(seen.rows, [], table)
    }
  })

  atTheDoor("end after twelve hours unseen and after thirty days in any case", async (door) => {
    const [idle, busy] = [await door.signedIn("vera"), await door.signedIn("vera")]
    for (let hour = 0; hour < 30 * 24; hour += 11) {
      door.pass(11 * 60)
      if (hour + 11 < 30 * 24)
        assert.equal((await busy.ask("GET", "/me")).body["person"], "vera", `after ${hour} hours`)
    }
    assert.equal((await idle.ask("GET", "/me")).body["person"], "public")
    assert.equal((await busy.ask("GET", "/me")).body["person"], "public")
  })

  atTheDoor("begin anew with every sign-in: what the browser had before is good no more", async (door) => {
    const browser = await door.signedIn("vera")
    await settle(browser)
    const before = browser.cookie()
    const again = await browser.ask("POST", "/sign-in/password", { email: "vera@lantern.example", password: good })
    assert.equal(again.status, 200)
    assert.notEqual(browser.cookie(), before)
    const old = await door.service.app.inject({ url: "/api/v1/me", cookies: { palermo: before ?? "" } })
    assert.equal(old.json().person, "public")
  })
})

describe("the terms of use", () => {
  atTheDoor("are accepted before anything but one's own account can be used", async (door) => {
    const vera = await door.signedIn("vera")
    const me = (await vera.ask("GET", "/me")).body as unknown as { lacks: string[]; appointments: unknown[] }
    assert.deepEqual([me.lacks, me.appointments], [["terms"], []])
    assert.equal((await vera.ask("POST", "/views", view)).status, 403)
    assert.equal((await vera.ask("GET", "/account")).status, 200)
    const old = await vera.ask("POST", "/account/terms", { version: "1999-01" })
    assert.deepEqual([old.status, old.body["type"]], [409, "problem:terms-not-current"])
    assert.equal((await vera.ask("POST", "/account/terms", { version: "2026-11" })).status, 200)
    assert.deepEqual((await vera.ask("GET", "/me")).body["lacks"], [])
    assert.equal((await vera.ask("POST", "/views", view)).status, 200)
  })
})

describe("somebody invented", () => {
  atTheDoor("is signed in as with a word, while they are let in and never else", async (door) => {
    const ways = await door.browser().ask("GET", "/sign-in")
    const invented = ways.body["invented"] as unknown as { person: string; roles: Role[] }[]
    assert.ok(invented.some(({ person, roles }) => person === "amina" && roles[0]?.role === "secretariat"))
    const dalia = invented.find(({ person }) => person === "dalia")?.roles[0]
    assert.deepEqual([dalia?.party?.code, dalia?.party?.names.en], ["lantern-house", "Lantern House (invented)"])
    assert.ok(!invented.some(({ person }) => ["vera", "administrator", "operator"].includes(person)))
    const visitor = door.browser()
    const entered = await visitor.ask("POST", "/sign-in/invented", { person: "bruno" })
    assert.deepEqual([entered.status, entered.body["person"]], [200, "bruno"])
    for (const person of ["vera", "administrator", "operator", "nobody"])
      assert.equal((await door.browser().ask("POST", "/sign-in/invented", { person })).status, 401, person)
    // Through another server, or where the invented are not let in at all, they are nobody's to play.
    const handedOn = { "x-forwarded-for": "198.51.100.7" }
    const far = await door.browser().ask("POST", "/sign-in/invented", { person: "bruno" }, handedOn)
    assert.deepEqual([far.status, far.body["type"]], [401, "problem:sign-in-refused"])
    assert.deepEqual((await door.browser().ask("GET", "/sign-in", undefined, handedOn)).body["invented"], [])
    const closed = anew(door, { ...passingWays(), cast: "nobody" })
    assert.equal((await closed().ask("POST", "/sign-in/invented", { person: "bruno" })).status, 401)
    assert.deepEqual((await closed().ask("GET", "/sign-in")).body["invented"], [])
    const open = anew(door, { ...passingWays(), cast: "anybody" })
    assert.equal((await open().ask("POST", "/sign-in/invented", { person: "bruno" }, handedOn)).status, 200)
    await door.as("platform", (db) => sql`update identity.person set status = 'disabled' where invented`.execute(db))
    assert.equal((await door.browser().ask("POST", "/sign-in/invented", { person: "bruno" })).status, 401)
    assert.equal((await visitor.ask("GET", "/me")).body["person"], "public")
    assert.deepEqual((await door.browser().ask("GET", "/sign-in")).body["invented"], [])
  })
})

describe("what ends by itself", () => {
  atTheDoor("is found by when it ends, not by going through all of it", async (door) => {
    for (const [table, column] of [
      ["session", "expires"],
      ["link", "expires"],
      ["trial", "expires"],
      ["attempt", "last"],
    ]) {
      const found = await door.db.query(sql`
        select from pg_indexes where schemaname = 'identity' and tablename = ${table} and indexdef like ${`%(${column})`}`)
      assert.equal(found.length, 1, table)
    }
  })
})
