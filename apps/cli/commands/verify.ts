import type { Command } from "#apps/cli/command.ts"
import { exits } from "#apps/cli/exit.ts"
import { openRecord } from "#apps/cli/open.ts"

/** `palermo verify`: walks the chain of the ledger, and says whether it is whole. */
export const verify: Command = {
  usage: "[--json]",
  options: {},
  async run(_, values, { environment, say, print }) {
    const record = await openRecord(environment)
    try {
      const { lines, broken } = await record.operate("verify")
      if (values["json"]) print(JSON.stringify({ lines, whole: broken === null, broken }))
      else
        print(broken === null ? say("cli.verify.whole", { n: lines }) : say("cli.verify.broken", { n: lines, broken }))
      return broken === null ? exits.done : exits.refused
    } finally {
      await record.close()
    }
  },
}
