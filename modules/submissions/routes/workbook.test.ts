import type { Draft, DraftWording } from "#modules/submissions/draft.ts"
import { rowsOf } from "#platform/files/workbook-reader.ts"
import { workbookOf } from "#platform/files/workbook.ts"
import type { ReadCell, ReadRow, Sheet } from "#platform/kernel/workbook.ts"
import { answering, whole } from "#tests/answering.ts"
import { formOf } from "#tests/importing.ts"
import { onPlatform, platformOn, type As } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2018-03-02"
type Read = {
  readonly drafts: readonly DraftWording[]
  readonly unchanged: number
  readonly remarks: readonly { readonly remark: string }[]
  readonly repairs: readonly {
    readonly list: string
    readonly found: string
    readonly suggestions: readonly { readonly code: string }[]
  }[]
}

/** A workbook with some cells filled in otherwise, as a spreadsheet program would save it. */
async function filledIn(bytes: Uint8Array, change: (row: ReadRow) => ReadRow["cells"]): Promise<Uint8Array> {
  const sheets = new Map<string, unknown[][]>()
  for await (const row of rowsOf(bytes)) {
    const rows = sheets.get(row.sheet) ?? []
    sheets.set(row.sheet, rows)
    while (rows.length < row.row - 1) rows.push([])
    rows.push(change(row).map((cell) => (typeof cell === "boolean" ? String(cell) : cell)))
  }
  const all = [...sheets].map(([name, rows]) => ({ name, columns: [], heads: 0, rows }) as Sheet) // Of cells that were read.
  const pieces: Uint8Array[] = []
  for await (const piece of workbookOf({ sheets: all, lists: new Map() })) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Brings a workbook to be read, as somebody. */
async function reading(as: As, who: string, id: string, files: Parameters<typeof formOf>[0]) {
  const { app } = platformOn(as, who, today)
  const answer = await app.inject({
    method: "POST",
    url: `/api/v1/submissions/${id}/workbook/reading`,
    ...formOf(files),
  })
  await app.close()
  return { status: answer.statusCode, body: answer.json<Read & { readonly type?: string }>() }
}

describe("the workbook of a submission", () => {
  onPlatform("goes out with what was written, and what was changed in it can be saved", { today }, async (all) => {
    const { begin, save, ask } = await answering(all, today)
    const { id } = await begin("bruno", "state-ury")
    const [law] = whole
    assert.ok(law)
    await save("bruno", id, law)
    const out = await ask("bruno", "GET", `/submissions/${id}/workbook?format=xlsx&language=fr`)
    assert.equal(out.status, 200)
    const same = await reading(all.as, "bruno", id, { "out.xlsx": out.bytes })
    assert.equal(same.status, 200, JSON.stringify(same.body))
    assert.deepEqual([same.body.drafts, same.body.unchanged, same.body.remarks], [[], 1, []])

    const answers = new Map<ReadCell | undefined, ReadCell>([
      ["lantern.keepers 0 number", 12],
      ["lantern.oil 0 chosen", "Huile d’oliv"],
    ])
    const filled = await filledIn(out.bytes, ({ cells }) => {
      const answer = answers.get(cells[0])
      return answer === undefined ? cells : [0, 1, 2, 3, 4, 5].map((at) => (at === 3 ? answer : (cells[at] ?? null)))
    })
    const read = await reading(all.as, "bruno", id, { "back.xlsx": filled })
    const keepers = {
      question: "lantern.keepers",
      nth: 0,
      base: 0,
      value: { kind: "number", number: 12 },
      language: "fr",
    }
    assert.deepEqual(read.body.drafts, [keepers])
    const [repair] = read.body.repairs
    assert.deepEqual([repair?.found, repair?.suggestions[0]?.code], ["Huile d’oliv", "olive"])

    const said = JSON.stringify([{ list: repair?.list, found: repair?.found, code: "olive" }])
    const mended = await reading(all.as, "bruno", id, { "back.xlsx": filled, "repairs.json": said })
    assert.deepEqual(
      mended.body.drafts.map(({ question }) => question),
      ["lantern.oil", "lantern.keepers"],
    )
    const { status, body } = await ask("bruno", "POST", `/submissions/${id}/drafts`, { drafts: mended.body.drafts })
    assert.equal(status, 200)
    assert.equal((body as { saved: Draft[] }).saved.length, 2)
  })

  onPlatform("holds for who was given sections these and no other", { today }, async (all) => {
    const { begin, save, ask, must, read } = await answering(all, today)
    const { id } = await begin("bruno", "state-ury")
    const out = () => ask("benita", "GET", `/submissions/${id}/workbook?format=xlsx`)
    const mayDo = async () => (await read("benita", id)).may.filter((act) => act.endsWith("-workbook"))
    assert.deepEqual([(await out()).type, await mayDo()], ["section-not-yours", []])
    await save("bruno", id, ...whole)
    await must("bruno", "PUT", `/submissions/${id}/sections/keepers/assignments/benita`, { due: null, note: "" })
    assert.deepEqual(await mayDo(), ["submission.export-workbook", "submission.read-workbook"])
    const { bytes } = await out()
    const cells: string[] = []
    for await (const row of rowsOf(bytes)) cells.push(...row.cells.map(String))
    assert.ok(cells.includes("lantern.keepers 0 number"))
    assert.deepEqual(cells.filter((cell) => /lantern\.(law|oil|dark)|Lamp Act/.test(cell)), []) // prettier-ignore

    // What is filled in of it is read back, by her and by who gave it; a whole one gives her nothing of other sections.
    const fill = (book: Uint8Array) =>
      filledIn(book, ({ cells: [key, ...others] }) =>
        key === "lantern.keepers 0 number" || key === "lantern.law 0 articles"
          ? [key, others[0] ?? null, others[1] ?? null, key.startsWith("lantern.law") ? "Lamp Act, 4" : 13]
          : [key ?? null, ...others],
      )
    const filled = await fill(bytes)
    for (const who of ["benita", "bruno"]) {
      const { status, body } = await reading(all.as, who, id, { "own.xlsx": filled })
      assert.equal(status, 200, JSON.stringify(body))
      assert.deepEqual(
        body.drafts.map(({ question, value }) => [question, value]),
        [["lantern.keepers", { kind: "number", number: 13 }]],
      )
    }
    const everything = await fill((await ask("bruno", "GET", `/submissions/${id}/workbook?format=xlsx`)).bytes)
    const { body } = await reading(all.as, "benita", id, { "whole.xlsx": everything })
    assert.deepEqual(body.drafts.map(({ question }) => question), ["lantern.keepers"]) // prettier-ignore
  })

  onPlatform("is refused where it is none, and is nobody else's", { today }, async (all) => {
    const { begin, ask } = await answering(all, today)
    const { id } = await begin("bruno", "state-ury")
    const other = await begin("bilal", "state-jor")
    const refusal = async (who: string, files: Parameters<typeof formOf>[0]) => {
      const { status, body } = await reading(all.as, who, id, files)
      return [status, body.type?.replace("problem:", "")]
    }
    assert.deepEqual(await refusal("bruno", { "a.xlsx": "Decides" }), [422, "workbook-not-readable"])
    assert.deepEqual(await refusal("bruno", { "a.xlsx": "" }), [422, "upload-empty"])
    const { bytes } = await ask("bilal", "GET", `/submissions/${other.id}/workbook?format=xlsx`)
    assert.deepEqual(await refusal("bruno", { "a.xlsx": bytes }), [422, "workbook-of-another-form"])
    const own = await ask("bruno", "GET", `/submissions/${id}/workbook?format=xlsx`)
    assert.deepEqual(await refusal("bruno", { "a.xlsx": own.bytes, "repairs.json": "{" }), [
      422,
      "repairs-not-readable",
    ])
    assert.deepEqual(await refusal("bilal", { "a.xlsx": own.bytes }), [404, "submission-not-found"])
    assert.equal((await ask("amina", "GET", `/submissions/${id}/workbook?format=xlsx`)).status, 403)
    assert.equal((await ask("bilal", "GET", `/submissions/${id}/workbook?format=xlsx`)).status, 404)
  })
})
