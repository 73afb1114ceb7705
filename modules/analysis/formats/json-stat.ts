import type { Figure, Figures, FigureSet } from "#modules/analysis/figure-contract.ts"
import { named, said, type FileWords } from "#modules/analysis/formats/words.ts"
import type { AboutLine } from "#modules/analysis/formats/about.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"

/**
 * Figures as a dataset of JSON-stat 2.0 (https://json-stat.org/format/), piece by piece. Every dimension is one of the
 * dataset, those that are held with one code. A withheld value is null with the status `withheld`, what was not reported
 * null with `not-reported`; what is told about the figures stands in `note` and `extension`.
 */
export function* jsonStatOf(
  set: FigureSet,
  { dimensions, held }: Omit<Figures, "figures">,
  figures: Iterable<Figure>,
  about: readonly AboutLine[],
  words: FileWords,
  language: Language,
): Generator<string> {
  const roles = new Map(set.dimensions.map(({ name, role }) => [name, role]))
  const all = [...dimensions, ...held.map(({ name, code }) => ({ name, codes: [{ ...code, parent: -1 }] }))]
  const inRole = (...wanted: string[]) =>
    all.map(({ name }) => name).filter((name) => wanted.includes(roles.get(name) ?? ""))
  const head = {
    version: "2.0",
    class: "dataset",
    label: inLanguage(set.title, language).text,
    source: inLanguage(set.datasetTitle, language).text,
    ...(set.released !== null && { updated: set.released }),
    note: about.filter(([code]) => code === "caution").map(([, , value]) => String(value)),
    extension: {
      about: Object.fromEntries(about.filter(([code]) => code !== "caution").map(([code, , value]) => [code, value])),
    },
    id: all.map(({ name }) => name),
    size: all.map(({ codes }) => codes.length),
    role: { time: inRole("time"), geo: inRole("area", "place") },
    dimension: Object.fromEntries(
      all.map(({ name, codes }) => [
        name,
        {
          label: said(words, name, language),
          category: {
            index: codes.map(({ code }) => code),
            label: Object.fromEntries(codes.map((each) => [each.code, named(each, language)])),
            child: childrenOf(codes),
          },
        },
      ]),
    ),
  }
  yield `${JSON.stringify(head).slice(0, -1)},"value":[`
  const reasons: string[] = []
  let [piece, nth] = ["", 0]
  for (const { value, status } of figures) {
    piece += `${nth === 0 ? "" : ","}${value}`
    if (status !== "shown") reasons.push(`"${nth}":"${status}"`)
    nth += 1
    if (piece.length < 16_000) continue
    yield piece
    piece = ""
  }
  yield `${piece}],"status":{${reasons.join(",")}}}`
}

function childrenOf(codes: Figures["dimensions"][number]["codes"]): Record<string, string[]> {
  const children: Record<string, string[]> = {}
  for (const { code, parent } of codes) {
    const above = codes[parent]?.code
    if (above !== undefined) (children[above] ??= []).push(code)
  }
  return children
}
