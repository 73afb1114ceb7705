import type { Population } from "#modules/analysis/sdmx/flow.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"

/**
 * Reads how many persons live where: a table with the columns `area` (M49), `year` and `population`, in any order, parted by
 * commas. Rates per 100,000 are told where it says so, and nowhere else. Refuses a table without these columns, and numbers
 * that are none.
 */
export function readPopulation(text: string): Result<Population, "population-not-a-table"> {
  const [head = "", ...lines] = text.replace(/^\uFEFF/, "").split(/\r?\n/)
  const names = head.split(",").map((name) => name.trim().toLowerCase())
  const [area, year, people] = ["area", "year", "population"].map((name) => names.indexOf(name))
  if (area === undefined || year === undefined || people === undefined || Math.min(area, year, people) < 0)
    return refuse("population-not-a-table")
  const found = new Map<string, number>()
  for (const line of lines.filter((each) => each.trim() !== "")) {
    const cells = line.split(",").map((cell) => cell.trim())
    const [m49 = "", when = ""] = [cells[area], cells[year]]
    const many = Number(cells[people])
    if (!/^\d{1,3}$/.test(m49) || !/^\d{4}$/.test(when) || !(many > 0)) return refuse("population-not-a-table")
    found.set(`${Number(m49)} ${when}`, many)
  }
  return allow((m49, when) => found.get(`${Number(m49)} ${when}`))
}
