import { languages } from "#platform/kernel/language.ts"
import { openEngine } from "#apps/cli/data/engine.ts"
import { query } from "#apps/cli/data/query.ts"
import { sourcesOf } from "#apps/cli/data/source.ts"
import type { Terminal } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { palermoRuns } from "./run.ts"

const engine = await import("@duckdb/node-api").catch(() => undefined)
const skip = engine ? false : "the column engine is not installed on this machine"

/** A terminal nobody sits at. */
const silent: Terminal = {
  ...{ print: () => {}, tell: () => {}, progress: () => {}, ask: () => Promise.resolve(undefined) },
  ...{ read: () => Promise.resolve(new Uint8Array()), environment: {}, language: "en", say: (key) => key },
}

let folder = ""
const at = (name: string) => join(folder, name)
const asks = (sql: string, ...more: readonly string[]) => palermoRuns(["data", "query", sql, ...more], { cwd: folder })

describe("palermo data query", { skip }, () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "query-"))
    await writeFile(at("lamps.csv"), "port,lamp,code\nOdra,oil,007\nOdra,gas,007\nBrda,oil,010\nBrda,,010\n")
    await writeFile(at("ports.json"), '[{"port":"Odra","coast":"north"},{"port":"Brda","coast":"south"}]')
    await writeFile(at("secret.csv"), "keeper\nnobody may read this\n")
    await writeFile(at("notes.txt"), "no table")
    const connection = await (await engine?.DuckDBInstance.create(":memory:"))?.connect()
    const invented =
      "select ['oil', 'gas', 'tallow'][1 + n % 3] as lamp, n % 7 as port, 2001 + n % 2 as year from range(60000) t(n)"
    await connection?.run(`copy (${invented}) to '${at("lamps.parquet")}'`)
    await mkdir(at("years"))
    await connection?.run(
      `copy (${invented}) to '${at("years")}' (format parquet, partition_by (year), overwrite_or_ignore)`,
    )
    connection?.closeSync()
  })
  after(() => rm(folder, { recursive: true }))

  it("counts records of Parquet, CSV and JSON where they lie, and says that what it answers is unprotected", async () => {
    const parquet = await asks(
      "select lamp, count(*) as freq from records group by all order by lamp",
      "--over",
      "lamps.parquet",
    )
    assert.deepEqual([parquet.exit, parquet.out], [0, "lamp,freq\ngas,20000\noil,20000\ntallow,20000\n"])
    assert.match(parquet.err, /These are true counts of people/)
    const joined =
      "select coast, code, count(*) as freq from records join ports using (port) group by all order by 1, 2"
    const { exit, out } = await asks(joined, "--over", "lamps.csv", "--over", "ports=ports.json", "--json")
    assert.equal(exit, 0)
    assert.deepEqual(JSON.parse(out), {
      columns: ["coast", "code", "freq"],
      rows: 2,
      unprotected: true,
      cells: [
        ["north", "007", "2"],
        ["south", "010", "2"],
      ],
    })
  })

  it("takes a folder of many files for one table, with the columns that its folders name", async () => {
    const { out } = await asks("select year, count(*) as freq from records group by all order by 1", "--over", "years")
    assert.equal(out, "year,freq\n2001,30000\n2002,30000\n")
  })

  it("writes cells that palermo data protect takes as they are", async () => {
    const sql = "select lamp, port, count(*) as freq from records where port < 2 group by all order by all"
    const written = await asks(sql, "--over", "lamps.parquet", "--out", "cells.csv")
    assert.deepEqual([written.exit, written.out], [0, "6 rows are in cells.csv.\n"])
    const safe = await palermoRuns(["data", "protect", at("cells.csv"), "--k", "10", "--out", at("safe.csv"), "--json"])
    assert.deepEqual([safe.exit, safe.err], [0, ""])
    assert.match(await readFile(at("safe.csv"), "utf8"), /Total,Total,17144,false/)
  })

  it("reads nothing but what it was given, and writes nothing", async () => {
    const asked: string[] = []
    const server = createServer((request, answer) => {
      asked.push(request.url ?? "")
      answer.end("x\n1\n")
    }).listen(0, "127.0.0.1")
    const { port } = await new Promise<AddressInfo>(
      (done) => server.on("listening", () => done(server.address() as AddressInfo)), // it listens to a port, so it has one
    )
    const there = await readdir(folder, { recursive: true })
    const hostile: [sql: string, code: string][] = [
      ["select * from 'secret.csv'", "query-refused"],
      [`select * from read_csv('${at("secret.csv")}')`, "query-refused"],
      [`select * from read_text('${at("secret.csv")}')`, "query-refused"],
      [`select * from read_blob('${at("*")}')`, "query-refused"],
      [`select * from glob('${at("*")}')`, "query-refused"],
      ["select * from read_csv('/etc/passwd')", "query-refused"],
      ["select * from query('select * from ''secret.csv''')", "query-refused"],
      [`select * from query_table('${at("secret.csv")}')`, "query-refused"],
      [`select * from 'http://127.0.0.1:${port}/x.csv'`, "query-refused"],
      [`select * from read_csv('http://127.0.0.1:${port}/x.csv')`, "query-refused"],
      [`select * from read_parquet('s3://bucket/x.parquet')`, "query-refused"],
      ["select * from sqlite_scan('secret.csv', 'x')", "query-refused"],
      [`copy records to '${at("taken.csv")}'`, "query-refused"],
      [`copy records to '${at("lamps.csv")}' (use_tmp_file false)`, "query-reads-only"],
      [`copy (select 1) to '${at("lamps.csv")}'`, "query-refused"],
      [`export database '${at("all")}'`, "query-refused"],
      [`attach '${at("other.db")}'`, "query-reads-only"],
      [`attach '${at("secret.csv")}' as other`, "query-reads-only"],
      ["install httpfs", "query-reads-only"],
      ["load httpfs", "query-reads-only"],
      ["force install spatial from community", "query-reads-only"],
      ["set enable_external_access = true", "query-reads-only"],
      ["reset enable_external_access", "query-reads-only"],
      ["set allowed_paths = ['/']", "query-reads-only"],
      ["pragma enable_external_access = true", "query-reads-only"],
      ["pragma memory_limit = '100GB'", "query-reads-only"],
      ["create table x as select 1", "query-reads-only"],
      ["create secret s (type s3)", "query-reads-only"],
      ["create macro f() as 1", "query-reads-only"],
      ["drop view records", "query-reads-only"],
      ["call pragma_version()", "query-reads-only"],
      ["checkpoint", "query-reads-only"],
      ["select 1; set enable_external_access = true", "query-one-statement"],
      ["select 1; select * from 'secret.csv'", "query-one-statement"],
      ["", "query-refused"],
      ["selec 1", "query-refused"],
      ["select keeper from records", "query-refused"],
    ]
    for (const [sql, code] of hostile) {
      const printed: string[] = []
      const print = (text: string) => void printed.push(text)
      const terminal = { ...silent, print, tell: print }
      const ended = await query([sql], { over: [at("lamps.csv")] as never }, terminal).catch((error: unknown) => error) // as parsed
      assert.ok(ended instanceof Stop, sql)
      assert.equal(ended.exit, exits.refused, sql)
      // Whether the engine refuses to understand it or we refuse to run it is the engine's to say.
      const refused = ["query-refused", "query-reads-only"]
      assert.ok(
        ended.code === code || (refused.includes(ended.code) && refused.includes(code)),
        `${sql}: ${ended.code}`,
      )
      assert.doesNotMatch(JSON.stringify([printed, ended.values]), /nobody may read this|root:/)
    }
    server.close()
    assert.deepEqual(asked, [])
    assert.deepEqual(await readdir(folder, { recursive: true }), there)
    assert.match(await readFile(at("lamps.csv"), "utf8"), /Odra,gas,007/)
  })

  it("holds by the engine's own lock, also where a statement would come by the first door", async () => {
    const { connection, close } = await openEngine(await sourcesOf([at("lamps.csv")]), { memory: 128, threads: 1 })
    try {
      for (const sql of [
        `copy records to '${at("taken.csv")}'`,
        `attach '${at("other.db")}'`,
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set allowed_paths = ['/']",
        "set memory_limit = '100GB'",
        "set temp_directory = '.'",
        "pragma enable_external_access = true",
        `export database '${at("all")}'`,
      ])
        await assert.rejects(connection.run(sql), /disabled|locked|Cannot/, sql)
    } finally {
      close()
    }
    assert.equal(existsSync(at("taken.csv")), false)
  })

  it("puts nothing on the disk where memory does not suffice, and says so", async () => {
    const sql = "select n, count(*) as freq from range(60000000) t(n) group by all"
    const { exit, out } = await asks(sql, "--over", "lamps.csv", "--memory", "64", "--threads", "1", "--json")
    assert.equal(exit, 1)
    assert.match(out, /query-out-of-memory/)
    assert.ok(!(await readdir(folder)).includes(".tmp"))
  })

  it("takes a name with signs in it for that file alone", async () => {
    await writeFile(at("it's [1]*.csv"), "lamp\noil\n")
    await writeFile(at("it's 1 secret.csv"), "lamp\nhidden\n")
    const { exit, out } = await asks(
      "select lamp, count(*) as freq from records group by all",
      "--over",
      "it's [1]*.csv",
    )
    assert.doesNotMatch(out, /hidden/)
    assert.ok(exit === 0 ? out === "lamp,freq\noil,1\n" : exit === 1)
    await rm(at("it's [1]*.csv"))
    await rm(at("it's 1 secret.csv"))
  })

  it("says how it is asked for", async () => {
    const cases: [words: string[], exit: number, code: string][] = [
      [["select 1"], 2, "query-over"],
      [["select 1", "select 2", "--over", "lamps.csv"], 2, "query-one"],
      [["select 1", "--over", "none.csv"], 3, "file-not-found"],
      [["select 1", "--over", "notes.txt"], 1, "query-kind"],
      [["select 1", "--over", "lamps.csv", "--over", "ports.json"], 2, "query-name"],
      [["select 1", "--over", 'x"y=lamps.csv'], 2, "query-name"],
      [["select 1", "--over", "lamps.csv", "--out", "lamps.csv"], 2, "out-is-read"],
      [["select 1", "--over", "lamps.csv", "--memory", "1"], 2, "not-a-whole-number"],
    ]
    await writeFile(at("broken.parquet"), "this is none")
    cases.push([["select 1", "--over", "broken.parquet"], 1, "query-file"])
    for (const [words, exit, code] of cases) {
      const ended = await palermoRuns(["data", "query", ...words, "--json"], { cwd: folder })
      assert.deepEqual([ended.exit, (JSON.parse(ended.out) as { error: { code: string } }).error.code], [exit, code])
    }
    const said = await Promise.all(
      languages.map((language) =>
        asks("select 1", "--over", "lamps.csv", "--over", "lamps.csv", "--language", language),
      ),
    )
    assert.equal(new Set(said.map(({ err }) => err)).size, languages.length)
  })
})

describe("palermo data query where the engine is not installed", () => {
  it("says so in every language, and how it ends says it too", async () => {
    const absent = `import { registerHooks } from "node:module"
registerHooks({ resolve(name, context, next) {
  if (name.startsWith("@duckdb/")) throw new Error("not installed")
  return next(name, context)
} })`
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(absent)}` }
    const ended = await Promise.all(
      languages.map((language) =>
        palermoRuns(["data", "query", "select 1", "--over", "package.json", "--language", language, "--json"], { env }),
      ),
    )
    const sentences = ended.map(({ exit, out }) => {
      assert.equal(exit, exits.misconfigured)
      const { error } = JSON.parse(out) as { error: { code: string; sentence: string } }
      assert.equal(error.code, "query-engine-missing")
      return error.sentence
    })
    assert.equal(new Set(sentences).size, languages.length)
  })
})
