import { newKey } from "#platform/identity/keyring.ts"
import assert from "node:assert/strict"
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { openWays, WaysFault } from "./ways.ts"

describe("the ways of signing in", () => {
  let data: string
  before(async () => void (data = await mkdtemp(join(tmpdir(), "palermo-ways-"))))
  after(() => rm(data, { recursive: true }))
  const house = { code: "lantern", name: "Lantern House", issuer: "https://id.lantern.example", client: "palermo" }
  const written = async (providers: unknown) => {
    const file = join(data, "providers.json")
    await writeFile(file, typeof providers === "string" ? providers : JSON.stringify(providers))
    return openWays({ data, providers: file }, { LANTERN_SECRET: "of the environment" })
  }

  it("make their key once, for its owner alone, unless one is told", async () => {
    const first = await openWays({ data })
    assert.deepEqual(await openWays({ data }), first)
    const file = join(data, "secret.key")
    assert.equal((await stat(file)).mode & 0o077, 0)
    assert.equal(Buffer.from(await readFile(file, "utf8"), "base64").length, 32)
    assert.equal(first.cast, "nobody")
    assert.equal((await openWays({ data, cast: true })).cast, "direct")
    assert.equal((await openWays({ data, cast: true, origin: "https://palermo.example" })).cast, "anybody")
    const told = await openWays({ data, secretKey: `${newKey()},${newKey()}` })
    assert.equal(told.keys.length, 2)
  })

  it("name each organization's provider, its secret in the file, beside it or in the environment", async () => {
    await writeFile(join(data, "lantern.secret"), "of a file\n")
    const { providers } = await written([
      { ...house, secret: "of the list" },
      { ...house, code: "second", secretFile: "lantern.secret", organization: "iom", secondFactor: true },
      { ...house, code: "third", secretVariable: "LANTERN_SECRET" },
    ])
    assert.deepEqual(
      providers.map(({ code, secret, organization, secondFactor }) => [code, secret, organization, secondFactor]),
      [
        ["lantern", "of the list", undefined, false],
        ["second", "of a file", "iom", true],
        ["third", "of the environment", undefined, false],
      ],
    )
  })

  it("are refused, without a secret being told, where they are set wrongly", async () => {
    const wrong: [providers: unknown, why: RegExp][] = [
      ["not JSON", /it is not JSON/],
      [[house], /one of secret/],
      [[{ ...house, secret: "a", secretFile: "b" }], /one of secret/],
      [[{ ...house, secretVariable: "NOWHERE" }], /lantern has no secret/],
      [[{ ...house, issuer: "ftp://x", secret: "quiet" }], /issuer/],
      [[{ ...house, secret: "quiet", color: "red" }], /color/],
    ]
    for (const [providers, why] of wrong)
      await assert.rejects(written(providers), (error) => {
        assert.ok(error instanceof WaysFault)
        assert.match(error.message, why)
        assert.doesNotMatch(error.message, /quiet/)
        return true
      })
    await assert.rejects(openWays({ data, providers: join(data, "nowhere.json") }), /no such file/)
    await writeFile(join(data, "secret.key"), "too short")
    await assert.rejects(openWays({ data }), /holds no key/)
  })
})
