import { sql } from "#platform/database/sql.ts"
import { ownTables } from "#platform/database/tables.ts"
import { cast } from "#platform/identity/cast.ts"
import { proposed } from "#platform/identity/nomination/examples.ts"
import { everybodys, shippedRoles, signedIns } from "#platform/identity/roles.ts"
import { covers } from "#platform/kernel/appointment.ts"
import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import assert from "node:assert/strict"
import { before, describe, it } from "node:test"
import { siege, type Asked, type Siege } from "./siege.ts"
import { emptyHanded, filled, things, type Things } from "./things.ts"

/** Somebody who asks: what they show, whose rights are theirs, and what is answered to them where they may not. */
type Column = {
  readonly says: string
  readonly shows: () => Promise<Asked>
  /** Whose rights they have: those of one of the cast, or the public's. */
  readonly rightsOf: string | undefined
  readonly reads?: boolean
  readonly refused: 401 | 403
}

/** What would end the very session that asks is asked for elsewhere. */
const endsTheSession = ["me.sign-out", "session-of-mine.end-all"]

/** What the roles say of an act, read from the table of roles and from nothing that enforces it. */
function may(person: string | undefined, act: string): boolean {
  if (everybodys.some((each) => covers(each, act))) return true
  if (person === undefined) return false
  if (signedIns.some((each) => covers(each, act))) return true
  const today = new Date().toISOString().slice(0, 10)
  const held = cast.find(({ id }) => id === person)?.appointments.filter(({ until = today }) => until >= today) ?? []
  return held.some(({ role }) =>
    shippedRoles.find(({ code }) => code === role)?.rights.some((right) => covers(right.act, act)),
  )
}

describe("every act that is served, asked for over the wire", () => {
  let all: Siege
  let at: Things
  const shown = new Map<string, Asked>()

  before(async () => {
    all = await siege()
    at = await things()
    const keyOf = async (person: string, readOnly: boolean) => {
      const json = { name: "matrix", acts: null, readOnly, ranges: [], days: 1 }
      const answer = await all.ask("/api/v1/account/keys", { as: person, method: "POST", json })
      assert.equal(answer.status, 200, answer.body)
      return { headers: { authorization: `Bearer ${(JSON.parse(answer.body) as { key: string }).key}` } }
    }
    const signedIn = async (person: string) => ({ headers: { cookie: await all.signIn(person) } })
    shown.set("read-only", await keyOf("amina", true))
    shown.set("key", await keyOf("amina", false))
    shown.set("ended", await signedIn("benita"))
    await all.ask("/api/v1/sign-out", { method: "POST", ...shown.get("ended") })
    shown.set("disabled", await signedIn("dalia"))
    shown.set("disabled key", await keyOf("dalia", false))
    await all.server.database.transaction("platform", async (db) => {
      await sql`update identity.person set status = 'disabled' where id = 'dalia'`.execute(db)
    })
  })

  const by = (name: string) => async () => shown.get(name) ?? {}
  const as = (person: string) => async (): Promise<Asked> => ({ as: person })
  const columns: readonly Column[] = [
    { says: "nobody", shows: async () => ({}), rightsOf: undefined, refused: 401 },
    { says: "somebody without an appointment", shows: as("eve"), rightsOf: "eve", refused: 403 },
    { says: "whose appointment is over", shows: as("felix"), rightsOf: "felix", refused: 403 },
    { says: "the focal point of another State", shows: as("bilal"), rightsOf: "bilal", refused: 403 },
    { says: "somebody of another organization", shows: as("carla"), rightsOf: "carla", refused: 403 },
    { says: "an auditor", shows: as("grace"), rightsOf: "grace", refused: 403 },
    { says: "a key that only reads", shows: by("read-only"), rightsOf: "amina", reads: true, refused: 403 },
    { says: "a session that was ended", shows: by("ended"), rightsOf: undefined, refused: 401 },
    { says: "somebody who was disabled", shows: by("disabled"), rightsOf: undefined, refused: 401 },
  ]

  const counted = async (): Promise<Record<string, unknown>> => {
    const { kysely } = all.server.database
    const kept = (await ownTables(kysely)).filter(({ name }) =>
      /^(decisions|treaties|directory|files|analysis|identity\.(person|role|appointment|nomination|letter|invitation))/.test(
        name,
      ),
    )
    const counts: Record<string, unknown> = {}
    for (const { name } of kept) {
      const { rows } = await sql<{ told: string }>`
        select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as told
          from ${sql.raw(name)} t`.execute(kysely)
      counts[name] = rows[0]?.told
    }
    return counts
  }

  it("has something at each address that it may be asked of", () => {
    const missing = all.served.map(({ path }) => path).filter((path) => at.unknown(path))
    assert.deepEqual([...new Set(missing)], [], "say in tests/security/things.ts what stands there")
  })

  it("is refused to whoever may not, and changes nothing", async () => {
    const was = await counted()
    for (const { says, shows, rightsOf, reads = false, refused } of columns) {
      const who = await shows()
      for (const endpoint of all.served) {
        const changes = endpoint.method !== "get" && endpoint.reads !== true
        if (endsTheSession.includes(endpoint.act) && refused === 403) continue
        // What is anybody's is not refused to a key that only reads, unless it changes something.
        if (may(rightsOf, endpoint.act) && !(reads && changes)) continue
        const answer = await all.ask(at.at(endpoint.path), { ...emptyHanded(endpoint), ...headers(endpoint, who) })
        const told = `${says} ${endpoint.act}: ${answer.body.slice(0, 200)}`
        assert.equal(answer.status, refused, told)
        const { type } = JSON.parse(answer.body) as { type: string }
        assert.equal(type, refused === 401 ? "problem:not-signed-in" : "problem:not-permitted", told)
      }
    }
    assert.deepEqual(await counted(), was)
  })

  it("on what is a State's is refused to other States and organizations, as if it were not there, and changes nothing", async () => {
    const was = await counted()
    const conditions = (act: string) =>
      shippedRoles
        .filter(({ code }) => ["focal-point", "agency", "analyst"].includes(code))
        .flatMap(({ rights }) => rights.filter((right) => covers(right.act, act)))
        .flatMap((right) => right.conditions)
    const theirs = all.served.filter(({ act, path }) => path.includes("{") && conditions(act).includes("own-party"))
    assert.ok(theirs.length >= 5)
    for (const endpoint of theirs)
      for (const stranger of ["bilal", "carla", "chen", "jamila", "sita"]) {
        const sent =
          endpoint.act === "nomination.correct" ? { json: { ...proposed, letter: null } } : emptyHanded(endpoint)
        const asked = { ...sent, as: stranger, method: endpoint.method.toUpperCase() }
        const [there, absent] = [
          await all.ask(at.at(endpoint.path), asked),
          await all.ask(filled(endpoint.path), asked),
        ]
        const told = `${stranger} ${endpoint.act}: ${there.status} ${there.body.slice(0, 200)}`
        assert.ok(there.status >= 400 && there.status < 500, told)
        assert.deepEqual([there.status, there.body], [absent.status, absent.body], told)
      }
    assert.deepEqual(await counted(), was)
  })

  it("is refused alike to a key of somebody who was disabled, and to one that is none", async () => {
    const none = { headers: { authorization: "Bearer pal_nothing-of-the-kind" } }
    for (const key of [shown.get("disabled key") ?? {}, none]) {
      const answer = await all.ask("/api/v1/me", key)
      assert.deepEqual(
        [answer.status, (JSON.parse(answer.body) as { type: string }).type],
        [401, "problem:key-not-valid"],
      )
    }
  })

  it("is open to the right person", async () => {
    const people = ["amina", "grace", "bruno", "chen", "ursula"]
    for (const endpoint of all.served) {
      const person = people.find((each) => may(each, endpoint.act))
      if (person === undefined || endsTheSession.includes(endpoint.act)) continue
      // Of nothing, so that the record stays what the other tests expect; a permission is given before it is looked for.
      const answer = await all.ask(filled(endpoint.path), {
        ...emptyHanded(endpoint),
        ...headers(endpoint, { as: person }),
      })
      const told = `${person} ${endpoint.act}: ${answer.status} ${answer.body.slice(0, 200)}`
      assert.ok(answer.status < 500, told)
      assert.doesNotMatch(answer.body, /problem:not-(permitted|signed-in)/, told)
    }
  })

  it("is nobody's whom no role names: each act is in a role, or anybody's, or one's own", () => {
    const named = (act: string) =>
      [...everybodys, ...signedIns].some((each) => covers(each, act)) ||
      shippedRoles.some(({ rights }) => rights.some((right) => covers(right.act, act)))
    assert.deepEqual(
      all.served.map(({ act }) => act).filter((act) => !named(act)),
      [],
    )
  })

  it("answers of what is another's as of what is not there", async () => {
    const own = [
      "view.change",
      "view.remove",
      "key.revoke",
      "session-of-mine.end",
      "passkey.name",
      "passkey.remove",
      "notification.mark",
    ]
    for (const act of own) {
      const endpoint = all.served.find((each) => each.act === act)
      assert.ok(endpoint, act)
      const sent = { as: "anselm", method: endpoint.method.toUpperCase() }
      const json = act === "notification.mark" ? { read: true } : { name: "Mine now" }
      const body = endpoint.method === "delete" ? {} : { json }
      const [theirs, nothing] = [
        await all.ask(at.at(endpoint.path), { ...sent, ...body }),
        await all.ask(filled(endpoint.path), { ...sent, ...body }),
      ]
      assert.equal(theirs.status, 404, `${act}: ${theirs.body}`)
      assert.deepEqual([theirs.status, theirs.body], [nothing.status, nothing.body], act)
      const { date: _, ...known } = theirs.headers
      const { date: __, ...unknown } = nothing.headers
      assert.deepEqual(known, unknown)
    }
  })

  it("is refused from the moment the privilege is taken, though it was listed a moment before", async () => {
    const acts = async () =>
      (JSON.parse((await all.ask("/api/v1/me", { as: "anselm" })).body) as { acts: string[] }).acts
    assert.ok((await acts()).includes("import.list"))
    const end = (ended: Date | null) =>
      all.server.database.transaction("platform", async (db) => {
        const { numAffectedRows } = await sql`
          update identity.appointment set ended = ${ended}, ended_by = ${ended === null ? null : "platform"}
           where person = 'anselm' and ended is null`.execute(db)
        return numAffectedRows
      })
    assert.equal(await end(new Date()), 1n)
    assert.equal((await all.ask("/api/v1/imports", { as: "anselm" })).status, 403)
    assert.deepEqual(
      (await acts()).filter((act) => act.startsWith("import.")),
      [],
    )
    await all.server.database.transaction("platform", async (db) => {
      await sql`insert into identity.appointment (person, role, since, made) values ('anselm', 'secretariat', '2000-01-01', now())`.execute(
        db,
      )
    })
    assert.equal((await all.ask("/api/v1/imports", { as: "anselm" })).status, 200)
  })

  it("leaves no line of an error in the log", () => {
    const errors = all.logged.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)
    assert.deepEqual(errors, [])
  })

  /** What somebody shows, beside what the request itself has to say. */
  const headers = (endpoint: AnyEndpoint, who: Asked): Asked => ({
    as: who.as,
    headers: { ...emptyHanded(endpoint).headers, ...who.headers },
  })
})
