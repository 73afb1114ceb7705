/** How estimates are made, as it is written on the page. */
export type How = Readonly<Record<Setting, string>>
export type Setting = "threshold" | "replicates" | "search" | "seed"

/** What is written at first. A search with covariates is made anew for each replicate: they are dear, and few. */
export const usual: How = { threshold: "0.02", replicates: "1000", search: "100", seed: "1" }

/** Whether what was written is none of the numbers it may be. */
export function isFaulty(name: Setting, written: string): boolean {
  const number = written.trim() === "" ? Number.NaN : Number(written)
  if (name === "threshold") return !(number > 0 && number < 1)
  const most = name === "seed" ? Number.MAX_SAFE_INTEGER : 20_000
  return !Number.isInteger(number) || number < 0 || number > most
}

/** The numbers that were written; nothing where one of them is none. */
export function settingsIn(how: How): Readonly<Record<Setting, number>> | undefined {
  const all = Object.keys(usual) as Setting[] // of these very names
  if (all.some((name) => isFaulty(name, how[name]))) return undefined
  const { threshold, replicates, search, seed } = how
  return { threshold: Number(threshold), replicates: Number(replicates), search: Number(search), seed: Number(seed) }
}
