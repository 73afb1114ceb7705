import { useAround } from "#modules/submissions/web/form/Around.tsx"
import { Assignments } from "#modules/submissions/web/form/Assignments.tsx"
import { QuestionBlock } from "#modules/submissions/web/form/QuestionBlock.tsx"
import type { Part, Step } from "#modules/submissions/web/form/steps.ts"
import { lastStep } from "#modules/submissions/web/form/StepsList.tsx"
import { placeOf } from "#modules/submissions/readiness.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly step: Step
  readonly number: number
  readonly next: string | undefined
  readonly onMore: (repeat: string) => void
}

/** One section of the form: who writes it, its questions in order, and the way to the next. */
export function SectionPart({ step, number, next, onMore }: Props) {
  const say = useWords()
  const { language } = useReader()
  const { path } = useAddress()
  const { section, parts } = step
  const title = inLanguage(section.title, language)
  const note = inLanguage(section.note, language)
  return (
    <section className="form-section" aria-labelledby={`section-${section.code}`}>
      <h2 id={`section-${section.code}`}>
        <Foreign language={title.language}>{title.text}</Foreign>
      </h2>
      {note.text !== "" && (
        <Foreign as="p" language={note.language}>
          {note.text}
        </Foreign>
      )}
      <Assignments section={section.code} />
      {parts.map((part, n) => (
        <PartOf
          key={"place" in part ? placeOf(part.place) : part.repeat.repeat}
          part={part}
          number={`${number}.${n + 1}`}
          onMore={onMore}
        />
      ))}
      <SeenOrDone section={section.code} />
      <p className="no-print">
        <Link to={path} search={{ section: next ?? lastStep }} className="button">
          {say(next ? "answering.next-section" : "answering.go-over")}
        </Link>
      </p>
    </section>
  )
}

type PartProps = { readonly part: Part; readonly number: string; readonly onMore: (repeat: string) => void }

function PartOf({ part, number, onMore }: PartProps) {
  const say = useWords()
  const { language } = useReader()
  const { questions, mayWrite, writing } = useAround()
  if ("place" in part) {
    const question = questions.get(part.place.question)
    return question ? <QuestionBlock place={part.place} question={question} number={number} /> : null
  }
  const { repeat, each } = part
  const label = inLanguage(repeat.label, language)
  const [first] = repeat.items
  const section =
    each[0]?.places[0]?.section ??
    writing.submission.form.sections.find(({ items }) => items.includes(repeat))?.code ??
    ""
  return (
    <section className="repeat">
      <h3>
        <Foreign language={label.language}>{label.text}</Foreign>
      </h3>
      {each.length === 0 && <p className="hint">{say("answering.repeat-none")}</p>}
      {each.map(({ nth, places }) => (
        <section key={nth} className="repeat-each" aria-label={say("answering.repeat-n", { name: label.text, n: nth })}>
          <h4>{say("answering.repeat-n", { name: label.text, n: nth })}</h4>
          {places.map((place, n) => {
            const question = questions.get(place.question)
            return (
              question && (
                <QuestionBlock
                  key={placeOf(place)}
                  place={place}
                  question={question}
                  number={`${number}.${nth}.${n + 1}`}
                />
              )
            )
          })}
        </section>
      ))}
      {first && each.length < repeat.most && mayWrite(section) && (
        <Button look="quiet" onPress={() => onMore(repeat.repeat)}>
          {say("answering.repeat-add")}
        </Button>
      )}
    </section>
  )
}

/** Whoever was given the section says that it is written; a second person says that they went over what others wrote. */
function SeenOrDone({ section }: { readonly section: string }) {
  const say = useWords()
  const { writing, may, me } = useAround()
  const { submission, reached } = writing
  const finish = useAct(async () => (await import("#modules/submissions/contract.ts")).finishSection)
  const see = useAct(async () => (await import("#modules/submissions/contract.ts")).seeSection)
  const params = { id: submission.id, section }
  const mine = submission.assignments.find((each) => each.section === section && each.person === me)
  const codes = new Set(
    submission.form.sections
      .filter(({ code }) => code === section)
      .flatMap(({ items }) =>
        items.flatMap((item) => ("repeat" in item ? item.items : [item]).map((each) => each.question)),
      ),
  )
  const unseen = submission.drafts.filter(
    ({ question, by, seen, value, version }) =>
      codes.has(question) && by !== me && seen === null && (value !== null || version > 1),
  )
  const refused = finish.refused ?? see.refused
  // What is shown here is what one went over; whatever came in since is not.
  const drafts = unseen.map(({ question, nth, version }) => ({ question, nth, version }))
  async function tell(done: boolean) {
    if (await writing.sendNow()) await finish.act({ params, body: { done } })
  }
  return (
    <div className="section-acts no-print">
      {refused && <RefusalNotice refused={refused} />}
      {mine && may("assignment.finish") && (
        <Button look="quiet" busy={finish.busy} disabled={!reached} onPress={() => void tell(mine.done === null)}>
          {say(mine.done === null ? "answering.section-done" : "answering.section-undone")}
        </Button>
      )}
      {unseen.length > 0 && may("draft.see") && (
        <Button
          look="quiet"
          busy={see.busy}
          disabled={!reached}
          onPress={() => void see.act({ params, body: { drafts } })}
        >
          {say("answering.seen", { n: unseen.length })}
        </Button>
      )}
    </div>
  )
}
