import {
  dimensionsOf,
  draftOf,
  isOfFigures,
  isWhole,
  withAudience,
  withBy,
  withCrossed,
  type Draft,
} from "#modules/analysis/web/inside/drafting.ts"
import { FilterFields } from "#modules/analysis/web/inside/FilterFields.tsx"
import { useKeptFocus } from "#modules/analysis/web/inside/kept-focus.ts"
import { columnName, type Naming } from "#modules/analysis/web/inside/lists.ts"
import { CodeField, TitleFields, toFault } from "#modules/analysis/web/inside/NamingFields.tsx"
import { leastK, type Least } from "#modules/analysis/release.ts"
import type { Snapshot } from "#modules/analysis/snapshot.ts"
import type { Refused } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { Checkbox, Select, TextField } from "#platform/web/kit/Field.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { FormEvent, ReactNode } from "react"

type Taken = Pick<Snapshot, "id" | "columns" | "brought" | "filename">

type Props = {
  /** The snapshots that were gone over, the latest first. */
  readonly snapshots: readonly Taken[]
  readonly draft: Draft
  readonly naming: Naming
  /** What is asked at least of each audience. */
  readonly least?: Least
  /** Whether it is being begun, and not changed. */
  readonly isNew: boolean
  readonly busy: boolean
  readonly refused?: Refused | undefined
  readonly onChange: (draft: Draft) => void
  readonly onSend: () => void
  readonly onLeave: () => void
  /** What can be done where somebody else changed it meanwhile. */
  readonly children?: ReactNode
}

/** What a release holds, chosen: of which data, by what, crossed how, for whom, by which least number. */
export function ReleaseForm({
  snapshots,
  draft,
  naming,
  least = leastK,
  isNew,
  busy,
  refused,
  onChange,
  onSend,
  onLeave,
  children,
}: Props) {
  const say = useWords()
  const place = useKeptFocus<HTMLFormElement>("legend")
  const { locale } = useReader()
  const present = snapshots.find(({ id }) => id === draft.snapshot)
  const dimensions = present ? dimensionsOf(present) : []
  const free = dimensions.filter((name) => !draft.by.includes(name))
  return (
    <form
      ref={place}
      className="form release-form"
      onSubmit={(event: FormEvent<HTMLFormElement>) => {
        event.preventDefault()
        if (!busy && isWhole(draft) && !toFault(event.currentTarget)) onSend()
      }}
    >
      <TitleFields
        label={say("analysis.release.name")}
        hint={say("analysis.release.name-hint")}
        title={draft.title}
        onChange={(title) => onChange({ ...draft, title })}
      />
      <CodeField
        label={say("analysis.release.code")}
        value={draft.code}
        onChange={(code) => onChange({ ...draft, code })}
      />
      <Select
        name="snapshot"
        label={say("analysis.release.snapshot")}
        hint={say("analysis.release.snapshot-hint")}
        choices={snapshots.map(({ id, brought, filename }) => ({
          value: id,
          name: `${longDate(brought, locale)} · ${filename ?? say("analysis.snapshot.of-answers")}`,
        }))}
        value={draft.snapshot}
        onChange={(value) => {
          const other = snapshots.find(({ id }) => id === value)
          if (!other) return
          const begins = draftOf(other, draft.code, least)
          onChange({ ...draft, snapshot: other.id, by: begins.by, tables: begins.tables, filters: [] })
        }}
      />
      <fieldset className="choices">
        <legend>{say("analysis.release.by")}</legend>
        <p className="hint">{say("analysis.release.by-hint")}</p>
        {dimensions.map((name) => (
          <Checkbox
            key={name}
            name="by"
            label={columnName(say, name)}
            checked={draft.by.includes(name)}
            onChange={(on) => onChange(withBy(draft, name, on))}
          />
        ))}
        {present && draft.by.length === 0 && isOfFigures(present) && (
          <Notice kind="warning">
            <p>{say("analysis.release.by-none")}</p>
          </Notice>
        )}
      </fieldset>
      {draft.tables.map((table, n) => (
        // A table is known by its place: two may cross the same.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={n} className="choices">
          <legend>{say("analysis.release.table-n", { n: n + 1 })}</legend>
          {n === 0 && <p className="hint">{say("analysis.release.tables-hint")}</p>}
          {free.map((name) => (
            <Checkbox
              key={name}
              name={`table-${n}`}
              label={columnName(say, name)}
              checked={table.includes(name)}
              onChange={(on) => onChange(withCrossed(draft, n, name, on))}
            />
          ))}
          {draft.tables.length > 1 && (
            <Button
              look="link"
              onPress={() => onChange({ ...draft, tables: draft.tables.filter((_, at) => at !== n) })}
            >
              {say("analysis.release.drop-table-n", { n: n + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {draft.tables.length < 8 && (
        <Button look="quiet" onPress={() => onChange({ ...draft, tables: [...draft.tables, []] })}>
          {say("analysis.release.add-table")}
        </Button>
      )}
      {present && <FilterFields columns={present.columns} {...{ draft, naming, onChange }} />}
      <Select
        name="audience"
        label={say("analysis.release.audience")}
        choices={(["public", "parties"] as const).map((value) => ({
          value,
          name: say(`analysis.release.audience.${value}`),
        }))}
        value={draft.audience}
        onChange={(value) => onChange(withAudience(draft, value === "parties" ? "parties" : "public", least))}
      />
      <TextField
        name="k"
        type="number"
        inputMode="numeric"
        label={say("analysis.release.k")}
        hint={say("analysis.release.k-hint", { least: least[draft.audience] })}
        fault={draft.k < least[draft.audience] ? say("problem.threshold-too-low") : undefined}
        value={Number.isNaN(draft.k) ? "" : String(draft.k)}
        onChange={(value) => onChange({ ...draft, k: Number.parseInt(value, 10) })}
        required
      />
      {refused && <RefusalNotice refused={refused} />}
      {children}
      {!isWhole(draft) && <p className="hint">{say("analysis.release.not-whole")}</p>}
      <div className="acts">
        <Button type="submit" busy={busy} disabled={!isWhole(draft) || !(draft.k >= least[draft.audience])}>
          {say(isNew ? "analysis.release.begin" : "analysis.release.save")}
        </Button>
        <Button look="quiet" onPress={onLeave}>
          {say("platform.cancel")}
        </Button>
      </div>
    </form>
  )
}
