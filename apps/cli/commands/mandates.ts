import type { Command } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { openRecord } from "#apps/cli/open.ts"
import type { Record } from "#apps/cli/record.ts"
import { table } from "#apps/cli/table.ts"
import { listMandates, MandateFilter } from "#modules/decisions/contract.ts"
import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import type { z } from "zod"

const filters = ["addressee", "target", "status", "document", "kind", "body", "session", "q"] as const

/** `palermo mandates`: the register, as far as it is asked for, all of it. */
export const mandates: Command = {
  usage: "[--addressee secretariat] [--status due] [--document A-RES-64-293] [--q …] [--json]",
  options: Object.fromEntries(filters.map((name) => [name, { type: "string" }])),
  async run(given, values, { environment, say, print, language, progress }) {
    if (given.length > 0) throw new Stop(exits.misused, "takes-no-names")
    const asked = MandateFilter.safeParse(Object.fromEntries(filters.map((name) => [name, values[name]])))
    if (!asked.success)
      throw new Stop(exits.misused, "filter-unknown", { name: String(asked.error.issues[0]?.path[0]) })
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
  const rows = items.map(({ place, verb, addressee, status, date, action }) => [
    place.symbol ?? place.number ?? place.slug,
    place.paragraph ?? place.anchor,
    verb,
    addressee ?? "–",
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
