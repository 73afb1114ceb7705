import type { Question } from "#modules/calls/question.ts"
import type { AnswerValue, AttachedFile } from "#modules/calls/value.ts"
import type { FileWays } from "#modules/submissions/web/fields/field.ts"
import { FileList } from "#modules/submissions/web/fields/FilesPart.tsx"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Facts, type Fact } from "#platform/web/kit/Facts.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { lazy, Suspense, type ReactNode } from "react"

const TableText = lazy(async () => ({
  default: (await import("#modules/submissions/web/read/TableText.tsx")).TableText,
}))

/** What of its question an answer needs to be read: the names of what could be chosen, and of what a table is broken down by. */
export type Asks = Pick<Question, "options" | "dimensions">

type Props = {
  readonly value: AnswerValue
  /** The language it was written in. */
  readonly language: Language
  readonly asks?: Asks | undefined
  readonly files?: FileWays
}

/** An answer to be read, in the words of whoever gave it; a blank says why it is one. */
export function AnswerText({ value, language, asks, files }: Props) {
  return <div className="answer-text">{partsOf(value, useWords(), useReader(), { language, asks, files })}</div>
}

type Around = { readonly language: Language; readonly asks: Asks | undefined; readonly files: FileWays | undefined }

function partsOf(
  value: AnswerValue,
  say: Words,
  reader: { readonly language: Language; readonly locale: string },
  { language, asks, files }: Around,
): ReactNode {
  const words = (text: string) =>
    text.trim() === "" ? null : (
      <Foreign as="p" language={language} className="words">
        {text}
      </Foreign>
    )
  const line = (text: string) => (text === "" ? null : <Foreign language={language}>{text}</Foreign>)
  const attached = (all: readonly AttachedFile[]) => (files ? <FileList files={all} ways={files} /> : null)
  switch (value.kind) {
    case "missing":
      return (
        <>
          <p className="blank">{say(`answering.missing.${value.why}`)}</p>
          {words(value.note)}
        </>
      )
    case "compliance":
      return (
        <>
          <p className="verdict" data-answer={value.answer}>
            {say(`answering.compliance.${value.answer}`)}
          </p>
          {value.articles !== "" && <Facts facts={[[say("answering.articles"), line(value.articles)]]} />}
          {words(value.text)}
          {attached(value.files)}
        </>
      )
    case "explanation":
      return (
        <>
          {words(value.text)}
          {attached(value.files)}
        </>
      )
    case "date":
      return (
        <p>
          <DateText date={value.date} />
        </p>
      )
    case "number":
      return <p className="figure">{new Intl.NumberFormat(reader.locale).format(value.number)}</p>
    case "choice":
      return (
        <ul className="chosen">
          {value.chosen.map((code) => {
            const label = asks?.options.find((each) => each.code === code)?.label
            const said = label ? inLanguage(label, reader.language) : { text: code, language: undefined }
            return (
              <li key={code}>
                <Foreign language={said.language}>{said.text}</Foreign>
              </li>
            )
          })}
          {value.other !== "" && <li>{line(value.other)}</li>}
        </ul>
      )
    case "table":
      return (
        <>
          <Suspense fallback={<Skeleton rows={3} />}>
            <TableText cells={value.cells} dimensions={asks?.dimensions ?? []} />
          </Suspense>
          <Facts
            facts={[
              [say("answering.table-source"), line(value.source)],
              [say("answering.table-articles"), line(value.articles)],
              [say("answering.table-note"), line(value.note)],
            ]}
          />
        </>
      )
    case "file":
      return attached(value.files) ?? <p>{value.files.map(({ name }) => name).join(", ")}</p>
    case "law":
      return each(
        value.laws.map((law) => ({
          title: law.title,
          facts: [
            [say("answering.law-citation"), line(law.citation)],
            [say("answering.articles"), line(law.articles)],
            [say("answering.law-date"), day(law.date)],
            [say("answering.law-standing"), say(`answering.law-standing.${law.standing}`)],
            [say("answering.link"), link(law.link)],
          ],
          rest: attached(law.files),
        })),
        language,
      )
    case "practice":
      return each(
        value.practices.map((practice) => ({
          title: practice.title,
          facts: [
            [say("answering.practice-summary"), words(practice.summary)],
            [say("answering.practice-result"), words(practice.result)],
            [say("answering.practice-since"), day(practice.since)],
            [say("answering.link"), link(practice.link)],
          ],
          rest: attached(practice.files),
        })),
        language,
      )
    case "authority":
      return each(
        value.authorities.map((authority) => ({
          title: authority.name,
          facts: [
            [say("answering.authority-task"), line(authority.task)],
            [say("answering.authority-address"), line(authority.address)],
            [say("answering.authority-telephone"), apart(authority.telephone)],
            [say("answering.authority-mail"), apart(authority.mail)],
            [
              say("answering.authority-languages"),
              authority.languages.map((one) => say(`answering.language.${one}`)).join(", "),
            ],
          ],
          rest: null,
        })),
        language,
      )
    case "assistance":
      break
  }
  return (
    <>
      <p>{say(`answering.assistance.${value.needed}`)}</p>
      {words(value.text)}
    </>
  )
}

const link = (address: string | null): ReactNode =>
  address && (
    <a href={address} rel="noopener noreferrer external">
      <bdi>{address}</bdi>
    </a>
  )

const day = (date: string | null): ReactNode => date && <DateText date={date} />
const apart = (text: string): ReactNode => text && <bdi>{text}</bdi>

type Told = { readonly title: string; readonly facts: readonly Fact[]; readonly rest: ReactNode }

const each = (all: readonly Told[], language: Language): ReactNode => (
  <ol className="told-each">
    {all.map(({ title, facts, rest }, n) => (
      // Two laws may have one title; each is where it stands.
      // oxlint-disable-next-line react/no-array-index-key
      <li key={n}>
        <Foreign as="h4" language={language}>
          {title}
        </Foreign>
        <Facts facts={facts} />
        {rest}
      </li>
    ))}
  </ol>
)
