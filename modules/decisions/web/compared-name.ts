import type { ComparedText } from "#modules/decisions/comparison.ts"
import { documentName } from "#modules/decisions/web/naming.ts"
import type { Words } from "#platform/web/words.tsx"

/** What a text is called in a comparison: its symbol, else its number or its title; a file that has none of them is yours. */
export const comparedName = (say: Words, { symbol, number, title, slug }: ComparedText): string =>
  slug === null && symbol === null && number === null && title === ""
    ? say("decisions.compare.your-file")
    : documentName({ symbol, number, title, slug: slug ?? "" })
