import { rulesOf, type Rule } from "#platform/identity/right/rule.ts"
import type { Role } from "#platform/identity/role/role.ts"
import { shippedRoles } from "#platform/identity/roles.ts"
import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import { readFileSync } from "node:fs"

type Words = Readonly<Record<string, string>>

/** Who may do what, as a page of Markdown: one table of all acts that are served, the shipped roles and their conditions. */
export function rightsPage(served: readonly AnyEndpoint[]): string {
  const words = { ...read("platform/web/messages/en.json"), ...read("platform/web/rights/messages/en.json") }
  const roles = shippedRoles.map(({ code, heldFor, rights }): Role => ({
    ...{ code, heldFor, names: null, copiedFrom: null, shipped: true, retired: false },
    rights: [...rights],
  }))
  // No right depends on the day by itself; any stands for all.
  const rules = [...rulesOf(served, roles, "2000-01-01")].sort((a, b) => (a.act < b.act ? -1 : 1))
  const nouns = [...new Set(rules.map(({ act }) => nounOf(act)))]
  return [
    "# Who may do what",
    "",
    "Every act that is served, in words, and who may do it. This page is printed by `node scripts/rights.ts` out of the same",
    "function that lets people in or refuses them (`platform/kernel/appointment.ts`), and a test fails while it differs. The",
    "app shows the same at `/rights`, with the roles of the installation's own. What holds in PostgreSQL besides is in the",
    "row policies of `database/migrations`.",
    "",
    "Conditions in brackets must all hold. An act that is open to anybody is open without signing in; one for whoever is",
    "signed in reaches only what is theirs.",
    "",
    ...nouns.flatMap((noun) => section(noun, rules, words)),
  ].join("\n")
}

function section(noun: string, rules: readonly Rule[], words: Words): string[] {
  const lines = rules
    .filter(({ act }) => nounOf(act) === noun)
    .map((rule) => [
      `\`${rule.act}\``,
      `${words[`act.${rule.act}`] ?? ""}${rule.reads ? "" : " ✎"}`,
      whoMay(rule, words),
    ])
  return [`## ${noun}`, "", ...table([["Act", "In words (✎ changes something)", "Who may"], ...lines]), ""]
}

function whoMay({ open, roles }: Rule, words: Words): string {
  if (open !== "roles") return words[`rights.${open}`] ?? open
  const said = roles.map(({ role, conditions }) => {
    const name = words[`platform.role.${role}`] ?? role
    const told = conditions.map((each) => words[`condition.${each}`] ?? each)
    return told.length > 0 ? `${name} (${told.join("; ")})` : name
  })
  return said.join("; ") || (words["rights.nobody"] ?? "")
}

/** A table whose columns stand under each other, as the formatter would have them. */
function table(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => (line[at] ?? "").length)))
  const row = (line: readonly string[]) => `| ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`
  const [head, ...rest] = lines.map(row)
  return [head ?? "", `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rest]
}

const nounOf = (act: string): string => act.split(".")[0] ?? ""

function read(path: string): Words {
  const text = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")
  // The catalogues are held against each other by a test.
  return JSON.parse(text) as Words
}
