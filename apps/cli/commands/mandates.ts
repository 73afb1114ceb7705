import type { Command } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { openRecord } from "#apps/cli/open.ts"
import type { Record } from "#apps/cli/record.ts"
import { table } from "#apps/cli/table.ts"
import { listMandates, MandateFilter } from "#modules/decisions/contract.ts"
import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import type { z } from "zod"

/** The filters of the register, each under its name on the command line. */
const filters = {
  addressee: "addressee",
  asks: "asks",
  target: "target",
  status: "status",
  document: "document",
  kind: "kind",
  class: "class",
  body: "body",
  session: "session",
  theme: "theme",
  function: "function",
  date: "date",
  "due-from": "dueFrom",
  "due-to": "dueTo",
  chain: "chain",
  q: "q",
} as const satisfies { readonly [name: string]: keyof MandateFilter }

/** `palermo mandates`: the register, as far as it is asked for, all of it. */
export const mandates: Command = {
  usage: "[--asks unodc] [--status due] [--theme data] [--document A-RES-64-293] [--q …] [--json]",
  options: Object.fromEntries([...Object.keys(filters), "sort"].map((name) => [name, { type: "string" }])),
  async run(given, values, { environment, say, print, language, progress }) {
    if (given.length > 0) throw new Stop(exits.misused, "takes-no-names")
    const asked = Asked.safeParse({
      ...Object.fromEntries(Object.entries(filters).map(([name, field]) => [field, values[name]])),
      sort: values["sort"],
    })
    if (!asked.success) {
      const wrong = asked.error.issues[0]?.path[0]
      const name = Object.entries(filters).find(([, field]) => field === wrong)?.[0] ?? String(wrong)
      throw new Stop(exits.misused, "filter-unknown", { name })
    }
    const record = await openRecord(environment)
    try {
      const items = await all(record, { ...asked.data, language }, progress)
      if (values["json"]) return print(JSON.stringify({ total: items.length, items }))
      print(say("cli.mandates.found", { n: items.length }))
      if (items.length > 0) print(tableOf(items, say))
    } finally {
      await record.close()
    }
  },
}

const Asked = MandateFilter.extend({ sort: listMandates.query.shape.sort.optional() })

type Query = z.input<typeof listMandates.query>

/** Follows the list to its end: what is long is not cut short. */
async function all(record: Record, query: Query, progress: (text: string) => void): Promise<MandateInPlace[]> {
  const items: MandateInPlace[] = []
  for (let after: string | null | undefined; after !== null;) {
    const page: z.output<typeof listMandates.output> = await record.ask(listMandates, {
      query: { ...query, limit: 500, ...(after !== undefined && { after }) },
    })
    items.push(...page.items)
    progress(`${items.length} / ${page.total}`)
    after = page.next
  }
  return items
}

function tableOf(items: readonly MandateInPlace[], say: (key: string) => string): string {
  const heads = ["document", "paragraph", "verb", "addressee", "status", "date", "action"]
  const rows = items.map(({ place, verb, addressee, actor, status, date, action }) => [
    place.symbol ?? place.number ?? place.slug,
    place.paragraph ?? place.anchor,
    verb,
    addressee ?? actor ?? "–",
    say(`cli.status.${status}`),
    date?.to ?? date?.printed ?? "–",
    action,
  ])
  return table(
    heads.map((head) => say(`cli.read.${head}`)),
    rows,
    process.stdout.columns ?? 160,
  )
}
