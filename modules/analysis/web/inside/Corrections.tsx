import type { Correction, RestsOn } from "#modules/analysis/correction.ts"
import { contract } from "#modules/analysis/web/inside/contract.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { ReactNode } from "react"

type Props = {
  readonly rests: RestsOn | null
  /** What is done about it. */
  readonly children?: ReactNode
}

/** Which answers data rest on were corrected since, by which: each with what was taken and what is said now. */
export function Corrections({ rests, children }: Props) {
  const say = useWords()
  if (rests === null || rests.corrections.length === 0) return null
  return (
    <section>
      <h2>{say("analysis.corrections.title")}</h2>
      <p>{say("analysis.corrections.text")}</p>
      <Table
        caption={say("analysis.corrections.title")}
        rows={rests.corrections}
        id={({ answer }) => answer}
        columns={columns(say)}
      />
      {children}
    </section>
  )
}

const columns = (say: Words): readonly Column<Correction>[] => [
  {
    name: say("analysis.corrections.whose"),
    heads: true,
    cell: ({ party, partyNames }) => <Named text={partyNames} otherwise={party} />,
  },
  {
    name: say("analysis.corrections.question"),
    cell: ({ label, question }) => <Named text={label} otherwise={question} />,
  },
  { name: say("analysis.corrections.period"), cell: ({ period }) => (/^\d{4}$/.test(period) ? period : "–") },
  {
    name: say("analysis.corrections.before"),
    cell: ({ answer }) => <Link to={`/answers/${answer}`}>{say("analysis.corrections.answer")}</Link>,
  },
  {
    name: say("analysis.corrections.now"),
    cell: ({ correction, round }) => (
      <Link to={`/answers/${correction}`}>
        {say("analysis.corrections.answer")}, {say("analysis.corrections.round", { round })}
      </Link>
    ),
  },
  { name: say("analysis.corrections.since"), cell: ({ since }) => <DateText date={since} /> },
]

function Named({ text, otherwise }: { readonly text: Text; readonly otherwise: string }) {
  const { language } = useReader()
  const name = inLanguage(text, language)
  return <Foreign language={name.language}>{name.text || otherwise}</Foreign>
}

type NextProps = {
  readonly rests: RestsOn
  readonly dataset: string
  /** The release that is to be made anew, where one is looked at. */
  readonly release?: string
}

/** The next step after answers were corrected: to take them anew, to go on with what was taken, to draft the release of it. */
export function TakeAnew({ rests: { questions, audience, anew }, dataset, release }: NextProps) {
  const say = useWords()
  const me = useMe()
  const { go } = useAddress()
  const take = useAct(async () => (await contract()).takeAnswers)
  async function send() {
    if (take.busy) return
    const answer = await take.act({ params: { id: dataset }, body: { questions, audience } })
    if (answer.ok) go(`/snapshots/${answer.value.id}`)
  }
  if (anew?.status === "reviewed" && release !== undefined && may(me, "release.add"))
    return (
      <p className="no-print">
        <Link to="/releases/new" search={{ dataset, snapshot: anew.id, like: release }} className="button">
          {say("analysis.corrections.draft-anew")}
        </Link>
      </p>
    )
  if (anew !== null)
    return (
      <p className="no-print">
        <Link to={`/snapshots/${anew.id}`}>{say("analysis.corrections.is-taken")}</Link>
      </p>
    )
  if (!may(me, "snapshot.take-answers")) return null
  return (
    <div className="no-print">
      {take.refused && <RefusalNotice refused={take.refused} />}
      <Button busy={take.busy} onPress={() => void send()}>
        {say("analysis.corrections.take-anew")}
      </Button>
    </div>
  )
}
