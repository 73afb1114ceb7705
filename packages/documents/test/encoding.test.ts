import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { decode, read } from "../src/index.ts"

const english = "The General Assembly,\n\n1. Requests the café at the pier – the “Lamp” – to stay open;\n"
const russian = "Генеральная Ассамблея,\n\n1. просит Генерального секретаря представить доклад о фонарях в гаванях;\n"
const arabic = "الجمعية العامة،\n\n1 - تطلب إلى الأمين العام أن يقدم تقريرا عن المصابيح في الموانئ؛\n"
const chinese =
  "大会，\n\n1. 请秘书长就港口灯光问题向大会提出报告；\n\n2. 决定继续审议此事项，并在下届会议上再次讨论灯塔的安全。\n"
const french =
  "L’Assemblée générale,\n\n1. Prie le Secrétaire général de lui présenter un rapport détaillé à cet égard ;\n"
const all = { english, russian, arabic, chinese, french }

function utf16(text: string, big: boolean, mark = false): Uint8Array {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  if (mark) units.unshift(0xfeff)
  return Uint8Array.from(units.flatMap((unit) => (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])))
}

/** The bytes of a text in a one-byte encoding, by asking the decoder what each byte means. */
function oneByte(text: string, label: string): Uint8Array {
  const letters = new TextDecoder(label).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  return Uint8Array.from({ length: text.length }, (_, at) => {
    const byte = letters.indexOf(text.charAt(at))
    assert.ok(byte >= 0, `${text.charAt(at)} is not in ${label}`)
    return byte
  })
}

describe("the encoding of a text", () => {
  it("is UTF-16 either way round, with or without a mark, in every script", () => {
    for (const [name, text] of Object.entries(all))
      for (const big of [false, true])
        for (const mark of [false, true])
          assert.equal(decode(utf16(text, big, mark)), text, `${name} ${big ? "big" : "little"} ${mark}`)
  })

  it("is UTF-8 where that has no fault, and its mark is no part of the text", () => {
    for (const text of Object.values(all)) {
      assert.equal(decode(new TextEncoder().encode(text)), text)
      assert.equal(decode(new TextEncoder().encode(`\ufeff${text}`)), text)
    }
  })

  it("is told among those of one byte by the letters that are commonest", () => {
    assert.equal(decode(oneByte(english, "windows-1252")), english)
    assert.equal(decode(oneByte(french, "windows-1252")), french)
    assert.equal(decode(oneByte(russian, "windows-1251")), russian)
    assert.equal(decode(oneByte(arabic, "windows-1256")), arabic)
  })

  it("is what a page or an XML file says of itself, unless it is plain UTF-8", () => {
    const page = (label: string): string => `<html><head><meta charset="${label}"></head><p>“é”</p></html>`
    assert.match(decode(oneByte(page("macintosh"), "macintosh")), /“é”/)
    assert.match(decode(new TextEncoder().encode(page("windows-1251"))), /“é”/, "UTF-8 in truth")
    assert.match(decode(oneByte(page("no-such-thing"), "windows-1252")), /“é”/)
    const said = `<?xml version="1.0" encoding="koi8-r"?><p>${russian}</p>`
    assert.match(decode(oneByte(said, "koi8-r")), /Ассамблея/)
  })

  it("does not keep a text from being read, in whichever it is", async () => {
    for (const bytes of [utf16(russian, true), oneByte(russian, "windows-1251"), utf16(english, false)]) {
      const answer = await read(bytes)
      assert.ok(answer.ok && answer.reading.children.some(({ type }) => type === "operative"))
    }
  })

  it("stands by what it can where letters are halved", async () => {
    const halved = utf16(`${english}\ud83d and \udca1 alone`, false, true)
    const answer = await read(halved)
    assert.ok(answer.ok && answer.reading.source.isWellFormed())
    assert.equal(decode(halved.slice(0, -1)).includes("The General Assembly"), true)
  })
})
