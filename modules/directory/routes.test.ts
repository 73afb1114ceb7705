import { Actor } from "#modules/directory/actor.ts"
import { getActor } from "#modules/directory/contract.ts"
import { loadDirectory } from "#modules/directory/door.ts"
import { root, type Service } from "#platform/http/service.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"
import { onPlatform } from "../../tests/platform.ts"

const today = "2026-11-02"
const Named = z.object({ code: z.string(), names: Actor.shape.names })
const Stretch = z.object({ total: z.number(), items: z.array(Named), next: z.string().nullable() })

const asking =
  ({ app }: Service) =>
  (path: string) =>
    app.inject(`${root}${path}`)

describe("GET /actors", () => {
  onPlatform("gives all, stretch by stretch, each once", { today, person: "public" }, async ({ as, service }) => {
    const { actors } = await as("amina", loadDirectory)
    const ask = asking(service)
    const seen: string[] = []
    let next: string | null = ""
    while (next !== null) {
      const answer = await ask(`/actors?limit=150${next && `&after=${next}`}`)
      assert.equal(answer.statusCode, 200)
      const stretch: z.infer<typeof Stretch> = Stretch.parse(answer.json())
      assert.equal(stretch.total, actors)
      seen.push(...stretch.items.map(({ code }) => code))
      next = stretch.next
    }
    assert.equal(new Set(seen).size, actors)
    assert.equal(seen.length, actors)
  })

  onPlatform("sorts by name as the reader's language does", { today }, async ({ db, service }) => {
    await loadDirectory(db)
    const ask = asking(service)
    const first = async (language: "en" | "fr" | "ru" | "zh") => {
      const answer = await ask(`/actors?kind=member-state&limit=500&language=${language}`)
      return Stretch.parse(answer.json()).items.map(({ names }) => names[language] ?? "")
    }
    assert.deepEqual((await first("en")).slice(0, 2), ["Afghanistan", "Albania"])
    const french = await first("fr")
    assert.ok(french.indexOf("Égypte") < french.indexOf("Fidji"))
    for (const language of ["ru", "zh"] as const) {
      const names = await first(language)
      assert.deepEqual(names, names.toSorted(new Intl.Collator(language).compare))
    }
  })

  onPlatform("narrows by kind, group and words in any language", { today }, async ({ db, service }) => {
    await loadDirectory(db)
    const ask = asking(service)
    const codes = async (query: string) =>
      Stretch.parse((await ask(`/actors?${query}`)).json()).items.map(({ code }) => code)
    assert.equal((await codes("group=eastern-european&limit=500")).length, 23)
    assert.deepEqual(await codes("kind=observer-state"), ["state-vat", "state-pse"])
    assert.deepEqual(await codes(`q=${encodeURIComponent("cote d'ivoire")}`), ["state-civ"])
    assert.deepEqual(await codes(`q=${encodeURIComponent("Кот-д’Ивуар")}`), ["state-civ"])
    assert.ok((await codes("q=UNODC")).includes("unodc"))
    assert.deepEqual(await codes(`q=${encodeURIComponent("E/CN.15")}`), ["ccpcj"])
    assert.deepEqual(await codes("q=nowhere-at-all"), [])
  })

  onPlatform("gives nothing after a cursor that is not in the list", { today }, async ({ db, service }) => {
    await loadDirectory(db)
    const answer = await asking(service)("/actors?kind=observer-state&after=unodc")
    assert.deepEqual(Stretch.parse(answer.json()), { total: 2, items: [], next: null })
  })

  onPlatform("refuses a kind there is not", { today }, async ({ service }) => {
    assert.equal((await asking(service)("/actors?kind=planet")).statusCode, 400)
  })
})

describe("GET /actors/{code}", () => {
  onPlatform(
    "gives an actor with whom it belongs to and who belongs to it",
    { today, person: "public" },
    async ({ as, service }) => {
      await as("amina", loadDirectory)
      const answer = await asking(service)("/actors/ctoc-cop")
      assert.equal(answer.statusCode, 200)
      const conference = getActor.output.parse(answer.json())
      assert.deepEqual(conference.above, [])
      assert.ok(conference.below.some(({ code }) => code === "ctoc-cop-wg-4"))

      const third = getActor.output.parse((await asking(service)("/actors/un-ga-c3")).json())
      assert.deepEqual(
        third.above.map(({ code }) => code),
        ["united-nations", "un-ga"],
      )
    },
  )

  onPlatform("has no actor that is not there", { today }, async ({ service }) => {
    const answer = await asking(service)("/actors/nobody")
    assert.equal(answer.statusCode, 404)
    assert.deepEqual(answer.json(), { type: "problem:actor-not-found", status: 404 })
  })
})
