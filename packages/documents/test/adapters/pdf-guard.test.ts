import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import { pdfFile, type Type } from "./pdf-file.ts"

const text: Type[] = [["r", 10, 100, 700, "A page with text enough to be read as a page of text."]]

/** Three pages, and a table that tells the place of each of them wrongly. */
function hostile(): Uint8Array {
  let file = new TextDecoder("latin1").decode(pdfFile([text, text, text]))
  const first = file.indexOf("xref\n") + "xref\n0 12\n".length
  for (const page of [5, 7, 9]) {
    const entry = first + 20 * page
    file = `${file.slice(0, entry)}0000000012${file.slice(entry + 10)}`
  }
  return new TextEncoder().encode(file)
}

/** Runs a script in a process of its own, with the hostile file as its argument. */
function run(script: string): { status: number | null; output: string } {
  const folder = mkdtempSync(join(tmpdir(), "pdf-"))
  const path = join(folder, "hostile.pdf")
  writeFileSync(path, hostile())
  const setup = `import { readFileSync } from "node:fs"; const bytes = new Uint8Array(readFileSync(${JSON.stringify(path)}));`
  const { status, stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", setup + script], {
    encoding: "utf8",
  })
  rmSync(folder, { recursive: true })
  return { status, output: stdout.trim() }
}

const here = JSON.stringify(new URL("../../src/adapters/", import.meta.url).href)
const wait = "await new Promise((settle) => setTimeout(settle, 50));"

describe("a PDF whose engine leaves a failure behind", () => {
  it("ends a process that reads it unguarded, which is why there is a guard", () => {
    const { status } = run(
      `const { getDocumentProxy } = await import("unpdf"); const { readPage } = await import(${here} + "pdf-items.ts");
       try { await readPage(await getDocumentProxy(bytes, { verbosity: 0 }), 1) } catch {} ${wait}`,
    )
    assert.notEqual(status, 0)
  })

  it("is read or refused, and the process goes on", () => {
    const { status, output } = run(
      `const { pdfSource } = await import(${here} + "pdf.ts"); const read = await pdfSource(bytes); ${wait} console.log("refusal" in read ? read.refusal : read.lines.length)`,
    )
    assert.equal(status, 0)
    assert.match(output, /^(\d+|damaged-file)$/u)
  })

  it("takes no other failure with it", () => {
    const { status } = run(
      `const { pdfSource } = await import(${here} + "pdf.ts"); Promise.reject(new Error("of our own")); await pdfSource(bytes); ${wait}`,
    )
    assert.notEqual(status, 0)
  })
})
