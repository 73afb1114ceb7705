// Digits of the scripts people here write numbers in, each row from zero.
const digits = ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९"]

/** What was written, without what surrounds it, in the digits that can be counted with. */
export const plainDigits = (written: string): string =>
  Array.from(written.trim(), (each) => {
    const row = digits.find((all) => all.includes(each))
    return row ? String(row.indexOf(each)) : each
  }).join("")

/** Reads a number as people write it: any digits, a comma or a stop before the parts of one, thousands parted by blanks; nothing; or what is no number. */
export function readNumber(written: string): number | undefined | "unreadable" {
  const text = plainDigits(written)
    .replace(/[\s\u00a0\u202f’٬]/g, "")
    .replace(/[,٫]/, ".")
    .replace(/^[−–]/, "-")
  if (text === "") return undefined
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? Number(text) : "unreadable"
}
