import { BenchPage, FlawNotice, Standing } from "#modules/analysis/web/bench/Bench.tsx"
import type { Held } from "#modules/analysis/web/bench/bringing.ts"
import { ColumnKinds } from "#modules/analysis/web/bench/ColumnKinds.tsx"
import { EstimateList } from "#modules/analysis/web/bench/EstimateList.tsx"
import { exampleFile, exampleLists } from "#modules/analysis/web/bench/example-lists.ts"
import { OverlapDiagram } from "#modules/analysis/web/bench/OverlapDiagram.tsx"
import { OverlapGrid } from "#modules/analysis/web/bench/OverlapGrid.tsx"
import {
  blank,
  digestOf,
  digestWithCovariates,
  draftIn,
  draftOf,
  tableOf,
  TYPED,
  type Draft,
  type OverlapFile,
  type Overlapping,
} from "#modules/analysis/web/bench/overlap-draft.ts"
import { useReckoning } from "#modules/analysis/web/bench/reckoning.ts"
import { isFaulty, settingsIn, usual, type Setting } from "#modules/analysis/web/bench/settings.ts"
import { TableField } from "#modules/analysis/web/bench/TableField.tsx"
import type { Flaw } from "#modules/analysis/methods/overlaps.ts"
import type { About } from "#modules/analysis/methods/quotation.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Checkbox, TextField } from "#platform/web/kit/Field.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { casesOf, type CovariateTable } from "@palermo/statistics"
import { useState } from "react"

/** What is wrong with what the reader brought, and what it is called. */
type Wrong = { readonly flaw: Flaw; readonly file: string }

/** Estimates how many cases no list has, in the reader's own browser: every way beside the others, none alone. */
export function EstimatePage() {
  const say = useWords()
  const { locale } = useReader()
  const { reckoning, begin, stop } = useReckoning("estimate")
  const [draft, set] = useState<Draft>()
  const [held, hold] = useState<Held>()
  const [file, setFile] = useState<OverlapFile>()
  const [covariates, setCovariates] = useState<CovariateTable>()
  const [searching, search] = useState(true)
  const [wrong, setWrong] = useState<Wrong>()
  const [how, setHow] = useState(usual)
  const [about, setAbout] = useState<About>()
  const read = draft && tableOf(draft)
  const settings = settingsIn(how)
  const both = new Intl.ListFormat(locale, { type: "conjunction" })
  const thisTable = say("bench.estimate.this-table")
  const known = covariates?.layout.covariates.map(({ name }) => name) ?? []

  function change(next: Draft | undefined, beside?: CovariateTable): void {
    stop()
    setAbout(undefined)
    setWrong(undefined)
    setCovariates(beside)
    set(next)
  }
  function type(next: Draft): void {
    hold(undefined)
    setFile(undefined)
    change(next)
  }
  function take(table: Held): void {
    const found = draftIn(table.bytes)
    hold(table)
    setFile(found.file)
    look(found, table.name)
  }
  function look(found: Overlapping, name: string): void {
    if ("draft" in found) return change(found.draft, found.covariates)
    change(undefined)
    setWrong({ flaw: found.flaw, file: name })
  }
  async function start(): Promise<void> {
    if (!read || !settings) return
    if ("flaw" in read) {
      setWrong({ flaw: read.flaw, file: thisTable })
      return
    }
    setWrong(undefined)
    const { table } = read
    const { threshold, replicates, seed, search: many } = settings
    const wanted = covariates && searching ? { table: covariates, many } : undefined
    setAbout({
      ...{ cases: casesOf(table.counts), lists: table.lists, digest: await digestOf(table), replicates, seed },
      ...(wanted && {
        covariates: { names: known, replicates: many, digest: await digestWithCovariates(wanted.table) },
      }),
    })
    begin({ table, threshold, seed, many: replicates, search: wanted })
  }
  const fields: readonly Setting[] =
    covariates && searching ? settingNames : settingNames.filter((name) => name !== "search")
  return (
    <BenchPage bench="estimate">
      <form
        className="form no-print"
        onSubmit={(event) => {
          event.preventDefault()
          void start()
        }}
      >
        <TableField
          label={say("bench.estimate.file")}
          hint={say("bench.estimate.file-hint")}
          held={held}
          onTable={take}
        />
        <p className="bench-acts">
          <Button
            look="quiet"
            onPress={() =>
              type(
                draft && !covariates && draft.lists.length <= TYPED
                  ? draft
                  : blank(3, (at) => say("bench.estimate.list", { n: at + 1 })),
              )
            }
          >
            {say("bench.estimate.type")}
          </Button>
          <Button look="quiet" onPress={() => type(exampleLists)}>
            {say("bench.estimate.example")}
          </Button>
          <Button
            look="quiet"
            onPress={() =>
              take({ name: say("bench.estimate.example-name"), bytes: new TextEncoder().encode(exampleFile) })
            }
          >
            {say("bench.estimate.example-covariates")}
          </Button>
        </p>
        {wrong && <FlawNotice flaw={wrong.flaw} file={wrong.file} />}
        {file && (
          <ColumnKinds
            file={file}
            onChange={(next) => {
              setFile(next)
              look(draftOf(next), held?.name ?? thisTable)
            }}
          />
        )}
        {draft && !covariates && draft.lists.length <= TYPED && <OverlapGrid draft={draft} onChange={type} />}
        <fieldset>
          <legend>{say("bench.estimate.how")}</legend>
          {covariates && (
            <>
              <Checkbox
                name="searching"
                label={say("bench.estimate.searching", { columns: both.format(known) })}
                checked={searching}
                onChange={search}
              />
              <p className="hint">{say("bench.estimate.searching-hint")}</p>
            </>
          )}
          <div className="overlap-fields">
            {fields.map((name) => (
              <TextField
                key={name}
                name={name}
                label={say(`bench.estimate.${name}`)}
                hint={say(`bench.estimate.${name}-hint`)}
                value={how[name]}
                max={16}
                onChange={(value) => setHow({ ...how, [name]: value })}
                fault={isFaulty(name, how[name]) ? say(`bench.estimate.${name}-hint`) : undefined}
              />
            ))}
          </div>
        </fieldset>
        <p>
          <Button type="submit" disabled={!draft || !settings} busy={reckoning.state === "busy"}>
            {say("bench.estimate.begin")}
          </Button>
        </p>
      </form>
      <div aria-live="polite">
        <Standing
          reckoning={reckoning}
          file={thisTable}
          label={(step) =>
            !step
              ? say("bench.estimate.reckoning")
              : step.done < step.all
                ? say("bench.estimate.drawn", step)
                : say("bench.estimate.limits")
          }
          onStop={stop}
        />
      </div>
      {read && "table" in read && <OverlapDiagram table={read.table} />}
      {reckoning.state === "done" && about && <EstimateList all={reckoning.answer} about={about} />}
      <section>
        <h2>{say("bench.estimate.not-this")}</h2>
        <p>{say("bench.estimate.not-this-text")}</p>
        <p className="no-print">
          <Link to="/audit">{say("bench.to-audit")}</Link>
        </p>
      </section>
    </BenchPage>
  )
}

const settingNames: readonly Setting[] = ["threshold", "replicates", "search", "seed"]
