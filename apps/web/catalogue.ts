import type { Language } from "#platform/kernel/language.ts"
import type { Catalogue } from "#platform/web/words.tsx"

// What only files that leave say, or the command line, no page does.
const catalogues = import.meta.glob<{ readonly default: Catalogue }>([
  "/../../{modules/*,modules/*/*,modules/*/web/*,platform/web,platform/web/*}/messages/*.json",
  "!/../../modules/{analysis/formats,analysis/intake,calls/xlsform,reports/print}/messages/*.json",
])

/** Everything that can be said so far: it grows as pages of further modules are visited. */
export const spoken: Record<string, string> = {}

/** Learns the words of some modules, or of the platform (`platform/web`), in one language. What is known is not fetched again. */
export async function learn(language: Language, places: readonly string[]): Promise<void> {
  await Promise.all(
    places.map(async (place) => {
      const load = catalogues[`../../${place}/messages/${language}.json`]
      if (load) Object.assign(spoken, (await load()).default)
    }),
  )
}
