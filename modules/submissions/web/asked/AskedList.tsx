import type { Asked } from "#modules/submissions/contract.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { DueText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Status, type Tone } from "#platform/web/kit/Status.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

const tones: Readonly<Partial<Record<Asked["standing"], Tone>>> = {
  ...{ drafting: "open", opened: "open", cleared: "open", submitted: "done", clarifying: "soon", withdrawn: "late" },
}

type Props = { readonly items: readonly Asked[]; readonly depth?: 2 | 3 }

/** What is asked of the reader: by when, what is left, and the way into the form. */
export function AskedList({ items, depth = 2 }: Props) {
  return (
    <ul className="asked-list">
      {items.map((each) => (
        <AskedItem key={`${each.call.id} ${each.party}`} asked={each} depth={depth} />
      ))}
    </ul>
  )
}

function AskedItem({ asked, depth }: { readonly asked: Asked; readonly depth: 2 | 3 }) {
  const say = useWords()
  const { language, today } = useReader()
  const { go } = useAddress()
  const open = useAct(async () => (await import("#modules/submissions/contract.ts")).openSubmission)
  const title = inLanguage(asked.call.title, language)
  const names = inLanguage(asked.names, language)
  const left = asked.questions - asked.answered
  const isDone = asked.standing === "submitted"
  const Heading = `h${depth}` as const
  async function begin() {
    const answer = await open.act({ params: { call: asked.call.id }, body: { party: asked.party } })
    if (answer.ok) go(`/submissions/${answer.value.id}`)
  }
  return (
    <li data-late={(!isDone && asked.due < today) || undefined}>
      <Heading>
        {asked.submission ? (
          <Link to={`/submissions/${asked.submission}`}>
            <Foreign language={title.language}>{title.text}</Foreign>
          </Link>
        ) : (
          <Foreign language={title.language}>{title.text}</Foreign>
        )}
      </Heading>
      <p className="facts">
        <Foreign language={names.language}>{names.text}</Foreign>
        <span>{say(`answering.form.${asked.form}`)}</span>
        {!isDone && <DueText date={asked.due} />}
        <Status tone={tones[asked.standing] ?? "quiet"}>{say(`answering.standing.${asked.standing}`)}</Status>
      </p>
      {asked.questions > 0 && !isDone && (
        <p>
          {left > 0 ? say("answering.left", { n: left, of: asked.questions }) : say("answering.all-answered")}
          {asked.conflicts > 0 && <> · {say("answering.save.conflict", { n: asked.conflicts })}</>}
          {asked.unclear > 0 && <> · {say("answering.unclear-n", { n: asked.unclear })}</>}
        </p>
      )}
      {asked.sections.length > 0 && !isDone && (
        <ul className="asked-sections">
          {asked.sections.map((section) => {
            const heading = inLanguage(section.title, language)
            return (
              <li key={section.code}>
                {asked.submission ? (
                  <Link to={`/submissions/${asked.submission}`} search={{ section: section.code }}>
                    <Foreign language={heading.language}>{heading.text}</Foreign>
                  </Link>
                ) : (
                  <Foreign language={heading.language}>{heading.text}</Foreign>
                )}{" "}
                {section.done ? (
                  <Status tone="done">{say("answering.section-is-done")}</Status>
                ) : (
                  section.due && <DueText date={section.due} />
                )}
              </li>
            )
          })}
        </ul>
      )}
      {open.refused && <RefusalNotice refused={open.refused} />}
      {!asked.submission && asked.call.status === "open" && (
        <Button busy={open.busy} onPress={() => void begin()}>
          {say("answering.begin")}
        </Button>
      )}
    </li>
  )
}
