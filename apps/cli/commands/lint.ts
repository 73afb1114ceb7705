import type { Command } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { readingOf } from "#apps/cli/reading.ts"
import type { Say } from "#apps/cli/words.ts"
import { told } from "#modules/decisions/finding.ts"
import { type Finding, lint, type Node, type Reading, treatiesIn } from "@palermo/documents"

/**
 * `palermo lint`: where a file departs from the drafting rules. Findings are
 * warnings, so that the command ends well however many there are. What the text
 * says of a treaty is checked where `--treaty` names a file with its articles.
 */
export const lintFile: Command = {
  usage: "FILE|- [--treaty FILE] [--json]",
  options: { treaty: { type: "string" } },
  async run(given, values, terminal) {
    const [file] = given
    if (file === undefined || given.length > 1) throw new Stop(exits.misused, "one-file")
    const treaty = values["treaty"]
    const treaties = typeof treaty === "string" ? treatiesIn((await readingOf(treaty, terminal)).source) : []
    if (typeof treaty === "string" && treaties.length === 0)
      throw new Stop(exits.refused, "no-treaty", { file: treaty })
    const reading = await readingOf(file, terminal)
    const findings = lint(reading, { treaties })
    const say = (finding: Finding) => ({ ...finding, ...told(finding, terminal.say) })
    terminal.print(
      values["json"] ? JSON.stringify({ findings: findings.map(say) }) : list(reading, findings, terminal.say),
    )
    return exits.done
  },
}

/** For each finding the place, the rule in the reader's words, what stands there and what could. */
function list(reading: Reading, findings: readonly Finding[], say: Say): string {
  const texts = textsOf(reading)
  const lines = findings.map((finding) => {
    const { rule, place } = finding
    const { message, suggestion } = told(finding, say)
    const words = short(texts.get(place.anchor)?.slice(...place.range) ?? "")
    return `${place.anchor}\n  ${message}  [${rule}]\n  ${words === "" ? "" : `${words} `}→ ${suggestion}`
  })
  return [say("cli.lint.found", { n: findings.length }), ...lines].join("\n\n")
}

const short = (words: string) => (words.length > 70 ? `${words.slice(0, 69)}…` : words)

/** Every text a place may be in, by its anchor. */
function textsOf({ children, notes, source }: Reading): ReadonlyMap<string, string> {
  const below = (node: Node): Node[] => ("children" in node ? [node, ...node.children.flatMap(below)] : [node])
  return new Map([
    ["source", source],
    ...children.flatMap(below).map(({ id, text }) => [id, text] as const),
    ...notes.map(({ text }, place) => [`note_${place + 1}`, text] as const),
  ])
}
