import { questionKinds } from "#modules/calls/question-kinds.ts"
import type { Question } from "#modules/calls/question.ts"
import { QuestionForm } from "#modules/calls/web/bank/QuestionForm.tsx"
import { calledName, type Called } from "#modules/calls/web/CalledMandates.tsx"
import { Said } from "#modules/calls/web/Said.tsx"
import { useSettled } from "#modules/calls/web/Picker.tsx"
import type { Language } from "#platform/kernel/language.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  readonly mandates: readonly Called[]
  readonly languages: readonly Language[]
  /** What the call asks already. */
  readonly asked: ReadonlySet<string>
  readonly onPick: (question: Question) => void
  readonly onLeave: () => void
}

const contract = () => import("#modules/calls/contract.ts")

/** Finds questions of the bank by their words, their article, their mandate or their kind; what is not there can be written. */
export function QuestionPicker({ mandates, languages, asked, onPick, onLeave }: Props) {
  const say = useWords()
  const { language } = useReader()
  const [words, write] = useState("")
  const [article, cite] = useState("")
  const [kind, want] = useState("")
  const [mandate, under] = useState("")
  const [writes, compose] = useState(false)
  const settled = useSettled(`${words.trim()}\n${article.trim()}`)
  const [q = "", at = ""] = settled.split("\n")
  const kindWanted = questionKinds.find((each) => each === kind)
  const found = useAnswer("question.list", async () => (await contract()).listQuestions, {
    query: {
      language,
      limit: 20,
      ...(q && { words: q }),
      ...(at && { article: at }),
      ...(kindWanted && { kind: kindWanted }),
      ...(mandate && { mandate }),
    },
  })
  return (
    <InPlace title={say("calls.add-question")} framed onLeave={onLeave}>
      <div className="pair">
        <TextField
          type="search"
          name="question-words"
          label={say("calls.question-words")}
          value={words}
          onChange={write}
          max={200}
        />
        <TextField name="question-article" label={say("calls.article")} value={article} onChange={cite} max={20} />
        <Select
          name="question-kind"
          label={say("calls.kind")}
          none={say("calls.any")}
          value={kind}
          choices={questionKinds.map((value) => ({ value, name: say(`calls.kind.${value}`) }))}
          onChange={want}
        />
        {mandates.length > 0 && (
          <Select
            name="question-mandate"
            label={say("calls.at-mandate")}
            none={say("calls.any")}
            value={mandate}
            choices={mandates.map((each) => ({ value: each.id, name: calledName(say, each) }))}
            onChange={under}
          />
        )}
      </div>
      <Here of={found} rows={5}>
        {({ items, total }) => (
          <>
            <p className="hint" aria-live="polite">
              {say("platform.shown", { shown: items.length, total })}
            </p>
            <ul className="picks">
              {items.map((question) => {
                const isAsked = asked.has(question.code)
                const name = inLanguage(question.label, language).text
                return (
                  <li key={question.code}>
                    <div>
                      <Said text={question.label} />
                      <span className="where">
                        {say(`calls.kind.${question.kind}`)} · <code>{question.code}</code>
                      </span>
                    </div>
                    <Button
                      look="quiet"
                      busy={isAsked}
                      label={say(isAsked ? "calls.picked" : "calls.pick", { name })}
                      onPress={() => onPick(question)}
                    >
                      {say(isAsked ? "calls.picked-short" : "calls.pick-short")}
                    </Button>
                  </li>
                )
              })}
            </ul>
          </>
        )}
      </Here>
      <div className="acts">
        <Button look="quiet" expanded={writes} onPress={() => compose(!writes)}>
          {say("calls.write-question")}
        </Button>
        <Button look="quiet" onPress={onLeave}>
          {say("platform.close")}
        </Button>
      </div>
      {writes && (
        <QuestionForm
          languages={languages}
          mandates={mandates.map((each) => ({ id: each.id, name: calledName(say, each) }))}
          onMade={(question) => {
            onPick(question)
            compose(false)
          }}
          onLeave={() => compose(false)}
        />
      )}
    </InPlace>
  )
}
