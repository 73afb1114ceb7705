import { languages } from "#platform/kernel/language.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

type Props = { readonly submission: string; readonly question: string }

/** Asks the one who answered to make an answer clear, in a language both read. */
export function AskClarification({ submission, question }: Props) {
  const say = useWords()
  const reader = useReader()
  const [text, write] = useState("")
  const [language, choose] = useState(reader.language)
  const ask = useAct(async () => (await import("#modules/submissions/contract.ts")).askClarification)
  async function send(event: FormEvent) {
    event.preventDefault()
    const answer = await ask.act({ params: { id: submission }, body: { question, text: text.trim(), language } })
    if (answer.ok) write("")
  }
  return (
    <details className="fold no-print">
      <summary>{say("answering.ask-clear")}</summary>
      <form className="form" onSubmit={(event) => void send(event)}>
        {ask.refused && <RefusalNotice refused={ask.refused} />}
        <TextField
          name="text"
          label={say("answering.what-unclear")}
          lines={3}
          value={text}
          max={5000}
          required
          language={language}
          onChange={write}
        />
        <Select
          name="language"
          label={say("answering.write-in")}
          value={language}
          choices={languages.map((each) => ({ value: each, name: say(`answering.language.${each}`) }))}
          onChange={(chosen) => choose(languages.find((each) => each === chosen) ?? language)}
        />
        <Button type="submit" look="quiet" busy={ask.busy}>
          {say("answering.ask-clear")}
        </Button>
      </form>
    </details>
  )
}
