import { FlawNotice, hold, Standing, StaysHere } from "#modules/analysis/web/bench/Bench.tsx"
import { EstimateList } from "#modules/analysis/web/bench/EstimateList.tsx"
import { exampleLists } from "#modules/analysis/web/bench/example-lists.ts"
import { OverlapDiagram } from "#modules/analysis/web/bench/OverlapDiagram.tsx"
import { OverlapGrid } from "#modules/analysis/web/bench/OverlapGrid.tsx"
import { blank, digestOf, draftIn, tableOf, TYPED, type Draft } from "#modules/analysis/web/bench/overlap-draft.ts"
import { useReckoning } from "#modules/analysis/web/bench/reckoning.ts"
import type { Flaw } from "#modules/analysis/methods/overlaps.ts"
import type { About } from "#modules/analysis/methods/quotation.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Files } from "#platform/web/kit/Files.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { useWords } from "#platform/web/words.tsx"
import { casesOf } from "@palermo/statistics"
import { useState } from "react"

/** What is wrong with what the reader brought, and what it is called. */
type Wrong = { readonly flaw: Flaw; readonly file: string }

/** Estimates how many cases no list has, in the reader's own browser: every way beside the others, none alone. */
export function EstimatePage() {
  const say = useWords()
  const { reckoning, begin, stop } = useReckoning("estimate")
  const [draft, set] = useState<Draft>()
  const [over, setOver] = useState<readonly string[]>([])
  const [wrong, setWrong] = useState<Wrong>()
  const [tooLarge, sayTooLarge] = useState(false)
  const [how, setHow] = useState({ threshold: "0.02", replicates: "1000", seed: "1" })
  const [about, setAbout] = useState<About>()
  const read = draft && tableOf(draft)
  const settings = settingsIn(how)
  const file = say("bench.estimate.this-table")

  function change(next: Draft, sums: readonly string[] = []): void {
    stop()
    setAbout(undefined)
    setWrong(undefined)
    setOver(sums)
    set(next)
  }
  async function bring(chosen: File | undefined): Promise<void> {
    if (!chosen) return
    const held = await hold(chosen)
    sayTooLarge(!held)
    if (!held) return
    const found = draftIn(held.bytes)
    if ("draft" in found) change(found.draft, found.over)
    else setWrong({ flaw: found.flaw, file: held.name })
  }
  async function start(): Promise<void> {
    if (!read || !settings) return
    if ("flaw" in read) {
      setWrong({ flaw: read.flaw, file })
      return
    }
    setWrong(undefined)
    const { table } = read
    const { threshold, replicates, seed } = settings
    setAbout({ cases: casesOf(table.counts), lists: table.lists, digest: await digestOf(table), replicates, seed })
    begin({ table, threshold, seed, many: replicates })
  }
  return (
    <Page kind="work" title={say("bench.estimate.title")} help={say("bench.estimate.help")}>
      <StaysHere />
      <p>{say("bench.estimate.text")}</p>
      <form
        className="form no-print"
        onSubmit={(event) => {
          event.preventDefault()
          void start()
        }}
      >
        <Files
          label={say("bench.estimate.file")}
          hint={say("bench.estimate.file-hint")}
          accept=".csv,.txt,text/csv"
          onFiles={([chosen]) => void bring(chosen)}
        />
        <p className="bench-acts">
          <Button
            look="quiet"
            onPress={() => change(draft ?? blank(3, (at) => say("bench.estimate.list", { n: at + 1 })))}
          >
            {say("bench.estimate.type")}
          </Button>
          <Button look="quiet" onPress={() => change(exampleLists)}>
            {say("bench.estimate.example")}
          </Button>
        </p>
        {tooLarge && (
          <Notice kind="refusal">
            <p>{say("bench.too-large")}</p>
          </Notice>
        )}
        {over.length > 0 && (
          <Notice kind="warning">
            <p>{say("bench.estimate.added-up", { columns: over.join(", ") })}</p>
          </Notice>
        )}
        {draft && draft.lists.length <= TYPED && <OverlapGrid draft={draft} onChange={change} />}
        <fieldset>
          <legend>{say("bench.estimate.how")}</legend>
          <div className="overlap-fields">
            {(["threshold", "replicates", "seed"] as const).map((name) => (
              <TextField
                key={name}
                name={name}
                label={say(`bench.estimate.${name}`)}
                hint={say(`bench.estimate.${name}-hint`)}
                value={how[name]}
                max={16}
                onChange={(value) => setHow({ ...how, [name]: value })}
                fault={settings ? undefined : faultOf(name, how[name]) ? say(`bench.estimate.${name}-hint`) : undefined}
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
      {wrong && <FlawNotice flaw={wrong.flaw} file={wrong.file} />}
      <div aria-live="polite">
        <Standing
          reckoning={reckoning}
          file={file}
          label={(step) => (step ? say("bench.estimate.drawn", step) : say("bench.estimate.reckoning"))}
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
    </Page>
  )
}

type How = { readonly threshold: string; readonly replicates: string; readonly seed: string }

/** Whether what was written is none of the numbers it may be. */
function faultOf(name: keyof How, written: string): boolean {
  const number = written.trim() === "" ? Number.NaN : Number(written)
  if (name === "threshold") return !(number > 0 && number < 1)
  const most = name === "replicates" ? 20_000 : Number.MAX_SAFE_INTEGER
  return !Number.isInteger(number) || number < 0 || number > most
}

function settingsIn(how: How) {
  if ((["threshold", "replicates", "seed"] as const).some((name) => faultOf(name, how[name]))) return undefined
  return { threshold: Number(how.threshold), replicates: Number(how.replicates), seed: Number(how.seed) }
}
