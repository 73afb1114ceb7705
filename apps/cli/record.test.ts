import { recordAt } from "#apps/cli/record.ts"
import { signIn } from "#platform/identity/contract.ts"
import { getMandate } from "#modules/decisions/contract.ts"
import { holdDirectory, socketOf } from "#platform/database/hold.ts"
import assert from "node:assert/strict"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import { setTimeout as pause } from "node:timers/promises"
import { describe, it } from "node:test"

const params = { id: "7f1f2d0e-0000-4000-8000-000000000001" }

/** Asks for a mandate where every question is answered alike. */
async function asked(status: number, answer: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), "record-"))
  const hold = await holdDirectory(folder)
  hold.answer((_, response) => void response.writeHead(status).end(answer))
  try {
    return await recordAt(await socketOf(folder))
      .ask(getMandate, { params })
      .catch((error: unknown) => error)
  } finally {
    await hold.letGo()
    await rm(folder, { recursive: true })
  }
}

describe("asking the record", () => {
  it("ends a command by the code it was refused with", async () => {
    const cases: [status: number, answer: object, exit: number, code: string][] = [
      [404, { type: "problem:mandate-not-found", status: 404 }, 1, "mandate-not-found"],
      [413, { type: "problem:file-too-large", status: 413, file: "x.txt", limit: 1 }, 1, "file-too-large"],
      [400, { type: "problem:malformed", status: 400, issues: [{ path: "q" }] }, 2, "malformed"],
      [500, { type: "problem:fault", status: 500, incident: "abc" }, 70, "fault-there"],
    ]
    for (const [status, answer, exit, code] of cases) {
      const stopped = (await asked(status, JSON.stringify(answer))) as { exit: number; code: string }
      assert.deepEqual({ exit: stopped.exit, code: stopped.code }, { exit, code })
    }
  })

  it("takes an answer that is none of ours for a fault there", async () => {
    assert.equal(((await asked(502, '"<html>"')) as { code: string }).code, "fault-there")
  })

  it("waits for a server that is starting, and asks again with all that was to be sent", async () => {
    const folder = await mkdtemp(join(tmpdir(), "record-"))
    const hold = await holdDirectory(folder)
    try {
      const path = await socketOf(folder)
      const patient = recordAt(path).ask(signIn, { body: { token: "x" } })
      await pause(250)
      hold.answer((request, response) => {
        void text(request).then((said) => response.writeHead(409).end(JSON.stringify({ type: `problem:${said}` })))
      })
      await assert.rejects(patient, { exit: 1, code: '{"token":"x"}' })
    } finally {
      await hold.letGo()
      await rm(folder, { recursive: true })
    }
  })

  it("says that the server is starting, where that takes too long", async () => {
    const folder = await mkdtemp(join(tmpdir(), "record-"))
    const hold = await holdDirectory(folder)
    try {
      const record = recordAt(await socketOf(folder), undefined, 0)
      await assert.rejects(record.ask(getMandate, { params }), { exit: 75, code: "server-is-starting" })
      await assert.rejects(record.operate("verify"), { exit: 75, code: "server-is-starting" })
    } finally {
      await hold.letGo()
      await rm(folder, { recursive: true })
    }
  })

  it("asks on a new connection each time, since a busy server closes those that were kept", async () => {
    const folder = await mkdtemp(join(tmpdir(), "record-"))
    const hold = await holdDirectory(folder)
    const connections = new Set<unknown>()
    hold.answer((request, response) => {
      connections.add(request.socket)
      response.writeHead(409).end(JSON.stringify({ type: "problem:x" }))
    })
    try {
      const record = recordAt(await socketOf(folder))
      for (const _ of [1, 2, 3]) await assert.rejects(record.ask(getMandate, { params }), { code: "x" })
      assert.equal(connections.size, 3)
    } finally {
      await hold.letGo()
      await rm(folder, { recursive: true })
    }
  })

  it("says when nobody answers", async () => {
    const record = recordAt(join(tmpdir(), "nobody-here"))
    await assert.rejects(record.ask(getMandate, { params }), { exit: 75, code: "server-does-not-answer" })
  })
})
