/** A data set of a message, as far as tests look at it. */
export type DataSet = {
  series?: Record<string, { observations?: Record<string, (number | null)[]> }>
  observations?: Record<string, (number | null)[]>
}
/** A data message of edition 2, as far as tests look at it. */
export type Data = {
  meta: { prepared: string }
  data: {
    structures: {
      dimensions: Record<"series" | "observation", { id: string; values: { id: string }[] }[]>
      attributes: Record<string, { id: string; values?: { id: string }[] }[]>
    }[]
    dataSets: DataSet[]
  }
}

/** The observations of a message in series, each as its key and what is told: its value, or its status. */
export function told({ data }: Data): Record<string, number | string> {
  const [structure] = data.structures
  const status = structure?.attributes["observation"]?.findIndex(({ id }) => id === "OBS_STATUS") ?? -1
  const { series: of = [], observation: along = [] } = structure?.dimensions ?? {}
  const word = (dimensions: typeof of, key: string) =>
    key.split(":").map((number, at) => dimensions[at]?.values[Number(number)]?.id)
  return Object.fromEntries(
    Object.entries(data.dataSets[0]?.series ?? {}).flatMap(([key, { observations = {} }]) =>
      Object.entries(observations).map(([at, cells]) => {
        const why = structure?.attributes["observation"]?.[status]?.values?.[Number(cells[1 + status])]?.id
        return [[...word(of, key), ...word(along, at)].join("."), cells[0] ?? why ?? "?"]
      }),
    ),
  )
}
