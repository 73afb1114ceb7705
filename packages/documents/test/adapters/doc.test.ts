import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import { docSource } from "../../src/adapters/doc.ts"
import { docxSource } from "../../src/adapters/docx.ts"
import { neutral, read } from "../../src/index.ts"
import type { Line, Source } from "../../src/source.ts"
import { compoundFile } from "./compound-file.ts"
import { docxFile } from "./docx-file.ts"
import { ferry } from "./ferry.ts"

const saved = new Uint8Array(readFileSync(new URL("word-97.doc", import.meta.url)))

/** Lines without the names of their styles: the older format calls styles by number. */
const unnamed = ({ lines }: Source): Line[] => lines.map((line) => ({ ...line, style: "" }))

describe("an old Word file", () => {
  it("gives the lines a newer one gives: header, numbers, italics, notes and their calls", async () => {
    const [older, newer] = [await docSource(saved), await docxSource(docxFile(ferry))]
    assert.ok("lines" in older && "lines" in newer)
    assert.deepEqual(unnamed(older), unnamed(newer))
    assert.deepEqual(older.losses, newer.losses)
    assert.equal(older.format, "doc")
  })

  it("is read into the same document", async () => {
    const answer = await read(saved, { name: "ferry.doc" })
    assert.ok(answer.ok)
    const { masthead, children, notes, format } = answer.reading
    assert.deepEqual([format, masthead.symbol, masthead.number], ["doc", "A/RES/99/412", "99/412"])
    assert.deepEqual(
      children.flatMap((node) => (node.type === "operative" ? [[node.number, node.children.length]] : [])),
      [
        ["1", 0],
        ["2", 2],
        ["3", 2],
      ],
    )
    assert.deepEqual(
      notes.map(({ mark, text }) => [mark, text]),
      [
        ["1", "A/98/17, annex."],
        ["2", "Ferry Library, vol. 12, No. 345 – “Прибрежные воды”."],
        ["3", "Ibid., مرفق."],
      ],
    )
  })

  it("is read by its bytes, whatever its name", async () => {
    const answer = await read(saved, { name: "ferry.docx" })
    assert.equal(answer.ok && answer.reading.format, "doc")
  })

  it("is refused where it is locked, an older one or another kind of file in the same container", async () => {
    const word = (place: number, ...bytes: number[]): Uint8Array => {
      const changed = saved.slice()
      changed.set(bytes, main + place)
      return changed
    }
    // The text of this file begins in its second sector.
    const main = saved.findIndex((byte, at) => at % 512 === 0 && byte === 0xec && saved[at + 1] === 0xa5)
    const cases: [bytes: Uint8Array, refusal: string][] = [
      [word(11, saved[main + 11]! | 1), "file-locked"],
      [word(2, 0x65, 0), "unknown-format"],
      [word(0, 0), "damaged-file"],
      [compoundFile({ EncryptionInfo: new Uint8Array(80), EncryptedPackage: new Uint8Array(5000) }), "file-locked"],
      [compoundFile({ Workbook: new Uint8Array(5000) }), "unknown-format"],
      [saved.slice(0, 400), "damaged-file"],
    ]
    for (const [bytes, refusal] of cases) assert.deepEqual(await read(bytes), { ok: false, refusal })
  })

  it("is given up where its sectors run in a ring, or name more than the file has", async () => {
    const table = 512 * (1 + new DataView(saved.buffer).getUint32(76, true))
    for (const next of [0, 1, 2, 7, 0x7fffffff, 0xfffffff0]) {
      const broken = saved.slice()
      const view = new DataView(broken.buffer)
      for (let at = table; at < table + 512; at += 4) view.setUint32(at, next, true)
      const answer = await read(broken)
      assert.ok(answer.ok || answer.fault === undefined)
      assert.ok(!answer.ok)
    }
  })
})

const originals = "../shared/documents/originals"
const office = ["/usr/bin/soffice", "/usr/local/bin/soffice"].find((path) => existsSync(path))
const skip = !existsSync(originals) ? "no originals are at hand" : office ? false : "no LibreOffice is at hand"

describe("a resolution of the documents service, saved as an old Word file and as a page", { skip }, () => {
  it("has the structure of the file it was", async () => {
    const folder = mkdtempSync(join(tmpdir(), "office-"))
    try {
      for (const name of ["N1741930", "N1743151", "N1746237", "N1819880"]) {
        const first = await read(readFileSync(join(originals, `${name}.DOC`)))
        for (const [format, filter] of [
          ["doc", "doc:MS Word 97"],
          ["html", "html:HTML (StarWriter)"],
        ] as const) {
          const profile = `-env:UserInstallation=file://${folder}/profile`
          const words = [profile, "--headless", "--convert-to", filter, "--outdir", folder, `${originals}/${name}.DOC`]
          spawnSync(office ?? "", words, { timeout: 120_000 })
          const again = await read(readFileSync(join(folder, `${name}.${format}`)))
          assert.ok(first.ok && again.ok, `${name} as ${format}`)
          assert.equal(again.reading.format, format)
          assert.deepEqual(neutral(again.reading), neutral(first.reading), `${name} as ${format}`)
          assert.deepEqual(
            again.reading.notes.map(({ mark, text }) => [mark, text]),
            first.reading.notes.map(({ mark, text }) => [mark, text]),
          )
        }
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
