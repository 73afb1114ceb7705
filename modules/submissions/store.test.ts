import type { AnswerInPlace } from "#modules/submissions/contract.ts"
import { answering, whole } from "#tests/answering.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2018-03-01"
type Page = { total: number; items: AnswerInPlace[]; next: string | null }
const law = (text: string) => ({
  question: "lantern.law",
  value: { kind: "compliance", answer: "yes", articles: "Lamp Act, 3", text, files: [] },
})

describe("asking once", () => {
  onPlatform(
    "shows a later call what was answered, to confirm or change, and one answer serves both",
    { today },
    async (all) => {
      const { sent, opened, begin, give, read, save, must, mandate } = await answering(all, today)
      await sent("bruno", "benita", "state-ury")
      const later = await opened({ title: { en: "Lanterns, asked again" }, year: 2018 })
      const { id } = await begin("bruno", "state-ury", later.id)
      const { last } = await read("bruno", id)
      assert.deepEqual(
        last.map(({ question, period, call }) => [question, period, call.title.en]),
        [
          ["lantern.keepers", "2017", "Lanterns in harbours, 2018"],
          ["lantern.law", "standing", "Lanterns in harbours, 2018"],
        ],
      )
      await give("bruno", "benita", id)
      const confirmed = last.find(({ question }) => question === "lantern.law")
      await save(
        "benita",
        id,
        { question: "lantern.law", value: confirmed?.value },
        { ...whole[1], value: { kind: "number", number: 90 } },
      )
      const { contradictions } = await read("bruno", id)
      assert.deepEqual(
        contradictions.map(({ question, kind, facts }) => [question, kind, facts]),
        [["lantern.keepers", "far-from-last-year", { now: 90, then: 12 }]],
      )
      await must("bruno", "POST", `/submissions/${id}/clear`)
      await must("bruno", "POST", `/submissions/${id}/submit`)
      const standing = await must<Page>("bilal", "GET", `/answers?party=state-ury&question=lantern.law`)
      assert.deepEqual([standing.total, standing.items[0]?.call.id], [1, later.id], "the newest is what it says")
      const yearly = await must<Page>("bilal", "GET", `/answers?party=state-ury&question=lantern.keepers`)
      assert.deepEqual(
        yearly.items.map(({ period }) => period),
        ["2017", "2018"],
      )
      assert.equal((await must<Page>("bilal", "GET", `/answers?mandate=${mandate}&kind=number`)).total, 2)
      assert.equal((await must<Page>("bilal", "GET", `/answers?party=state-ury&article=9&kind=compliance`)).total, 1)
      assert.equal((await must<Page>("bilal", "GET", `/answers?party=state-ury&article=10`)).total, 0)
    },
  )

  onPlatform("finds where two calls that are answered at once are told different things", { today }, async (all) => {
    const { opened, begin, read, save, call } = await answering(all, today)
    const { id } = await begin("bruno", "state-ury")
    const other = await opened({ title: { en: "Lanterns, asked at once" } })
    const { id: beside } = await begin("bruno", "state-ury", other.id)
    await save("bruno", id, law("As it is."))
    await save("bruno", beside, { ...law("As it is not."), value: { ...law("").value, answer: "no" } })
    const { contradictions } = await read("bruno", beside)
    assert.deepEqual(
      contradictions.map(({ kind, facts }) => [kind, facts["call"] ?? facts["law"]]),
      [
        ["differs-from-elsewhere", call.id],
        ["law-given-as-none", "Lamp Act, 3"],
      ],
    )
  })

  onPlatform("lists what is asked of one, what is due first, until it is sent", { today }, async (all) => {
    const { sent, opened, must, call } = await answering(all, today)
    const soon = await opened({ title: { en: "Soon" }, due: "2018-04-01" })
    type Asked = { total: number; items: { call: { id: string }; standing: string }[] }
    const asked = async (query = "") =>
      (await must<Asked>("bruno", "GET", `/asked${query}`)).items.map(({ call: one, standing }) => [one.id, standing])
    assert.deepEqual(await asked(), [
      [soon.id, "not-opened"],
      [call.id, "not-opened"],
    ])
    await sent("bruno", "benita", "state-ury")
    assert.deepEqual(await asked("?left=true"), [[soon.id, "not-opened"]])
    assert.deepEqual((await must<Asked>("benita", "GET", "/asked")).total, 1)
    assert.equal((await must<Asked>("bilal", "GET", "/asked?left=true")).total, 2)
  })
})

describe("a file that is brought to an answer", () => {
  onPlatform("is what its content says, and is seen by whom its answer is", { today }, async (all) => {
    const { begin, bring, save, give, must, ask } = await answering(all, today)
    const { id } = await begin("bruno", "state-ury")
    const at = `/submissions/${id}/drafts/lantern.law/files`
    const pdf = "%PDF-1.7\nA lamp.\n%%EOF"
    const refused: [name: string, content: string | Uint8Array, refusal: string][] = [
      ["lamp.pdf", "<html><script>", "file-of-no-known-kind"],
      ["lamp.pdf", new Uint8Array([0, 1, 2, 3]), "file-of-no-known-kind"],
      ["lamp.docx", "PK\u0003\u0004[Content_Types].xml word/document.xml vbaProject.bin", "file-of-no-known-kind"],
      ["lamp.pdf", "", "upload-empty"],
    ]
    for (const [name, content, refusal] of refused)
      assert.equal((await bring("bruno", at, name, content)).type, refusal)
    const { files } = await bring("bruno", at, "lamp.exe", pdf)
    const [file] = files
    assert.deepEqual([file?.type, file?.name], ["application/pdf", "lamp.exe.pdf"])
    await give("bruno", "benita", id)
    await save("benita", id, { ...law(""), value: { ...law("").value, files } })
    const path = `/submissions/${id}/files/${file?.hash}`
    const read = async (who: string) => (await ask(who, "GET", `${path}?format=file`)).status
    assert.deepEqual(
      [await read("benita"), await read("amina"), await read("bilal"), await read("public")],
      [200, 404, 404, 404],
    )
    assert.equal((await ask("bruno", "GET", `${path}?format=file`)).bytes.toString(), pdf)
    await must("bruno", "POST", `/submissions/${id}/clear`)
    await must("bruno", "POST", `/submissions/${id}/submit`)
    assert.deepEqual(
      [await read("amina"), await read("bilal"), await read("chen"), await read("public")],
      [200, 200, 404, 404],
    )
    await must("bruno", "POST", `/submissions/${id}/releases`, { questions: null, release: "public", from: null })
    assert.equal(await read("public"), 200)
    await must("bruno", "POST", `/submissions/${id}/withdraw`, { reason: "It was the wrong lamp." })
    assert.deepEqual([await read("public"), await read("amina"), await read("benita")], [404, 404, 200])
  })
})

describe("what a State answered, as a file", () => {
  onPlatform("has a row for each thing that was said, and no text cut short", { today }, async (all) => {
    const { sent, ask, call } = await answering(all, today)
    const long = "=lamp ".repeat(8000)
    await sent("bruno", "benita", "state-ury", [
      law(long),
      {
        question: "lantern.lit",
        value: {
          kind: "table",
          cells: [
            { at: { sex: "total" }, value: 7 },
            { at: { sex: "female" }, value: "withheld" },
          ],
        },
      },
    ])
    const csv = (await ask("bilal", "GET", `/answers?call=${call.id}&format=csv`)).body as { text: string }
    const lines = csv.text.trim().split("\r\n")
    assert.match(lines[0] ?? "", /party,party_name,question,/)
    const texts = lines.filter((line) => line.includes(",text,"))
    assert.equal(texts.length, 2)
    const kept =
      texts
        .join("")
        .replaceAll("'=lamp", "=lamp")
        .match(/=lamp /g)?.length ?? 0
    assert.ok(kept >= 7999, String(kept))
    assert.ok(lines.some((line) => line.includes(",sex=total,1,7,")))
    assert.ok(lines.some((line) => line.includes(",withheld,")))
    const { bytes, status } = await ask("bilal", "GET", `/answers?call=${call.id}&format=xlsx`)
    assert.deepEqual([status, bytes.subarray(0, 2).toString()], [200, "PK"])
    assert.equal(
      ((await ask("public", "GET", `/answers?call=${call.id}&format=csv`)).body as { text: string }).text
        .trim()
        .split("\r\n").length,
      1,
    )
  })
})
