import type { describeFigures } from "#modules/analysis/figure-contract.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { Select } from "#platform/web/kit/Field.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { z } from "zod"

const contract = () => import("#modules/analysis/figure-contract.ts")

/** Which figures are told: of a release, which dimensions are spread (none where one figure is meant), and where the others stand. */
export type Choice = { readonly release: string; readonly at: string; readonly dimensions?: string }

type Props = {
  readonly of: Choice
  readonly n: number | string
  readonly onChange: (next: Partial<Choice>) => void
}

/** Chooses released figures: the release, and for each of its dimensions a code, its sum, or all of it. */
export function FigureChoice({ of, n, onChange }: Props) {
  const say = useWords()
  const { language } = useReader()
  const sets = useAnswer("figure.list", async () => (await contract()).listFigureSets, { query: {} })
  const set = useAnswer(
    "figure.describe",
    async () => (await contract()).describeFigures,
    { params: { code: of.release } },
    { when: of.release !== "" && of.release !== "release" },
  )
  const items = sets.state === "here" ? sets.value.items : []
  return (
    <>
      <Select
        name={`release-${n}`}
        label={say("reports.asks.release")}
        none={say("reports.asks.release.none")}
        choices={items.map(({ code, title }) => ({
          value: code,
          name: `${inLanguage(title, language).text} · ${code}`,
        }))}
        value={items.some(({ code }) => code === of.release) ? of.release : ""}
        onChange={(release) =>
          onChange({ release: release || "release", at: "", ...(of.dimensions !== undefined && { dimensions: "" }) })
        }
      />
      {set.state === "here" && <Dimensions set={set.value} of={of} n={n} onChange={onChange} />}
    </>
  )
}

type Set = z.output<(typeof describeFigures)["output"]>
const all = "*"

function Dimensions({ set, of, n, onChange }: Props & { readonly set: Set }) {
  const say = useWords()
  const { language } = useReader()
  const held = readAt(of.at)
  const spread = (of.dimensions ?? "").split(",").filter((each) => each !== "")
  function choose(name: string, value: string) {
    const others = [...held].filter(([each]) => each !== name)
    const at = writtenAt(value === "" || value === all ? others : [...others, [name, value]])
    const rest = spread.filter((each) => each !== name)
    onChange({
      at,
      ...(of.dimensions !== undefined && { dimensions: [...rest, ...(value === all ? [name] : [])].join(",") }),
    })
  }
  return set.dimensions.map(({ name, codes }) => {
    const known = say(`reports.dimension.${name}`)
    const isSummed = !set.by.includes(name)
    const total = isSummed ? codes.find(({ parent }) => parent < 0)?.code : undefined
    return (
      <Select
        key={name}
        name={`${name}-${n}`}
        label={known === `reports.dimension.${name}` ? name : known}
        none={say(isSummed ? "reports.asks.sum" : "reports.asks.all-of-it")}
        choices={[
          ...(of.dimensions !== undefined && isSummed ? [{ value: all, name: say("reports.asks.all-of-it") }] : []),
          ...codes
            .filter(({ code }) => code !== total)
            .map(({ code, names }) => ({ value: code, name: inLanguage(names, language).text || code })),
        ]}
        value={spread.includes(name) && isSummed ? all : (held.get(name) ?? "")}
        onChange={(value) => choose(name, value)}
      />
    )
  })
}

/** Reads where dimensions stand, as it is written in a report: `year:2018;sex:female`. */
function readAt(at: string): Map<string, string> {
  return new Map(
    at.split(";").flatMap((part): [string, string][] => {
      const [name = "", code = ""] = part.split(/:(.*)/s)
      return name === "" ? [] : [[plain(name), plain(code)]]
    }),
  )
}

const writtenAt = (held: readonly (readonly [string, string])[]): string =>
  held.map(([name, code]) => `${parted(name)}:${parted(code)}`).join(";")
const parted = (text: string): string => text.replaceAll(/[,;:%]/g, encodeURIComponent)
const plain = (text: string): string => text.replaceAll(/%(2C|3B|3A|25)/gi, decodeURIComponent)
