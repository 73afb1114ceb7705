import { languageNames } from "#platform/web/people/language-names.ts"
import type { ReportRecord } from "#modules/reports/web/contract.ts"
import { languages } from "#platform/kernel/language.ts"
import { urlOf } from "#platform/web/ask.ts"
import { Select } from "#platform/web/kit/Field.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

const formats = [
  ["docx", "Word"],
  ["pdf", "PDF"],
  ["html", "HTML"],
  ["akn", "Akoma Ntoso"],
  ["json", "JSON"],
] as const

/** The report as a file, in any of the six languages; all are made of one snapshot, whose digest stands beside them. */
export function Downloads({ report: { id, snapshot } }: { readonly report: Pick<ReportRecord, "id" | "snapshot"> }) {
  const say = useWords()
  const reader = useReader()
  const [language, choose] = useState<string>(reader.language)
  return (
    <section className="no-print">
      <h2>{say("reports.take-away")}</h2>
      <Select
        name="language"
        label={say("reports.language")}
        choices={languages.map((value) => ({ value, name: languageNames[value] }))}
        value={language}
        onChange={choose}
      />
      <p className="take-away">
        {formats.map(([format, name]) => (
          <a key={format} href={urlOf(`/reports/${id}/export`, {}, { format, language })} download>
            <bdi>{name}</bdi>
          </a>
        ))}
      </p>
      {snapshot && (
        <p className="hint">
          {say("reports.digest")} <bdi className="digest">{snapshot.digest.slice(0, 16)}…</bdi>
        </p>
      )}
    </section>
  )
}
