import type { Terminal } from "#apps/cli/command.ts"
import { table } from "#apps/cli/table.ts"
import type { Say } from "#apps/cli/words.ts"
import type { ReleaseInPlace } from "#modules/analysis/contract.ts"
import { sentencesOf, type ReleaseReport } from "#modules/analysis/gate/report.ts"
import type { Proof } from "#modules/analysis/release.ts"
import { inLanguage } from "#platform/kernel/language.ts"

type Speaking = Pick<Terminal, "say" | "language">

/** A release in one line: its id, its code, where it stands, for whom, and what it is called. */
export const lineOf = (release: ReleaseInPlace, { say, language }: Speaking): string[] => [
  ...[release.id, release.code, standingOf(release, say), say(`analysis.release.audience.${release.audience}`)],
  inLanguage(release.title, language).text,
]

const standingOf = ({ status, protecting, stale }: ReleaseInPlace, say: Say): string =>
  [
    say(`analysis.release.status.${status}`),
    ...(protecting === null ? [] : [percent(protecting)]),
    ...(stale ? [say("analysis.release.stale")] : []),
  ].join(", ")

/** What a release holds, the risk that was found, how it is met, and what was withheld. */
export function released(release: ReleaseInPlace, speaking: Speaking): string {
  const { say, language } = speaking
  const { code, title, datasetTitle, unit, audience, k, taken, by, tables, filters, reason, status, digest } = release
  const fact = (key: string, value: string): string[] => (value === "" ? [] : [`${say(key)}: ${value}`])
  return [
    inLanguage(title, language).text,
    `${release.id} · ${code} · ${standingOf(release, say)}`,
    ...fact("analysis.dataset.dataset", `${inLanguage(datasetTitle, language).text}, ${say(`analysis.unit.${unit}`)}`),
    ...fact("analysis.release.data-of", taken.slice(0, 10)),
    ...fact("analysis.release.audience", say(`analysis.release.audience.${audience}`)),
    ...fact("analysis.release.by", by.map((name) => columnName(name, say)).join(", ")),
    ...fact("analysis.release.tables", tables.map((each) => crossed(each, say)).join("; ")),
    ...fact(
      "analysis.release.filters",
      filters.map(({ column, codes }) => `${columnName(column, say)} = ${codes.join(", ")}`).join("; "),
    ),
    ...fact("analysis.release.k", String(k)),
    ...fact("analysis.release.released", release.released?.slice(0, 10) ?? ""),
    ...(reason === null
      ? []
      : [`${say(status === "withdrawn" ? "analysis.release.is-withdrawn" : "analysis.release.given-back")} ${reason}`]),
    ...(digest === null ? [] : [`SHA-256 ${digest}`]),
    "",
    ...riskOf(release, say),
  ].join("\n")
}

/** The risk as it is known to whoever asks: the whole proof to those inside, what can be counted on the figures to others. */
function riskOf({ proof, proved, protecting, fault, touch, status, k }: ReleaseInPlace, say: Say): string[] {
  const now = [
    ...(protecting === null ? [] : [say("cli.release.protecting", { done: percent(protecting) })]),
    ...(fault !== null && protecting === null ? [faultTold(fault, say)] : []),
  ]
  if (proof === null && proved === null) return now.length > 0 ? now : [say("analysis.release.not-protected")]
  const isOld = proof !== null && proof.touch !== touch && status === "draft"
  return [
    ...(proof === null ? provedTold(proved, say) : proofTold(proof, k, say)),
    ...(isOld ? [say("analysis.release.proof-is-old")] : []),
    ...now,
  ]
}

function proofTold(proof: Proof, k: number, say: Say): string[] {
  const { cells, small, beside, told, witnesses, solved, narrowest, against, left = [] } = proof
  const lines: readonly (readonly [string, string | number])[] = [
    ["cells", cells],
    ["small", small],
    ["beside", beside],
    ["told", percent(told)],
    ["witnesses", witnesses],
    ["solved", solved],
    ...(small + beside > 0 ? ([["narrowest", narrowest]] as const) : []),
    ["against", against.length === 0 ? say("analysis.proof.against-none") : against.join(", ")],
  ]
  return [
    solved > 0
      ? say("analysis.proof.is-solvable", { n: solved })
      : say("analysis.proof.is-safe", { n: small + beside }),
    ...lines.map(([key, value]) => `  ${say(`analysis.proof.${key}`, { k })}: ${value}`),
    ...(left.length > 0 ? [`  ${say("analysis.proof.left")}:`] : []),
    ...left.map(
      ({ codes, why }) =>
        `    ${codes.filter((code) => code !== "").join(" × ")}: ${say(`analysis.proof.left.${why}`)}`,
    ),
  ]
}

function provedTold(proved: ReleaseInPlace["proved"], say: Say): string[] {
  if (proved === null) return []
  const { cells, withheld, solved } = proved
  return [say("cli.release.proved", { cells, withheld, solved })]
}

/** Why protecting was given up, with the columns it concerns. */
export function faultTold(fault: string, say: Say): string {
  const [code = "", ...columns] = fault.split(" ").filter(Boolean)
  const key = `analysis.release.fault.${code}`
  const said = say(key)
  const why = said === key ? say("analysis.release.fault.other", { code }) : said
  return columns.length === 0 ? why : `${why} ${say("analysis.release.concerns")} ${crossed(columns, say)}.`
}

/** What was withheld of a release and what accuracy remains, in sentences and table by table. */
export function reported(report: ReleaseReport, say: Say): string {
  const heads = ["table", "cells", "withheld"].map((head) => say(`cli.release.head.${head}`))
  const rows = report.tables.map(({ columns, cells, withheld }) => [
    crossed(columns, say),
    String(cells),
    String(withheld),
  ])
  return [...sentencesOf(report).map(({ key, values }) => say(key, values)), "", table(heads, rows)].join("\n")
}

const crossed = (columns: readonly string[], say: Say): string =>
  columns.map((name) => columnName(name, say)).join(" × ")

function columnName(name: string, say: Say): string {
  const key = `analysis.column.${name}`
  const word = say(key)
  return word === key ? name : word
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`
