import { languageNames } from "#platform/web/people/language-names.ts"
import { contract, type ReportRecord } from "#modules/reports/web/contract.ts"
import { BlockForm } from "#modules/reports/web/BlockForm.tsx"
import { blankOf, moved, type BlockKind, type Draft } from "#modules/reports/web/drafting.ts"
import { HeadForm } from "#modules/reports/web/HeadForm.tsx"
import { blockKinds } from "#modules/reports/web/kinds.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select } from "#platform/web/kit/Field.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** A report's head and blocks, to be written: in one language at a time, in any order. */
export function EditPage({ report }: { readonly report: ReportRecord }) {
  const say = useWords()
  const { go } = useAddress()
  const reader = useReader()
  const [language, speak] = useState<Language>(reader.language)
  const [draft, write] = useState<Draft>(() => ({
    ...report,
    blocks: report.blocks.map((block, n) => ({ key: n, block })),
  }))
  const [kind, choose] = useState<BlockKind>("paragraph")
  const change = useAct(async () => (await contract()).changeReport)
  const { blocks } = draft
  const set = (next: Draft["blocks"]) => write({ ...draft, blocks: next })

  async function save() {
    const { title, symbol, body, session, agendaItem, dated, audience, calls } = draft
    const wording = { title, symbol, body, session, agendaItem, dated, audience, calls }
    const answer = await change.act({
      params: { id: report.id },
      body: { ...wording, blocks: blocks.map(({ block }) => block), base: report.touch },
    })
    if (answer.ok) go(`/reports/${report.id}`)
  }
  return (
    <form
      className="form report-edit"
      onSubmit={(event) => {
        event.preventDefault()
        if (!change.busy) void save()
      }}
    >
      <Select
        name="language"
        label={say("reports.write-in")}
        hint={say("reports.write-in-hint")}
        choices={languages.map((value) => ({ value, name: languageNames[value] }))}
        value={language}
        onChange={(value) => speak(languages.find((each) => each === value) ?? language)}
      />
      <HeadForm draft={draft} language={language} onChange={write} />
      <h2>{say("reports.blocks-title")}</h2>
      <ol className="report-blocks">
        {blocks.map(({ key, block }, n) => (
          <li key={key}>
            <BlockForm
              block={block}
              n={n}
              language={language}
              questions={report.questions}
              faults={report.faults.filter((fault) => fault.block === n && report.blocks[n] === block)}
              onChange={(next) => set(blocks.map((each, at) => (at === n ? { key, block: next } : each)))}
              onMove={(by) => set(moved(blocks, n, by))}
              onRemove={() => set(blocks.filter((_, at) => at !== n))}
            />
          </li>
        ))}
      </ol>
      <div className="acts">
        <Select
          name="kind"
          label={say("reports.block-kind")}
          choices={blockKinds.map((value) => ({ value, name: say(`reports.block.${value}`) }))}
          value={kind}
          onChange={(value) => choose(blockKinds.find((each) => each === value) ?? kind)}
        />
        <Button
          look="quiet"
          onPress={() =>
            set([
              ...blocks,
              {
                key: Math.max(-1, ...blocks.map(({ key }) => key)) + 1,
                block: blankOf(kind, language, report.questions),
              },
            ])
          }
        >
          {say("reports.add-block")}
        </Button>
      </div>
      {change.refused && <RefusalNotice refused={change.refused} />}
      <div className="acts">
        <Button type="submit" busy={change.busy}>
          {say("platform.save")}
        </Button>
        <Link to={`/reports/${report.id}`}>{say("platform.cancel")}</Link>
      </div>
    </form>
  )
}

/** A report, asked for and written. */
export function LiveEdit() {
  const say = useWords()
  const { params } = useAddress()
  // The address is text; the contract parses it at the other end.
  const report = useAnswer("report.read", async () => (await contract()).getReport, {
    params: { id: params["id"] ?? "" },
  })
  return (
    <Page kind="work" title={say("reports.edit")} help={say("reports.edit-help", { open: "{", close: "}" })}>
      <Here of={report} rows={12}>
        {/* What was changed by somebody else meanwhile does not take away what is being written. */}
        {(value) => <EditPage key={value.id} report={value} />}
      </Here>
    </Page>
  )
}
