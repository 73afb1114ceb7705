import type { Tongue } from "./tree.ts"

const COMMON: readonly (readonly [Tongue, RegExp])[] = [
  ["en", /(?<![\p{L}])(the|of|and|to|in|on|for|that|by|with)(?![\p{L}])/giu],
  ["fr", /(?<![\p{L}])(le|les|des|du|et|aux|une|dans|que|par|pour|sa|ses|au|sur)(?![\p{L}])/giu],
  ["es", /(?<![\p{L}])(el|los|las|del|y|una|en|por|para|con|su|sus|al|que)(?![\p{L}])/giu],
]

/** Tells the language a text is in, by its script, then by its commonest words; `null` where neither decides. */
export function languageOf(text: string): Tongue | null {
  const sample = text.slice(0, 6000)
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0
  const letters = count(/\p{L}/gu)
  if (letters < 20) return null
  if (count(/\p{Script=Han}/gu) > letters * 0.3) return "zh"
  if (count(/\p{Script=Cyrillic}/gu) > letters * 0.3) return "ru"
  if (count(/\p{Script=Arabic}/gu) > letters * 0.3) return "ar"
  const [first, second] = COMMON.map(([tongue, pattern]) => ({ tongue, found: count(pattern) })).sort(
    (a, b) => b.found - a.found,
  )
  return first && first.found > 2 && first.found > (second?.found ?? 0) ? first.tongue : null
}
