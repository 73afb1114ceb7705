import { lanterns } from "#modules/decisions/examples.ts"
import { readAside } from "#modules/decisions/store/reader.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { setTimeout as pause } from "node:timers/promises"

const bytesOf = (text: string) => new TextEncoder().encode(text)
/** A text so long that reading it takes a while on any machine. */
const endless = (() => {
  const head = lanterns.slice(0, lanterns.indexOf("1. Urges"))
  const paragraph = (_: unknown, n: number) => `${n + 1}. Urges Member States to keep a lantern in every harbour;`
  return bytesOf(`${head}${Array.from({ length: 20_000 }, paragraph).join("\n\n")}\n`)
})()

describe("reading a file aside", () => {
  it("reads it as it would be read here", async () => {
    const answer = await readAside(bytesOf(lanterns), "lanterns.txt")
    assert.equal(answer.ok && answer.reading.masthead.symbol, "A/RES/71/901")
  })

  it("lets others be served meanwhile, and refuses what takes too long", async () => {
    const reading = readAside(endless, "endless.txt", 150)
    const next = readAside(bytesOf(lanterns), "lanterns.txt")
    assert.equal(await Promise.race([reading.then(() => "read"), pause(20, "served")]), "served")
    assert.deepEqual(await reading, { ok: false, refusal: "file-too-large" })
    assert.ok((await next).ok, "the next file is read in a thread of its own")
  })
})
