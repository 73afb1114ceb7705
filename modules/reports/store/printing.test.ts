import { compile } from "#modules/reports/compile.ts"
import { blocks, facts, head, lampFigures, words } from "#modules/reports/examples.ts"
import { layOut } from "#modules/reports/print/layout.ts"
import { lengthOf } from "#modules/reports/print/length.ts"
import { canonical, Snapshot } from "#modules/reports/snapshot.ts"
import { printed, type Format } from "#modules/reports/store/printing.ts"
import { languages } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { execFile, spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import { promisify } from "node:util"
import { XmlDocument, XsdValidator } from "libxml2-wasm"
import { xmlRegisterFsInputProviders } from "libxml2-wasm/lib/nodejs.mjs"

const figures = { kind: "figures" as const, words: {}, release: "lamps-2018", dimensions: "year,sex", at: "" }
const snapshot = compile(head, [...blocks, figures], { ...facts, figures: [lampFigures] }, words)
const formats: readonly Format[] = ["docx", "pdf", "html", "akn", "json"]
const isThere = (program: string) => spawnSync(program, ["--version"]).error === undefined
const bytesOf = (content: string | Uint8Array) => Buffer.from(content)

/** What a PDF says, as another program copies it out. */
async function saidBy(pdf: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "palermo-pdf-"))
  try {
    await writeFile(join(folder, "report.pdf"), pdf)
    const { stdout } = await promisify(execFile)("pdftotext", ["-enc", "UTF-8", join(folder, "report.pdf"), "-"])
    return stdout
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Arabic as it was written: without the signs that only turn the direction, presentation forms as letters. */
const letters = (text: string) =>
  text
    .normalize("NFKC")
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
    .replaceAll(/\s+/gu, " ")

describe("a printed report", () => {
  for (const format of formats)
    it(`is the same bytes from the same snapshot as ${format}`, async () => {
      const kept = Snapshot.parse(JSON.parse(canonical(snapshot)))
      for (const language of languages) {
        const [one, other] = [await printed(snapshot, format, language), await printed(kept, format, language)]
        assert.ok(bytesOf(one).length > 500)
        assert.ok(bytesOf(one).equals(bytesOf(other)), `${format} ${language}`)
      }
    })

  it("says in HTML, without a script, where each number comes from", async () => {
    const html = String(await printed(snapshot, "html", "en"))
    assert.match(html, /1 of 5 States parties<\/span><sup id="call-1"><a href="#note-1">/)
    assert.match(
      html,
      /<li id="note-1">[^<]*Did not reply: 1 \(Verdania\); Not available: 1 \(Estuara\); Withheld: 1 \(Montera\)\./,
    )
    assert.match(html, /<th scope="row">2017<\/th><td class="number">1,234<\/td><td class="number">withheld<\/td>/)
    assert.match(html, /figures released on 1 May 2019 \(release lamps-2018, SHA-256 abababababab…\)/)
    assert.doesNotMatch(html, /<script|https?:/)
    assert.match(String(await printed(snapshot, "html", "ar")), /<html lang="ar" dir="rtl">/)
  })

  it("has as Akoma Ntoso its paragraphs, tables and notes", async () => {
    const akn = String(await printed(snapshot, "akn", "en"))
    assert.match(akn, /<paragraph eId="para_1"><num>1\.<\/num>/)
    assert.match(akn, /<authorialNote/)
    assert.match(akn, /<table eId="table_4__table_1"><tr><th>/)
  })

  const schema = "../shared/documents/akn/schema/akomantoso30.xsd"
  const noSchema = !existsSync(schema) && `${schema} is not here`
  it("is Akoma Ntoso as its schema has it, in all six languages", { skip: noSchema }, async () => {
    xmlRegisterFsInputProviders()
    const xsd = XmlDocument.fromBuffer(readFileSync(schema), { url: schema })
    const validator = XsdValidator.fromDoc(xsd)
    for (const language of languages) {
      const akn = XmlDocument.fromString(String(await printed(snapshot, "akn", language)))
      assert.doesNotThrow(() => validator.validate(akn), language)
      akn.dispose()
    }
    for (const each of [validator, xsd]) each.dispose()
  })

  const noText = !isThere("pdftotext") && "pdftotext is not there"
  it("can be copied out of a PDF letter for letter, in all six languages", { skip: noText }, async () => {
    for (const language of languages) {
      const said = letters(await saidBy(bytesOf(await printed(snapshot, "pdf", language))))
      const layout = layOut(snapshot, language)
      const names = snapshot.names["state-xlu"]?.[language] ?? ""
      const withheld = words["figure.withheld"]?.[language] ?? assert.fail(language)
      for (const phrase of [layout.title, names, withheld, letters(layout.notes[0] ?? "").split(/[:：]/)[0] ?? ""])
        assert.ok(said.includes(letters(phrase)), `${language}: ${phrase}\n${said.slice(0, 1500)}`)
    }
  })

  it("is a tagged PDF that tells its language", async () => {
    const pdf = Buffer.from(await printed(snapshot, "pdf", "ru")).toString("latin1")
    assert.match(pdf, /\/MarkInfo|\/StructTreeRoot/)
    assert.match(pdf, /\/Lang ?\(ru/)
  })

  const noOffice = !isThere("soffice") && "LibreOffice is not there"
  it("opens in LibreOffice with its notes and tables", { skip: noOffice, timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "palermo-docx-"))
    try {
      for (const language of ["en", "ar"] as const) {
        const file = join(folder, `report-${language}.docx`)
        await writeFile(file, await printed(snapshot, "docx", language))
        const profile = `-env:UserInstallation=file://${join(folder, "profile")}`
        await promisify(execFile)("soffice", [
          profile,
          "--headless",
          "--convert-to",
          "txt:Text (encoded):UTF8",
          "--outdir",
          folder,
          file,
        ])
        const said = letters(await readFile(join(folder, `report-${language}.txt`), "utf8"))
        assert.ok(said.includes(letters(layOut(snapshot, language).title)))
        assert.ok(said.includes(letters(snapshot.names["state-xar"]?.[language] ?? "")))
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe("the length of a report", () => {
  it("is counted in words against the limit, and in Chinese by characters", () => {
    const english = lengthOf(layOut(snapshot, "en"))
    assert.equal(english.unit, "words")
    assert.equal(english.limit, 8500)
    assert.ok(english.n > 50)
    const chinese = lengthOf(layOut(snapshot, "zh"))
    assert.deepEqual([chinese.unit, chinese.limit], ["characters", null])
    assert.ok(chinese.n > 50)
  })
})
