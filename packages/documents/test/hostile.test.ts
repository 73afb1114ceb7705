/** Files that are broken, or made to do harm: each is refused in a word or read as far as it goes, within bounds. */
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { strToU8, zipSync, zlibSync } from "fflate"
import { read, type Read } from "../src/index.ts"
import { lighthouse } from "./adapters/akn-text.ts"
import { compoundFile } from "./adapters/compound-file.ts"
import { docxFile, p, r, row } from "./adapters/docx-file.ts"
import { pdfFile, type Type } from "./adapters/pdf-file.ts"

const MIB = 1024 * 1024
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const word97 = new Uint8Array(readFileSync(new URL("adapters/word-97.doc", import.meta.url)))
const line: Type = ["r", 10, 100, 700, "1. Requests the Secretary-General to report to the Assembly on it."]

/** Reads a file, which must not be a fault of ours, take a minute, or half a gigabyte more than there was. */
async function bounded(bytes: Uint8Array): Promise<Read> {
  const [began, before] = [performance.now(), process.memoryUsage()]
  const answer = await read(bytes, { name: "x" })
  const after = process.memoryUsage()
  if (!answer.ok && answer.fault !== undefined) throw answer.fault
  assert.ok(performance.now() - began < 60_000, "takes too long")
  assert.ok(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers < 512 * MIB, "fills the memory")
  return answer
}

async function refused(bytes: Uint8Array, refusal: string): Promise<void> {
  assert.deepEqual(await bounded(bytes), { ok: false, refusal })
}

/** Numbers that look like chance and are the same each time. */
function noise(length: number, seed: number): Uint8Array {
  let state = seed
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  })
}

describe("a file that is none", () => {
  it("is refused where it is empty or nothing but blanks, in any format", async () => {
    for (const bytes of ["", " \n\t\r\n", "\ufeff", "<html><body></body></html>"])
      await refused(bytesOf(bytes), "empty-file")
  })

  it("is refused where it is noise, also behind the first bytes of every format", async () => {
    for (const seed of [1, 2, 3]) await refused(noise(200_000, seed), "unknown-format")
    const heads: [bytes: Uint8Array, refusal: string][] = [
      [bytesOf("PK\u0003\u0004"), "damaged-file"],
      [bytesOf("%PDF-1.7\n"), "damaged-file"],
      [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), "damaged-file"],
    ]
    for (const [head, refusal] of heads)
      for (const seed of [4, 5]) await refused(Uint8Array.from([...head, ...noise(20_000, seed)]), refusal)
    await refused(bytesOf("{\\rtf1\\ansi The General Assembly,\\par}"), "unknown-format")
  })

  it("is refused where it is one line of fifty megabytes, or as many lines, marks or tags", async () => {
    const long = (piece: string): Uint8Array => bytesOf(piece.repeat(Math.floor((50 * MIB) / piece.length)))
    for (const piece of ["lamp ", "1. Requests\n", "¹ ", "(a) x; ", "<p>lamp"])
      await refused(long(piece), "file-too-large")
    await refused(new Uint8Array(61 * MIB), "file-too-large")
  })
})

describe("a text that is no document", () => {
  const kinds: Readonly<Record<string, (n: number) => string>> = {
    "the same mark again and again": () => "(i) Once;",
    "nothing but notes": (n) => `[${n + 1}] A/64/290.`,
    "raised notes without end": () => "¹ Ibid., vol. 2237.",
    "numbers alone": (n) => String(n % 99),
    "words alone": () => "lamp",
    "symbols alone": (n) => `A/RES/64/${n % 7}`,
    "enacting lines alone": () => "The General Assembly,",
    "quotation marks that never close": () => "“The Security Council welcomes all.",
    "stars that never close": () => "*Recalling* the *lamps* of * all",
    dashes: () => "– the lamps;",
    annexes: () => "Annex",
    "drafts in drafts": () => "Recommends to the General Assembly the adoption of the following draft resolution:",
  }
  for (const [name, make] of Object.entries(kinds)) {
    it(`is read to its end in bounds: ${name}`, async () => {
      const text = Array.from({ length: 20_000 }, (_, n) => make(n)).join("\n")
      assert.ok((await bounded(bytesOf(`The General Assembly,\n\nRecalling all,\n\n${text}`))).ok)
    })
  }

  it("is read to its end in bounds where it is one endless paragraph", async () => {
    for (const piece of [
      "A/RES/64/1 and ",
      "resolution 64/1 of 3 May 2010, ",
      "by 31 December 2010 ",
      "( ",
      "“",
      "*a ",
      "a-",
    ]) {
      const text = `The General Assembly,\n\n1. Requests ${piece.repeat(200_000 / piece.length)}\n\n2. Decides.`
      assert.ok((await bounded(bytesOf(text))).ok, piece)
    }
  })
})

describe("a hostile Word file", () => {
  it("is refused where it unpacks to more than any document, whatever it says of its size", async () => {
    const zeros = new Uint8Array(200 * MIB)
    const bomb = zipSync({ "word/document.xml": zeros })
    assert.ok(bomb.length < MIB)
    await refused(bomb, "file-too-large")
    const lying = bomb.slice()
    const view = new DataView(lying.buffer)
    // The size it unpacks to stands in its own head, in the directory at the end, or in both.
    for (let at = 0; at + 4 < lying.length; at++)
      if (view.getUint32(at, true) === zeros.length) view.setUint32(at, 100, true)
    await refused(lying, "damaged-file")
  })

  it("is refused where it is a bomb in a bomb, which nobody opens", async () => {
    const inner = zipSync({ "word/document.xml": new Uint8Array(100 * MIB) })
    const outer = zipSync({ "a.zip": inner, "b.zip": inner, "c.zip": zipSync({ "d.zip": inner }) })
    await refused(outer, "damaged-file")
  })

  it("is read where tables stand in tables, and refused where they do so beyond reason", async () => {
    const nested = (depth: number): string =>
      depth === 0 ? p("(a) Here;") : `<w:tbl>${row(nested(depth - 1))}</w:tbl>`
    const answer = await bounded(docxFile({ body: p("1. Decides:") + nested(60) }))
    assert.ok(answer.ok && answer.reading.source.includes("Here"))
    await refused(docxFile({ body: nested(2000) }), "damaged-file")
  })

  it("expands no entity and fetches none, in Word, Akoma Ntoso or a page", async () => {
    const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join("")
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">${lol}<!ENTITY file SYSTEM "file:///etc/passwd">]>`
    const inside = (text: string): string =>
      `${bomb}<akomaNtoso><statement><mainBody><p>${text}</p></mainBody></statement></akomaNtoso>`
    for (const entity of ["&l9;", "&file;"]) {
      await refused(bytesOf(inside(entity)), "damaged-file")
      await refused(
        zipSync({ "word/document.xml": strToU8(`${bomb}<document><body><p>${entity}</p></body></document>`) }),
        "damaged-file",
      )
      const page = await bounded(bytesOf(`<!DOCTYPE html [${lol}]><p>1. Decides ${entity}</p>`))
      assert.ok(page.ok && page.reading.source.length < 200 && !page.reading.source.includes("root:"))
    }
  })

  it("is read where styles and lists run in rings or count from where nobody counts", async () => {
    const ring = Array.from(
      { length: 5000 },
      (_, n) => `<w:style w:type="paragraph" w:styleId="s${n}"><w:basedOn w:val="s${(n + 1) % 5000}"/></w:style>`,
    )
    const levels = Array.from(
      { length: 2000 },
      (_, n) =>
        `<w:lvl w:ilvl="${n}"><w:start w:val="4000000000"/><w:numFmt w:val="${n % 2 ? "lowerRoman" : "lowerLetter"}"/><w:lvlText w:val="%1.%2."/></w:lvl>`,
    )
    const item = p("Decides;", '<w:pStyle w:val="s0"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    const answer = await bounded(
      docxFile({
        styles: ring.join(""),
        numbering: `<w:abstractNum w:abstractNumId="1">${levels.join("")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
        body: item.repeat(2000),
      }),
    )
    assert.ok(answer.ok && answer.reading.source.length < 200_000)
  })

  it("is read where one paragraph has a hundred thousand runs", async () => {
    assert.ok((await bounded(docxFile({ body: `<w:p>${r("lamp ", "<w:i/>").repeat(50_000)}</w:p>` }))).ok)
  })

  it("is refused as locked where it is an envelope with a password", async () => {
    await refused(compoundFile({ EncryptionInfo: noise(5000, 6), EncryptedPackage: noise(50_000, 7) }), "file-locked")
  })
})

describe("a hostile old Word file", () => {
  it("is read or refused wherever its tables are broken, and never a fault of ours", async () => {
    const tables = 512 * (1 + new DataView(word97.buffer).getUint32(76, true))
    const kinds = new Set<string>()
    for (let at = 0; at < 512; at += 4) {
      for (const value of [0, 3, 0xfffffffe, 0x7fffffff]) {
        const broken = word97.slice()
        new DataView(broken.buffer).setUint32(tables + at, value, true)
        const answer = await bounded(broken)
        kinds.add(answer.ok ? "read" : answer.refusal)
      }
    }
    // Where the directory is gone, nobody can tell that there was a text.
    assert.deepEqual([...kinds].sort(), ["damaged-file", "read", "unknown-format"])
  })

  it("is read or refused wherever its head says something else", async () => {
    const main = word97.findIndex((byte, at) => at % 512 === 0 && byte === 0xec && word97[at + 1] === 0xa5)
    for (let at = 0; at < 0x380; at += 2) {
      for (const value of [0, 0x7fff, 0xffff]) {
        const broken = word97.slice()
        new DataView(broken.buffer).setUint16(main + at, value, true)
        await bounded(broken)
      }
    }
  })
})

describe("a hostile page", () => {
  it("is read where it opens a hundred thousand tags, of any kind, and closes none", async () => {
    for (const tag of ["div", "b", "table><tr><td", "ul><li", "p><b id=x", "svg", "blockquote><i><p"]) {
      const answer = await bounded(
        bytesOf(`<!doctype html><p>1. Decides;</p>${`<${tag}>`.repeat(100_000)}2. Urges all.`),
      )
      assert.ok(answer.ok, tag)
      assert.ok(answer.reading.source.startsWith("1. Decides;"), tag)
    }
  })

  it("is read where it closes what it never opened, or ends in the middle of a tag", async () => {
    const texts = [
      `<html>${"</div></p></td>".repeat(50_000)}<p>1. Decides;`,
      `<html><p>1. Decides;<p ${'a="b" '.repeat(100_000)}`,
    ]
    for (const text of texts) {
      const answer = await bounded(bytesOf(text))
      assert.ok(answer.ok)
      assert.match(answer.reading.source, /^1\. Decides;/)
    }
  })

  it("is read where a list counts from where nobody counts", async () => {
    const answer = await bounded(bytesOf(`<ol type=i start=99999999><li>Urges<li value=-99999999>all</ol>`))
    assert.equal(answer.ok && answer.reading.source, "(i)\tUrges\n(ii)\tall")
  })
})

describe("a hostile PDF", () => {
  // What calls itself latin1 in a decoder is Windows-1252, which has other letters for some bytes.
  const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")
  const pdf = latin(pdfFile([[line], [line]]))
  const asBytes = (text: string): Uint8Array => Uint8Array.from(text, (unit) => unit.charCodeAt(0))

  it("is read or refused where its pages, its tables or its drawings run in a ring", async () => {
    const tree = /\/Kids \[(\d+ 0 R)/u.exec(pdf)?.[1] ?? ""
    const parent = /\/Parent (\d+ 0 R)/u.exec(pdf)?.[1] ?? ""
    const rings = [
      pdf.replace(`/Kids [${tree}`, `/Kids [${parent}`),
      pdf.replace("/Root", "/Prev 9 /Root"),
      pdf.replace(/\/Root (\d+) 0 R/u, (whole) => `${whole} /Prev ${pdf.lastIndexOf("xref\n0")}`),
      pdf.replace("/Count 2", "/Count 2000000000"),
      pdf.replaceAll(/\/Contents \d+ 0 R/gu, (whole) => whole.replace(/\d+/u, parent.split(" ")[0] ?? "")),
    ]
    for (const ring of rings) await bounded(asBytes(ring))
  })

  it("is refused where a page unpacks to more than any document, at once or in many parts", async () => {
    const packed = (size: number): string => {
      const data = latin(zlibSync(new Uint8Array(size).fill(0x20)))
      return `<< /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data}\nendstream`
    }
    const filled = (content: string, times: number): Uint8Array =>
      asBytes(pdf.replace(/<< \/Length \d+ >>\nstream[^]*?endstream/u, () => `${content}\n`.repeat(times)))
    const bomb = filled(packed(80 * MIB), 1)
    assert.ok(bomb.length < MIB)
    await refused(bomb, "file-too-large")
    await refused(filled(packed(60 * MIB), 5), "file-too-large")
    await refused(filled(packed(MIB), 1), "no-text-layer")
  })

  it("is refused where a page holds more than any page", async () => {
    const crowd = Array.from({ length: 25_000 }, (_, n): Type => ["r", 1, n % 600, 790 - (n % 780), "lamp"])
    await refused(pdfFile([crowd]), "file-too-large")
  })
})

describe("a file that was cut off", () => {
  const word = docxFile({ body: p("1. Decides to meet:") + p("(a) Here;"), footnotes: p("Ibid.") })
  const pdf = pdfFile([[line], [line]])
  const page = bytesOf(
    `<!doctype html><html><body><ol><li>Decides to meet;<li>Urges all.</ol><table><tr><td>x</table></body></html>`,
  )
  for (const [name, bytes] of Object.entries({
    Word: word,
    "Word 97": word97,
    PDF: pdf,
    page,
    "Akoma Ntoso": bytesOf(lighthouse),
  })) {
    it(`is read as far as it goes or refused, wherever that was: ${name}`, async () => {
      for (let part = 0; part < 60; part++) await bounded(bytes.slice(0, Math.floor((bytes.length * part) / 60)))
    })
  }
})
