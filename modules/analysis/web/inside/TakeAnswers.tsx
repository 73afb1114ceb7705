import { contract } from "#modules/analysis/web/inside/contract.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Checkbox, TextField } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** Makes a snapshot of what was answered to questions that ask for tables. */
export function TakeAnswers({ dataset }: { readonly dataset: string }) {
  const say = useWords()
  const { language } = useReader()
  const { go } = useAddress()
  const [words, search] = useState("")
  const [chosen, choose] = useState<readonly string[]>([])
  const questions = useAnswer("question.list", async () => (await import("#modules/calls/contract.ts")).listQuestions, {
    query: { kind: "table", language, limit: 500 },
  })
  const take = useAct(async () => (await contract()).takeAnswers)
  async function send() {
    if (take.busy || chosen.length === 0) return
    const answer = await take.act({ params: { id: dataset }, body: { questions: [...chosen] } })
    if (answer.ok) go(`/snapshots/${answer.value.id}`)
  }
  return (
    <section className="take-answers">
      <h2>{say("analysis.snapshot.take-answers")}</h2>
      <p className="hint">{say("analysis.snapshot.take-answers-text")}</p>
      <Here of={questions} rows={4}>
        {({ items }) => {
          const letters = words.trim().toLocaleLowerCase()
          const shown = items.filter(
            ({ code, label }) =>
              chosen.includes(code) ||
              `${code} ${inLanguage(label, language).text}`.toLocaleLowerCase().includes(letters),
          )
          if (items.length === 0) return <p>{say("analysis.snapshot.no-table-questions")}</p>
          return (
            <>
              <TextField
                type="search"
                name="questions"
                label={say("analysis.snapshot.find-questions")}
                value={words}
                onChange={search}
                max={200}
              />
              <p className="hint" aria-live="polite">
                {say("platform.shown", { shown: shown.length, total: items.length })}
              </p>
              <fieldset className="choices listing">
                <legend>{say("analysis.snapshot.questions")}</legend>
                {shown.map(({ code, label }) => {
                  const asked = inLanguage(label, language)
                  return (
                    <Checkbox
                      key={code}
                      name="question"
                      label={
                        <>
                          <bdi>{code}</bdi> <Foreign language={asked.language}>{asked.text}</Foreign>
                        </>
                      }
                      checked={chosen.includes(code)}
                      onChange={(on) => choose(on ? [...chosen, code] : chosen.filter((each) => each !== code))}
                    />
                  )
                })}
              </fieldset>
            </>
          )
        }}
      </Here>
      {take.refused && <RefusalNotice refused={take.refused} />}
      <Button busy={take.busy} disabled={chosen.length === 0} onPress={() => void send()}>
        {say("analysis.snapshot.take-n-answers", { n: chosen.length })}
      </Button>
    </section>
  )
}
