import { lanterns, lanternsFrench, latin, lights } from "#modules/decisions/examples.ts"
import { importHandlers } from "#modules/decisions/door.ts"
import type { Document } from "#modules/decisions/document.ts"
import type { Import } from "#modules/decisions/import.ts"
import { rows, sql } from "#platform/database/sql.ts"
import { importing } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
type Kept = { readonly batch: string; readonly imports: readonly Import[] }
const statuses = (imports: readonly Import[]) => imports.map(({ name, status }) => `${name} ${status}`)

describe("POST /imports/keep", () => {
  onPlatform("keeps all of a batch that can be kept, in the order they came", { today }, async (p) => {
    const { bring, act, ask } = await importing(p)
    const files = { "en.txt": lanterns, "fr.txt": lanternsFrench, "none.txt": "", "lights.txt": lights }
    const [first] = await bring({ ...files, "unclear.xml": latin })
    const { batch, imports } = await act<Kept>("/imports/keep", { batch: first?.batch })
    assert.deepEqual(statuses(imports), [
      "en.txt keeping",
      "fr.txt keeping",
      "none.txt refused",
      "lights.txt keeping",
      "unclear.xml previewed",
    ])
    await p.work()
    const after = await ask<{ items: Import[] }>(`/imports?batch=${batch}`)
    assert.deepEqual(statuses(after.items.toReversed()), [
      "en.txt kept",
      "fr.txt kept",
      "none.txt refused",
      "lights.txt kept",
      "unclear.xml previewed",
    ])
    const { items } = await ask<{ items: Document[] }>("/documents")
    assert.deepEqual(
      items.map(({ slug, languages }) => `${slug} ${languages.join(" ")}`),
      ["A-RES-71-901 en fr", "A-RES-69-900 en"],
    )
    const Act = z.object({ act: z.string(), person: z.string() })
    assert.deepEqual(
      await rows(p.db, Act)`select act, person from ledger.entry where act like 'import.keep%' order by number`,
      [
        { act: "import.keep-batch", person: "amina" },
        // Each that was kept, and the work itself.
        ...Array.from({ length: 4 }, () => ({ act: "import.keep", person: "platform" })),
      ],
    )
    for (const { id } of after.items.filter(({ status }) => status === "kept"))
      assert.equal((await act<Import>(`/imports/${id}/undo`)).status, "undone")
  })

  onPlatform("is done once, however often it is asked for", { today }, async (p) => {
    const { bring, act, ask } = await importing(p)
    const [{ batch } = { batch: "" }] = await bring({ "one.txt": lanterns, "two.txt": lights })
    await act("/imports/keep", { batch })
    await act("/imports/keep", { batch })
    await p.work()
    await act("/imports/keep", { batch })
    await p.work()
    assert.equal((await ask<{ total: number }>("/documents")).total, 2)
  })

  onPlatform("lets nobody else decide about a text that is in hand", { today }, async (p) => {
    const { bring, act, send } = await importing(p)
    const [{ id, batch } = { id: "", batch: "" }] = await bring({ "one.txt": lanterns })
    await act("/imports/keep", { batch })
    for (const verb of ["keep", "discard"]) {
      const answer = await send(`/imports/${id}/${verb}`, verb === "keep" ? {} : undefined)
      assert.deepEqual([answer.statusCode, answer.json().type], [409, "problem:import-not-previewed"])
    }
  })

  onPlatform("lets what could not be kept wait as before", { today }, async (p) => {
    const { bring, act, ask } = await importing(p)
    const [{ id, batch } = { id: "", batch: "" }] = await bring({ "one.txt": lanterns })
    await act("/imports/keep", { batch })
    const keeping = importHandlers["import.keep"]
    assert.ok(typeof keeping === "object")
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await p.as("platform", (db) => sql`update jobs.job set run_after = now()`.execute(db))
      await p.work({ "import.keep": { ...keeping, run: () => Promise.reject(new Error("the disk is full")) } })
    }
    assert.equal((await ask<Import>(`/imports/${id}`)).status, "previewed")
    assert.equal((await act<Import>(`/imports/${id}/keep`, {})).status, "kept")
  })

  onPlatform("knows no batch but those that were brought", { today }, async (p) => {
    const { send } = await importing(p)
    const answer = await send("/imports/keep", { batch: "none" })
    assert.deepEqual([answer.statusCode, answer.json().type], [404, "problem:import-not-found"])
  })

  onPlatform("is not for everyone", { today, person: "eve" }, async ({ app }) => {
    const answer = await app.inject({ method: "POST", url: "/api/v1/imports/keep", payload: { batch: "any" } })
    assert.equal(answer.statusCode, 403)
  })
})
