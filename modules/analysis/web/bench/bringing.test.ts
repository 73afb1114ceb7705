import { kindOf, type BringRefusal } from "#modules/analysis/web/bench/bringing.ts"
import { withCommas } from "#modules/analysis/web/bench/csv-lines.ts"
import { findingsIn } from "#modules/analysis/web/bench/findings.ts"
import { sheetsOf, type Sheets } from "#modules/analysis/web/bench/sheets.ts"
import { languages } from "#platform/kernel/language.ts"
import { words } from "#platform/web/words.tsx"
import { catalogueOf } from "#tests/rendered.tsx"
import { workbookOfRows } from "#tests/workbook-of-rows.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const bytes = (text: string) => new TextEncoder().encode(text)

const found = (outcome: Sheets) => {
  assert.ok("sheets" in outcome)
  return outcome
}

describe("a file that is brought to a bench", () => {
  it("is known by its bytes, whatever it is called", () => {
    const files: [content: Uint8Array, kind: ReturnType<typeof kindOf>][] = [
      [bytes("port,value\nOdra,1\n"), "text"],
      [bytes(""), "text"],
      [Uint8Array.of(0x50, 0x4b, 3, 4, 20), "workbook"],
      [Uint8Array.of(0xff, 0xfe, 0x70, 0), "not-utf-8"],
      [Uint8Array.of(0x70, 0xe9, 0x2c, 0x31), "not-utf-8"],
      [Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), "other-kind"],
      [bytes("%PDF-1.7\n"), "other-kind"],
      [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), "other-kind"],
    ]
    for (const [content, kind] of files) assert.equal(kindOf(content), kind)
  })

  it("may have semicolons or tabs between its fields, and keeps its lines", () => {
    const plain = bytes("port,value\nOdra,1\n")
    assert.equal(withCommas(plain), plain)
    const text = (from: string) => new TextDecoder().decode(withCommas(bytes(from)))
    assert.equal(text('port;value\r\n\r\n"Odra, old";<5\r\n'), 'port,value\n\n"Odra, old",<5\n')
    assert.equal(text("port\tsex\tvalue\nOdra\tF\t3\n"), "port,sex,value\nOdra,F,3\n")
  })

  it("may be a workbook: each sheet that has a table, row for line, without what stands above and below it", async () => {
    const [book, chart] = [
      [
        ["Lamp keepers by port"],
        [],
        ["port", "sex", "value"],
        ["Odra", "F", 12],
        ["Odra", "M", "<5"],
        ["Odra", "Total"],
        ["Source: the keepers"],
      ],
      [["a chart stands here"]],
    ]
    const { sheets } = found(
      await sheetsOf(
        await workbookOfRows({
          figures: book,
          chart,
          second: [
            ["port", "value"],
            ["Wda", 3],
          ],
        }),
      ),
    )
    assert.deepEqual(
      sheets.map(({ name, table, passedOver }) => [name, new TextDecoder().decode(table), passedOver]),
      [
        ["figures", "\n\nport,sex,value\nOdra,F,12\nOdra,M,<5\nOdra,Total,\n", 2],
        ["second", "port,value\nWda,3\n", 0],
      ],
    )
    const findings = await findingsIn(sheets[0]?.table ?? bytes(""), undefined)
    assert.equal(findings.masked.length, 2)
  })

  it("is refused as a workbook where it is none, or has no table, with a sentence in every language", async () => {
    const refusal = async (content: Uint8Array) => {
      const outcome = await sheetsOf(content)
      return "refusal" in outcome ? outcome.refusal : undefined
    }
    assert.equal(await refusal(Uint8Array.of(0x50, 0x4b, 3, 4)), "workbook-not-readable")
    assert.equal(await refusal(await workbookOfRows({ notes: [["nothing"], ["to count"]] })), "workbook-without-table")
    const all: readonly BringRefusal[] = [
      ...(["too-large", "other-kind", "not-utf-8", "not-readable"] as const),
      ...(["workbook-not-readable", "workbook-too-large", "workbook-without-table"] as const),
    ]
    for (const language of languages)
      for (const each of all)
        assert.match(
          words(language, catalogueOf(language))(`bench.refused.${each}`, { file: "ports.xlsx" }),
          /ports\.xlsx.+/,
        )
  })
})
