import { mailHandlers } from "#apps/server/modules.ts"
import type { Outgoing, Post } from "#platform/mail/letter.ts"
import { rows, sql } from "#platform/database/sql.ts"
import { confirmed } from "#platform/identity/nomination/examples.ts"
import { nominating } from "#tests/nominating.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = new Date().toISOString().slice(0, 10)
const setting = { today }
const said = { checks: confirmed, comment: "" }
const tokenOf = (link: unknown) => String(link).split("#")[1] ?? ""

describe("an invitation", () => {
  onPlatform(
    "is read and accepted once by whoever holds its link, and lets them do what is theirs",
    setting,
    async (all) => {
      const { ask, proposedBy } = await nominating(all, today)
      const id = await proposedBy("bruno", { since: today })
      const sent = await ask("amina", "POST", `/nominations/${id}/check`, said)
      const token = tokenOf(sent.body.link)
      const read = await ask("public", "POST", "/invitation", { token })
      const { name, role, party, standing, language } = read.body
      assert.deepEqual([name, role, standing, language], ["Casandra Inexistente", "contributor", "open", "es"])
      assert.equal((party as { code: string }).code, "state-ury")
      const expires = new Date(String(read.body.expires)).getTime() - new Date(`${today}T12:00:00Z`).getTime()
      assert.equal(expires, 10 * 24 * 60 * 60 * 1000)

      for (const wrong of [
        { token, language: "fr" },
        { token, language: "fr", terms: false },
        { token, language: "xx", terms: true },
      ])
        assert.equal((await ask("public", "POST", "/invitation/accept", wrong)).status, 400)
      const accepted = await ask("public", "POST", "/invitation/accept", { token, language: "fr", terms: true })
      assert.equal(accepted.status, 200, JSON.stringify(accepted.body))
      assert.deepEqual([accepted.body["signedIn"], accepted.body["lacks"]], [true, []])
      const person = String(accepted.body.person)
      const kept = await all.as(
        "amina",
        (db) =>
          rows(db, z.object({ status: z.string(), language: z.string() }))`
        select status, language from identity.person where id = ${person}`,
      )
      assert.deepEqual(kept, [{ status: "active", language: "fr" }])
      assert.equal(
        (await ask("public", "POST", "/invitation/accept", { token, language: "fr", terms: true })).type,
        "invitation-not-valid",
      )
      const late = await ask("public", "POST", "/invitation", { token })
      assert.deepEqual([late.body["standing"], late.body.name, late.body["party"]], ["used", "", null])
      assert.equal((await ask("amina", "POST", `/nominations/${id}/invitation`, {})).type, "nobody-to-invite")
      // What is not theirs is refused them from the first moment.
      assert.equal((await ask(person, "GET", `/nominations/${id}`)).status, 403)
      assert.equal((await ask(person, "GET", "/people")).status, 403)
      assert.equal((await ask(person, "GET", "/me")).body["signedIn"], true)
    },
  )

  onPlatform(
    "is sent anew with one act, after which the older link is dead; it is withdrawn, and runs out",
    setting,
    async (all) => {
      const { ask, proposedBy } = await nominating(all, today)
      const id = await proposedBy("bruno", { since: today })
      assert.equal((await ask("amina", "POST", `/nominations/${id}/invitation`, {})).type, "nobody-to-invite")
      const first = tokenOf((await ask("amina", "POST", `/nominations/${id}/check`, said)).body.link)
      const second = tokenOf((await ask("anselm", "POST", `/nominations/${id}/invitation`, {})).body.link)
      const accept = (token: string) =>
        ask("public", "POST", "/invitation/accept", { token, language: "en", terms: true })
      assert.equal((await accept(first)).type, "invitation-not-valid")
      assert.equal((await ask("public", "POST", "/invitation", { token: first })).body["standing"], "withdrawn")
      assert.equal((await ask("bilal", "DELETE", `/nominations/${id}/invitation`)).status, 403)
      assert.equal((await ask("amina", "DELETE", `/nominations/${id}/invitation`)).status, 200)
      assert.equal((await ask("amina", "DELETE", `/nominations/${id}/invitation`)).type, "no-open-invitation")
      assert.equal((await accept(second)).type, "invitation-not-valid")

      const third = tokenOf((await ask("amina", "POST", `/nominations/${id}/invitation`, {})).body.link)
      const back = sql`
      update identity.invitation set made = made - interval '11 days', expires = expires - interval '11 days'`
      await all.as("platform", async (db) => {
        await sql`reset role`.execute(db)
        await back.execute(db)
      })
      assert.equal((await ask("public", "POST", "/invitation", { token: third })).body["standing"], "expired")
      assert.equal((await accept(third)).type, "invitation-not-valid")
      const { body } = await ask("bruno", "GET", `/nominations/${id}`)
      assert.equal((body["invitation"] as { standing: string }).standing, "expired")
    },
  )

  onPlatform(
    "that is none is answered like one that is over, and not to be guessed at length",
    setting,
    async (all) => {
      const { ask } = await nominating(all, today)
      assert.equal((await ask("public", "POST", "/invitation", { token: "guess" })).type, "invitation-not-valid")
      const post = (token: string) =>
        all.app.inject({ method: "POST", url: "/api/v1/invitation", payload: { token }, remoteAddress: "192.0.2.9" })
      for (let n = 0; n < 10; n += 1) assert.equal((await post(`guess-${n}`)).statusCode, 404)
      assert.equal((await post("guess")).statusCode, 429)
    },
  )

  onPlatform("is not needed by whoever is here already, and is not for whoever was shut out", setting, async (all) => {
    const { ask, proposedBy } = await nominating(all, today)
    await all.as("platform", (db) =>
      sql`update identity.person set email = 'eve@nobody.example' where id = 'eve'`.execute(db),
    )
    const known = await proposedBy("bruno", { email: "eve@nobody.example", since: today })
    const proposerSees = await ask("bruno", "GET", `/nominations/${known}`)
    assert.equal(proposerSees.body.person, null, "who proposes does not learn who is here")
    const done = await ask("amina", "POST", `/nominations/${known}/check`, said)
    assert.deepEqual([done.status, done.body.link], [200, null])
    assert.equal((await ask("amina", "GET", `/nominations/${known}`)).body.person, "eve")

    await all.as("platform", (db) => sql`update identity.person set status = 'disabled' where id = 'eve'`.execute(db))
    const other = await proposedBy("bruno", { role: "expert", email: "eve@nobody.example", since: today })
    assert.equal((await ask("amina", "POST", `/nominations/${other}/check`, said)).type, "person-not-let-in")
  })

  onPlatform("goes by mail where there is any, and then nobody but the invited sees its link", setting, async (all) => {
    const { ask, proposedBy } = await nominating(all, today, { mails: true })
    const id = await proposedBy("bruno", { since: today })
    const sent = await ask("amina", "POST", `/nominations/${id}/check`, said)
    assert.deepEqual([sent.body.link, typeof sent.body.expires], [null, "string"])
    const letters: Outgoing[] = []
    const post: Post = async (letter) => void letters.push(letter)
    const noon = () => new Date(`${today}T12:00:00Z`)
    assert.equal(await all.work(mailHandlers(post, "https://record.example", noon)), 1)
    const [letter] = letters
    assert.deepEqual(letter?.to, { name: "Casandra Inexistente", address: "casandra@ministry.example" })
    const token = /https:\/\/record\.example\/es\/invitation#([\w-]{43})/.exec(letter?.text ?? "")?.[1] ?? ""
    const accepted = await ask("public", "POST", "/invitation/accept", { token, language: "es", terms: true })
    assert.equal(accepted.status, 200, JSON.stringify(accepted.body))
  })
})
