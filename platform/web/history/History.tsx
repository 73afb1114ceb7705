import type { readHistory } from "#platform/audit/contract.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { actName, By, ChangeList, When, type FieldWords } from "#platform/web/history/Acts.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"
import type { z } from "zod"

/** What the ledger tells of one thing. */
export type Told = z.output<(typeof readHistory)["output"]>

type Props = FieldWords & {
  readonly told: Told
  readonly onMore?: (() => void) | undefined
}

/** What was done with one thing, latest first: when, by whom as far as the reader may know, what changed, and the receipt of one's own acts. */
export function HistoryList({ told: { items, next }, onMore, ...words }: Props) {
  const say = useWords()
  if (items.length === 0) return <p className="hint">{say("history.none")}</p>
  return (
    <>
      <ol className="history">
        {items.map(({ number, at, act, changes, own, ...who }) => (
          <li key={number}>
            <p>
              {actName(say, act)} · <When at={at} />
              {who.person !== null && (
                <>
                  {" "}
                  · <By {...who} />
                </>
              )}
            </p>
            {changes && <ChangeList changes={changes} {...words} />}
            {own && (
              <a href={urlOf(`/ledger/lines/${number}/receipt`, {}, { format: "proof" })} download>
                {say("history.receipt")}
              </a>
            )}
          </li>
        ))}
      </ol>
      {next !== null && onMore && (
        <Button look="quiet" onPress={onMore}>
          {say("history.more")}
        </Button>
      )}
    </>
  )
}

type LiveProps = FieldWords & {
  /** The noun of the thing and its id, as the ledger names it. */
  readonly noun: string
  readonly id: string
}

/** The history of one thing, folded away; it is asked for when somebody unfolds it. The page it stands on needs the words of `platform/web/history`. */
export function History({ noun, id, ...words }: LiveProps) {
  const say = useWords()
  const [isOpen, open] = useState(false)
  const [limit, setLimit] = useState(20)
  const told = useAnswer(
    "history.read",
    async () => (await import("#platform/audit/contract.ts")).readHistory,
    { params: { noun, id }, query: { limit } },
    { when: isOpen },
  )
  return (
    <details className="fold told no-print" onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{say("history.title")}</summary>
      {isOpen && (
        <Here of={told} rows={4}>
          {(value) => (
            <HistoryList
              told={value}
              {...words}
              onMore={limit < 200 ? () => setLimit((before) => Math.min(before + 60, 200)) : undefined}
            />
          )}
        </Here>
      )}
    </details>
  )
}
