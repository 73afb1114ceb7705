import type { Block, Read } from "#modules/analysis/intake/encoded.ts"
import { readSnapshot, type IntakeOptions } from "#modules/analysis/intake/intake.ts"
import type { State } from "#modules/analysis/intake/places.ts"
import { bytesSource, type Source } from "#modules/analysis/intake/source.ts"

/** A few States, for examples: as the directory has them. */
export const someStates: readonly State[] = [
  state("BRA", "BR", "076", { en: "Brazil", es: "Brasil", fr: "Brésil", ru: "Бразилия", ar: "البرازيل", zh: "巴西" }),
  state("ITA", "IT", "380", { en: "Italy", es: "Italia", fr: "Italie", ru: "Италия", ar: "إيطاليا", zh: "意大利" }),
  state("TUR", "TR", "792", { en: "Türkiye", es: "Türkiye", fr: "Türkiye", ru: "Турция", ar: "تركيا", zh: "土耳其" }),
  state("NER", "NE", "562", { en: "Niger", es: "Níger", fr: "Niger", ru: "Нигер", ar: "النيجر", zh: "尼日尔" }),
  state("ALB", "AL", "008", {
    en: "Albania",
    es: "Albania",
    fr: "Albanie",
    ru: "Албания",
    ar: "ألبانيا",
    zh: "阿尔巴尼亚",
  }),
]

function state(iso3: string, iso2: string, m49: string, names: State["names"]): State {
  return { code: `state-${iso3.toLowerCase()}`, iso3, iso2, m49, names, aliases: [] }
}

/** What a table was read as: its rows in codes, amounts last, and all that is known of it. */
export type Told = {
  readonly rows: readonly (readonly (string | number)[])[]
  readonly blocks: readonly Block[]
  readonly read: Read
}

/** Reads a table whole, for looking at it: a text, bytes, or a source. */
export async function readAll(what: string | Uint8Array | Source, options: Partial<IntakeOptions> = {}): Promise<Told> {
  const source =
    typeof what === "string" ? bytesSource(Buffer.from(what)) : what instanceof Uint8Array ? bytesSource(what) : what
  const running = readSnapshot(source, { states: someStates, today: "2026-11-22", ...options })
  const blocks: Block[] = []
  for (;;) {
    const { value, done } = await running.next()
    if (!done) {
      blocks.push(value)
      continue
    }
    const words = value.dictionaries.map(({ values }) => values)
    const rows = blocks.flatMap(({ rows: many, codes, low, high }) =>
      Array.from({ length: many }, (_, row) => [
        ...codes.map((column, at) => words[at]?.[column[row] ?? 0] ?? ""),
        ...(low && high ? [low[row] ?? 0, high[row] ?? 0] : []),
      ]),
    )
    return { rows, blocks, read: value }
  }
}

/** How often each thing was remarked, by its code and column. */
export const remarked = ({ read }: Told): Record<string, number> =>
  Object.fromEntries(
    read.remarks.map(({ code, column, times }) => [column === null ? code : `${code} ${column}`, times]),
  )
