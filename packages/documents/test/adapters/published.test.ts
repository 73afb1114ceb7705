import { read } from "@palermo/documents"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const paragraphs = [
  { text: "Resolution adopted by the General Assembly on \n17 December 2015", type: "frontmatter" },
  { text: "70/902.\tKeeping of lights", type: "title" },
  { text: "The General Assembly,", type: "paragraph", paragraph_type: "preambular" },
  { text: "Recalling its resolution 69/900,", type: "paragraph", paragraph_type: "preambular" },
  { text: "Urges States:", type: "paragraph", paragraph_type: "operative", prefix: "1.", paragraph_level: 1 },
  { text: "To keep lights;", type: "paragraph", paragraph_type: "operative", prefix: "(a)", paragraph_level: 2 },
  { text: "Decides to remain seized of the matter.", type: "paragraph", paragraph_type: "operative", prefix: "2." },
  { text: "80th plenary meeting\n17 December 2015", type: "backmatter" },
]
const bytes = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value))
const published = { symbol: "A/RES/70/902", paragraphs }

describe("published paragraph data", () => {
  it("is read by what its paragraphs say, under its symbol", async () => {
    const answer = await read(bytes(published))
    assert.ok(answer.ok)
    const { format, masthead, children, mandates } = answer.reading
    assert.deepEqual([format, masthead.symbol, masthead.adopted], ["json", "A/RES/70/902", "2015-12-17"])
    assert.equal(masthead.title, "Keeping of lights")
    const ids = children.flatMap((node) => ("children" in node ? [node.id, ...node.children.map(({ id }) => id)] : []))
    assert.deepEqual(ids, ["pp_1", "para_1", "para_1__point_a", "para_2"])
    assert.equal(mandates.length, 2)
  })

  it("points into its own text", async () => {
    const answer = await read(bytes(published))
    assert.ok(answer.ok)
    const { source, children } = answer.reading
    for (const { text, position } of children) {
      const [from, to] = position.pieces[0] ?? [0, 0]
      assert.ok(
        text.startsWith(source.slice(from, to).slice(0, 10)) ||
          source.slice(position.start, position.end).includes(text),
      )
    }
  })

  const withNumbers = (...texts: string[]) =>
    bytes({ symbol: "A/RES/70/902", paragraphs: [...paragraphs.slice(0, 3), ...texts.map((text) => ({ text }))] })

  it("lifts numbers of notes that it left out, where they rise through the text", async () => {
    const answer = await read(
      withNumbers(
        "Recalling the Convention against Lamp Theft5 and the Rules thereto,6 and stressing them,",
        "1. Urges States parties to the Convention on Wicks9 and the Convention on Lamp Theft5 to report;",
        "2. Requests the Secretary-General to count lamps in zone A5 and goal 8.7, as resolution 69/900 asks.",
      ),
    )
    assert.ok(answer.ok)
    const { children, doubts, mandates } = answer.reading
    assert.deepEqual(
      children.flatMap((node) => (node.type === "preambular" || node.type === "operative" ? node.text : [])),
      [
        "Recalling the Convention against Lamp Theft and the Rules thereto, and stressing them,",
        "Urges States parties to the Convention on Wicks and the Convention on Lamp Theft to report;",
        "Requests the Secretary-General to count lamps in zone A5 and goal 8.7, as resolution 69/900 asks.",
      ],
    )
    const calls = children.flatMap(({ marks }) => marks.flatMap((mark) => (mark.type === "note" ? mark.note : [])))
    assert.deepEqual(calls, ["5", "6", "9", "5"])
    const lost = doubts.flatMap(({ code, detail }) => (code === "mark-without-note" ? detail : []))
    assert.deepEqual(lost, calls)
    assert.equal(mandates[0]?.addressee, "States parties to the Convention on Wicks and the Convention on Lamp Theft")
  })

  const names: readonly (readonly [says: string, text: string])[] = [
    ["one alone", "1. Urges States to light the Harbour7 lamp;"],
    ["those that fall", "1. Urges States to light Harbour7 and Quay3 and Pier2;"],
    ["those behind words that are counted", "1. Urges States to heed paragraph2 and article5 of the Rules;"],
  ]
  for (const [says, text] of names)
    it(`leaves numbers in names: ${says}`, async () => {
      const answer = await read(withNumbers(text))
      assert.ok(answer.ok)
      assert.ok(answer.reading.children.some((node) => node.text === text.slice(3)))
    })

  const broken: readonly (readonly [says: string, value: unknown])[] = [
    ["is damaged where it is no JSON", '{"symbol": "A/1", "paragraphs": [{"text": "Urges'],
    ["is damaged where no paragraph has words", { symbol: "A/1", paragraphs: [{ type: "title" }, null, 7] }],
    ["is damaged where its symbol is none", { symbol: 7, paragraphs }],
  ]
  for (const [says, value] of broken)
    it(says, async () => assert.deepEqual(await read(bytes(value)), { ok: false, refusal: "damaged-file" }))

  it("is told from other data, which is text like any other", async () => {
    const answer = await read(bytes({ paragraphs: ["Urges States"], of: "something" }))
    assert.equal(answer.ok && answer.reading.format, "text")
  })
})
