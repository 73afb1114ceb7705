import type { readXlsForm } from "#modules/calls/contract.ts"
import type { Question } from "#modules/calls/question.ts"
import type { Questionnaire } from "#modules/calls/questionnaire.ts"
import { TemplateList, useTemplates } from "#modules/calls/web/build/Templates.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { ask, type Refused } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Files } from "#platform/web/kit/Files.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"
import type { z } from "zod"

type Read = z.output<(typeof readXlsForm)["output"]>
type Props = { readonly onTake: (questionnaire: Questionnaire, questions: readonly Question[]) => void }

const contract = () => import("#modules/calls/contract.ts")

/** What a questionnaire can begin from: one that is ready-made, or a form in the field's own file format. */
export function Beginnings({ onTake }: Props) {
  return (
    <>
      <FromTemplate onTake={onTake} />
      <FromXlsForm onTake={onTake} />
    </>
  )
}

/** Takes a ready-made questionnaire: its sections come after those that are there. */
function FromTemplate({ onTake }: Props) {
  const say = useWords()
  const templates = useTemplates()
  const [chosen, choose] = useState("")
  const [refused, refuse] = useState<Refused>()
  const [busy, work] = useState(false)
  async function take() {
    work(true)
    refuse(undefined)
    const answer = await ask((await contract()).getTemplate, { params: { code: chosen } })
    work(false)
    if (!answer.ok) return refuse(answer)
    const { sections, questions } = answer.value.form
    onTake({ sections }, questions)
    choose("")
  }
  return (
    <details className="fold">
      <summary>{say("calls.from-template")}</summary>
      <Here of={templates} rows={4}>
        {(items) => <TemplateList items={items} chosen={chosen} onChoose={choose} />}
      </Here>
      {refused && <RefusalNotice refused={refused} />}
      <Button look="quiet" busy={busy} disabled={chosen === ""} onPress={() => void take()}>
        {say("calls.take-template")}
      </Button>
    </details>
  )
}

/** Reads an XLSForm, says what of it has no counterpart here, and takes it: what the bank does not have is added to it. */
function FromXlsForm({ onTake }: Props) {
  const say = useWords()
  const read = useAct(async () => (await contract()).readXlsForm)
  const [form, keep] = useState<Read>()
  const [refused, refuse] = useState<Refused>()
  const [busy, work] = useState(false)
  const fresh = form?.questions.filter(({ known }) => !known) ?? []

  async function bring(files: readonly File[]) {
    const body = new FormData()
    for (const file of files.slice(0, 1)) body.append("files", file)
    const answer = await read.act({ body })
    keep(answer.ok ? answer.value : undefined)
  }
  async function take() {
    if (!form) return
    work(true)
    refuse(undefined)
    const added: Question[] = []
    const { addQuestion } = await contract()
    for (const { known: _, ...question } of fresh) {
      const answer = await ask(addQuestion, { body: question })
      if (answer.ok) added.push(answer.value)
      else if (answer.refusal !== "question-code-taken") {
        work(false)
        return refuse(answer)
      }
    }
    work(false)
    const known = form.questions
      .filter((each) => each.known)
      .map((each) => {
        const { known: _, ...question } = each
        return { ...question, edition: 1, retired: false }
      })
    onTake(form.questionnaire, [...added, ...known])
    keep(undefined)
  }
  return (
    <details className="fold">
      <summary>{say("calls.from-xlsform")}</summary>
      <Files
        label={say("calls.xlsform")}
        hint={say("calls.xlsform-hint")}
        accept=".xlsx"
        busy={read.busy}
        onFiles={(files) => void bring(files)}
      />
      {read.refused && <RefusalNotice refused={read.refused} />}
      {form && (
        <>
          <Notice>
            <p>{say("calls.xlsform-read", { n: form.questions.length, fresh: fresh.length })}</p>
          </Notice>
          {form.remarks.length > 0 && (
            <details className="fold" open>
              <summary>{say("calls.xlsform-remarks", { n: form.remarks.length })}</summary>
              <ul>
                {form.remarks.map(({ sheet, row, remark, what }) => (
                  <li key={`${sheet} ${row} ${remark} ${what}`}>
                    <bdi>
                      {sheet} {row}
                    </bdi>
                    : {remarkWords(say, remark)} <Foreign>{what}</Foreign>
                  </li>
                ))}
              </ul>
            </details>
          )}
          {refused && <RefusalNotice refused={refused} />}
          <Button busy={busy} onPress={() => void take()}>
            {say("calls.xlsform-take")}
          </Button>
        </>
      )}
    </details>
  )
}

// The server may know more remarks than this page has words for.
function remarkWords(say: ReturnType<typeof useWords>, remark: string): string {
  try {
    return say(`calls.xlsform.${remark}`)
  } catch {
    return remark
  }
}
