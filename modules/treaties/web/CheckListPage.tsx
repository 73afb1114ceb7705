import { instrumentCodes } from "#modules/treaties/act-kinds.ts"
import type { CheckedList } from "#modules/treaties/contract.ts"
import { TextsInSix } from "#modules/treaties/web/ListTexts.tsx"
import { dayAsked } from "#modules/treaties/web/AsOf.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { ask, type Refused } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText, longDate } from "#platform/web/kit/DateText.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent, type ReactNode } from "react"

/** One printed list, held against the record: what is wrong with it, and how it ought to be in six languages. */
export function CheckedListPart({ list }: { readonly list: CheckedList }) {
  const say = useWords()
  const { locale } = useReader()
  const { instrument, heading, since, on, names, isRight, missing, superfluous, wrongYears, twice, strange } = list
  const day = longDate(on, locale)
  return (
    <section className="checked">
      <h2>
        <bdi>{instrument}</bdi> ·{" "}
        {since === null
          ? say("treaties.as-of", { day })
          : say("treaties.between", { from: longDate(since, locale), day })}
      </h2>
      {heading !== "" && (
        <Foreign as="p" className="hint">
          {heading}
        </Foreign>
      )}
      <p>{say("treaties.check-names", { n: names })}</p>
      {isRight ? (
        <Notice>
          <p>{say("treaties.check-right")}</p>
        </Notice>
      ) : (
        <dl className="facts-list">
          <Found name={say("treaties.check-missing")} of={missing} key="missing">
            {({ name, consented }) => (
              <>
                {name} (<DateText date={consented} />)
              </>
            )}
          </Found>
          <Found name={say("treaties.check-superfluous")} of={superfluous} key="superfluous">
            {({ name, why, consented }) => (
              <>
                {name}: {say(`treaties.why.${why}`)}
                {consented !== null && (
                  <>
                    {" "}
                    (<DateText date={consented} />)
                  </>
                )}
              </>
            )}
          </Found>
          <Found name={say("treaties.check-years")} of={wrongYears} key="years">
            {({ name, year, consented }) => (
              <>
                {name}: {say("treaties.year-printed", { year: year ?? "" })} <DateText date={consented} />
              </>
            )}
          </Found>
          <Found name={say("treaties.check-twice")} of={twice} key="twice">
            {({ name }) => name}
          </Found>
          <Found name={say("treaties.check-strange")} of={strange} key="strange">
            {(words) => <Foreign>{words}</Foreign>}
          </Found>
        </dl>
      )}
      {!isRight && (
        <>
          <h3>{say("treaties.corrected")}</h3>
          <TextsInSix texts={list.corrected} />
        </>
      )}
    </section>
  )
}

type FoundProps<T> = { readonly name: string; readonly of: readonly T[]; readonly children: (each: T) => ReactNode }

function Found<T>({ name, of, children }: FoundProps<T>) {
  if (of.length === 0) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <ul>
          {of.map((each) => (
            <li key={JSON.stringify(each)}>{children(each)}</li>
          ))}
        </ul>
      </dd>
    </div>
  )
}

/** A footnote or a list is pasted, and held against the record as of its own day or one that is named. */
export function LiveCheckList() {
  const say = useWords()
  const { language, today } = useReader()
  const { search } = useAddress()
  const [text, write] = useState("")
  const [on, setOn] = useState(dayAsked(search, today))
  const [instrument, choose] = useState(search["instrument"] ?? "XVIII-12-a")
  const [lists, show] = useState<readonly CheckedList[]>()
  const [refused, refuse] = useState<Refused>()
  const [busy, work] = useState(false)
  const treaties = useAnswer("treaty.list", async () => (await import("#modules/treaties/contract.ts")).listTreaties)
  const named = treaties.state === "here" ? treaties.value.items : []

  async function send(event: FormEvent) {
    event.preventDefault()
    if (text.trim() === "") return
    work(true)
    const { checkText } = await import("#modules/treaties/contract.ts")
    const code = instrumentCodes.find((each) => each === instrument)
    const answer = await ask(checkText, { body: { text, on, language, ...(code && { instrument: code }) } })
    work(false)
    show(answer.ok ? answer.value.lists : undefined)
    refuse(answer.ok ? undefined : answer)
  }
  return (
    <Page kind="work" title={say("treaties.check-title")} help={say("treaties.check-help")}>
      <form className="form" onSubmit={(event) => void send(event)}>
        <TextField
          name="text"
          label={say("treaties.check-text")}
          hint={say("treaties.check-hint")}
          lines={9}
          value={text}
          onChange={write}
        />
        <div className="pair">
          <Select
            name="instrument"
            label={say("treaties.treaty")}
            value={instrument}
            choices={instrumentCodes.map((value) => {
              const names = named.find(({ code }) => code === value)?.names
              return { value, name: names ? `${value} · ${inLanguage(names, language).text}` : value }
            })}
            onChange={choose}
          />
          <TextField
            name="on"
            label={say("treaties.check-on")}
            hint={say("treaties.check-on-hint")}
            type="date"
            value={on}
            onChange={setOn}
          />
        </div>
        <Button type="submit" busy={busy}>
          {say("treaties.check")}
        </Button>
      </form>
      <div aria-live="polite">
        {refused && <RefusalNotice refused={refused} />}
        {lists?.map((list) => (
          <CheckedListPart key={`${list.instrument} ${list.heading}`} list={list} />
        ))}
      </div>
    </Page>
  )
}
