import { compile } from "#modules/reports/compile.ts"
import { blocks, facts, head, words } from "#modules/reports/examples.ts"
import { shelf, type Print } from "#modules/reports/store/shelf.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const snapshot = compile(head, blocks, facts, words)

/** A press that notes what it printed, so that nobody else has to. */
function press() {
  const printings: string[] = []
  const print: Print = async (_, format, language) => {
    printings.push(`${format} ${language}`)
    await Promise.resolve()
    return Buffer.alloc(100, printings.length)
  }
  return { printings, print }
}

describe("what was printed of a report", () => {
  it("is printed once for all who ask, together or after another", async () => {
    const { printings, print } = press()
    const take = shelf(print)
    const [one, other] = await Promise.all([1, 2].map(() => take("a", snapshot, "pdf", "en")))
    assert.equal(one, other)
    assert.equal(await take("a", snapshot, "pdf", "en"), one)
    await take("a", snapshot, "pdf", "ar")
    await take("b", snapshot, "pdf", "en")
    await take("a", snapshot, "docx", "en")
    assert.deepEqual(printings, ["pdf en", "pdf ar", "pdf en", "docx en"])
  })

  it("is kept in as much room as there is, what was asked for last", async () => {
    const { printings, print } = press()
    const take = shelf(print, 250)
    for (const digest of ["a", "b", "a", "c", "a", "b"]) await take(digest, snapshot, "pdf", "en")
    assert.equal(printings.length, 4)
  })

  it("is never kept where printing failed", async () => {
    let fails = true
    const take = shelf(async () => {
      if (fails) throw new Error("no ink")
      return "printed"
    })
    await assert.rejects(take("a", snapshot, "pdf", "en"), /no ink/)
    fails = false
    assert.equal(await take("a", snapshot, "pdf", "en"), "printed")
  })

  it("is as printed", async () => {
    const take = shelf()
    const html = String(await take("a", snapshot, "html", "fr"))
    assert.match(html, /<html lang="fr"/)
    assert.equal(await take("a", snapshot, "html", "fr"), html)
  })
})
