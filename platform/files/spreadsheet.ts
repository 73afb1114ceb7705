/* What all spreadsheet files of Office Open XML (ECMA-376) have in common. */

export const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
export const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
export const packaging = "http://schemas.openxmlformats.org/package/2006"
export const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
export const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

// XML cannot carry these, and a cell holds no more characters than this.
const unprintable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu
/** How many characters a cell can hold. */
export const longestCell = 32_767
const signs: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }

/** Text as XML carries it in a cell, as far as a cell holds it. */
export const escaped = (text: string): string =>
  text
    .replace(unprintable, "")
    .slice(0, longestCell)
    .toWellFormed()
    .replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)

/** The days before the first of January 1970 in the way spreadsheets count them, from a day before 1900 that never was. */
const epoch = 25_569
const millisecondsOfDay = 86_400_000

/** The number by which a spreadsheet counts a day; nothing before March 1900, where spreadsheets do not agree, and of what is no day. */
export function serialOf(day: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  const serial = at / millisecondsOfDay + epoch
  return Number.isInteger(serial) && serial >= 61 ? serial : undefined
}

/** The day, and the time of it where it has one, that a spreadsheet's number means. `from1904`: it counts from 1904. */
export function dayOf(serial: number, from1904: boolean): string | undefined {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const at = new Date(Math.round(((days - epoch) * millisecondsOfDay) / 1000) * 1000)
  if (serial < 0 || serial >= 2_958_466 || Number.isNaN(at.getTime())) return undefined
  const text = at.toISOString()
  return text.slice(11, 19) === "00:00:00" ? text.slice(0, 10) : text.slice(0, 19)
}
