import type { CodesOf } from "#modules/calls/fitting.ts"
import { FormProvider, type Around } from "#modules/submissions/web/form/Around.tsx"
import { SaveLine } from "#modules/submissions/web/form/SaveLine.tsx"
import { SectionPart } from "#modules/submissions/web/form/SectionPart.tsx"
import { stepsOf } from "#modules/submissions/web/form/steps.ts"
import { lastStep, StepsList } from "#modules/submissions/web/form/StepsList.tsx"
import type { FileWays } from "#modules/submissions/web/fields/field.ts"
import type { Writing } from "#modules/submissions/web/keeping/form.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { DueText } from "#platform/web/kit/DateText.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Select } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { lazy, Suspense, useEffect, useMemo, useState } from "react"

const GoOver = lazy(async () => ({ default: (await import("#modules/submissions/web/form/GoOver.tsx")).GoOver }))

type Props = {
  readonly writing: Writing
  readonly me: string
  readonly codesOf: CodesOf | undefined
  readonly files: FileWays
}

/** The form: its sections as steps, how it stands, and the section that is looked at. */
export function FormPage({ writing, me, codesOf, files }: Props) {
  const say = useWords()
  const { language: reads } = useReader()
  const { search, fragment } = useAddress()
  const { submission, values } = writing
  const { call, form } = submission
  const [more, begin] = useState<Readonly<Record<string, number>>>({})
  const [language, writeIn] = useState<Language>(() => languageFor(call.languages, reads))
  const given = useMemo(() => [...values.values()], [values])
  const steps = useMemo(() => stepsOf(form, given, more), [form, given, more])
  const questions = useMemo(() => new Map(form.questions.map((each) => [each.code, each])), [form])
  const may = (act: string) => submission.may.includes(act)
  const own = new Set(submission.assignments.filter(({ person }) => person === me).map(({ section }) => section))
  const mayAll = may("assignment.save") || may("submission.clear")
  const isOpen = submission.status === "drafting" || submission.status === "clarifying"
  const first = steps.find(({ section }) => own.has(section.code)) ?? steps[0]
  const wanted = search["section"]
  const here = wanted === lastStep ? undefined : (steps.find(({ section }) => section.code === wanted) ?? first)
  const at = here ? steps.indexOf(here) : -1
  const looked = here?.section.code

  // A place that is named in the address is gone to when its section is there.
  useEffect(() => {
    if (fragment && looked) document.getElementById(fragment)?.focus()
  }, [fragment, looked])

  const around: Around = {
    ...{ writing, questions, given, codesOf, language, files, may, me },
    mayWrite: (section) => isOpen && may("draft.save") && (mayAll || own.has(section)),
  }
  const title = inLanguage(call.title, reads)
  const names = inLanguage(submission.names, reads)
  return (
    <FormProvider value={around}>
      <Page
        kind="work"
        title={<Foreign language={title.language}>{title.text}</Foreign>}
        tab={title.text}
        kicker={<Link to="/asked">{say("answering.asked")}</Link>}
        facts={
          <>
            <Foreign language={names.language}>{names.text}</Foreign>
            <span>{say(`answering.form.${submission.formKind}`)}</span>
            {isOpen && <DueText date={submission.due} />}
            <span>{say(`answering.status.${submission.status}`)}</span>
          </>
        }
        acts={
          <>
            <Link to={`/submissions/${submission.id}/workbook`}>{say("answering.workbook")}</Link>
            <a href={urlOf(`/submissions/${submission.id}/workbook`, {}, { format: "xlsx", language: reads })} download>
              {say("answering.take-workbook")}
            </a>
            <Link to={`/submissions/${submission.id}/print`}>{say("answering.print")}</Link>
          </>
        }
        help={say("answering.help")}
      >
        <div className="answering-form">
          <div className="form-side">
            <SaveLine writing={writing} />
            {call.languages.length > 1 && isOpen && (
              <Select
                name="language"
                label={say("answering.write-in")}
                value={language}
                choices={call.languages.map((each) => ({ value: each, name: say(`answering.language.${each}`) }))}
                onChange={(chosen) => writeIn(call.languages.find((each) => each === chosen) ?? language)}
              />
            )}
            <StepsList steps={steps} here={here?.section.code ?? lastStep} mine={mayAll ? undefined : own} />
          </div>
          <div className="form-main">
            {steps.length === 0 && <Empty title={say("answering.nothing-asked")} />}
            {here ? (
              <SectionPart
                key={here.section.code}
                step={here}
                number={at + 1}
                next={steps[at + 1]?.section.code}
                onMore={(repeat) => begin((before) => ({ ...before, [repeat]: (before[repeat] ?? 0) + 1 }))}
              />
            ) : (
              <Suspense fallback={<Skeleton />}>
                <GoOver />
              </Suspense>
            )}
          </div>
        </div>
      </Page>
    </FormProvider>
  )
}

/** The reader's own language where the call takes it, or the first it takes. */
const languageFor = (taken: readonly Language[], own: Language): Language =>
  taken.includes(own) ? own : (taken[0] ?? own)
