import { answerShelf } from "#platform/http/shelf.ts"
import assert from "node:assert/strict"
import { PassThrough, Readable, type Writable } from "node:stream"
import { buffer } from "node:stream/consumers"
import { describe, it } from "node:test"
import { setImmediate } from "node:timers/promises"

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

  it("are gathered for one who takes them at a time, and for as many as there is room for", async () => {
    const shelf = answerShelf({ together: 10, each: 8 })
    const names = ["first", "second", "third"]
    for (const name of [...names, "fourth"]) assert.equal(await asked(shelf, name, "twelve"), "twelve")
    // Each takes a piece, and then no more.
    const slow = names.map((name) => {
      assert.equal(shelf.keeps(name), true, name)
      return shelf.keeping(name, stream("six", "six"))[Symbol.asyncIterator]()
    })
    for (const each of slow) assert.equal(String((await each.next()).value), "six")
    for (const name of names) assert.equal(shelf.keeps(name), false, `${name} is being gathered`)
    assert.equal(await asked(shelf, "first", "sixsix"), "sixsix")
    for (const each of slow) while (!(await each.next()).done);
    // There was no room for the others while the first was taken.
    assert.deepEqual(names.map((name) => shelf.find(name) !== undefined), [true, false, false]) // prettier-ignore
    // Who goes away before the end makes room.
    for (const _ of [1, 2, 3]) {
      const broken = shelf.keeping("fourth", stream("nine", "nine"))
      for await (const piece of broken) if (String(piece)) break
      await setImmediate()
      assert.equal(shelf.keeps("fourth"), true)
    }
    assert.equal(await asked(shelf, "fourth", "nine"), "nine")
    assert.equal(String(shelf.find("fourth")), "nine")
  })

  it("take room until whoever takes them is gone, whether they are still kept or not", async () => {
    const shelf = answerShelf({ together: 10, each: 6 })
    const takers: Writable[] = []
    for (const name of ["first", "second", "third", "fourth", "fifth"]) {
      for (const _ of [1, 2]) await asked(shelf, name, name)
      const taker = new PassThrough()
      if (shelf.find(name, taker)) takers.push(taker)
      await setImmediate()
    }
    // As much as may be kept went, and is held by slow ones still; then no more is kept.
    assert.equal(takers.length, 3)
    await asked(shelf, "fifth", "fifth")
    assert.equal(shelf.find("fifth"), undefined)
    for (const taker of takers) taker.destroy()
    await setImmediate()
    await asked(shelf, "fifth", "fifth")
    assert.equal(String(shelf.find("fifth")), "fifth")
  })
})
