import { useAround } from "#modules/submissions/web/form/Around.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** What those who write say to one another about a question; nobody else sees it. */
export function Comments({ question }: { readonly question: string }) {
  const say = useWords()
  const { writing, may } = useAround()
  const { submission, reached } = writing
  const [text, write] = useState("")
  const add = useAct(async () => (await import("#modules/submissions/contract.ts")).addComment)
  const resolve = useAct(async () => (await import("#modules/submissions/contract.ts")).resolveComment)
  const all = submission.comments.filter((each) => each.question === question)
  const open = all.filter(({ resolved }) => resolved === null)
  if (!may("comment.add") && all.length === 0) return null
  const params = { id: submission.id }

  async function send() {
    const answer = await add.act({ params, body: { question, text: text.trim() } })
    if (answer.ok) write("")
  }
  return (
    <details className="fold comments no-print" open={open.length > 0 || undefined}>
      <summary>{say("answering.comments", { n: open.length })}</summary>
      <ul>
        {all.map((each) => (
          <li key={each.id} data-resolved={each.resolved !== null || undefined}>
            <p className="hint">
              {submission.people[each.by] ?? say("answering.somebody")} · <DateText date={each.at.slice(0, 10)} />
            </p>
            <Foreign as="p">{each.text}</Foreign>
            {may("comment.resolve") && reached && (
              <Button
                look="link"
                onPress={() =>
                  void resolve.act({
                    params: { ...params, comment: each.id },
                    body: { resolved: each.resolved === null },
                  })
                }
              >
                {say(each.resolved === null ? "answering.comment-settled" : "answering.comment-reopen")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(add.refused ?? resolve.refused) && <RefusalNotice refused={add.refused ?? resolve.refused ?? never} />}
      {may("comment.add") && (
        <div className="comment-add">
          <TextField
            name="comment"
            label={say("answering.comment")}
            lines={2}
            value={text}
            max={5000}
            onChange={write}
          />
          <Button look="quiet" busy={add.busy} disabled={text.trim() === "" || !reached} onPress={() => void send()}>
            {say("answering.comment-add")}
          </Button>
        </div>
      )}
    </details>
  )
}

const never = { ok: false, refusal: "offline" } as const
