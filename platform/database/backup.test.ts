import { backUp, backUpBefore } from "#platform/database/backup.ts"
import type { OpenDatabase } from "#platform/database/open.ts"
import { openPglite } from "#platform/database/pglite.ts"
import { openPostgres } from "#platform/database/postgres.ts"
import { restore } from "#platform/database/restore.ts"
import assert from "node:assert/strict"
import { createHash, randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { gunzipSync, gzipSync } from "node:zlib"
import { everything } from "../../tests/crash/everything.ts"
import { emptyPostgres } from "../../tests/crash/postgres.ts"

let folder = ""
let store: OpenDatabase
let archive = ""

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "backup-"))
  store = await openPglite(join(folder, "first"))
  await furnish(store)
  archive = join(folder, "store.palermo")
})
after(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

/** Puts something of every kind into a store: a table of a schema of the product that has whatever is hard to copy. */
async function furnish({ pool }: OpenDatabase): Promise<void> {
  await pool.query(`
    create table platform.hard (
      id      bigint generated always as identity primary key,
      parent  bigint references platform.hard,
      friend  bigint references platform.hard deferrable initially deferred,
      words   text,
      bytes   bytea,
      data    jsonb,
      exact   json,
      list    text[],
      day     date,
      instant timestamptz,
      amount  numeric,
      share   double precision,
      yes     boolean,
      search  tsvector generated always as (to_tsvector('simple', coalesce(words, ''))) stored
    );
    create function platform.touch() returns trigger language plpgsql as
      $$ begin new.words := new.words || '!'; return new; end $$;
    create trigger touch before insert on platform.hard for each row execute function platform.touch();
    create table platform."Odd name" ("a ""column""" text);
    insert into platform."Odd name" values ('x'), (null), ('');`)
  await pool.query(
    `insert into platform.hard (words, bytes, data, exact, list, day, instant, amount, share, yes)
     values ($1, $2, $3, $4, $5, '2010-11-01', '2010-11-01T12:00:00.123456Z', 1234567890.0123456789, 0.1, true)`,
    [
      "مرحبا \\ \n \" ' \t 世界",
      randomBytes(200_000),
      '{"a": [1, null]}',
      '{"b":  1}',
      ["a,b", '"', "\\", "NULL", null],
    ],
  )
  await pool.query(
    "insert into platform.hard (words, friend, parent) select n::text, 1, 1 from generate_series(1, 2500) as n",
  )
  await pool.query("update platform.hard set parent = 2501 where id = 1")
  await pool.query(
    "insert into ledger.entry (number, at, person, act, params, seal) values (1, now(), 'amina', 'x.y', '{\"a\":  1}', 's')",
  )
}

/** The odd tables belong to no migration, so whoever restores needs them made. */
async function makeOddTables(database: OpenDatabase): Promise<void> {
  await furnish(database)
  await database.pool.query(`truncate platform.hard, platform."Odd name", ledger.entry`)
}

describe("a backup", () => {
  it("is one file for its owner alone, and says how many rows it has of each table", async () => {
    const rows = await backUp(store, archive)
    assert.equal(rows["platform.hard"], 2501)
    assert.equal(rows['platform."Odd name"'], 3)
    assert.equal((await stat(archive)).mode & 0o777, 0o600)
    assert.deepEqual((await readdir(folder)).sort(), ["first", "store.palermo"])
  })

  it("brings every row of every table back into another store", async () => {
    const second = await openPglite(join(folder, "second"))
    await makeOddTables(second)
    await restore(second, archive)
    assert.deepEqual(await everything(second), await everything(store))
    // What comes next must not take the number of something that was there before.
    const next = await second.pool.query("insert into platform.hard (words) values ('next') returning id, words")
    assert.deepEqual(next.rows, [{ id: 2502, words: "next!" }])
    await assert.rejects(second.pool.query("update platform.hard set parent = 9999"), /foreign key/)
    await second.close()
  })

  it("does not overwrite a store in which somebody has acted, unless told to", async () => {
    const second = await openPglite(join(folder, "second"))
    const was = await everything(second)
    await assert.rejects(restore(second, archive), { code: "store-not-empty" })
    assert.deepEqual(await everything(second), was)
    await restore(second, archive, { over: true })
    assert.deepEqual(await everything(second), await everything(store))
    await second.close()
  })

  it("signs nobody in again, and brings back no key and no invitation that may have ended since", async () => {
    const [first, second] = [await openPglite(join(folder, "third")), await openPglite(join(folder, "fourth"))]
    const when = "now(), now() + interval '1 day'"
    await first.pool.query(`
      select set_config('app.person', 'platform', false);
      insert into identity.person (id, name, language, made) values ('vera', 'Vera Imaginaria', 'es', now());
      insert into identity.session (hash, person, opened, seen, expires) values (repeat('0', 64), 'vera', now(), ${when});
      insert into identity.link (hash, person, made, expires) values (repeat('0', 64), 'vera', ${when});
      insert into identity.trial (hash, kind, person, made, expires) values (repeat('0', 64), 'reset', 'vera', ${when});
      insert into identity.key (person, name, prefix, hash, read_only, strong, made, expires)
      values ('vera', 'Key', 'pal_abcdef', repeat('0', 64), true, true, ${when});
      insert into files.file (hash, size, bytes) values (repeat('a', 64), 1, 'a');
      insert into identity.role (code, held_for, shipped, made) values ('observer', 'any', true, now());
      insert into identity.letter (id, file, name, type, brought, brought_by)
      values ('00000000-0000-4000-8000-00000000000a', repeat('a', 64), 'a.pdf', 'application/pdf', now(), 'vera');
      insert into identity.nomination (id, party, role, name, title, email, language, letter, basis, since, made, authors)
      values ('00000000-0000-4000-8000-00000000000b', 'iom', 'observer', 'Nobody', '', 'n@x.example', 'es',
              '00000000-0000-4000-8000-00000000000a', 'Note 1', '2018-01-01', now(), '{amina}');
      insert into identity.invitation (nomination, person, hash, made, made_by, expires)
      values ('00000000-0000-4000-8000-00000000000b', 'vera', repeat('0', 64), now(), 'amina', now() + interval '1 day');
      insert into jobs.job (kind, payload, asked_by)
      values ('invitation.mail', '{}', 'amina'), ('import.read', '{}', 'amina')`)
    const ways = join(folder, "ways.palermo")
    await backUp(first, ways)
    await restore(second, ways)
    const left = await second.pool.query(`
      select (select count(*)::int from identity.session) as sessions, (select count(*)::int from identity.link) as links,
             (select count(*)::int from identity.trial) as trials, (select count(*)::int from identity.person) as people,
             (select bool_and(revoked is not null) from identity.key) as revoked,
             (select bool_and(withdrawn is not null) from identity.invitation) as withdrawn,
             (select array_agg(kind) from jobs.job where status = 'waiting') as work`)
    assert.deepEqual(left.rows, [
      { sessions: 0, links: 0, trials: 0, people: 1, revoked: true, withdrawn: true, work: ["import.read"] },
    ])
    await first.close()
    await second.close()
  })

  it("is refused when it is cut short, changed, of a later version, or none", async () => {
    const packed = await readFile(archive)
    const text = gunzipSync(packed).toString()
    const lines = text.trimEnd().split("\n")
    const cases: [name: string, bytes: Buffer, code: string][] = [
      ["cut", packed.subarray(0, packed.length - 5000), "backup-damaged"],
      ["no-foot", gzipSync(`${lines.slice(0, -1).join("\n")}\n`), "backup-damaged"],
      ["changed", gzipSync(text.replace('"2499!"', '"2498!"')), "backup-damaged"],
      ["row-missing", gzipSync(`${lines.toSpliced(-5, 1).join("\n")}\n`), "backup-damaged"],
      ["other", Buffer.from("not a backup at all"), "backup-damaged"],
      ["empty", Buffer.alloc(0), "backup-damaged"],
      ["later", relabelled(lines), "backup-newer"],
    ]
    const was = await everything(store)
    for (const [name, bytes, code] of cases) {
      const file = join(folder, `${name}.palermo`)
      await writeFile(file, bytes)
      await assert.rejects(restore(store, file, { over: true }), { code }, name)
    }
    await assert.rejects(restore(store, join(folder, "nowhere"), { over: true }), { code: "backup-not-found" })
    assert.deepEqual(await everything(store), was)
  })

  it("is made by itself before an older store is migrated", async () => {
    const file = await backUpBefore(store, "0099-later.sql", join(folder, "backups"))
    assert.match(file, /backups\/2.*Z-before-0099-later\.palermo$/)
    assert.ok(existsSync(file))
  })
})

describe(
  "a backup of one database",
  { skip: !process.env["TEST_DATABASE_URL"] && "TEST_DATABASE_URL is not set" },
  () => {
    it("restores into the other, and back", async () => {
      await using postgres = await emptyPostgres()
      const far = await openPostgres(postgres.url)
      await makeOddTables(far)
      await restore(far, archive)
      const there = join(folder, "there.palermo")
      await backUp(far, there)
      const back = await openPglite(join(folder, "back"))
      await makeOddTables(back)
      await restore(back, there)
      assert.deepEqual(await everything(back), await everything(store))
      await back.close()
      await far.close()
    })
  },
)

/** A whole backup, but for a migration nobody knows. */
function relabelled(lines: readonly string[]): Buffer {
  const head = JSON.parse(lines[0] ?? "")
  head.migrations.push({ name: "9999-later.sql", digest: "0" })
  const body = `${[JSON.stringify(head), ...lines.slice(1, -1)].join("\n")}\n`
  const foot = JSON.parse(lines.at(-1) ?? "")
  foot.sha256 = createHash("sha256").update(body).digest("hex")
  return gzipSync(`${body}${JSON.stringify(foot)}\n`)
}
