import type { FigureSet } from "#modules/analysis/figure-contract.ts"
import { urlOf } from "#platform/web/ask.ts"
import { Copy } from "#platform/web/kit/Cite.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

const formats = [
  ["csv", "CSV", "csv"],
  ["xlsx", "XLSX", "xlsx"],
  ["sdmx-csv", "SDMX-CSV", "sdmx.csv"],
  ["sdmx-json", "SDMX-JSON", "sdmx.json"],
  ["json-stat", "JSON-stat", "json"],
] as const

type Props = {
  readonly set: Pick<FigureSet, "code">
  /** What was asked of the server. */
  readonly query: { readonly dimensions: string; readonly at: string }
  /** Where this is seen, and how it is cited. */
  readonly link: string
  readonly citation: string
}

/** What is seen, as a file in five formats; its link, and how to cite it. */
export function TakeAway({ set: { code }, query, link, citation }: Props) {
  const say = useWords()
  const { language } = useReader()
  return (
    <section className="figure-take no-print">
      <h2>{say("analysis.figure.take")}</h2>
      <p className="inline">
        <span>{say("analysis.figure.take-as")}</span>
        {formats.map(([format, name, ending]) => (
          <a
            key={format}
            href={urlOf(`/figures/${code}/data`, {}, { ...query, language, format })}
            download={`${code}.${ending}`}
            aria-label={say("analysis.figure.take-file", { format: name })}
          >
            <bdi>{name}</bdi>
          </a>
        ))}
      </p>
      <p>
        <a
          href={urlOf(`/figures/${code}/data`, {}, { ...query, language, format: "about" })}
          download={`${code}.about.csv`}
        >
          {say("analysis.figure.take-about")}
        </a>
      </p>
      <p className="inline">
        <Copy text={link}>{say("analysis.figure.copy-link")}</Copy>
        <Copy text={citation}>{say("analysis.figure.copy-citation")}</Copy>
      </p>
    </section>
  )
}
