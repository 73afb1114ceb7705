import { captureTable, type CaptureTable } from "../../src/index.ts"
import assert from "node:assert/strict"

/** Makes a table of lists and counts by combination, each written as the names of its lists. */
export function tableOf(lists: readonly string[], cases: Readonly<Record<string, number>>): CaptureTable {
  const rows = Object.entries(cases).map(([on, many]) => {
    const names = on.split(" ")
    return { on: lists.map((list) => (names.includes(list) ? 1 : 0)), cases: many }
  })
  const made = captureTable(lists, rows)
  assert.ok(made.ok)
  return made.table
}

/** The United Kingdom's strategic assessment of 2013 on five lists: Silverman (Home Office, 2014). */
export const kingdom = tableOf(["LA", "NG", "PFNCA", "GO", "GP"], {
  LA: 54,
  NG: 463,
  PFNCA: 995,
  GO: 695,
  GP: 316,
  "LA NG": 15,
  "LA PFNCA": 19,
  "LA GO": 3,
  "NG PFNCA": 62,
  "NG GO": 19,
  "NG GP": 1,
  "PFNCA GO": 76,
  "PFNCA GP": 11,
  "GO GP": 8,
  "LA NG PFNCA": 1,
  "LA NG GO": 1,
  "NG PFNCA GO": 4,
  "LA NG PFNCA GO": 1,
})

/** Women from the Korean peninsula on three lists: Ball, Shin and Yang (2018). */
export const korea = tableOf(["b", "c", "d"], { d: 41, c: 5, b: 5, "b c": 54, "b d": 6, "b c d": 12 })

/** The Western site of the United States: Farrell and others (2019). */
export const western = tableOf(["A", "B", "C", "D", "E"], {
  A: 52,
  B: 90,
  C: 114,
  D: 45,
  E: 21,
  "A C": 4,
  "A D": 2,
  "A E": 5,
  "B C": 6,
  "B D": 1,
  "D E": 3,
  "A C E": 1,
  "B C D": 1,
})

/** Killings in Kosovo: Ball and others (2002). */
export const kosovo = tableOf(["EXH", "ABA", "OSCE", "HRW"], {
  EXH: 1131,
  ABA: 845,
  OSCE: 936,
  HRW: 306,
  "EXH ABA": 177,
  "EXH OSCE": 228,
  "EXH HRW": 106,
  "ABA OSCE": 217,
  "ABA HRW": 31,
  "OSCE HRW": 123,
  "EXH ABA OSCE": 181,
  "EXH ABA HRW": 18,
  "EXH OSCE HRW": 42,
  "ABA OSCE HRW": 32,
  "EXH ABA OSCE HRW": 27,
})

/** Made up by Chan, Silverman and Vincent (2021, table 2): the model that joins A and B has no estimate. */
export const artificial = tableOf(["A", "B", "C"], { A: 40, B: 30, C: 20, "A B": 6 })
