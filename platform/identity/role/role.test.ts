import { copyable, retirable, type Copy } from "#platform/identity/role/role.ts"
import { shippedRoles } from "#platform/identity/roles.ts"
import type { Condition } from "#platform/kernel/appointment.ts"
import { nominating } from "#tests/nominating.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const today = new Date().toISOString().slice(0, 10)
const copy: Copy = { from: "focal-point", code: "deputy", names: { en: "Deputy" }, rights: [] }
const right = (act: string, ...conditions: Condition[]) => ({ act, conditions })
const acts = [
  "person.list",
  "nomination.check",
  "nomination.propose",
  "role.copy",
  "link.make",
  "mandate.read",
  "setting.change",
]

describe("copying a role", () => {
  it("gives nothing that would administer the platform, reach beyond a party, or open four eyes", () => {
    type Case = [heldFor: "none" | "state", rights: Copy["rights"], refusal: string | undefined]
    const cases: Case[] = [
      ["state", [right("person.list", "own-party")], undefined],
      ["state", [right("mandate.read"), right("nomination.propose", "own-party")], undefined],
      ["none", [right("person.list"), right("nomination.check", "not-own")], undefined],
      ["none", [right("person.list-all")], undefined],
      ["state", [right("person.list")], "right-too-wide"],
      ["state", [right("person.list-all", "own-party")], "right-too-wide"],
      ["state", [right("person.*", "own-party")], "right-too-wide"],
      ["state", [right("nomination.check", "own-party", "not-own")], "right-too-wide"],
      ["none", [right("nomination.check")], "right-breaks-four-eyes"],
      ["none", [right("nomination.*")], "right-breaks-four-eyes"],
      ["none", [right("person.*")], "right-breaks-four-eyes"],
      ["none", [right("role.copy")], "right-is-guarded"],
      ["none", [right("role.*")], "right-is-guarded"],
      ["none", [right("link.make")], "right-is-guarded"],
      ["none", [right("setting.change")], "right-is-guarded"],
      ["none", [right("moon.land")], "right-unknown"],
      ["none", [right("mandate.read"), right("mandate.read")], "right-named-twice"],
    ]
    for (const [heldFor, rights, refusal] of cases) {
      const said = copyable({ heldFor, retired: false }, { ...copy, rights }, false, acts)
      assert.equal(said.ok ? undefined : said.refusal, refusal, JSON.stringify(rights))
    }
    assert.deepEqual(copyable({ heldFor: "none", retired: false }, copy, true, acts), {
      ok: false,
      refusal: "role-code-taken",
    })
    assert.deepEqual(copyable({ heldFor: "none", retired: true }, copy, false, acts), {
      ok: false,
      refusal: "role-retired",
    })
  })

  it("leaves to the administrator's role alone what administers the platform", () => {
    for (const { code, rights } of shippedRoles.filter((each) => each.code !== "administrator"))
      assert.deepEqual(
        rights.filter(({ act }) => /^(role|link|setting|provider)\./.test(act)),
        [],
        code,
      )
  })

  it("retires roles of one's own, once", () => {
    assert.ok(retirable({ shipped: false, retired: false }).ok)
    assert.deepEqual(retirable({ shipped: true, retired: false }), { ok: false, refusal: "role-is-shipped" })
    assert.deepEqual(retirable({ shipped: false, retired: true }), { ok: false, refusal: "role-retired" })
  })
})

describe("roles over HTTP", () => {
  onPlatform(
    "are read by anybody, copied and retired by the administrator, and given while they stand",
    { today },
    async (all) => {
      const { ask, propose, proposedBy } = await nominating(all, today)
      const listed = (await ask("public", "GET", "/roles")).body["items"] as { code: string }[]
      assert.deepEqual([listed[0]?.code, listed.length], ["public", shippedRoles.length + 1])
      assert.equal((await ask("public", "GET", "/roles/focal-point")).body["heldFor"], "state")
      assert.equal((await ask("public", "GET", "/roles/emperor")).type, "role-not-found")

      const deputy = { ...copy, rights: [right("person.list", "own-party"), right("person.read", "own-party")] }
      for (const [person, status] of [
        ["amina", 403],
        ["bruno", 403],
        ["public", 401],
      ] as const)
        assert.equal((await ask(person, "POST", "/roles", deputy)).status, status, person)
      for (const [change, type] of [
        [{ from: "emperor" }, "role-not-found"],
        [{ from: "public" }, "role-not-found"],
        [{ code: "donor" }, "role-code-taken"],
        [{ code: "public" }, "role-code-taken"],
        [{ rights: [right("role.copy")] }, "right-is-guarded"],
        [{ rights: [right("person.read")] }, "right-too-wide"],
      ] as const)
        assert.equal((await ask("administrator", "POST", "/roles", { ...deputy, ...change })).type, type)
      const made = await ask("administrator", "POST", "/roles", deputy)
      assert.deepEqual([made.status, made.body["heldFor"], made.body["copiedFrom"]], [200, "state", "focal-point"])

      const id = await proposedBy("bruno", { role: "deputy", since: today })
      assert.equal((await ask("bruno", "GET", `/nominations/${id}`)).body["roleNames"] !== null, true)
      assert.equal((await ask("administrator", "POST", "/roles/donor/retire", {})).type, "role-is-shipped")
      assert.equal((await ask("administrator", "POST", "/roles/deputy/retire", {})).status, 200)
      assert.equal((await ask("administrator", "POST", "/roles/deputy/retire", {})).type, "role-retired")
      assert.equal((await propose("bruno", { role: "deputy", email: "other@ministry.example" })).type, "role-retired")
      const checks = { name: "confirmed", title: "confirmed", email: "confirmed", role: "confirmed" }
      assert.equal((await ask("amina", "POST", `/nominations/${id}/check`, { checks })).type, "role-retired")
    },
  )
})
