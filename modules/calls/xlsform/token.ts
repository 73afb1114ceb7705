/** A piece of an expression, and where it begins. A word is told without its quotation marks, a name without `${}`. */
export type Token = {
  readonly kind: "number" | "word" | "name" | "call" | "comparison" | "sign" | "other"
  readonly text: string
  readonly at: number
}

const scanner =
  /\s+|(?<name>\$\{\s*[^{}\s]+\s*\}|\.(?![\d.]))|(?<number>\d+(?:\.\d*)?|\.\d+)|(?<word>'[^']*'|"[^"]*")|(?<comparison>!=|<=|>=|[=<>])|(?<call>[A-Za-z_][\w-]*(?=\s*\())|(?<sign>[()+\-,]|(?:and|or)\b)|(?<other>[^\s()]+|.)/gu

/** The pieces of an expression, in order. Quotation marks that word processors make round are taken for straight ones. */
export function tokensOf(text: string): Token[] {
  const straight = text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')
  return [...straight.matchAll(scanner)].flatMap(({ index, groups = {} }): Token[] => {
    const [kind, found = ""] = Object.entries(groups).find(([, piece]) => piece !== undefined) ?? []
    switch (kind) {
      case "name":
        return [{ kind, text: found.replace(/^\$\{\s*|\s*\}$/g, ""), at: index }]
      case "word":
        return [{ kind, text: found.slice(1, -1), at: index }]
      case "call":
        // `and (`, `or (`: words between, not names of functions.
        return [{ kind: found === "and" || found === "or" ? "sign" : kind, text: found, at: index }]
      case "number":
      case "comparison":
      case "sign":
      case "other":
        return [{ kind, text: found, at: index }]
      case undefined:
      default:
        return []
    }
  })
}
