import { lanterns } from "#modules/decisions/examples.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { ownTables } from "#platform/database/tables.ts"
import type { Service } from "#platform/http/service.ts"
import { pdf, proposed } from "#platform/identity/nomination/examples.ts"
import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import * as fc from "fast-check"
import { lampData } from "#tests/analysing.ts"
import { importing, formOf, type ReadText } from "#tests/importing.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"
import { like } from "./arbitrary.ts"

const today = new Date().toISOString().slice(0, 10)

/** The service with its check taken out: whatever is asked, by whomever, it lets them. Only the database stands in the way. */
const unguarded = { permission: () => ({ may: true, by: "everybody" }) as const }

/** Words that stand in what is nobody's but the Secretariat's, or Uruguay's: no stranger must ever be told them. */
const secret = { draft: "Zephyrine", view: "Quillfeather", candidate: "Casandra Inexistente", dataset: "Schattenlampe" }

/** What everybody may leave a trace in: that they asked, tried, followed, wished or kept for themselves. */
const ownTraces =
  /^(ledger|jobs|notify)\.|^identity\.(session|link|attempt|trial|key|terms_acceptance|second_factor|password|passkey|recovery_code|linked_account)$|^decisions\.view$/

const Told = z.object({ told: z.string() })
async function standing(db: Database, tables: readonly string[], person: string): Promise<Record<string, string>> {
  const all: Record<string, string> = {}
  for (const name of tables) {
    // Whoever is signed in may call themselves something else.
    const others = name === "identity.person" ? sql`where id <> ${person}` : sql``
    const [found] = await rows(db, Told)`
      select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as told
        from ${sql.raw(name)} t ${others}`
    all[name] = found?.told ?? ""
  }
  return all
}

/** Every way to ask an operation: with nothing, and with what its own schema takes. */
function asking(endpoint: AnyEndpoint, things: Readonly<Record<string, string>>) {
  const { method, path, upload } = endpoint
  const id = things[/^\/([\w-]+)/.exec(path)?.[1] ?? ""] ?? "1"
  const bodies: unknown[] =
    method === "get" ? [undefined] : [{}, ...fc.sample(like(endpoint.body), { numRuns: 1, seed: 20101101 })]
  return bodies.map((body) => ({
    method: method.toUpperCase() as "POST",
    url: `/api/v1${path.replaceAll(/\{\w+\}/g, encodeURIComponent(id))}`,
    ...(upload ? formOf({ "a.txt": "Decides" }) : body === undefined ? {} : { payload: body as object }),
  }))
}

describe("with the service's own check taken out", () => {
  for (const person of ["public", "eve", "bruno", "chen"])
    onPlatform(
      `${person} writes nothing and reads nothing that is not theirs: the row policies hold`,
      { today },
      async (all) => {
        const { keep, bring, read, act } = await importing(all)
        const { slug } = await keep(lanterns)
        const [waiting] = await bring({
          "draft.txt": lanterns.replaceAll("901", "902").replace("Safety of lanterns", secret.draft),
        })
        const { mandates, provisions }: ReadText = await read(slug ?? "")
        await act(`/mandates/${mandates[0]?.id}`, { level: 1 }, "PATCH")
        const view = await act<{ id: string }>("/views", { name: secret.view, filter: {} })
        const bilal = platformOn(all.as, "bilal", today)
        const letter = await bilal.app.inject({
          method: "POST",
          url: "/api/v1/nominations/letters",
          ...formOf({ "n.pdf": pdf }),
        })
        const payload = { ...proposed, party: "state-jor", since: today, letter: letter.json<{ id: string }>().id }
        const nomination = await bilal.app.inject({ method: "POST", url: "/api/v1/nominations", payload })
        assert.equal(nomination.statusCode, 200, nomination.body)
        await bilal.app.close()
        const jamila = platformOn(all.as, "jamila", today)
        const within = async (url: string, sent: object) =>
          (await jamila.app.inject({ method: "POST", url: `/api/v1${url}`, ...sent })).json<{ id: string }>()
        const data = { ...lampData, party: "state-jor", title: { en: secret.dataset } }
        const dataset = await within("/datasets", { payload: data })
        const snapshot = await within(
          `/datasets/${dataset.id}/snapshots`,
          formOf({ "l.csv": `sex\n${secret.dataset}\n` }),
        )
        assert.match(snapshot.id, /-/)
        assert.ok((await jamila.app.inject("/api/v1/datasets")).body.includes(secret.dataset))
        await jamila.app.close()

        // Those whose they are do read them, so that a stranger who does not is no accident.
        for (const [url, word] of [
          [`/imports/${waiting?.id}`, secret.draft],
          ["/views", secret.view],
          ["/nominations", secret.candidate],
        ] as const)
          assert.ok((await all.app.inject(`/api/v1${url}`)).body.includes(word), url)

        const mandate = mandates[0]?.id ?? ""
        const things = {
          ...{ documents: slug ?? "", mandates: mandate, chains: mandate, provisions: provisions[0]?.id ?? "" },
          ...{ imports: waiting?.id ?? "", views: view.id, nominations: nomination.json<{ id: string }>().id },
          ...{ datasets: dataset.id, snapshots: snapshot.id },
          ...{ people: "bilal", roles: "focal-point", actors: "state-ury", treaties: "XVIII-12-a" },
        }
        const kept = (await all.as("platform", ownTables))
          .map(({ name }) => name)
          .filter((name) => !ownTraces.test(name))
        const theirs = person === "bruno" || person === "chen"
        // Whoever is appointed may bring a file: that is their right, and not a leak.
        const watched = theirs ? kept.filter((name) => !name.startsWith("files.")) : kept
        const service: Service = platformOn(all.as, person, today, unguarded)
        const before = await owner(all.db, (db) => standing(db, watched, person))
        let asked = 0
        for (const endpoint of service.served)
          for (const request of asking(endpoint, things)) {
            const answer = await service.app.inject(request)
            asked += 1
            for (const [what, word] of Object.entries(secret))
              assert.ok(
                !answer.body.includes(word),
                `${person} ${endpoint.act} tells of the ${what}: ${answer.body.slice(0, 300)}`,
              )
          }
        assert.ok(asked > service.served.length)
        assert.deepEqual(await owner(all.db, (db) => standing(db, watched, person)), before)
        await service.app.close()
      },
    )
})

/** Asks as whoever owns the tables, past every policy. */
async function owner<T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> {
  await sql`select set_config('role', 'none', true)`.execute(db)
  const done = await work(db)
  await sql`select set_config('role', 'app_rw', true)`.execute(db)
  return done
}

const Bare = z.object({ name: z.string(), secured: z.boolean(), policies: z.number(), granted: z.boolean() })

describe("every table of the product", () => {
  onPlatform("has row security, and a policy wherever anything is granted on it", { today }, async ({ as }) => {
    const tables = await as("platform", ownTables)
    const found = await as(
      "platform",
      (db) => rows(db, Bare)`
        select format('%I.%I', nspname, relname) as name, relrowsecurity as secured,
               (select count(*)::int from pg_policy where polrelid = c.oid) as policies,
               has_table_privilege('app_rw', c.oid, 'select, insert, update, delete, truncate')
                 or has_any_column_privilege('app_rw', c.oid, 'select, insert, update') as granted
          from pg_class c join pg_namespace n on n.oid = relnamespace
         where relkind in ('r', 'p') and format('%I.%I', nspname, relname) = any(${tables.map(({ name }) => name)})`,
    )
    assert.equal(found.length, tables.length)
    assert.deepEqual(
      found.filter(({ secured, policies, granted }) => (granted && (!secured || policies === 0)) || !secured),
      [],
    )
  })

  onPlatform("is read through no view that would read past its policies", { today }, async ({ as }) => {
    const views = await as(
      "platform",
      (db) => rows(db, z.object({ name: z.string() }))`
        select format('%I.%I', nspname, relname) as name
          from pg_class c join pg_namespace n on n.oid = relnamespace
         where relkind in ('v', 'm') and has_table_privilege('app_rw', c.oid, 'select')
           and nspname not in ('pg_catalog', 'information_schema')
           and not coalesce('security_invoker=true' = any(reloptions), false)`,
    )
    assert.deepEqual(views, [])
  })

  onPlatform("is reached by no function that somebody could have look elsewhere", { today }, async ({ as }) => {
    const functions = await as(
      "platform",
      (db) => rows(db, z.object({ name: z.string() }))`
        select format('%I.%I', nspname, proname) as name
          from pg_proc p join pg_namespace n on n.oid = pronamespace
         where prosecdef and nspname not in ('pg_catalog', 'information_schema')
           and not exists (select from unnest(proconfig) as set (said) where said like 'search_path=%')`,
    )
    assert.deepEqual(functions, [])
  })

  onPlatform("is asked by a role that owns nothing and is bound by every policy", { today }, async ({ as }) => {
    const Role = z.object({ role: z.string(), is: z.boolean(), owned: z.number() })
    const [found] = await as(
      "eve",
      (db) => rows(db, Role)`
        select current_user::text as role, rolsuper or rolbypassrls or rolcanlogin as is,
               (select count(*)::int from pg_class where relowner = r.oid) as owned
          from pg_roles r where rolname = current_user`,
    )
    assert.deepEqual(found, { role: "app_rw", is: false, owned: 0 })
  })
})
