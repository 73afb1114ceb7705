import type { Question } from "#modules/calls/question.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import { useAround } from "#modules/submissions/web/form/Around.tsx"
import { difference } from "#modules/submissions/web/form/difference.ts"
import { plainOf } from "#modules/submissions/web/form/plain.ts"
import type { Met } from "#modules/submissions/web/keeping/form.ts"
import { QuestionField } from "#modules/submissions/web/fields/QuestionField.tsx"
import { placeOf } from "#modules/submissions/readiness.ts"
import type { Language } from "#platform/kernel/language.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = { readonly conflict: Met; readonly question: Question }

/**
 * Two texts of one answer that met: side by side, with what differs marked. A
 * person takes the one, the other, or writes a third; until then both are kept.
 */
export function ConflictPart({ conflict, question }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const { writing, files, may } = useAround()
  const { submission, reached } = writing
  const there = submission.drafts.find((each) => placeOf(each) === placeOf(conflict))
  const [third, write] = useState<AnswerValue | null>()
  const settle = useAct(async () => (await import("#modules/submissions/contract.ts")).settleConflict)
  const language = conflict.language

  async function take(which: "there" | "came" | "new") {
    await settle.act({
      params: { id: submission.id, conflict: conflict.id },
      body: { take: which, base: there?.version ?? 0, ...(which === "new" && { value: third ?? null, language }) },
    })
  }
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" })
  const by = (who: string, at: string) =>
    say("answering.written-by", {
      name: submission.people[who] ?? say("answering.somebody"),
      at: when.format(new Date(at)),
    })
  return (
    <section className="conflict" aria-label={say("answering.conflict")}>
      <h4>{say("answering.conflict")}</h4>
      <p>{say("answering.conflict-means")}</p>
      <div className="sides">
        <div className="side">
          <p className="hint">{there ? by(there.by, there.at) : say("answering.not-answered")}</p>
          <Marked
            side="there"
            there={there?.value ?? null}
            came={conflict.value}
            language={there?.language ?? language}
          />
          {may("draft.settle") && (
            <Button busy={settle.busy} disabled={!reached} onPress={() => void take("there")}>
              {say("answering.take-there")}
            </Button>
          )}
        </div>
        <div className="side">
          <p className="hint">{by(conflict.by, conflict.at)}</p>
          <Marked side="came" there={there?.value ?? null} came={conflict.value} language={language} />
          {may("draft.settle") && (
            <Button busy={settle.busy} disabled={!reached} onPress={() => void take("came")}>
              {say("answering.take-came")}
            </Button>
          )}
        </div>
      </div>
      {settle.refused && <RefusalNotice refused={settle.refused} />}
      {!reached && <p className="hint">{say("answering.settle-online")}</p>}
      {may("draft.settle") &&
        (third === undefined ? (
          <Button look="link" onPress={() => write(conflict.value ?? there?.value ?? null)}>
            {say("answering.write-third")}
          </Button>
        ) : (
          <div className="third">
            <QuestionField
              question={question}
              value={third ?? undefined}
              language={language}
              disabled={false}
              files={files}
              onChange={write}
            />
            <Button busy={settle.busy} disabled={!reached} onPress={() => void take("new")}>
              {say("answering.take-third")}
            </Button>
          </div>
        ))}
    </section>
  )
}

type MarkedProps = {
  readonly side: "there" | "came"
  readonly there: AnswerValue | null
  readonly came: AnswerValue | null
  readonly language: Language
}

/** One of two texts, with what the other does not have marked in it. */
export function Marked({ side, there, came, language }: MarkedProps) {
  const say = useWords()
  const parts = difference(plainOf(there, say), plainOf(came, say)).filter(
    (each) => each.in === "both" || each.in === side,
  )
  if (parts.length === 0) return <p className="hint">{say("answering.taken-out")}</p>
  return (
    <Foreign as="p" language={language} className="words marked">
      {parts.map((each, n) =>
        each.in === "both" ? (
          each.text
        ) : (
          // Stretches are told by where they stand.
          // oxlint-disable-next-line react/no-array-index-key
          <mark key={n}>{each.text}</mark>
        ),
      )}
    </Foreign>
  )
}
