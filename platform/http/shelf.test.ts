import { answerShelf } from "#platform/http/shelf.ts"
import assert from "node:assert/strict"
import { Readable } from "node:stream"
import { buffer } from "node:stream/consumers"
import { describe, it } from "node:test"

const stream = (...pieces: string[]) => Readable.from(pieces.map((each) => Buffer.from(each)))

async function asked(shelf: ReturnType<typeof answerShelf>, name: string, ...pieces: string[]): Promise<string> {
  const whole = shelf.find(name)
  if (whole) return String(whole)
  return String(await buffer(shelf.keeps(name) ? shelf.keeping(name, stream(...pieces)) : stream(...pieces)))
}

describe("finished answers", () => {
  it("are kept when they are asked for again, and are the same bytes", async () => {
    const shelf = answerShelf()
    assert.equal(await asked(shelf, "lamps", "one ", "two"), "one two")
    assert.equal(shelf.find("lamps"), undefined)
    assert.equal(await asked(shelf, "lamps", "one ", "two"), "one two")
    assert.equal(String(shelf.find("lamps")), "one two")
    // Nothing is made any more.
    assert.equal(await asked(shelf, "lamps", "three"), "one two")
    assert.equal(shelf.find("other lamps"), undefined)
  })

  it("are not kept where they broke off, or were not taken to their end", async () => {
    const shelf = answerShelf()
    await asked(shelf, "lamps", "one")
    const broken = Readable.from(
      (function* () {
        yield Buffer.from("on")
        throw new Error("the well ran dry")
      })(),
    )
    await assert.rejects(buffer(shelf.keeping("lamps", broken)), /ran dry/)
    for await (const piece of shelf.keeping("lamps", stream("one ", "two"))) {
      assert.ok(piece)
      break
    }
    assert.equal(shelf.find("lamps"), undefined)
  })

  it("give way to those asked for later, and one that is too long is not kept", async () => {
    const shelf = answerShelf({ together: 10, each: 6 })
    for (const name of ["first", "second", "third"])
      for (const _ of [1, 2]) assert.equal(await asked(shelf, name, name.slice(0, 4)), name.slice(0, 4))
    // The third came when there was room for two.
    assert.deepEqual(["first", "second", "third"].map((name) => shelf.find(name) !== undefined), [false, true, true]) // prettier-ignore
    await asked(shelf, "long", "long", "long")
    await asked(shelf, "long", "long", "long")
    assert.equal(shelf.find("long"), undefined)
    assert.equal(await asked(shelf, "second", "none"), "seco")
  })
})
