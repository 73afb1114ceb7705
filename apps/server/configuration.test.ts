import assert from "node:assert/strict"
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
    const said = { PORT: "0", HOST: " ", PALERMO_ORIGIN: "https://palermo.example", DATABASE_URL: "postgres:///palermo", SHELL: "x" } // prettier-ignore
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
})
