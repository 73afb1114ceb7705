import type { CodesOf } from "#modules/calls/fitting.ts"
import { regionalGroups } from "#modules/directory/actor-kinds.ts"

/**
 * The codes by which a table can be broken down, in the order in which they are
 * offered: those of the code lists of `@palermo/statistics`, said here so that a
 * page can offer them without it; a test holds the two together.
 */
export const listed = {
  sex: ["female", "male", "other", "unknown"],
  age: [
    ...["child", "adult", "unknown"],
    ...["0-8", "9-17", "18-20", "21-23", "24-26", "27-29", "30-38", "39-47", "48+"],
  ],
  form: [
    ...["sexual-exploitation", "labour-exploitation", "organ-removal", "forced-marriage", "forced-criminality"],
    ...["illegal-adoption", "forced-military", "other", "unknown"],
    ...["prostitution", "pornography", "remote-interactive", "private-sexual-services"],
    ...["forced-labour", "domestic-servitude", "servitude", "slavery", "child-labour", "forced-begging", "surrogacy"],
  ],
  stage: ["suspected", "arrested", "prosecuted", "convicted", "acquitted"],
  region: regionalGroups,
} as const

/** What somebody's citizenship can be besides a State's: none, or not known. */
export const beyondStates = ["stateless", "unknown"] as const

const known = {
  sex: new Set<string>(listed.sex),
  age: new Set<string>(listed.age),
  form: new Set<string>(listed.form),
  stage: new Set<string>(listed.stage),
  region: new Set<string>(listed.region),
}

/**
 * The codes each dimension of a table takes: those it offers itself, where it
 * offers some, or else all of its list. `states` are the ISO 3166 codes of
 * three letters that citizenship can be.
 */
export function codesAmong(states: Iterable<string>): CodesOf {
  const citizenships = new Set([...states, ...beyondStates])
  return ({ list, options }) => {
    if (list === "own" || options.length > 0) return new Set(options.map(({ code }) => code))
    return list === "citizenship" ? citizenships : known[list]
  }
}
