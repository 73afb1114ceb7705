import type { Command } from "#apps/cli/command.ts"
import { examine } from "#apps/cli/examination.ts"
import { exits } from "#apps/cli/exit.ts"
import { openRecord } from "#apps/cli/open.ts"
import { sentenceFor } from "#apps/cli/sentence.ts"

/** `palermo doctor`: looks at everything the product stands on, changes nothing, and says what is not right. */
export const doctor: Command = {
  usage: "[--link|--operator-link] [--json]",
  options: { link: { type: "boolean" }, "operator-link": { type: "boolean" } },
  async run(_, values, { environment, say, print }) {
    const findings = await examine(environment)
    const isWell = findings.every(({ ok }) => ok)
    const made = values["operator-link"] ? "operatorLink" : values["link"] ? "link" : undefined
    const link = made && isWell ? await newLink(environment, made) : null
    if (values["json"]) print(JSON.stringify({ ok: isWell, findings, link }))
    else {
      const wide = Math.max(...findings.map(({ about }) => say(`cli.doctor.${about}`).length))
      for (const { ok, about, found, problem } of findings) {
        const told = problem ? sentenceFor(problem.code, problem.values, say) : found
        print(`${ok ? "✓" : "✗"} ${say(`cli.doctor.${about}`).padEnd(wide)}  ${told}`)
      }
      if (link) print(`\n${say(made === "link" ? "cli.doctor.link-made" : "cli.doctor.operator-link-made")}\n  ${link}`)
    }
    return isWell ? exits.done : exits.refused
  },
}

async function newLink(environment: NodeJS.ProcessEnv, whose: "link" | "operatorLink"): Promise<string> {
  const record = await openRecord(environment)
  try {
    return (await record.operate(whose)).link
  } finally {
    await record.close()
  }
}
