import type { listWriters } from "#modules/submissions/contract.ts"
import { useAround } from "#modules/submissions/web/form/Around.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText, DueText } from "#platform/web/kit/DateText.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"
import type { z } from "zod"

/** Who writes a section, and by when; whoever clears gives it to somebody, or takes it back. */
export function Assignments({ section }: { readonly section: string }) {
  const say = useWords()
  const { writing, may } = useAround()
  const { submission, reached } = writing
  const [isOpen, open] = useState(false)
  const remove = useAct(async () => (await import("#modules/submissions/contract.ts")).unassign)
  const here = submission.assignments.filter((each) => each.section === section)
  const mayGive = may("assignment.save") && reached
  if (here.length === 0 && !mayGive) return null
  return (
    <div className="assignments">
      {here.length > 0 && (
        <ul>
          {here.map((each) => (
            <li key={each.person}>
              <Foreign>{each.name}</Foreign>{" "}
              {each.done ? (
                <Status tone="done">{say("answering.section-is-done")}</Status>
              ) : (
                each.due && <DueText date={each.due} />
              )}
              {each.note !== "" && (
                <Foreign as="p" className="hint">
                  {each.note}
                </Foreign>
              )}
              {may("assignment.remove") && reached && (
                <Button
                  look="link"
                  label={`${say("answering.unassign")}: ${each.name}`}
                  onPress={() => void remove.act({ params: { id: submission.id, section, person: each.person } })}
                >
                  {say("answering.unassign")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {remove.refused && <RefusalNotice refused={remove.refused} />}
      {mayGive && !isOpen && (
        <Button look="link" onPress={() => open(true)}>
          {say("answering.assign")}
        </Button>
      )}
      {isOpen && (
        <InPlace title={say("answering.assign")} depth={3} framed onLeave={() => open(false)}>
          <LiveAssign section={section} onDone={() => open(false)} />
        </InPlace>
      )}
    </div>
  )
}

type Writers = z.output<(typeof listWriters)["output"]>["items"]

function LiveAssign({ section, onDone }: { readonly section: string; readonly onDone: () => void }) {
  const { writing } = useAround()
  const writers = useAnswer(
    "assignment.list-writers",
    async () => (await import("#modules/submissions/contract.ts")).listWriters,
    { params: { id: writing.submission.id } },
  )
  return (
    <Here of={writers} rows={3}>
      {({ items }) => <AssignForm writers={items} section={section} onDone={onDone} />}
    </Here>
  )
}

type FormProps = { readonly writers: Writers; readonly section: string; readonly onDone: () => void }

/** Gives a section to somebody of the same State or organization, with a day of its own before the call's. */
export function AssignForm({ writers, section, onDone }: FormProps) {
  const say = useWords()
  const { writing } = useAround()
  const { submission } = writing
  const save = useAct(async () => (await import("#modules/submissions/contract.ts")).assign)
  const [person, choose] = useState(writers[0]?.person ?? "")
  const [due, setDue] = useState("")
  const [note, write] = useState("")
  async function send(event: FormEvent) {
    event.preventDefault()
    const answer = await save.act({
      params: { id: submission.id, section, person },
      body: { due: due === "" ? null : due, note: note.trim() },
    })
    if (answer.ok) onDone()
  }
  if (writers.length === 0)
    return (
      <Empty title={say("answering.no-writers")}>
        <p>{say("answering.no-writers-text")}</p>
      </Empty>
    )
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      {save.refused && <RefusalNotice refused={save.refused} />}
      <Select
        name="person"
        label={say("answering.assign-to")}
        value={person}
        choices={writers.map((each) => ({ value: each.person, name: `${each.name} · ${roleOf(say, each.role)}` }))}
        onChange={choose}
      />
      <TextField name="due" type="date" label={say("answering.assign-due")} value={due} onChange={setDue} />
      <p className="hint">
        {say("answering.call-due")} <DateText date={submission.due} />
      </p>
      <TextField name="note" label={say("answering.assign-note")} lines={2} value={note} max={2000} onChange={write} />
      <Button type="submit" busy={save.busy}>
        {say("answering.assign-do")}
      </Button>
    </form>
  )
}

function roleOf(say: ReturnType<typeof useWords>, role: string): string {
  try {
    return say(`platform.role.${role}`)
  } catch {
    // A role of the installation's own has its names in the database.
    return role
  }
}
