import { Block } from "#modules/reports/block.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** A ready report to begin from: its name, when it is of use, and its blocks. */
export const ReportTemplate = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: Text,
  note: Text,
  blocks: z.array(Block),
})
export type ReportTemplate = z.infer<typeof ReportTemplate>
