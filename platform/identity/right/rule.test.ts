import { everybodys, shippedRoles, signedIns } from "#platform/identity/roles.ts"
import { permission, thePublic } from "#platform/identity/rights.ts"
import { grantedBy, rulesOf } from "#platform/identity/right/rule.ts"
import type { Role } from "#platform/identity/role/role.ts"
import { covers, type About, type Asker } from "#platform/kernel/appointment.ts"
import { nominating } from "#tests/nominating.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const today = new Date().toISOString().slice(0, 10)
const roles: readonly Role[] = shippedRoles.map(({ code, heldFor, rights }) => ({
  ...{ code, heldFor, names: null, copiedFrom: null, shipped: true, retired: false },
  rights: [...rights],
}))
const acts = [
  ...new Set([...everybodys, ...signedIns, ...shippedRoles.flatMap(({ rights }) => rights.map(({ act }) => act))]),
]
const served = acts.filter((act) => !act.endsWith(".*")).map((act) => ({ act, method: "post" }))

describe("the table of rights", () => {
  it("says of each act what the function that permits would say", () => {
    for (const { act, open, roles: told } of rulesOf(served, roles, today)) {
      const holder = ({ code, rights, heldFor }: Role): Asker => {
        const held = {
          id: code,
          role: code,
          party: heldFor === "none" ? null : "one",
          process: null,
          since: today,
          until: null,
        }
        return { person: "somebody", name: "", language: "en", appointments: [{ ...held, rights }] }
      }
      const asking = { act, reads: false, today }
      assert.equal(permission({ ...asking, asker: thePublic }).may, open === "anybody", act)
      for (const role of roles) {
        const isTold = open !== "roles" || told.some((each) => each.role === role.code)
        assert.equal(permission({ ...asking, asker: holder(role) }).may, isTold, `${role.code} ${act}`)
      }
    }
  })

  it("tells of one thing only who could hold a role for whose it is, and never the retired", () => {
    const rolesFor = (act: string, about: About & { kind?: "state" | "organization" }) =>
      rulesOf([{ act, method: "get" }], roles, today, about)[0]?.roles.map(({ role }) => role)
    assert.deepEqual(rolesFor("nomination.read", { party: "state-ury", kind: "state" }), [
      "administrator",
      "secretariat",
      "focal-point",
    ])
    assert.deepEqual(rolesFor("nomination.read", { party: "iom", kind: "organization" }), [
      "administrator",
      "secretariat",
      "agency",
    ])
    assert.deepEqual(rolesFor("nomination.read", { party: null }), ["administrator", "secretariat"])
    const retired = roles.map((role) => ({ ...role, retired: role.code === "secretariat" }))
    assert.deepEqual(
      rulesOf([{ act: "import.bring", method: "post" }], retired, today).map((rule) => rule.roles),
      [[]],
    )
  })

  it("says of one appointment what it gives, with its conditions", () => {
    const { rights } = roles.find(({ code }) => code === "focal-point") ?? assert.fail()
    const held = { id: "a", role: "focal-point", party: "state-ury", process: null, since: today, until: null }
    const given = grantedBy(held, rights, served, today)
    assert.deepEqual(given.find(({ act }) => act === "person.list")?.conditions, ["own-party"])
    for (const { act } of given) assert.ok(rights.some((right) => covers(right.act, act)))
    assert.ok(!given.some(({ act }) => act === "nomination.check"))
  })
})

describe("GET /rights", () => {
  onPlatform("is the same for everybody, and knows roles of one's own", { today }, async (all) => {
    const { ask } = await nominating(all, today)
    const listed = await ask("public", "GET", "/rights")
    const items = listed.body["items"] as { act: string; open: string; roles: { role: string }[] }[]
    assert.equal(items.find(({ act }) => act === "document.read")?.open, "anybody")
    assert.equal(items.find(({ act }) => act === "password.set")?.open, "signed-in")
    assert.equal(items.find(({ act }) => act === "view.keep")?.open, "appointed")
    assert.deepEqual((await ask("amina", "GET", "/rights")).body, listed.body)
    const rights = [{ act: "import.list", conditions: [] }]
    await ask("administrator", "POST", "/roles", { from: "secretariat", code: "clerk", names: { en: "Clerk" }, rights })
    const after = (await ask("public", "GET", "/rights")).body["items"] as typeof items
    assert.ok(after.find(({ act }) => act === "import.list")?.roles.some(({ role }) => role === "clerk"))
  })
})

describe("GET /rights/explain", () => {
  type Told = {
    reads: { act: string; open: string }[]
    changes: { act: string }[]
    own: { act: string; may: boolean; why: string | null; role: string | null }[]
  }
  const told = (body: object) => body as Told

  onPlatform(
    "says who can see and change a record, and what the reader may, as it is enforced",
    { today },
    async (all) => {
      const { ask, proposedBy } = await nominating(all, today)
      const open = told((await ask("public", "GET", "/rights/explain?noun=actor&id=state-ury")).body)
      assert.equal(open.reads.find(({ act }) => act === "actor.read")?.open, "anybody")
      assert.ok(
        open.own.every(
          ({ act, may }) => may === open.reads.some((rule) => rule.act === act && rule.open === "anybody"),
        ),
      )

      const id = await proposedBy("bruno")
      const path = `/rights/explain?noun=nomination&id=${id}`
      const mine = told((await ask("bruno", "GET", path)).body)
      const withdraw = mine.own.find(({ act }) => act === "nomination.withdraw")
      assert.deepEqual([withdraw?.may, withdraw?.role, withdraw?.why], [true, "focal-point", null])
      assert.equal(mine.own.find(({ act }) => act === "nomination.check")?.why, "no-right")
      assert.ok(mine.changes.some(({ act }) => act === "nomination.check"))
      const hers = told((await ask("bruno", "GET", "/rights/explain?noun=person&id=benita")).body)
      assert.equal(hers.own.find(({ act }) => act === "appointment.end")?.may, true)
      assert.equal((await ask("public", "GET", path)).type, "record-not-found")
      assert.equal((await ask("amina", "GET", "/rights/explain?noun=nomination&id=nonsense")).type, "record-not-found")
      assert.equal((await ask("amina", "GET", "/rights/explain?noun=secret&id=a")).status, 400)
    },
  )
})

describe("GET /parties", () => {
  onPlatform("lists those for whom one may propose, and no others", { today }, async (all) => {
    const { ask } = await nominating(all, today)
    const codes = async (person: string, query = "") =>
      ((await ask(person, "GET", `/parties${query}`)).body["items"] as { code: string }[]).map(({ code }) => code)
    assert.deepEqual(await codes("bruno"), ["state-ury"])
    assert.deepEqual(await codes("chen", "?q=labour"), [])
    const everything = await codes("amina")
    assert.ok(everything.length > 200)
    assert.deepEqual(await codes("amina", "?q=uruguay&kind=state"), ["state-ury"])
    assert.equal((await ask("eve", "GET", "/parties")).status, 403)
  })
})
