import type { AnswerRecord } from "#modules/submissions/web/answers/AnswerPage.tsx"
import type { Audience } from "#modules/calls/call.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

const audiences: readonly Audience[] = ["secretariat", "parties", "public"]

/** Says who may see an answer, and from when; of this question alone, or of everything that was answered with it. */
export function ReleaseForm({
  answer,
}: {
  readonly answer: Pick<AnswerRecord, "submission" | "question" | "release" | "releasedFrom">
}) {
  // prettier-ignore
  const say = useWords()
  const [release, choose] = useState<Audience>(answer.release)
  const [from, setFrom] = useState(answer.releasedFrom ?? "")
  const [isAll, all] = useState("")
  const [changed, tell] = useState<number>()
  const act = useAct(async () => (await import("#modules/submissions/contract.ts")).releaseAnswers)
  async function send(event: FormEvent) {
    event.preventDefault()
    const done = await act.act({
      params: { id: answer.submission },
      body: { questions: isAll === "all" ? null : [answer.question], release, from: from === "" ? null : from },
    })
    if (done.ok) tell(done.value.changed)
  }
  return (
    <section className="no-print">
      <h2>{say("submissions.release-title")}</h2>
      <p>{say("submissions.release-text")}</p>
      <form className="form" onSubmit={(event) => void send(event)}>
        {act.refused && <RefusalNotice refused={act.refused} />}
        {changed !== undefined && <Notice>{say("submissions.released", { n: changed })}</Notice>}
        <div className="pair">
          <Select
            name="release"
            label={say("submissions.release")}
            value={release}
            choices={audiences.map((each) => ({ value: each, name: say(`submissions.release.${each}`) }))}
            onChange={(chosen) => choose(audiences.find((each) => each === chosen) ?? release)}
          />
          <TextField name="from" type="date" label={say("submissions.released-from")} value={from} onChange={setFrom} />
          <Select
            name="which"
            label={say("submissions.release-which")}
            value={isAll}
            none={say("submissions.release-this")}
            choices={[{ value: "all", name: say("submissions.release-all") }]}
            onChange={all}
          />
        </div>
        <Button type="submit" look="quiet" busy={act.busy}>
          {say("submissions.release-do")}
        </Button>
      </form>
    </section>
  )
}
