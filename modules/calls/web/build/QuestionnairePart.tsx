import type { CallWording } from "#modules/calls/call.ts"
import type { Question } from "#modules/calls/question.ts"
import { faultsIn, type Questionnaire, type Section } from "#modules/calls/questionnaire.ts"
import {
  changed,
  codesIn,
  joined,
  moved,
  moveItem,
  nextCode,
  restored,
  without,
  type Removed,
} from "#modules/calls/web/build/arrange.ts"
import { Beginnings } from "#modules/calls/web/build/Beginnings.tsx"
import { SectionEditor } from "#modules/calls/web/build/SectionEditor.tsx"
import type { CallRecord } from "#modules/calls/web/CallPage.tsx"
import { FaultList } from "#modules/calls/web/FaultList.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Undo } from "#platform/web/kit/Undo.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, useRef, useState } from "react"

type Props = {
  readonly call: CallRecord
  readonly wording: CallWording
  readonly questionnaire: Questionnaire
  readonly arrange: (next: (before: Questionnaire) => Questionnaire) => void
}

/** The questions of a call: sections in order, each with its questions; what does not hold together is said at once. */
export function QuestionnairePart({ call, wording, questionnaire, arrange }: Props) {
  const say = useWords()
  const [brought, bring] = useState<readonly Question[]>([])
  const [removed, remove] = useState<Removed>()
  const focus = useRef<string>(undefined)
  const questions = [...new Map([...brought, ...call.form.questions].map((each) => [each.code, each])).values()]
  const bank = new Map(questions.map((each) => [each.code, each]))
  const faults = faultsIn(questionnaire, bank)
  const { sections } = questionnaire
  const know = (more: readonly Question[]) => bring((before) => [...before, ...more])

  // Whoever moves a part by keyboard goes on holding it.
  useEffect(() => {
    if (focus.current !== undefined) document.getElementById(focus.current)?.focus()
    focus.current = undefined
  })

  const change = (n: number, section: Section) =>
    arrange((before) => ({ sections: changed(before.sections, n, section) }))
  function takeOut(what: Removed, next: (before: Questionnaire) => Questionnaire) {
    remove(what)
    arrange(next)
  }
  return (
    <section className="building">
      <h2>{say("calls.part.questionnaire")}</h2>
      <p className="hint">
        {say("calls.questions-of", { n: codesIn(questionnaire).size })}{" "}
        <Link to={`/calls/${call.id}/preview`}>{say("calls.preview")}</Link>
      </p>
      <Beginnings
        onTake={(more, known) => {
          know(known)
          arrange((before) => joined(before, more))
        }}
      />
      {sections.length > 0 && <FaultList faults={faults} questions={questions} />}
      {sections.map((section, n) => (
        <SectionEditor
          key={section.code}
          section={section}
          number={n + 1}
          edges={{ first: n === 0, last: n === sections.length - 1 }}
          languages={wording.languages}
          mandates={call.under}
          questions={questions}
          asked={codesIn(questionnaire)}
          taken={namesIn(questionnaire)}
          earlier={earlierThan(questionnaire, n)}
          faults={faults}
          onKnow={know}
          onChange={(next) => change(n, next)}
          onMove={(by, id) => {
            arrange((before) => ({ sections: moved(before.sections, n, by) }))
            focus.current = id
          }}
          onMoveItem={(item, by, id) => {
            arrange((before) => moveItem(before, n, item, by))
            focus.current = id
          }}
          onRemove={() => takeOut({ at: n, section }, (before) => ({ sections: without(before.sections, n) }))}
          onRemoveItem={(at) => {
            const item = section.items[at]
            if (item)
              takeOut({ at, item, from: section.code }, (before) => ({
                sections: changed(before.sections, n, { ...section, items: without(section.items, at) }),
              }))
          }}
        />
      ))}
      <Button
        look="quiet"
        onPress={() =>
          arrange((before) => ({
            sections: [
              ...before.sections,
              { code: nextCode(namesIn(before), "section"), title: {}, note: {}, when: null, items: [] },
            ],
          }))
        }
      >
        {say("calls.add-section")}
      </Button>
      {removed && (
        <Undo
          done={say("section" in removed ? "calls.removed-section" : "calls.removed-question")}
          onUndo={() => {
            arrange((before) => restored(before, removed))
            remove(undefined)
          }}
          onClose={() => remove(undefined)}
        />
      )}
    </section>
  )
}

/** The names sections and repeats have already. */
const namesIn = ({ sections }: Questionnaire): ReadonlySet<string> =>
  new Set(
    sections.flatMap(({ code, items }) => [code, ...items.flatMap((item) => ("repeat" in item ? [item.repeat] : []))]),
  )

/** The questions asked before a section begins: those its conditions can look at. */
const earlierThan = ({ sections }: Questionnaire, n: number): readonly string[] => [
  ...codesIn({ sections: sections.slice(0, n) }),
]
