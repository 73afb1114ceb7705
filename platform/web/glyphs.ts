/** Characters that our typefaces have no form for, and those that stand for them. Each is one for one: places in the text stay right. */
const standIns: Readonly<Record<string, string>> = {
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "–",
  "\u2015": "—",
  "\u2000": " ",
  "\u2001": " ",
  "\u2003": " ",
  "\u2004": " ",
  "\u2005": " ",
  "\u2006": " ",
  "\u2007": "\u00a0",
  "\u2008": " ",
  "\u200a": " ",
  "\u202f": "\u00a0",
  "\u201b": "‘",
  "\u201f": "“",
  "\u2023": "•",
  "\u2043": "•",
  "\u25aa": "•",
  "\u25cf": "•",
  "\u25e6": "•",
  "\uf0b7": "•",
}

const lacking = new RegExp(`[${Object.keys(standIns).join("")}]`, "g")

/** A text in characters that can be shown, of the same length: COVID‑19 keeps its hyphen, whichever hyphen it was written with. */
export const inGlyphs = (text: string): string => text.replace(lacking, (each) => standIns[each] ?? each)
