import { describeFigures, figureFormats, listFigureSets, readFigures } from "#modules/analysis/figure-contract.ts"
import { aboutOf, type AboutLine } from "#modules/analysis/formats/about.ts"
import { jsonStatOf } from "#modules/analysis/formats/json-stat.ts"
import { jsonOf } from "#modules/analysis/formats/json.ts"
import { columnsOf, fileColumns, placesIn, sheetsOf } from "#modules/analysis/formats/table.ts"
import { figuresOf, wantedOf } from "#modules/analysis/slice.ts"
import { boundsIn } from "#modules/analysis/sdmx/bounding.ts"
import { sdmxCsvOf } from "#modules/analysis/sdmx/csv.ts"
import { flowOf } from "#modules/analysis/sdmx/flow.ts"
import { sdmxJsonOf } from "#modules/analysis/sdmx/json.ts"
import { seriesOf } from "#modules/analysis/sdmx/observations.ts"
import { selectionFor } from "#modules/analysis/sdmx/select.ts"
import { behind } from "#modules/analysis/store/corrections.ts"
import { shippedFileWords } from "#modules/analysis/store/file-words.ts"
import { listSets, openFigures } from "#modules/analysis/store/figures.ts"
import { piecewise } from "#modules/analysis/store/piecewise.ts"
import { toldHead } from "#modules/analysis/telling.ts"
import { workbookOf } from "#platform/files/workbook.ts"
import { allowAs, type Content } from "#platform/http/answer.ts"
import type { Service } from "#platform/http/service.ts"
import { csvOf, type FileColumn } from "#platform/kernel/csv.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

const endings = {
  json: "json",
  csv: "csv",
  about: "about.csv",
  xlsx: "xlsx",
  "json-stat": "json-stat.json",
  "sdmx-csv": "sdmx.csv",
  "sdmx-json": "sdmx.json",
} as const

const aboutColumns: readonly FileColumn<AboutLine>[] = [
  ["code", ([code]) => code],
  ["label", ([, label]) => label],
  ["value", ([, , value]) => value],
]

/** Serves the figures that are out, and nothing else: what there are, what each holds, and slices of them as files. */
export function figureRoutes({ serve, serveAfter }: Service): void {
  serve(listFigureSets, async ({ db }, { query }) => allow({ items: await listSets(db, query) }))

  serve(describeFigures, async ({ db }, { params }) => {
    const opened = await openFigures(db, params.code)
    if (!opened) return refuse("figures-not-found")
    return allow({ ...opened.set, behind: await behind(db, opened.set.id) })
  })

  serveAfter(
    readFigures,
    // Figures are told from memory, and nobody waits for the database meanwhile.
    async ({ transaction, origin }, { params, query, format }) => {
      const opened = await transaction((db) => openFigures(db, params.code))
      if (!opened) return refuse("figures-not-found")
      const { set, cube, namesOf, standardOf } = opened
      const wanted = wantedOf(cube, query)
      if (!wanted.ok) return wanted
      const { language } = query
      const head = toldHead(set, cube, namesOf, wanted.value)
      const link = linkTo(origin, set.code, { ...query, format })
      const words = await shippedFileWords()
      const about = aboutOf(set, head.held, link, words, language)
      const figures = () => figuresOf(cube, wanted.value)
      const isTable = format === "csv" || format === "xlsx"
      const columns = isTable ? columnsOf(head, placesIn(set, standardOf), language) : []
      const flow = flowOf(set, cube, namesOf, words)
      const selection = selectionFor(flow, wanted.value)
      const series = () => seriesOf(flow, cube, selection)
      const message = { edition: 2, language, words, prepared: set.released ?? set.taken, id: flow.id } as const
      const inFormat: Readonly<Record<typeof format, () => Content>> = {
        json: () => piecewise(jsonOf(head, figures())),
        csv: () => csvOf(fileColumns(columns, link), figures()),
        about: () => csvOf(aboutColumns, about),
        xlsx: () => workbookOf({ sheets: sheetsOf(columns, figures(), about, words, language), lists: new Map() }),
        "sdmx-csv": () =>
          piecewise(sdmxCsvOf(flow, series(), { version: 2, detail: "full", bounds: () => boundsIn(flow, cube) })),
        "sdmx-json": () =>
          piecewise(
            sdmxJsonOf(
              flow,
              series,
              selection,
              about,
              { flat: false, detail: "full", bounds: () => boundsIn(flow, cube) },
              message,
            ),
          ),
        "json-stat": () => piecewise(jsonStatOf(set, head, figures(), about, words, language)),
      }
      return allow({
        content: inFormat[format](),
        // What the directory says of places is part of the bytes, too.
        tag: JSON.stringify([format, head, about, columns.map(({ telling, cells }) => [telling, cells])]),
        filename: format === "json" ? undefined : `${set.code}-${language}.${endings[format]}`,
        type: format === "json" ? "application/json; charset=utf-8" : figureFormats[format],
      })
    },
    async (_, __, { content, ...naming }) => allowAs(content, naming),
  )
}

/** The address that gives figures again, without what is left open in it. */
function linkTo(origin: string, code: string, asked: Readonly<Record<string, string>>): string {
  const said = Object.entries(asked).filter(([, value]) => value !== "")
  return `${origin}/api/v1/figures/${code}/data?${new URLSearchParams(said)}`
}
