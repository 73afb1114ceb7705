import type { Block, Part } from "#modules/reports/block.ts"
import { FigureChoice } from "#modules/reports/web/FigureChoice.tsx"
import type { ReportRecord } from "#modules/reports/web/contract.ts"
import { partOf, type PartKind, type Question } from "#modules/reports/web/drafting.ts"
import { partKinds, scopes, shares } from "#modules/reports/web/kinds.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Checkbox, Select, TextField } from "#platform/web/kit/Field.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  readonly block: Block
  readonly n: number
  readonly language: Language
  readonly questions: readonly Question[]
  readonly faults: ReportRecord["faults"]
  readonly onChange: (block: Block) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** One block of a report: its words in one language, what it asks of the answers, and its bound parts. */
export function BlockForm({ block, n, language, questions, faults, onChange, onMove, onRemove }: Props) {
  const say = useWords()
  const worded = (text: string) => {
    const { [language]: _, ...others } = block.words
    onChange({ ...block, words: text === "" ? others : { ...block.words, [language]: text } })
  }
  return (
    <fieldset className="report-block">
      <legend>
        {n + 1}. {say(`reports.block.${block.kind}`)}
      </legend>
      <TextField
        name={`words-${n}`}
        label={say("reports.words")}
        {...(block.kind === "paragraph" && { hint: say("reports.words-hint") })}
        fault={
          faults.length > 0
            ? faults.map(({ fault, at }) => `${say(`reports.fault.${fault}`)} ${at}`).join(" · ")
            : undefined
        }
        language={language}
        lines={block.kind === "paragraph" ? 3 : 1}
        value={block.words[language] ?? ""}
        onChange={worded}
      />
      {block.kind === "paragraph" ? (
        <Parts parts={block.parts} n={n} questions={questions} onChange={(parts) => onChange({ ...block, parts })} />
      ) : (
        <Asks of={block} n={n} questions={questions} onChange={(next) => onChange({ ...block, ...next })} />
      )}
      <div className="acts">
        <Button look="link" label={say("reports.move-up", { n: n + 1 })} onPress={() => onMove(-1)}>
          {say("reports.up")}
        </Button>
        <Button look="link" label={say("reports.move-down", { n: n + 1 })} onPress={() => onMove(1)}>
          {say("reports.down")}
        </Button>
        <Button look="link" label={say("reports.remove-block", { n: n + 1 })} onPress={onRemove}>
          {say("reports.remove")}
        </Button>
      </div>
    </fieldset>
  )
}

type PartsProps = {
  readonly parts: Readonly<Record<string, Part>>
  readonly n: number
  readonly questions: readonly Question[]
  readonly onChange: (parts: Record<string, Part>) => void
}

function Parts({ parts, n, questions, onChange }: PartsProps) {
  const say = useWords()
  const [kind, choose] = useState<PartKind>("count")
  const free = (): string => {
    for (let at = 1; ; at += 1) if (!parts[`part-${at}`]) return `part-${at}`
  }
  return (
    <>
      {Object.entries(parts).map(([slot, part]) => (
        <fieldset key={slot} className="report-part">
          <legend>
            <bdi>{`{${slot}}`}</bdi> {say(`reports.part.${part.part}`)}
          </legend>
          <Asks
            of={part}
            n={`${n}-${slot}`}
            questions={questions}
            onChange={(next) => onChange({ ...parts, [slot]: { ...part, ...next } })}
          />
          <Button
            look="link"
            label={say("reports.remove-part", { slot })}
            onPress={() => onChange(Object.fromEntries(Object.entries(parts).filter(([each]) => each !== slot)))}
          >
            {say("reports.remove")}
          </Button>
        </fieldset>
      ))}
      <div className="acts">
        <Select
          name={`part-${n}`}
          label={say("reports.part")}
          choices={partKinds.map((value) => ({ value, name: say(`reports.part.${value}`) }))}
          value={kind}
          onChange={(value) => choose(partKinds.find((each) => each === value) ?? kind)}
        />
        <Button look="quiet" onPress={() => onChange({ ...parts, [free()]: partOf(kind, questions) })}>
          {say("reports.add-part")}
        </Button>
      </div>
    </>
  )
}

type AsksProps = {
  readonly of: Block | Part
  readonly n: number | string
  readonly questions: readonly Question[]
  readonly onChange: (next: Readonly<Record<string, unknown>>) => void
}

/** What a block or a part asks of the answers: each field it has, and no other. */
function Asks({ of, n, questions, onChange }: AsksProps) {
  const say = useWords()
  const { language } = useReader()
  const named = questions.map(({ code, label }) => ({
    value: code,
    name: `${code} · ${inLanguage(label, language).text}`,
  }))
  const choice = (name: string, values: readonly string[], value: string) => (
    <Select
      name={`${name}-${n}`}
      label={say(`reports.asks.${name}`)}
      choices={values.map((each) => ({ value: each, name: say(`reports.asks.${name}.${each}`) }))}
      value={value}
      onChange={(next) => onChange({ [name]: next })}
    />
  )
  const line = (name: string, value: string, read: (text: string) => unknown) => (
    <TextField
      name={`${name}-${n}`}
      label={say(`reports.asks.${name}`)}
      value={value}
      onChange={(text) => onChange({ [name]: read(text) })}
    />
  )
  const list = (text: string) => text.split(/[\s,]+/).filter((each) => each !== "")
  return (
    <div className="fields">
      {"question" in of && (
        <Select
          name={`question-${n}`}
          label={say("reports.asks.question")}
          choices={named}
          value={of.question}
          onChange={(question) => onChange({ question })}
        />
      )}
      {"release" in of && <FigureChoice of={of} n={n} onChange={onChange} />}
      {"questions" in of && line("questions", of.questions.join(" "), list)}
      {"answers" in of && line("answers", of.answers.join(" "), list)}
      {"who" in of && choice("who", scopes, of.who)}
      {"of" in of && choice("of", shares, of.of)}
      {"party" in of && line("party", of.party, (text) => text.trim())}
      {"by" in of && line("by", of.by, (text) => text.trim())}
      {"what" in of && choice("what", ["asked", "replied", "no-reply"], of.what)}
      {"names" in of && (
        <Checkbox
          name={`names-${n}`}
          label={say("reports.asks.names")}
          checked={of.names}
          onChange={(names) => onChange({ names })}
        />
      )}
      {"level" in of && (
        <Select
          name={`level-${n}`}
          label={say("reports.asks.level")}
          choices={["1", "2"].map((value) => ({ value, name: value }))}
          value={String(of.level)}
          onChange={(value) => onChange({ level: Number(value) })}
        />
      )}
      {"which" in of &&
        choice(
          "which",
          "part" in of && of.part === "day"
            ? ["taken", "opened", "due"]
            : "part" in of
              ? ["all", "outstanding", "reported"]
              : ["all", "outstanding"],
          of.which,
        )}
    </div>
  )
}
