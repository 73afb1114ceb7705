import type { Correction } from "#modules/decisions/correction.ts"
import { lanterns, lanternsCorrected, lanternsFrench } from "#modules/decisions/examples.ts"
import { MandateWording } from "#modules/decisions/mandate.ts"
import { rows, sql, type Database } from "#platform/database/sql.ts"
import { importing } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import { array, asyncProperty, assert as holds, constantFrom, nat, record, type Arbitrary } from "fast-check"
import assert from "node:assert/strict"
import { describe } from "node:test"
import { z } from "zod"

const today = "2018-03-01"
const slug = "A-RES-71-901"
const tables = ["document", "version", "provision", "wording", "note", "citation", "mandate"]

/** Every row of the record, as text. */
async function everyRow(db: Database): Promise<string[]> {
  const all: string[] = []
  for (const table of tables) {
    const found = await rows(db, z.object({ row: z.string() }))`
      select ${`${table} `} || t::text as row from ${sql.table(`decisions.${table}`)} t order by 1`
    all.push(...found.map(({ row }) => row))
  }
  return all
}

const steps = record({ what: constantFrom("edit", "split", "merge", "add", "drop", "text", "language"), whom: nat() })

type Steps = (typeof steps extends Arbitrary<infer Step> ? Step : never)[]

describe("whatever was done to a document", () => {
  onPlatform("is undone in any order that is allowed, and leaves every row as it was", { today }, async (p) => {
    const { keep, read, act, send } = await importing(p)
    await keep(lanterns)
    const before = await everyRow(p.db)
    let turn = 0

    /** Does one step, and answers where it can be undone. */
    async function does(what: string, whom: number): Promise<string | undefined> {
      turn += 1
      if (what === "language") return `/imports/${(await keep(`${lanternsFrench}${" ".repeat(turn)}`)).id}/undo`
      if (what === "text")
        return `/imports/${(await keep(lanternsCorrected.replace("are lit;", `are lit ${turn} hours;`))).id}/undo`
      const { mandates } = await read(slug)
      const mandate = mandates[whom % mandates.length]
      if (!mandate) return undefined
      const said = (action: string) => ({ ...MandateWording.parse(mandate), action })
      const other = mandates.find(({ id, provision }) => id !== mandate.id && provision === mandate.provision)
      const at = `/mandates/${mandate.id}`
      const correction = async () => {
        if (what === "edit") return act<Correction>(at, { action: `to do ${turn}` }, "PATCH")
        if (what === "split") return act<Correction>(`${at}/split`, { parts: [said("to do this"), said("to do that")] })
        if (what === "drop") return act<Correction>(`${at}/drop`)
        if (what === "add") return act<Correction>(`/provisions/${mandate.provision}/mandates`, said("to do more"))
        const both = [mandate.id, other?.id]
        return other ? act<Correction>("/mandates/merge", { mandates: both, wording: said("to do both") }) : undefined
      }
      const made = await correction()
      return made && `/corrections/${made.id}/undo`
    }

    await holds(
      asyncProperty(array(steps, { minLength: 1, maxLength: 7 }), nat(), async (all, order) => {
        const left: string[] = []
        for (const { what, whom } of all) left.push(...[(await does(what, whom)) ?? []].flat())
        for (let at = order; left.length > 0; at += 1) {
          const undo = left[at % left.length] ?? ""
          const answer = await send(undo)
          if (answer.statusCode === 200) left.splice(left.indexOf(undo), 1)
          else assert.match(answer.json().type, /-not-latest$/)
        }
        assert.deepEqual(await everyRow(p.db), before)
      }),
      {
        numRuns: 12,
        // A correction undone after a later text was kept came back when that text was undone.
        examples: [[["edit", "text"].map((what) => ({ what, whom: 0 })) as Steps, 0]],
      },
    )
  })
})
