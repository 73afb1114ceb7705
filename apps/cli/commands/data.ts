import type { Command, Terminal, Values } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"

/** One of the things `palermo data` does, given its files and options. */
export type DataVerb = (files: readonly string[], values: Values, terminal: Terminal) => Promise<number | void>

/** What can be done with data, each loaded when it is asked for. */
const verbs: Readonly<Record<string, () => Promise<DataVerb>>> = {
  audit: async () => (await import("#apps/cli/data/audit.ts")).audit,
  protect: async () => (await import("#apps/cli/data/protect.ts")).protect,
  synthesize: async () => (await import("#apps/cli/data/synthesize.ts")).synthesize,
  count: async () => (await import("#apps/cli/data/count.ts")).count,
  estimate: async () => (await import("#apps/cli/data/estimate.ts")).estimate,
  link: async () => (await import("#apps/cli/data/link.ts")).link,
}

/** `palermo data`: tables, records and estimates from files, without a database. The first word says what to do. */
export const data: Command = {
  usage: `${Object.keys(verbs).join("|")} FILE… [--json]`,
  options: {
    k: { type: "string" },
    length: { type: "string" },
    out: { type: "string" },
    method: { type: "string" },
    epsilon: { type: "string" },
    delta: { type: "string" },
    threshold: { type: "string" },
    "max-order": { type: "string" },
    bootstrap: { type: "string" },
    seed: { type: "string" },
    covariates: { type: "string" },
    trend: { type: "string" },
    key: { type: "string" },
    encode: { type: "boolean" },
    table: { type: "string" },
  },
  async run([verb, ...files], values, terminal) {
    const load = verb === undefined ? undefined : verbs[verb]
    if (!load) throw new Stop(exits.misused, "data-verb", { verbs: Object.keys(verbs).join(", ") })
    return (await load())(files, values, terminal)
  },
}
