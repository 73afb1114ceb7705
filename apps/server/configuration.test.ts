import assert from "node:assert/strict"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, it } from "node:test"
import { readConfiguration } from "./configuration.ts"

describe("the configuration", () => {
  it("needs nothing to be said", () => {
    assert.deepEqual(readConfiguration({}), {
      ok: true,
      configuration: {
        port: 3000,
        host: "127.0.0.1",
        data: "./var",
        databaseUrl: undefined,
        largestData: undefined,
        least: { public: 10, parties: 5 },
        databaseOwnerUrl: undefined,
        metricsSecrets: undefined,
        origin: undefined,
        log: "warn",
        cast: true,
        ledgerKey: undefined,
        ledgerName: undefined,
        secretKey: undefined,
        providers: undefined,
        mail: undefined,
        mailFrom: "Palermo <palermo@localhost>",
        fetchFrom: "https://documents.un.org/api/symbol/access?s={symbol}&l={language}&t=pdf",
        fetchTrusted: undefined,
      },
    })
  })

  it("takes what is said, and passes over what is empty or of no concern", () => {
    const said = {
      PORT: "0",
      HOST: " ",
      PALERMO_ORIGIN: "https://palermo.example",
      DATABASE_URL: "postgres:///palermo",
      SHELL: "x",
    }
    const reading = readConfiguration(said)
    assert.ok(reading.ok)
    const { port, host, origin, databaseUrl } = reading.configuration
    assert.deepEqual(
      [port, host, origin, databaseUrl],
      [0, "127.0.0.1", "https://palermo.example", "postgres:///palermo"],
    )
  })

  it("takes an address to fetch from, or none, and the hosts that are trusted", () => {
    const reading = readConfiguration({ PALERMO_FETCH: "off", PALERMO_FETCH_TRUSTED: "archive.intranet, [::1]:8080" })
    assert.ok(reading.ok)
    const { fetchFrom, fetchTrusted } = reading.configuration
    assert.deepEqual([fetchFrom, fetchTrusted], ["off", ["archive.intranet", "[::1]:8080"]])
  })

  it("tells all that is wrong, each with what would be right", () => {
    const reading = readConfiguration({
      PORT: "65536",
      HOST: "not a host",
      DATABASE_URL: "mysql://root:secret@db/palermo",
      PALERMO_ORIGIN: "https://palermo.example/path",
      PALERMO_LOG: "loud",
      PALERMO_LEDGER_KEY: "PRIVATE+KEY+x y+secret",
      PALERMO_SECRET_KEY: "a secret too short",
      PALERMO_MAIL: "pop3://root:secret@mail",
    })
    assert.ok(!reading.ok)
    assert.deepEqual(
      reading.wrong.map((sentence) => sentence.split(" ")[0]),
      [
        "PORT",
        "HOST",
        "DATABASE_URL",
        "PALERMO_ORIGIN",
        "PALERMO_LOG",
        "PALERMO_LEDGER_KEY",
        "PALERMO_SECRET_KEY",
        "PALERMO_MAIL",
      ],
    )
    assert.match(reading.wrong[0] ?? "", /“65536”: it must be a whole number from 0 to 65535/)
    assert.doesNotMatch(reading.wrong.join(), /secret/)
  })

  it("knows a wrong value when it sees one", () => {
    const wrong: [name: string, value: string][] = [
      ["PORT", "abc"],
      ["PALERMO_FETCH", "https://documents.example/"],
      ["PALERMO_FETCH", "ftp://documents.example/{symbol}"],
      ["PALERMO_FETCH_TRUSTED", "http://archive.intranet/"],
      ["PALERMO_LEAST_PUBLIC", "9"],
      ["PALERMO_LEAST_PARTIES", "4"],
      ["PALERMO_LARGEST_DATA", "0"],
      ["PALERMO_LARGEST_DATA", "1.5"],
      ["PORT", "-1"],
      ["PORT", "3000.5"],
      ["DATABASE_URL", "palermo"],
      ["PALERMO_LEDGER_NAME", "the ledger"],
      ["PALERMO_LEDGER_NAME", "a+b"],
      ["PALERMO_ORIGIN", "palermo.example"],
      ["PALERMO_ORIGIN", "ftp://palermo.example"],
      ["PALERMO_ORIGIN", "https://palermo.example/"],
    ]
    for (const [name, value] of wrong) assert.equal(readConfiguration({ [name]: value }).ok, false, `${name}=${value}`)
  })

  it("takes a secret from a file, and never from both", async () => {
    const folder = await mkdtemp(join(tmpdir(), "palermo-secret-"))
    const file = join(folder, "url")
    await writeFile(file, "postgres:///lamps\n")
    const reading = readConfiguration({ DATABASE_URL_FILE: file })
    assert.ok(reading.ok)
    assert.equal(reading.configuration.databaseUrl, "postgres:///lamps")
    for (const wrong of [
      { DATABASE_URL_FILE: file, DATABASE_URL: "postgres:///x" },
      { DATABASE_URL_FILE: join(folder, "not-there") },
    ]) {
      const refused = readConfiguration(wrong)
      assert.ok(!refused.ok)
      assert.equal(refused.wrong.length, 1)
      assert.match(refused.wrong[0] ?? "", /^DATABASE_URL/)
    }
    await rm(folder, { recursive: true })
  })

  it("takes several secrets for the figures, so that one can take the place of another", () => {
    const [old, young] = ["an-older-secret-1234", "a-younger-secret-123"]
    const reading = readConfiguration({ PALERMO_METRICS_SECRET: `${young}, ${old}` })
    assert.ok(reading.ok)
    assert.deepEqual(reading.configuration.metricsSecrets, [young, old])
    assert.equal(readConfiguration({ PALERMO_METRICS_SECRET: "short" }).ok, false)
  })
})
