import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import * as fc from "fast-check"
import { unzipSync, zipSync } from "fflate"
import { type Node, neutral, type Position, read, readSource, type Reading, textSource } from "../src/index.ts"
import { decode } from "../src/read.ts"
import { lighthouse } from "./adapters/akn-text.ts"
import { docxFile, p, row } from "./adapters/docx-file.ts"
import { pdfFile } from "./adapters/pdf-file.ts"

const words = fc.constantFrom(
  "The General Assembly,",
  "Recalling its resolution 61/144 of 19 December 2006,",
  "*Recalling* that ¹ the 1. Decides",
  "1. Requests the Secretary-General to report at its sixty-fifth session;",
  "2. *Decides*:",
  "(a) To convene a meeting;",
  "(i) Once;",
  "¹ Ibid., vol. 2237, No. 39574.",
  "[1] A/64/290.",
  "Annex",
  "49th plenary meeting",
  "II",
  "A/RES/64/1",
  "18-18142 (E)",
  "__________",
  "\f",
  "",
  "“The Security Council welcomes all.",
  "Генеральная Ассамблея,",
  "1. просит Генерального секретаря доложить;",
  "At its 5th plenary meeting, on 3 May 2011, the General Assembly decided to go on",
)
const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc
    .array(fc.oneof({ weight: 4, arbitrary: words }, { weight: 1, arbitrary: fc.string({ maxLength: 60 }) }), {
      maxLength: 30,
    })
    .map((lines) => lines.join("\n")),
)

function everyNode(reading: Reading): Node[] {
  const below = (node: Node): Node[] => ("children" in node ? [node, ...node.children.flatMap(below)] : [node])
  return reading.children.flatMap(below)
}

/** Letters and digits alone: blanks, stars and raised marks are layout. */
const plain = (text: string) => text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "")
const pieces = (reading: Reading, position: Position) =>
  position.pieces.map(([from, to]) => reading.source.slice(from, to)).join("")

test("reading never throws and its parts lie in the source", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const reading = readSource(textSource(text))
      const places = [...everyNode(reading), ...reading.notes, ...reading.mandates, ...reading.unplaced].map(
        (one) => one.position,
      )
      for (const { start, end, pieces: parts } of places) {
        assert.ok(start >= 0 && start <= end && end <= text.length)
        for (const [from, to] of parts) assert.ok(from >= 0 && from < to && to <= text.length)
      }
      for (const mandate of reading.mandates) assert.ok(mandate.range[0] >= 0 && mandate.range[0] <= mandate.range[1])
      assert.ok(reading.confidence >= 0 && reading.confidence <= 1)
    }),
    { numRuns: 400 },
  )
})

test("the pieces of a node hold its words", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const reading = readSource(textSource(text))
      for (const node of everyNode(reading))
        if (node.type !== "title") assert.equal(plain(pieces(reading, node.position)), plain(node.text))
      for (const note of reading.notes) assert.equal(plain(pieces(reading, note.position)), plain(note.text))
    }),
    { numRuns: 400 },
  )
})

test("marks lie in the text they mark and ids are given once", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const nodes = everyNode(readSource(textSource(text)))
      assert.equal(new Set(nodes.map((node) => node.id)).size, nodes.length)
      for (const node of nodes)
        for (const mark of node.marks) assert.ok(mark.range[0] >= 0 && mark.range[1] <= node.text.length)
    }),
    { numRuns: 400 },
  )
})

test("the same text gives the same reading", () => {
  fc.assert(
    fc.property(texts, (text) =>
      assert.deepEqual(neutral(readSource(textSource(text))), neutral(readSource(textSource(text)))),
    ),
    { numRuns: 60 },
  )
})

test("any bytes are read or refused, never thrown at, and no fault of ours is taken for theirs", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      await assertTotal(bytes)
      decode(bytes)
    }),
    { numRuns: 200 },
  )
})

const table = `<w:tbl>${row(p("(a) Here;"), p("(b) There."))}</w:tbl>`
// Packed without being made smaller, so that a changed byte changes the text and not only the packing.
const word = zipSync(unzipSync(docxFile({ body: p("1. Decides to meet:") + table, footnotes: p("Ibid.") })), {
  level: 0,
})
const files: readonly (readonly [format: string, bytes: Uint8Array])[] = [
  ["Word", word],
  ["PDF", pdfFile([[["r", 10, 100, 700, "1. Requests the Secretary-General to report to the Assembly on it."]]])],
  ["Akoma Ntoso", new TextEncoder().encode(lighthouse)],
  ["Word 97", new Uint8Array(readFileSync(new URL("adapters/word-97.doc", import.meta.url)))],
  [
    "page",
    new TextEncoder().encode(
      `<!doctype html><main><ol><li>Decides<sup><a href="#fn1">1</a></sup>:<ol type=a><li>To <i>meet</i>;</ol><li>Urges all.</ol>
      <table><tr><td>3.<td>Invites &eacute;ach.</table><p id=fn1>1. A/64/290.</p></main>`,
    ),
  ],
]
for (const [format, bytes] of files) {
  test(`a ${format} file with some bytes changed or its end cut off is read or refused, and never a fault of ours`, async () => {
    const hit = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.array(hit, { maxLength: 6 }), fc.option(fc.nat({ max: bytes.length })), async (hits, end) => {
        const broken = bytes.slice(0, end ?? bytes.length)
        for (const [at, byte] of hits) if (at < broken.length) broken[at] = byte
        await assertTotal(broken)
      }),
      { numRuns: 150 },
    )
  })
}

const tags = fc.constantFrom(
  ..."p div b i sup sub a ol ul li table tr td nav main pre br h2 q del svg script style title noscript".split(" "),
)
const pageParts = fc.oneof(
  tags.map((tag) => `<${tag}>`),
  tags.map((tag) => `</${tag}>`),
  fc.constantFrom(
    '<a href="#fn1">',
    '<li id="fn1">',
    "<ol type=a start=3>",
    "<p hidden>",
    "<!--",
    "-->",
    "&amp;",
    "&#0;",
    "<",
  ),
  words,
  fc.string({ unit: "binary", maxLength: 20 }),
)

test("a page of any tags in any order is read, and what was read of it stands in it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(pageParts, { maxLength: 60 }), (parts) =>
      assertTotal(new TextEncoder().encode(`<!doctype html>${parts.join("")}`)),
    ),
    { numRuns: 300 },
  )
})

/** A file is read or refused, never for a fault of ours; whatever was read stands in the source where it says. */
async function assertTotal(bytes: Uint8Array): Promise<void> {
  const answer = await read(bytes, { name: "x" })
  if (!answer.ok) {
    if (answer.fault !== undefined) throw answer.fault
    return
  }
  const { reading } = answer
  for (const { text, position, ...node } of [...everyNode(reading), ...reading.notes]) {
    assert.ok(position.start >= 0 && position.start <= position.end && position.end <= reading.source.length)
    // A title is put together of what the head says in pieces.
    if (!("type" in node) || node.type !== "title") assert.equal(plain(pieces(reading, position)), plain(text))
  }
}

test("a text that is no document is read in a time that grows with its length, not with its square", async () => {
  // Half a megabyte of lines of one word, as of a file in base64; joined without end they took a minute.
  const lines = `${"wGx0".repeat(19)}\n`.repeat(6500)
  const began = performance.now()
  await assertTotal(new TextEncoder().encode(lines))
  assert.ok(performance.now() - began < 20_000)
})

test("a paragraph with thousands of marks keeps each where it stood", () => {
  // Lifted out one by one, each with a copy of the whole paragraph, they took minutes.
  const many = 20_000
  const text = `The General Assembly,\n\n1. Requests ${"lamp¹ ".repeat(many)};\n\n¹ A/1/2.\n`
  const marks = readSource(textSource(text)).children.flatMap((node) =>
    node.marks.filter(({ type }) => type === "note"),
  )
  assert.equal(marks.length, many)
  assert.deepEqual(marks[1], { type: "note", range: [18, 18], note: "1" })
})
