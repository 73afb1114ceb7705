import { rows, sql } from "#platform/database/sql.ts"
import { permit, type Asker, type Condition } from "#platform/kernel/appointment.ts"
import { introduce } from "#platform/identity/identify.ts"
import { administrator, isPublic, permission, thePublic } from "#platform/identity/rights.ts"
import { shippedRoles } from "#platform/identity/roles.ts"
import { findAsker, isAdministratorSignedIn, linkTo, makeLink } from "#platform/identity/session.ts"
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
  const setting = { today, person: everyone, permission, clock: () => time.at }
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
    (secret && (await world.as?.(everyone, (db) => findAsker(db, secret, time.at)))) || thePublic
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
  const held = (role: string, party: string | null = null, process: string | null = null) => {
    const { rights = [] } = shippedRoles.find(({ code }) => code === role) ?? {}
    return { id: role, role, party, process, since: "2000-01-01", until: null, rights: [...rights] }
  }
  const who = (person: string, ...appointments: ReturnType<typeof held>[]): Asker => ({
    ...thePublic,
    person,
    appointments,
  })

  it("follows from what somebody is appointed to", () => {
    const administrates = who(administrator, held("administrator"))
    const [amina, eve] = [who("amina", held("secretariat")), who("eve")]
    const cases: [act: string, allowed: Asker[]][] = [
      ["document.read", [administrates, amina, thePublic, eve]],
      ["mandate.export", [administrates, amina, thePublic, eve]],
      ["me.sign-in", [administrates, amina, thePublic, eve]],
      ["import.list", [amina]],
      ["import.bring", [amina]],
      ["mandate.correct", [amina]],
      ["role.copy", [administrates]],
      ["view.keep", [administrates, amina]],
      ["ledger.list", []],
      ["account.read", [administrates, amina, eve]],
    ]
    for (const [act, allowed] of cases)
      for (const asker of [administrates, amina, thePublic, eve])
        assert.equal(
          permission({ asker, act, reads: true, today }).may,
          allowed.includes(asker),
          `${asker.person} ${act}`,
        )
  })

  it("depends on whose it is, in which process it stands, and until when it is open", () => {
    const cases: [condition: Condition, about: object, holds: boolean][] = [
      ["own-party", { party: "state-ury" }, true],
      ["own-party", { party: "state-jor" }, false],
      ["own-party", {}, false],
      ["own-record", { person: "bruno" }, true],
      ["own-record", { person: "bilal" }, false],
      ["not-own", { person: "bruno" }, false],
      ["not-own", { person: "bilal" }, true],
      ["in-process", { process: "first-review" }, true],
      ["in-process", { process: "second-review" }, false],
      ["before-due", { due: today }, true],
      ["before-due", { due: "2010-10-31" }, false],
      ["before-due", {}, true],
    ]
    for (const [condition, about, holds] of cases) {
      const appointment = {
        ...held("focal-point", "state-ury", "first-review"),
        rights: [{ act: "answer.clear", conditions: [condition] }],
      }
      const asking = { asker: who("bruno", appointment), act: "answer.clear", reads: false, today }
      const { rights: _, ...by } = appointment
      assert.deepEqual(permit(asking, [], about), holds ? { may: true, by } : { may: false, why: condition })
      assert.equal(permit(asking, []).may, true)
    }
  })

  it("is never more through a key than for its person, and less where the key says so", () => {
    const cases: [acts: string[] | null, readOnly: boolean, act: string, reads: boolean, may: boolean][] = [
      [null, false, "mandate.correct", false, true],
      [null, false, "role.copy", false, false],
      [null, true, "mandate.correct", false, false],
      [null, true, "mandate.read", true, true],
      [["mandate.*"], false, "mandate.correct", false, true],
      [["mandate.*"], false, "import.bring", false, false],
      [["mandate.read"], false, "mandate.correct", false, false],
    ]
    for (const [acts, readOnly, act, reads, may] of cases) {
      const asker = { ...who("amina", held("secretariat")), key: { acts, readOnly } }
      assert.equal(permission({ asker, act, reads, today }).may, may, `${acts?.join()} ${act}`)
    }
  })

  onPlatform("is told to each of what they may beyond what is anybody's", { today }, async ({ app }) => {
    const { acts, appointments, name } = (await app.inject("/api/v1/me")).json()
    assert.ok(!acts.includes("me.read"))
    assert.ok(acts.includes("mandate.correct"))
    assert.ok(acts.every((act: string) => !isPublic(act)))
    assert.deepEqual(
      [name, appointments.map(({ role }: { role: string }) => role)],
      ["Amina Inventada", ["secretariat"]],
    )
  })

  onPlatform("ends with the appointment, and with the person", { today }, async ({ as }) => {
    const roles = async (person: string, day = today) =>
      (await as(person, (db) => introduce(db, day)))?.appointments.map(({ role }) => role)
    assert.deepEqual(await roles("felix"), [])
    assert.deepEqual(await roles("felix", "2004-12-31"), ["focal-point"])
    assert.deepEqual(await roles("felix", "2005-01-01"), [])
    assert.deepEqual(await roles("bruno"), ["focal-point"])
    await as("platform", (act) => sql`update identity.person set status = 'disabled' where id = 'bruno'`.execute(act))
    assert.equal(await roles("bruno"), undefined)
  })

  onPlatform("is nothing anybody can give themselves, whatever the code would let them", { today }, async ({ as }) => {
    const gives = sql`insert into identity.role_right (role, act) values ('administrator', 'import.*')`
    const makes = sql`insert into identity.role (code, held_for, shipped, made) values ('mine', 'none', true, now())`
    const address = sql`update identity.person set email = 'eve@other.example' where id in ('eve', 'bruno')`
    const invented = sql`update identity.person set invented = not invented where id in ('eve', 'bruno')`
    const lets = sql`update identity.person set status = 'disabled' where id = 'eve'`
    const renames = sql`update identity.person set name = 'Mallory' where id = 'bruno'`
    const lengthens = sql`update identity.appointment set until = '2090-01-01', ended = null where person = 'felix'`
    const cases: [person: string, statement: typeof gives, refused: RegExp][] = [
      [administrator, gives, /row-level security/],
      [administrator, makes, /row-level security/],
      ["eve", address, /stays who they are/],
      ["eve", invented, /stays who they are/],
      ["eve", lets, /stays who they are/],
      [administrator, address, /stays who they are/],
      [administrator, renames, /stays who they are/],
      ["amina", lengthens, /only ends/],
      ["amina", sql`update identity.role set shipped = false`, /permission denied/],
    ]
    for (const [person, statement, refused] of cases)
      await assert.rejects(
        as(person, (db) => statement.execute(db)),
        refused,
        `${person}: ${statement.toOperationNode().sqlFragments.join("?")}`,
      )
    await assert.rejects(
      as(administrator, (db) => makeLink(db, noon, "amina")),
      /a link is made/,
    )
    await as("eve", (db) => sql`update identity.person set name = 'Eve Still' where id = 'eve'`.execute(db))
  })
})
