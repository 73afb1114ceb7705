/** Names that hold an "and" of their own. */
const WHOLE = [
  "Group of 77 and China",
  "Antigua and Barbuda",
  "Bosnia and Herzegovina",
  "Saint Kitts and Nevis",
  "Saint Vincent and the Grenadines",
  "Sao Tome and Principe",
  "Trinidad and Tobago",
  "United Kingdom of Great Britain and Northern Ireland",
]

/** Parts the line of sponsors of a draft into names, in printed order, stars and bracketed groups dropped. */
export function peopleOf(line: string): string[] {
  let text = line.replace(/\*/g, "").replace(/\s*\((?:on behalf of|also on behalf).*?\)/gi, "")
  for (const [index, name] of WHOLE.entries()) text = text.replaceAll(name, `‹${index}›`)
  return text
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s*;\s*|\s+et\s+|\s+y\s+(?=\p{Lu})|\s+и\s+(?=\p{Lu})/u)
    .map((name) => name.replace(/‹(\d+)›/g, (_, index: string) => WHOLE[Number(index)]!).trim())
    .filter((name) => name !== "")
}
