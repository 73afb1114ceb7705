import { rows, sql } from "#platform/database/sql.ts"
import { administrator, permits } from "#platform/identity/rights.ts"
import { findSession, isAdministratorSignedIn, linkTo, makeLink } from "#platform/identity/session.ts"
import { everyone } from "#platform/http/context.ts"
import type { Service } from "#platform/http/service.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { z } from "zod"
import { onPlatform, type As } from "../../tests/platform.ts"

const today = "2010-11-01"
const noon = new Date(`${today}T12:00:00Z`)
const later = (hours: number) => new Date(noon.getTime() + hours * 60 * 60 * 1000)

/** The platform as it meets everybody: by their cookie. `at` may be moved. */
function byCookie() {
  const time = { at: noon }
  const setting = { today, person: everyone, permits, clock: () => time.at }
  return { time, setting }
}

const signInWith = (app: Service["app"], token: string, remoteAddress = "192.0.2.1") =>
  app.inject({ method: "POST", url: "/api/v1/sign-in", payload: { token }, remoteAddress })

const cookieOf = (answer: { headers: Record<string, unknown> }) => {
  const set = String(answer.headers["set-cookie"])
  return { set, cookie: set.split(";")[0] ?? "" }
}

/** Identifies by the session in the cookie, within the transaction of the test. */
const seam = (time: { at: Date }) => {
  const world: { as?: As } = {}
  const identify = async (secret: string | undefined) =>
    (secret && (await world.as?.(everyone, (db) => findSession(db, secret, time.at)))) || everyone
  return { world, identify }
}

describe("a sign-in link", () => {
  const { time, setting } = byCookie()
  const { world, identify } = seam(time)

  onPlatform("signs the administrator in, once", { ...setting, identify }, async ({ app, as }) => {
    world.as = as
    const token = await as("platform", (db) => makeLink(db, noon))
    const first = await signInWith(app, token)
    assert.equal(first.statusCode, 200, first.body)
    assert.deepEqual([first.json().person, first.json().signedIn], [administrator, true])
    const { set, cookie } = cookieOf(first)
    assert.match(set, /^palermo=[\w-]{43}; /)
    assert.match(set, /Path=\/;.*HttpOnly; SameSite=Lax$/)

    const me = await app.inject({ url: "/api/v1/me", headers: { cookie } })
    assert.equal(me.json().person, administrator)
    assert.equal((await app.inject("/api/v1/me")).json().person, everyone)

    const second = await signInWith(app, token)
    assert.deepEqual([second.statusCode, second.json()], [401, { type: "problem:link-not-valid", status: 401 }])
    assert.equal(second.headers["set-cookie"], undefined)
  })

  onPlatform("is good for a day", setting, async ({ app, as }) => {
    const token = await as("platform", (db) => makeLink(db, noon))
    time.at = later(24)
    assert.equal((await signInWith(app, token)).statusCode, 401)
    time.at = later(23.9)
    assert.equal((await signInWith(app, token)).statusCode, 200)
    time.at = noon
  })

  onPlatform("is good until the next is made", setting, async ({ app, as }) => {
    const [old, next] = [
      await as("platform", (db) => makeLink(db, noon)),
      await as("platform", (db) => makeLink(db, noon)),
    ]
    assert.equal((await signInWith(app, old)).statusCode, 401)
    assert.equal((await signInWith(app, next)).statusCode, 200)
  })

  onPlatform("that is none signs nobody in, and is not to be guessed at length", setting, async ({ app, as }) => {
    await as("platform", (db) => makeLink(db, noon))
    for (let attempt = 1; attempt <= 10; attempt += 1)
      assert.equal((await signInWith(app, `guess-${attempt}`, "192.0.2.7")).statusCode, 401)
    const eleventh = await signInWith(app, "guess", "192.0.2.7")
    assert.deepEqual([eleventh.statusCode, eleventh.json().type], [429, "problem:too-many-attempts"])
    assert.equal((await signInWith(app, "guess", "192.0.2.8")).statusCode, 401)
    time.at = later(0.1)
    assert.equal((await signInWith(app, "guess", "192.0.2.7")).statusCode, 401)
    time.at = noon
  })

  onPlatform("keeps its token behind the sign that browsers do not send", { today }, async ({ db }) => {
    await sql`select set_config('app.person', 'platform', true)`.execute(db)
    const link = linkTo("http://localhost:3000", await makeLink(db, noon))
    assert.match(link, /^http:\/\/localhost:3000\/en\/sign-in#[\w-]{43}$/)
    assert.equal(new URL(link).pathname, "/en/sign-in")
  })

  onPlatform("is made by nobody but the platform and its administrator", { today }, async ({ as }) => {
    for (const person of ["public", "eve"])
      await assert.rejects(
        as(person, (db) => makeLink(db, noon)),
        /a link is made/,
      )
  })

  onPlatform("is needed while no administrator is signed in", setting, async ({ app, as }) => {
    const signedIn = (at: Date) => as("platform", (db) => isAdministratorSignedIn(db, at))
    assert.equal(await signedIn(noon), false)
    await signInWith(app, await as("platform", (db) => makeLink(db, noon)))
    assert.equal(await signedIn(noon), true)
    assert.equal(await signedIn(later(13)), false)
  })

  const origin = "https://palermo.example"
  onPlatform(
    "gives a cookie for encrypted lines only, where there is one",
    { ...setting, origin },
    async ({ app, as }) => {
      const answer = await signInWith(app, await as("platform", (db) => makeLink(db, noon)))
      assert.match(cookieOf(answer).set, /; Secure/)
    },
  )
})

describe("a session", () => {
  const { time, setting } = byCookie()
  const { world, identify } = seam(time)

  onPlatform("ends by signing out", { ...setting, identify }, async ({ app, as }) => {
    world.as = as
    const { cookie } = cookieOf(await signInWith(app, await as("platform", (db) => makeLink(db, noon))))
    const out = await app.inject({ method: "POST", url: "/api/v1/sign-out", headers: { cookie } })
    assert.equal(out.json().person, everyone)
    assert.match(cookieOf(out).set, /^palermo=; .*Expires=Thu, 01 Jan 1970/)
    assert.equal((await app.inject({ url: "/api/v1/me", headers: { cookie } })).json().person, everyone)
  })

  onPlatform(
    "ends when it is not used for half a day, or is thirty days old",
    { ...setting, identify },
    async (all) => {
      world.as = all.as
      const { cookie } = cookieOf(await signInWith(all.app, await all.as("platform", (db) => makeLink(db, noon))))
      const who = async (hours: number) => {
        time.at = later(hours)
        return (await all.app.inject({ url: "/api/v1/me", headers: { cookie } })).json().person
      }
      for (let hours = 0; hours < 30 * 24; hours += 11)
        assert.equal(await who(hours), administrator, `after ${hours} h`)
      assert.equal(await who(30 * 24), everyone)
      time.at = noon
      const { cookie: other } = cookieOf(
        await signInWith(all.app, await all.as("platform", (db) => makeLink(db, noon))),
      )
      time.at = later(12)
      const late = await all.app.inject({ url: "/api/v1/me", headers: { cookie: other } })
      assert.equal(late.json().person, everyone)
      time.at = noon
    },
  )

  onPlatform("is nobody's for a secret that is almost right, empty or long", { ...setting, identify }, async (all) => {
    world.as = all.as
    const { cookie } = cookieOf(await signInWith(all.app, await all.as("platform", (db) => makeLink(db, noon))))
    for (const wrong of [cookie.slice(0, -1), `${cookie.slice(0, -1)}!`, "palermo=", `${cookie}${"x".repeat(5000)}`]) {
      const me = await all.app.inject({ url: "/api/v1/me", headers: { cookie: wrong } })
      assert.equal(me.json().person, everyone)
    }
  })

  onPlatform("is read by no act, and neither is a link", { today }, async ({ as }) => {
    for (const table of ["link", "session"])
      for (const person of ["public", "amina", "administrator"])
        await assert.rejects(
          as(person, (db) => rows(db, z.unknown())`select * from ${sql.raw(`identity.${table}`)}`),
          /permission denied/,
        )
  })
})

describe("who may do what", () => {
  it("is: the administrator all, the public reading, eve nothing", () => {
    const cases: [act: string, allowed: string[]][] = [
      ["document.read", [administrator, "public"]],
      ["document.list", [administrator, "public"]],
      ["document.search", [administrator, "public"]],
      ["document.read-text", [administrator, "public"]],
      ["mandate.export", [administrator, "public"]],
      ["import.list", [administrator]],
      ["import.read", [administrator]],
      ["import.bring", [administrator]],
      ["mandate.correct", [administrator]],
      ["me.sign-in", [administrator, "public", "eve"]],
      ["health.read", [administrator, "public", "eve"]],
    ]
    for (const [act, allowed] of cases)
      for (const person of [administrator, "public", "eve"])
        assert.equal(permits(person, act), allowed.includes(person), `${person} ${act}`)
  })

  onPlatform("is told to each of what they may beyond reading", { today }, async ({ app }) => {
    const { acts } = (await app.inject("/api/v1/me")).json()
    assert.ok(!acts.includes("me.read"))
    assert.ok(acts.every((act: string) => !permits("public", act)))
  })
})
