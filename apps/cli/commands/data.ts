import type { Command, Terminal, Values } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"

/** One of the things `palermo data` does, given its files and options. */
export type DataVerb = (files: readonly string[], values: Values, terminal: Terminal) => Promise<number | void>

/** What can be done with data: how it is asked for, and where it is; each is loaded when it is asked for. */
const verbs: Readonly<Record<string, { readonly usage: string; readonly load: () => Promise<DataVerb> }>> = {
  check: {
    usage: "FILE… [--layout plain|htcds|ctdc|glotip|sdmx] [--kind records|figures] [--leave-out COLUMN,…]",
    load: async () => (await import("#apps/cli/data/check.ts")).check,
  },
  repair: {
    usage:
      "FILE --out FILE.csv [--ask-file ASKED.csv] [--mendings SAID.csv] [--contradicting leave-out|add|span|first|last]",
    load: async () => (await import("#apps/cli/data/repair.ts")).repair,
  },
  audit: {
    usage: "TABLE.csv [--hierarchy FILE.csv]",
    load: async () => (await import("#apps/cli/data/audit.ts")).audit,
  },
  protect: {
    usage: "TABLE.csv --out FILE.csv [--k 10] [--hierarchy FILE.csv] [--by COLUMN,…]",
    load: async () => (await import("#apps/cli/data/protect.ts")).protect,
  },
  release: {
    usage:
      "list|TABLE.csv|RECORDS.csv --by COLUMN,… --out FILE.csv --ledger FOLDER [--k 10] [--within COLUMN,…] [--only COLUMN=CODE,…] [--keep COLUMN,…] [--for-governments]",
    load: async () => (await import("#apps/cli/data/release.ts")).release,
  },
  measure: {
    usage: "TABLE.csv --out FILE.csv [--population FILE.csv] [--share COLUMN] [--change COLUMN]",
    load: async () => (await import("#apps/cli/data/measure.ts")).measure,
  },
  count: {
    usage: "RECORDS.csv --out FILE.csv [--k 10] [--length 3]",
    load: async () => (await import("#apps/cli/data/count.ts")).count,
  },
  synthesize: {
    usage: "RECORDS.csv --method aggregate|dp --out FILE.csv [--k 10] [--epsilon 4] [--length 3] [--seed S]",
    load: async () => (await import("#apps/cli/data/synthesize.ts")).synthesize,
  },
  query: {
    usage: '"SELECT …" --over [NAME=]FILE.parquet|csv|json… [--out FILE.csv] [--memory MB] [--threads N]',
    load: async () => (await import("#apps/cli/data/query.ts")).query,
  },
  link: {
    usage: "AGENCY.csv… --out PAIRS.csv [--table TABLE.csv] [--key FILE] [--encode]",
    load: async () => (await import("#apps/cli/data/link.ts")).link,
  },
  estimate: {
    usage: "TABLE.csv [--method stepwise|bic|covariates] [--bootstrap N --seed S]",
    load: async () => (await import("#apps/cli/data/estimate.ts")).estimate,
  },
}

/** `palermo data`: tables, records and estimates from files, without a database. The first word says what to do. */
export const data: Command = {
  usage: Object.entries(verbs)
    .map(([verb, { usage }]) => `${verb} ${usage}`)
    .join("\n"),
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
    by: { type: "string" },
    hierarchy: { type: "string" },
    codes: { type: "string" },
    population: { type: "string" },
    share: { type: "string" },
    change: { type: "string" },
    layout: { type: "string" },
    kind: { type: "string" },
    "leave-out": { type: "string" },
    contradicting: { type: "string" },
    mendings: { type: "string" },
    "ask-file": { type: "string" },
    over: { type: "string", multiple: true },
    memory: { type: "string" },
    threads: { type: "string" },
    ledger: { type: "string" },
    within: { type: "string" },
    only: { type: "string" },
    keep: { type: "string" },
    "for-governments": { type: "boolean" },
  },
  async run([verb, ...files], values, terminal) {
    const known = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
    if (!known) throw new Stop(exits.misused, "data-verb", { verbs: Object.keys(verbs).join(", ") })
    if (files.length === 0) throw new Stop(exits.misused, "data-file", { usage: `palermo data ${verb} ${known.usage}` })
    return (await known.load())(files, values, terminal)
  },
}
