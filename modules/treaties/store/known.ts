import { instruments } from "#modules/treaties/instruments.ts"
import { rows } from "#platform/database/sql.ts"
import { isUuid, type Records } from "#platform/identity/records.ts"
import { z } from "zod"

const Found = z.object({ id: z.string() })

/** Whether an instrument or an act is there to be read. */
export const treatyRecords: Pick<Records, "treaty" | "treaty-act"> = {
  treaty: async (_, code) => instruments.some((each) => each.code === code),
  "treaty-act": async (db, id) =>
    isUuid(id) && (await rows(db, Found)`select id from treaties.act where id = ${id}::uuid and not gone`).length > 0,
}
