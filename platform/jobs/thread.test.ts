import { inThread, threadOf } from "#platform/jobs/thread.ts"
import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { describe, it } from "node:test"
import { z } from "zod"

const place = new URL("example-thread.ts", import.meta.url)
const speaking = { answer: z.number(), word: z.string() }
const secret = "57 women"

/** What is said where it fails, and nothing behind it. */
const faultOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => assert.fail("it was done"),
    (error: Error) => {
      assert.equal(error.cause, undefined)
      return error.message
    },
  )

describe("a thread", () => {
  it("answers what it is asked, says so on the way, and takes what it is given", async () => {
    const numbers = Float64Array.of(1, 2, 3.5)
    const words: string[] = []
    const tell = (word: string) => void words.push(word)
    assert.equal(await inThread(place, speaking, { do: "add", numbers }, { gives: [numbers.buffer], tell }), 6.5)
    assert.deepEqual(words, ["half"])
    assert.equal(numbers.length, 0, "it is nobody else's any more")
  })

  it("leaves the turn to others while it works", async () => {
    const halt = new AbortController()
    const working = inThread(
      place,
      speaking,
      { do: "loop", secret },
      {
        halted: halt.signal,
        tell: () => setImmediate(() => setImmediate(() => halt.abort(new Error("others had their turn")))),
      },
    )
    assert.equal(await faultOf(working), "others had their turn")
  })

  it("is ended in the middle of its work, and begins anew with the next question", async () => {
    const thread = threadOf(place, speaking)
    const begun = Promise.withResolvers<void>()
    const first = faultOf(thread.ask({ do: "loop", secret }, { tell: () => begun.resolve() }))
    await begun.promise
    await thread.end()
    assert.equal(await first, "example-thread.ts was ended")
    assert.equal(await thread.ask({ do: "add", numbers: Float64Array.of(4) }), 4)
    await thread.end()
  })

  it("tells in its own words what it throws, and nothing but kind and line of what nobody caught", async () => {
    assert.equal(await faultOf(inThread(place, speaking, { do: "refuse", secret })), `cannot do ${secret}`)
    const dead = await faultOf(inThread(place, speaking, { do: "die", secret }))
    assert.match(dead, /^example-thread\.ts ended: RangeError at example-thread\.ts:\d+$/)
  })

  it("that needs more memory than it may have ends, and leaves the process be", async () => {
    const grown = inThread(place, { ...speaking, memory: 32 }, { do: "grow", secret })
    assert.match(await faultOf(grown), /^example-thread\.ts ended: ERR_WORKER_OUT_OF_MEMORY$/)
  })

  it("keeps nobody from ending while it is idle, and prints nothing where it is for one piece of work", () => {
    const script = `
      import { inThread, threadOf } from "#platform/jobs/thread.ts"
      import { z } from "zod"
      const place = new URL(${JSON.stringify(place.href)})
      const speaking = { answer: z.number() }
      console.log("answered", await inThread(place, speaking, { do: "print", secret: "${secret}" }))
      console.log("answered", await threadOf(place, speaking).ask({ do: "add", numbers: Float64Array.of(1) }))`
    const ended = spawnSync(process.execPath, ["-e", script], { encoding: "utf8", timeout: 60_000 })
    assert.deepEqual([ended.stdout, ended.signal], ["answered 0\nanswered 1\n", null], ended.stderr)
    assert.ok(!ended.stderr.includes(secret), ended.stderr)
  })

  it("that cannot be begun says what is missing", async () => {
    const missing = inThread(new URL("nobody-thread.ts", import.meta.url), speaking, {})
    assert.match(await faultOf(missing), /^nobody-thread\.ts ended: ERR_MODULE_NOT_FOUND/)
  })
})
