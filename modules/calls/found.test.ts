import { calling } from "#tests/calling.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2018-03-01"
type Found = { readonly sections: { kind: string; total: number; items: { address: string; detail: string }[] }[] }

describe("the search across everything", () => {
  onPlatform(
    "finds calls and questions, in any of their languages and as far as one may see",
    { today },
    async (all) => {
      const { draft, put, ask } = await calling(all)
      const { id } = await draft()
      const found = (kind: string, { sections }: Found) =>
        sections.find((section) => section.kind === kind)?.items.map(({ address, detail }) => [address, detail])
      const own = await ask<Found>("/search/all?q=ports%20lanternes&language=fr")
      assert.deepEqual(found("call", own), [[`/calls/${id}`, "A/RES/71/901, 2018-09-01"]])
      const oil = await ask<Found>("/search/all?q=huile&kind=question")
      assert.deepEqual(found("question", oil), [["/questions/lantern.oil", "lantern.oil"]])
      assert.equal(oil.sections.length, 1)
      assert.deepEqual((await ask<Found>("/search/all?q=%25&kind=call")).sections, [])

      const { app } = platformOn(all.as, "public", today)
      const seen = async () => (await app.inject("/api/v1/search/all?q=lanternes&kind=call")).json<Found>().sections
      assert.deepEqual(await seen(), [])
      await put("POST", `/calls/${id}/test`)
      await put("POST", `/calls/${id}/open`)
      assert.equal((await seen())[0]?.total, 1)
      await app.close()
    },
  )
})
