import { languages, type Language } from "#platform/kernel/language.ts"

/** The reader's language: the one asked for by `?language=`, or the first of `Accept-Language` that is one of the six. */
export function languageOf(query: unknown, accepted: string | undefined): Language | undefined {
  const asked = typeof query === "object" && query !== null && "language" in query ? query.language : undefined
  return languages.find((each) => each === asked) ?? preferred(accepted)
}

/** The path that is asked for, as it is spelt: not every one is a URL. */
export const pathOf = ({ url }: { readonly url: string }): string => url.split(/[?#]/, 1)[0] ?? ""

/** The language of the six that a browser likes best. */
export function preferred(accepted = ""): Language | undefined {
  const wishes = accepted.split(",").map((wish) => {
    const [tag = "", weight = "q=1"] = wish
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    return { language: tag.split("-")[0], quality: Number(weight.replace("q=", "")) || 0 }
  })
  const best = wishes.filter(({ quality }) => quality > 0).sort((one, other) => other.quality - one.quality)
  return best.map((wish) => languages.find((each) => each === wish.language)).find((each) => each !== undefined)
}
