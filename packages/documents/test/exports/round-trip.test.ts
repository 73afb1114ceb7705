/**
 * What is written out reads back as what it was: the same paragraphs under the same ids, the same notes, the same head.
 * Read of our own texts, and of the official mark-up in six languages where it is at hand.
 */
import assert from "node:assert/strict"
import { existsSync, globSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import * as fc from "fast-check"
import { type Node, read, readSource, type Reading, textSource, toAkn, toDocx, toText } from "../../src/index.ts"
import { composite, drafts, several, voted } from "../parts.ts"
import { lighthouse } from "./lighthouse.ts"

const folder = "../shared/documents/akn"
const skip = existsSync(folder) ? false : `${folder} is not here`
const date = "2044-06-01"

const flat = (node: Node): Node[] => ("children" in node ? [node, ...node.children.flatMap(flat)] : [node])

/** The whole of a document but its look and where it stands: italics do not outlive plain text. */
function content(reading: Reading): unknown {
  return {
    masthead: reading.masthead,
    language: reading.language,
    nodes: reading.children.flatMap(flat).map(({ type, id, number, text }) => [type, id, number, text]),
    calls: reading.children
      .flatMap(flat)
      .flatMap(({ id, marks }) =>
        marks.flatMap((mark) => (mark.type === "note" ? [[id, mark.range[0], mark.note]] : [])),
      ),
    notes: reading.notes.map(({ mark, text }) => [mark, text]),
  }
}

const openings = (reading: Reading) =>
  reading.children.flatMap(flat).map((node) => [node.id, "opening" in node ? node.opening : null])

async function again(bytes: Uint8Array | string): Promise<Reading> {
  const answer = await read(typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes)
  assert.ok(answer.ok, "is refused")
  return answer.reading
}

const texts: Readonly<Record<string, string>> = {
  "two drafts within a draft": drafts,
  "a composite resolution": composite,
  "several acts in one file": several,
  "a resolution with its vote": voted,
}
const own: readonly (readonly [name: string, reading: Reading])[] = [
  ["a resolution with everything in it", lighthouse],
  ...Object.entries(texts).map(([name, text]) => [name, readSource(textSource(text))] as const),
]

describe("a document written out and read again", () => {
  for (const [name, reading] of own) {
    it(`is the same as Akoma Ntoso: ${name}`, async () => {
      const back = await again(toAkn(reading, { date }))
      assert.deepEqual(content(back), content(reading))
      assert.deepEqual(openings(back), openings(reading))
    })

    it(`is the same as Word and as text: ${name}`, async () => {
      assert.deepEqual(content(await again(await toDocx(reading))), content(reading))
      assert.deepEqual(content(await again(toText(reading))), content(reading))
    })
  }

  for (const language of ["English", "French", "Spanish", "Russian", "Arabic", "Chinese"])
    it(`is the same from official mark-up in ${language}, as text and as Word`, { skip }, async () => {
      const paths = globSync(`${folder}/${language}/*.xml`)
      assert.ok(paths.length > 0)
      for (const path of paths) {
        const reading = await again(readFileSync(path))
        assert.deepEqual(content(await again(toText(reading))), content(reading), path)
        assert.deepEqual(content(await again(await toDocx(reading))), content(reading), path)
      }
    })
})

describe("the id of a paragraph", () => {
  const line = fc.constantFrom(
    "Requests the Secretary-General to keep the lamps lit;",
    "Urges Member States to help:",
    "Notes with appreciation the work of the keepers;",
    "Decides to meet again in the dark;",
  )
  const written = (lines: readonly string[]): Reading =>
    readSource(
      textSource(
        `The General Assembly,\n\nRecalling its resolution 98/1 of 4 June 2043,\n\n${lines.map((text, at) => `${at + 1}. ${text}`).join("\n\n")}\n`,
      ),
    )
  const ids = (reading: Reading): string[] => reading.children.map(({ id }) => id)

  it("is made of its number, so that one more at the end changes no other", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), line, (lines, more) => {
        const [before, after] = [ids(written(lines)), ids(written([...lines, more]))]
        assert.deepEqual(after.slice(0, before.length), before)
        assert.equal(after.length, before.length + 1)
      }),
      { numRuns: 60 },
    )
  })

  it("stays when its words, or the preamble, are corrected", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 12 }), fc.nat(), line, (lines, at, other) => {
        const corrected = lines.with(at % lines.length, other)
        assert.deepEqual(ids(written(corrected)), ids(written(lines)))
      }),
      { numRuns: 60 },
    )
  })
})
