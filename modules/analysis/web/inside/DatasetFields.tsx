import type { DatasetWording } from "#modules/analysis/dataset.ts"
import { TitleFields } from "#modules/analysis/web/inside/NamingFields.tsx"
import { languages } from "#platform/kernel/language.ts"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { languageNames } from "#platform/web/people/language-names.ts"
import { useWords } from "#platform/web/words.tsx"

type Props = { readonly wording: DatasetWording; readonly onChange: (wording: DatasetWording) => void }

/** What is counted: a dataset counts one of these and never a mixture. */
export const units = ["event", "victim", "perpetrator", "reporting-entity"] as const

/** What is said of a dataset, to be written: its name, what it counts, where it is from, its licence. */
export function DatasetFields({ wording, onChange }: Props) {
  const say = useWords()
  const { title, unit, provenance, licence } = wording
  return (
    <>
      <TitleFields
        label={say("analysis.dataset.name")}
        title={title}
        onChange={(next) => onChange({ ...wording, title: next })}
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
