import type { DatasetWording } from "#modules/analysis/dataset.ts"
import { languages } from "#platform/kernel/language.ts"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { languageNames } from "#platform/web/people/language-names.ts"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = { readonly wording: DatasetWording; readonly onChange: (wording: DatasetWording) => void }

/** What is counted: a dataset counts one of these and never a mixture. */
export const units = ["event", "victim", "perpetrator", "reporting-entity"] as const

/** What is said of a dataset, to be written: its name in the reader's language, what it counts, where it is from, its licence. */
export function DatasetFields({ wording, onChange }: Props) {
  const say = useWords()
  const { language } = useReader()
  const { title, unit, provenance, licence } = wording
  return (
    <>
      <TextField
        name="title"
        label={say("analysis.dataset.name")}
        language={language}
        value={title[language] ?? ""}
        onChange={(text) => {
          const { [language]: _, ...others } = title
          onChange({ ...wording, title: text === "" ? others : { ...title, [language]: text } })
        }}
        required={Object.keys(title).every((each) => each === language)}
        max={300}
      />
      <Select
        name="unit"
        label={say("analysis.dataset.unit")}
        hint={say("analysis.dataset.unit-hint")}
        choices={units.map((value) => ({ value, name: say(`analysis.unit.${value}`) }))}
        value={unit}
        onChange={(value) => onChange({ ...wording, unit: units.find((each) => each === value) ?? unit })}
      />
      <TextField
        name="provenance"
        label={say("analysis.dataset.provenance")}
        hint={say("analysis.dataset.provenance-hint")}
        lines={4}
        value={provenance}
        onChange={(text) => onChange({ ...wording, provenance: text })}
        required
        max={4000}
      />
      <Select
        name="language"
        label={say("analysis.dataset.language")}
        choices={languages.map((value) => ({ value, name: languageNames[value] }))}
        value={wording.language}
        onChange={(value) =>
          onChange({ ...wording, language: languages.find((each) => each === value) ?? wording.language })
        }
      />
      <TextField
        name="licence"
        label={say("analysis.dataset.licence")}
        hint={say("analysis.dataset.licence-hint")}
        value={licence}
        onChange={(text) => onChange({ ...wording, licence: text })}
        required
        max={300}
      />
    </>
  )
}
