/**
 * Writes states.tsv from a table of Member States (iso2, iso3, m49, UNTERM short and formal names, regional group),
 * the official names at hand and, for the rest, the CLDR of the Node that runs it:
 *
 *     node database/starter/states.generate.ts TABLE.csv > database/starter/states.tsv
 *
 * Run once and keep the result: CLDR differs from one Node to the next, and a State's name must not.
 */
import { readFileSync } from "node:fs"

const languages = ["ar", "en", "es", "fr", "ru", "zh"] as const
type Names = Partial<Record<(typeof languages)[number], string>>
const known: { names: Record<string, Names> } = JSON.parse(
  readFileSync(new URL("official-state-names.json", import.meta.url), "utf8"),
)

const groups: Record<string, string> = {
  AFRICAN: "african",
  ASIA_PACIFIC: "asia-pacific",
  EASTERN_EUROPEAN: "eastern-european",
  GRULAC: "latin-american-caribbean",
  WEOG: "western-european-others",
  WEOG_OBSERVER: "western-european-others",
}
const observers = [
  "VA,VAT,336,Holy See (the),the Holy See,Saint-Siège (le),,,,,",
  "PS,PSE,275,State of Palestine (the),the State of Palestine,État de Palestine (l'),,,,,",
]
/** States by the practice of the Secretary-General as depositary, which are members of agencies and not of the United Nations. */
const others = ["CK,COK,184,Cook Islands (the),,Îles Cook (les),,,,,", "NU,NIU,570,Niue,,Nioué,,,,,"]

/** "Bahamas (the)" is Bahamas, "Iran (Islamic Republic of)" stays; "the Republic of X" loses its article. */
const bare = (name = "") =>
  name
    .replace(/ \((the|l[ea']s?)\)$/, "")
    .replace(/^the /, "")
    .replaceAll("'", "’")
const turned = (name: string) => name.replace(/^(.+) \((.+ (?:of|de|du|d’|del))\)$/, "$2 $1").replace("d’ ", "d’")

const [, ...table] = readFileSync(process.argv[2] ?? "", "utf8")
  .trim()
  .split(/\r?\n/)
const rows = [...table, ...observers, ...others].map((line) => {
  if (line.includes('"')) throw new Error(`a quoted cell: ${line}`)
  const [iso2 = "", iso3, m49, en, formal, fr, , , , , group = ""] = line.split(",")
  const official: Names = { en: bare(en), fr: bare(fr), ...known.names[iso2] }
  const cldr = (language: string) =>
    (new Intl.DisplayNames([language], { type: "region" }).of(iso2) ?? "").replace(/ ?[(（].*[)）]$/, "")
  const names = languages.map((language) => official[language] ?? cldr(language))
  const kind = group !== "" ? "member-state" : others.includes(line) ? "non-member-state" : "observer-state"
  const aliases = [formal, ...names.map(turned), ...(group === "" ? [] : languages.map(cldr))].map(bare)
  const facts = [kind, iso2, iso3, m49, groups[group] ?? "", ...names, Object.keys(official).sort().join(" ")]
  return { names, aliases, facts }
})
// CLDR tells the two Congos apart by a parenthesis that was taken away: a name that is another's is nobody's alias.
const taken = new Set(rows.flatMap(({ names }) => names))
const lines = rows.map(({ aliases, facts }) => {
  const free = new Set(aliases.filter((alias) => alias !== "" && !taken.has(alias)))
  return [...facts, [...free].join("; ")]
})
const cells = ["kind", "iso2", "iso3", "m49", "group", ...languages, "official", "aliases"]
const source = `# Member States, observer States, and States that are no members and take part in treaties. ISO 3166 and M49 codes and UNTERM short names: datasets/country-codes (PDDL), May 2026.
# Names in the languages under "official" are the United Nations'; the others are CLDR ${process.versions["cldr"]}'s and unofficial.
# Regional groups were written down from memory and are unverified; the United States attends one as an observer.`
process.stdout.write(`${[source, ...[cells, ...lines].map((each) => each.join("\t"))].join("\n")}\n`)
