import { holdDirectory, isHeld, socketOf } from "#platform/database/hold.ts"
import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises"
import { request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"

let folder = ""
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "held-"))
})
after(() => rm(folder, { recursive: true }))

async function knock(directory: string): Promise<{ status: number | undefined; said: string }> {
  const asking = request({ socketPath: await socketOf(directory), path: "/" }).end()
  const [answer] = await once(asking, "response")
  let said = ""
  for await (const piece of answer) said += String(piece)
  return { status: answer.statusCode, said }
}

describe("a data folder", () => {
  it("is held by one process at a time", async () => {
    const hold = await holdDirectory(folder)
    await assert.rejects(holdDirectory(folder), { code: "store-in-use" })
    assert.equal(await isHeld(folder), true)
    await hold.letGo()
    assert.equal(await isHeld(folder), false)
    const again = await holdDirectory(folder)
    await again.letGo()
  })

  it("goes to one of many who want it at the same moment", async () => {
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => holdDirectory(folder)))
    const held = asked.filter((each) => each.status === "fulfilled").map(({ value }) => value)
    assert.equal(held.length, 1)
    await held[0]?.letGo()
  })

  it("is free again when its holder was killed", async () => {
    const hold = JSON.stringify(new URL("hold.ts", import.meta.url).href)
    const program = `const { holdDirectory } = await import(${hold}); await holdDirectory(${JSON.stringify(folder)});
      console.log("held"); setInterval(() => undefined, 1000)`
    const holder = spawn(process.execPath, ["--input-type=module", "-e", program], { cwd: process.cwd() })
    await once(holder.stdout, "data")
    await assert.rejects(holdDirectory(folder), { code: "store-in-use" })
    holder.kill("SIGKILL")
    await once(holder, "exit")
    const next = await holdDirectory(folder)
    await next.letGo()
  })

  it("is held although something that answers nobody lies in the way", async () => {
    await writeFile(join(folder, "held"), "left behind")
    const hold = await holdDirectory(folder)
    assert.equal(await isHeld(folder), true)
    await hold.letGo()
  })

  it("is held where its name is too long for a socket", async () => {
    const deep = join(folder, "d".repeat(60), "e".repeat(60))
    const hold = await holdDirectory(deep)
    await assert.rejects(holdDirectory(deep), { code: "store-in-use" })
    await hold.letGo()
  })

  it("lets others ask its holder, through a socket that is the owner's alone", async () => {
    const hold = await holdDirectory(folder)
    assert.equal((await knock(folder)).status, 503)
    hold.answer((_, response) => void response.end("at home"))
    assert.deepEqual(await knock(folder), { status: 200, said: "at home" })
    assert.equal((await stat(await socketOf(folder))).mode & 0o777, 0o600)
    await hold.letGo()
  })
})
