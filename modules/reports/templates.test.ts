import { faultsOf } from "#modules/reports/block.ts"
import { compile, lackingIn } from "#modules/reports/compile.ts"
import { facts, head, words } from "#modules/reports/examples.ts"
import { layOut } from "#modules/reports/print/layout.ts"
import { reportTemplates } from "#modules/reports/store/templates.ts"
import { parses } from "#modules/reports/telling.ts"
import { questionsOf } from "#modules/reports/block.ts"
import { languages } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { describe, it } from "node:test"

const bank = readFileSync(new URL("../../database/starter/question-codes.tsv", import.meta.url), "utf8")
const codes = new Set(bank.split("\n").map((line) => line.split("\t")[0] ?? ""))

describe("the ready reports", () => {
  it("are five, whole in six languages, and ask what the bank has", () => {
    assert.equal(reportTemplates.length, 5)
    for (const { code, title, blocks } of reportTemplates) {
      assert.deepEqual(faultsOf(blocks, codes, parses), [], code)
      assert.deepEqual(lackingIn(blocks, title), [], code)
    }
    assert.ok(reportTemplates.flatMap(({ blocks }) => blocks).some((block) => questionsOf(block).length > 0))
  })

  it("can be compiled and laid out whatever was answered", () => {
    for (const { code, blocks } of reportTemplates)
      for (const language of languages) {
        const { lines } = layOut(compile(head, blocks, facts, words), language)
        assert.equal(lines.length, blocks.length + 1, `${code} ${language}`)
        assert.doesNotMatch(JSON.stringify(lines), /\{[a-z]/)
        for (const line of lines)
          if (line.kind === "paragraph" && !line.table)
            for (const { text, note } of line.pieces) assert.ok(text !== "" || note === undefined, `${code} ${line.id}`)
      }
  })
})
