import assert from "node:assert/strict"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { palermoRuns } from "./run.ts"

const old = "packages/documents/test/adapters/word-97.doc"
const page = `<!doctype html><meta charset="utf-8"><nav>Menu</nav><p>A/RES/99/412</p><p>99/412. Night ferries between islands</p>
<p><i>The General Assembly</i>,</p><p><i>Recalling</i> its resolution 98/73 of 4 June 2043 on lamps at sea,</p>
<ol><li><i>Urges</i> Member States to keep their ferries lit;</li>
<li><i>Decides</i> to look at the matter again at its one hundredth session.</li></ol>`

let folder = ""
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "cli-formats-"))
  await writeFile(join(folder, "page.html"), page)
  await writeFile(join(folder, "locked.doc"), lockedDoc())
})
after(() => rm(folder, { recursive: true }))

/** The first words of a compound file whose directory names an encrypted package, and nothing else. */
function lockedDoc(): Uint8Array {
  const file = new Uint8Array(512 * 4)
  const view = new DataView(file.buffer)
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(30, 9, true)
  view.setUint16(32, 6, true)
  view.setUint32(48, 1, true)
  for (const at of [60, 68]) view.setUint32(at, 0xfffffffe, true)
  for (let at = 76; at < 512; at += 4) view.setUint32(at, at === 76 ? 0 : 0xffffffff, true)
  for (let at = 512; at < 1024; at += 4) view.setUint32(at, 0xfffffffe, true)
  for (const [at, name, kind] of [
    [1024, "Root Entry", 5],
    [1152, "EncryptedPackage", 2],
  ] as const) {
    for (let unit = 0; unit < name.length; unit++) file[at + 2 * unit] = name.charCodeAt(unit)
    view.setUint16(at + 64, 2 * name.length + 2, true)
    file[at + 66] = kind
    for (const place of [68, 72, 76, 116]) view.setUint32(at + place, kind === 5 && place === 76 ? 1 : 0xffffffff, true)
  }
  return file
}

describe("the commands that read files", () => {
  it("read old Word files and web pages like any other", async () => {
    for (const [file, operatives] of [
      [old, 3],
      [join(folder, "page.html"), 2],
    ] as const) {
      const { exit, out } = await palermoRuns(["read", file, "--json"])
      assert.equal(exit, 0)
      const read = JSON.parse(out) as { symbol: string; operatives: unknown[] }
      assert.deepEqual([read.symbol, read.operatives.length], ["A/RES/99/412", operatives])
      assert.match((await palermoRuns(["export", file, "--to", "akn"])).out, /Night ferries between islands/)
      assert.equal((await palermoRuns(["lint", file, "--json"])).exit, 0)
    }
    const { exit, out } = await palermoRuns(["compare", old, join(folder, "page.html"), "--json"])
    assert.equal(exit, 0)
    assert.ok((JSON.parse(out) as { changes: unknown[] }).changes.length > 0)
  })

  it("say of a file with a password that it has one", async () => {
    const locked = join(folder, "locked.doc")
    for (const words of [
      ["read", locked],
      ["lint", locked],
      ["export", locked, "--to", "text"],
      ["compare", locked, old],
    ]) {
      const { exit, out } = await palermoRuns([...words, "--json"])
      assert.deepEqual([exit, (JSON.parse(out) as { error: { code: string } }).error.code], [1, "file-locked"])
    }
    assert.match((await palermoRuns(["read", locked, "--language", "es"])).err, /protegido con contraseña/)
  })
})
