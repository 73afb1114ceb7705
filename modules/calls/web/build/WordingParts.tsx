import type { CallWording } from "#modules/calls/call.ts"
import { AddresseesPart, useAddressees } from "#modules/calls/web/AddresseeList.tsx"
import type { Change } from "#modules/calls/web/build/BuilderPage.tsx"
import { PartyPicker } from "#modules/calls/web/build/PartyPicker.tsx"
import type { CallRecord } from "#modules/calls/web/CallPage.tsx"
import { calledName } from "#modules/calls/web/CalledMandates.tsx"
import { MandatePicker, MandateShown } from "#modules/calls/web/MandatePicker.tsx"
import type { Pick } from "#modules/calls/web/Picker.tsx"
import { Texts } from "#modules/calls/web/Texts.tsx"
import { inLanguage, languages } from "#platform/kernel/language.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { Checkbox, Select, TextField } from "#platform/web/kit/Field.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { languageNames } from "#platform/web/people/language-names.ts"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type ReactNode } from "react"

type Part = { readonly wording: CallWording; readonly change: Change }
type Fixed = Part & { readonly call: CallRecord; readonly disabled: boolean }

/** What the call says, in each of its languages. */
export function WordsPart({ wording, change }: Part) {
  const say = useWords()
  const { title, note } = wording
  // In the order of the languages, however they were ticked.
  const spoken = languages.filter((each) => wording.languages.includes(each))
  return (
    <section>
      <h2>{say("calls.part.title")}</h2>
      <fieldset className="choices">
        <legend>{say("calls.languages")}</legend>
        <div className="inline">
          {languages.map((each) => (
            <Checkbox
              key={each}
              name={`language-${each}`}
              label={<span lang={each}>{languageNames[each]}</span>}
              checked={spoken.includes(each)}
              onChange={(on) =>
                change({ languages: languages.filter((one) => (one === each ? on : spoken.includes(one))) })
              }
            />
          ))}
        </div>
        {spoken.length === 0 && <p className="fault">{say("calls.lacks.languages")}</p>}
      </fieldset>
      <Texts
        name="title"
        label={say("calls.title")}
        text={title}
        languages={spoken}
        max={500}
        onChange={(text) => change({ title: text })}
        fault={Object.keys(title).length === 0 ? say("calls.lacks.title") : undefined}
      />
      <Texts
        name="note"
        label={say("calls.note")}
        hint={say("calls.note-hint")}
        text={note}
        languages={spoken}
        max={20_000}
        lines={4}
        onChange={(text) => change({ note: text })}
      />
    </section>
  )
}

/** The mandates it is issued under. */
export function MandatesPart({ call, wording, change, disabled }: Fixed) {
  const say = useWords()
  const [added, add] = useState<readonly Pick[]>([])
  const known = new Map<string, Pick>([
    ...call.under.map((each): [string, Pick] => {
      const name = calledName(say, each)
      return [
        each.id,
        { id: each.id, name, shown: <MandateShown name={name} text={each.text} language={each.language} /> },
      ]
    }),
    ...added.map((each): [string, Pick] => [each.id, each]),
  ])
  return (
    <section>
      <h2>{say("calls.mandates")}</h2>
      <MandatePicker
        disabled={disabled}
        picked={wording.mandates.map((id) => known.get(id) ?? { id, name: id })}
        onPicked={(picked) => {
          add([...added, ...picked])
          // The ids come from the record itself, and are checked again by the contract.
          change({ mandates: picked.map(({ id }) => id) as CallWording["mandates"] })
        }}
      />
      {wording.mandates.length === 0 && <p className="fault">{say("calls.lacks.mandates")}</p>}
    </section>
  )
}

const groups = [
  ...(["states-parties", "signatories", "member-states", "observer-states"] as const),
  ...(["integration-organizations", "agencies", "coordination-group", "organizations"] as const),
] as const

/** Who is asked: by which treaty one is bound to answer, which groups, who besides and who not; and who that is today. */
export function AddresseePart({ call, wording, change, disabled }: Fixed) {
  const say = useWords()
  const { language } = useReader()
  const treaties = useAnswer("treaty.list", async () => (await import("#modules/treaties/contract.ts")).listTreaties)
  const items = treaties.state === "here" ? treaties.value.items : []
  const addressees = useAddressees(call.id)
  return (
    <section>
      <h2>{say("calls.asked-who")}</h2>
      <fieldset disabled={disabled} className="bare">
        <legend className="unseen">{say("calls.asked-who")}</legend>
        <Select
          name="instrument"
          label={say("calls.instrument")}
          hint={say("calls.instrument-hint")}
          none={say("calls.all-invited")}
          value={wording.instrument ?? ""}
          choices={
            items.length > 0
              ? items.map(({ code, names }) => ({ value: code, name: inLanguage(names, language).text }))
              : wording.instrument === null
                ? []
                : [{ value: wording.instrument, name: wording.instrument }]
          }
          onChange={(code) => change({ instrument: code === "" ? null : code })}
        />
        <fieldset className="choices">
          <legend>{say("calls.groups")}</legend>
          {groups.map((each) => (
            <Checkbox
              key={each}
              name={`group-${each}`}
              label={say(`calls.group.${each}`)}
              checked={wording.groups.includes(each)}
              onChange={(on) =>
                change({ groups: groups.filter((one) => (one === each ? on : wording.groups.includes(one))) })
              }
            />
          ))}
        </fieldset>
        {(["besides", "except"] as const).map((each) => (
          <details key={each} className="fold" open={wording[each].length > 0}>
            <summary>{say(`calls.${each}`)}</summary>
            <PartyPicker
              name={each}
              label={say(`calls.${each}-words`)}
              picked={wording[each]}
              disabled={disabled}
              onPicked={(picked) => change({ [each]: [...picked] })}
            />
          </details>
        ))}
      </fieldset>
      <Here of={addressees} rows={3}>
        {(value) => <AddresseesPart addressees={value} status={call.status} />}
      </Here>
    </section>
  )
}

/** When it opens, by when answers are due, and when those who have not answered are reminded. */
export function DaysPart({ wording, change, isOpen }: Part & { readonly isOpen: boolean }) {
  const say = useWords()
  const { today } = useReader()
  const { opens, due, year, reminders } = wording
  const [written, write] = useState(() => reminders.join(", "))
  const [yearWritten, writeYear] = useState(() => String(year ?? ""))
  return (
    <section>
      <h2>{say("calls.part.due")}</h2>
      <div className="pair">
        <TextField
          name="opens"
          type="date"
          label={say("calls.opens")}
          hint={say("calls.opens-hint")}
          value={opens ?? ""}
          disabled={isOpen}
          onChange={(day) => change({ opens: day === "" ? null : day })}
        />
        <TextField
          name="due"
          type="date"
          label={say("calls.due")}
          value={due}
          onChange={(day) => change({ due: day })}
          required
          fault={due === "" ? say("calls.lacks.due") : due <= today ? say("calls.lacks.due-later") : undefined}
        />
        <TextField
          name="reminders"
          label={say("calls.reminders")}
          hint={say("calls.reminders-hint")}
          value={written}
          fault={daysIn(written) ? undefined : say("calls.reminders-fault")}
          onChange={(text) => {
            write(text)
            const days = daysIn(text)
            if (days) change({ reminders: days })
          }}
        />
        <TextField
          name="year"
          type="number"
          label={say("calls.year")}
          hint={say("calls.year-hint")}
          value={yearWritten}
          disabled={isOpen}
          onChange={(text) => {
            writeYear(text)
            const n = Number(text)
            change({ year: Number.isInteger(n) && n >= 1990 && n <= 2100 ? n : null })
          }}
        />
      </div>
    </section>
  )
}

/** The days before the due day that were written, by any sign between them; nothing where one is none. */
function daysIn(text: string): number[] | undefined {
  const days = text.split(/[\s,;،、]+/).filter((each) => each !== "")
  const numbers = days.map(Number)
  const fit = numbers.every((n) => Number.isInteger(n) && n >= 1 && n <= 365) && numbers.length <= 10
  return fit ? numbers : undefined
}

/** Who will see the answers, and from when. */
export function AudiencePart({ wording, change, disabled }: Part & { readonly disabled: boolean }) {
  const say = useWords()
  const { audience, published } = wording
  const line = (each: CallWording["audience"]): ReactNode => (
    <label key={each} className="checkbox">
      <input
        type="radio"
        name="audience"
        value={each}
        checked={audience === each}
        onChange={() => change({ audience: each })}
      />
      <span>{say(`calls.audience.${each}`)}</span>
    </label>
  )
  return (
    <section>
      <h2>{say("calls.audience")}</h2>
      <fieldset disabled={disabled} className="bare">
        <legend className="unseen">{say("calls.audience")}</legend>
        <div className="choices">{(["secretariat", "parties", "public"] as const).map(line)}</div>
        {audience === "public" && (
          <TextField
            name="published"
            type="date"
            label={say("calls.published")}
            hint={say("calls.published-hint")}
            value={published ?? ""}
            onChange={(day) => change({ published: day === "" ? null : day })}
          />
        )}
      </fieldset>
      <p className="hint">{say("calls.audience-note")}</p>
    </section>
  )
}
