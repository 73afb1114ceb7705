import type { OpenDatabase } from "#platform/database/open.ts"

/** What a copy has of its own, by column; everything else is as in the row it was copied from. */
type Own = { readonly [column: string]: string }

/**
 * Multiplies the documents of a store until it has as many mandates as wanted:
 * each copy with its own place in addresses, its own paragraphs, words and mandates.
 */
export async function fill({ pool, sync }: OpenDatabase, wanted: number): Promise<number> {
  const count = async () =>
    (await pool.query<{ n: number }>("select count(*)::int as n from decisions.mandate")).rows[0]?.n ?? 0
  const first = await count()
  const times = Math.ceil(wanted / Math.max(1, first)) - 1
  const client = await pool.connect()
  const copy = async (table: string, own: Own, from: string): Promise<void> => {
    const { rows } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    )
    const columns = rows.map(({ name }) => name)
    const values = columns.map((name) => own[name] ?? `t.${name}`)
    await client.query(
      `insert into ${table} (${columns.join(", ")}) select ${values.join(", ")} from ${table} t ${from}`,
    )
  }
  await client.query("set statement_timeout = 0")
  await client.query("begin")
  await client.query(`
    create temp table copied on commit drop as
      select id as was, gen_random_uuid() as id, n from decisions.document, generate_series(1, ${times}) as n;
    create temp table copied_paragraph on commit drop as
      select p.id as was, gen_random_uuid() as id, c.id as document, c.n
        from decisions.provision p join copied c on c.was = p.document;
    create index on copied_paragraph (was, n);
    analyze copied; analyze copied_paragraph;`)
  await copy(
    "decisions.document",
    { id: "c.id", slug: "t.slug || '-' || c.n", identity: "t.identity || ' ' || c.n", adopted: "t.adopted - c.n" },
    "join copied c on c.was = t.id",
  )
  await copy(
    "decisions.provision",
    { id: "c.id", document: "c.document", parent: "up.id" },
    "join copied_paragraph c on c.was = t.id left join copied_paragraph up on up.was = t.parent and up.n = c.n",
  )
  await copy(
    "decisions.wording",
    { provision: "c.id", document: "c.document", text: "t.text || ' ' || c.n" },
    "join copied_paragraph c on c.was = t.provision",
  )
  await copy(
    "decisions.mandate",
    {
      id: "gen_random_uuid()",
      document: "c.document",
      provision: "c.id",
      slug: "t.slug || '-' || c.n",
      recency: "t.recency + c.n",
    },
    "join copied_paragraph c on c.was = t.provision",
  )
  await client.query("commit")
  await client.query("analyze")
  await client.query("reset statement_timeout")
  client.release()
  await sync()
  return count()
}
