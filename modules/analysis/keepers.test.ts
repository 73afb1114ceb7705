import type { Dataset } from "#modules/analysis/dataset.ts"
import type { Release } from "#modules/analysis/release.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"
import { tellKeepers } from "#modules/analysis/store/telling.ts"
import { sql } from "#platform/database/sql.ts"
import { languages } from "#platform/kernel/language.ts"
import type { Outgoing } from "#platform/mail/letter.ts"
import { kinds } from "#platform/notify/kind.ts"
import { letterOf, notificationMail } from "#platform/notify/letters.ts"
import { analysing, lampData, lampRelease } from "#tests/analysing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const today = "2018-03-01"
const address = "https://record.example"
const about = kinds.filter((kind) => kind.about === "data")
type Told = { readonly items: readonly { readonly kind: string; readonly path: string }[] }

describe("whoever keeps data", () => {
  for (const [whose, party, one, other] of [
    ["a State's", "state-ury", "ursula", "ulises"],
    ["the Secretariat's", null, "sita", "stefan"],
  ] as const)
    onPlatform(
      `is told when ${whose} wait to be gone over, and when a release waits for them, is given back or is let out`,
      { today },
      async (all) => {
        const { must, bring, protectedBy } = await analysing(all, today)
        const told = async (person: string) =>
          (await must<Told>(person, "GET", "/notifications?limit=100")).items
            .filter(({ kind }) => about.some(({ code }) => code === kind))
            .map(({ kind, path }) => `${kind} ${path}`)
            .toReversed()
        const dataset = await must<Dataset>(one, "POST", "/datasets", { ...lampData, party })
        const { id } = (await bring(one, dataset.id)).body as Snapshot // As the contract says.
        await must(one, "POST", `/snapshots/${id}/keeping`)
        await must(other, "POST", `/snapshots/${id}/review`)
        const release = await protectedBy(one, lampRelease(id))
        await must(one, "POST", `/releases/${release.id}/proposal`)
        await must(other, "POST", `/releases/${release.id}/return`, { reason: "Too fine." })
        await must(one, "POST", `/releases/${release.id}/proposal`)
        await must<Release>(other, "POST", `/releases/${release.id}/approval`)
        const page = `/releases/${release.id}`
        assert.deepEqual(await told(one), [`release-returned ${page}`, `release-let-out ${page}`])
        assert.deepEqual(await told(other), [
          `data-to-review /snapshots/${id}`,
          `release-to-approve ${page}`,
          `release-to-approve ${page}`,
        ])
        // Nobody else: not those of another State, nor who keeps the Secretariat's data a State's, nor the other way round.
        for (const person of [
          "jamila",
          "bruno",
          "amina",
          ...["ursula", "ulises", "sita", "stefan"].filter((each) => each !== one && each !== other),
        ])
          // prettier-ignore
          assert.deepEqual(await told(person), [], person)

        // A letter says where to look, and no name of any data.
        await all.as("platform", (db) =>
          sql`update identity.person set email = id || '@mail.example' where id = ${other}`.execute(db),
        )
        await must(one, "POST", "/releases", { ...lampRelease(id), code: "again" })
        const again = await protectedBy(one, { ...lampRelease(id), code: "once-more" })
        await must(one, "POST", `/releases/${again.id}/proposal`)
        const sent: Outgoing[] = []
        await all.as("platform", (db) =>
          sql`update jobs.job set run_after = clock_timestamp() where status = 'waiting'`.execute(db),
        )
        await all.work({ "notification.mail": notificationMail(async (letter) => void sent.push(letter), address) })
        assert.deepEqual(sent.map(({ to }) => to.address), [`${other}@mail.example`]) // prettier-ignore
        const text = sent[0]?.text ?? ""
        assert.ok(text.includes(`/releases/${again.id}\n`), text)
        assert.ok(text.includes("/notifications/wishes"))
        for (const word of ["lamps", "Keepers", "sex", "form", "area", "once-more", "10"])
          assert.ok(!text.replaceAll(again.id, "").includes(word), word)
      },
    )

  onPlatform("is told by those inside alone, and by the platform", { today }, async (all) => {
    const { must } = await analysing(all, today)
    const { id } = await must<Dataset>("ursula", "POST", "/datasets", lampData)
    const notice = { kind: "data-to-review", path: "/", dataset: id, at: new Date(`${today}T12:00:00Z`) } as const
    const tell = (person: string) =>
      all.as(person, (db) =>
        sql`select analysis.tell_inside(${id}::uuid, 'snapshot.review', '{}', 'data-to-review', '/', '{}', true, 'never', now())`.execute(
          db,
        ),
      )
    for (const person of ["sita", "jamila", "amina", "public"])
      await assert.rejects(tell(person), /those tell who stand inside its wall/, person)
    await tell("ursula")
    await all.as("platform", (db) => tellKeepers(db, notice))
    const { items } = await must<Told>("ulises", "GET", "/notifications")
    assert.equal(items.filter(({ kind }) => kind === "data-to-review").length, 2)
  })

  it("has a letter of each kind that is the same whatever the data are, in six languages", async () => {
    assert.equal(about.length, 6)
    for (const language of languages)
      for (const { code, facts } of about) {
        const write = async (word: string) => {
          const filled = Object.fromEntries(
            Object.keys(facts).map((name) => [name, name === "on" ? word : { en: word }]),
          )
          return (await letterOf([{ kind: code, path: "/x", facts: filled }], { name: "Ida", language }, address)).text
        }
        assert.equal(await write("2018-03-01"), await write("2031-12-24"), `${code} ${language}`)
        assert.match(await write("2018-03-01"), /^- .{10,}\n/m, `${code} ${language}`)
      }
  })
})
