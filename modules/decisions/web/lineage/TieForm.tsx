import { lineageKinds } from "#modules/decisions/lineage/lineage.ts"
import type { Mandate } from "#modules/decisions/mandate.ts"
import { Asked } from "#modules/decisions/web/Asked.tsx"
import { citeAs } from "#modules/decisions/web/naming.ts"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

type Props = {
  readonly later: Mandate["id"]
  /** Closes the form; with the id of the decision, if a link was made. */
  readonly onDone: (made?: string) => void
}

const shown = 8

/** Ties a mandate to an earlier one: found by its words, chosen, and said what the later does with it. */
export function TieForm({ later, onDone }: Props) {
  const say = useWords()
  const { language } = useReader()
  const [words, type] = useState("")
  const [q, ask] = useState("")
  const [earlier, choose] = useState<string>()
  const [kind, name] = useState<(typeof lineageKinds)[number]>("continues")
  const [note, write] = useState("")
  const [checked, check] = useState(false)
  const tie = useAct(async () => (await import("#modules/decisions/lineage/contract.ts")).addLineage)
  const found = useAnswer(
    "mandate.list",
    async () => (await import("#modules/decisions/contract.ts")).listMandates,
    { query: { q, limit: shown, language } },
    { when: q !== "" },
  )

  function look(event: FormEvent) {
    event.preventDefault()
    choose(undefined)
    ask(words.trim())
  }
  async function send(event: FormEvent) {
    event.preventDefault()
    check(true)
    if (tie.busy || earlier === undefined) return
    // The ids are those the register answered.
    const body = { later, earlier: earlier as Mandate["id"], kind, note }
    const answer = await tie.act({ body })
    if (answer.ok) onDone(answer.value.id)
  }

  return (
    <InPlace title={say("decisions.lineage.add")} framed onLeave={onDone}>
      <form className="form" onSubmit={look}>
        <TextField
          name="words"
          type="search"
          label={say("decisions.lineage.find")}
          value={words}
          onChange={type}
          max={300}
        />
        <Button type="submit" look="quiet">
          {say("decisions.lineage.look")}
        </Button>
      </form>
      <form className="form" onSubmit={(event) => void send(event)} noValidate>
        {q !== "" && (
          <Here of={found} rows={4}>
            {({ items, total }) => (
              <fieldset className="choices stacked">
                <legend>{say("decisions.lineage.found", { n: total })}</legend>
                {items
                  .filter(({ id }) => id !== later)
                  .map((each) => (
                    <label key={each.id} className="checkbox">
                      <input
                        type="radio"
                        name="earlier"
                        checked={each.id === earlier}
                        onChange={() => choose(each.id)}
                      />
                      <span>
                        <bdi>{citeAs(say, each.place, each.place.anchor)}</bdi>
                        {" · "}
                        <Asked mandate={each} language={each.language} />
                      </span>
                    </label>
                  ))}
              </fieldset>
            )}
          </Here>
        )}
        {checked && earlier === undefined && <p className="fault">{say("decisions.lineage.choose")}</p>}
        <Select
          name="kind"
          label={say("decisions.lineage.kind")}
          choices={lineageKinds.map((value) => ({ value, name: say(`decisions.lineage.does-${value}`) }))}
          value={kind}
          onChange={(value) => name(lineageKinds.find((each) => each === value) ?? "continues")}
        />
        <TextField
          name="note"
          label={say("decisions.lineage.note")}
          value={note}
          onChange={write}
          lines={2}
          max={2000}
        />
        {tie.refused && <RefusalNotice refused={tie.refused} />}
        <FormActs act={say("decisions.lineage.save")} busy={tie.busy} onLeave={() => onDone()} />
      </form>
    </InPlace>
  )
}
