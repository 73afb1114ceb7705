import { paragraphOf } from "#modules/calls/web/CalledMandates.tsx"
import { mapped, PickedList, Picker, useSettled, type Pick } from "#modules/calls/web/Picker.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  readonly picked: readonly Pick[]
  readonly onPicked: (picked: readonly Pick[]) => void
  readonly disabled?: boolean
}

const contract = () => import("#modules/decisions/contract.ts")

/** Picks mandates of the record by their words or the symbol of their document. */
export function MandatePicker({ picked, onPicked, disabled = false }: Props) {
  const say = useWords()
  const { language } = useReader()
  const [words, write] = useState("")
  const q = useSettled(words).trim()
  const found = useAnswer(
    "mandate.list",
    async () => (await contract()).listMandates,
    { query: { q, language, limit: 10 } },
    { when: q.length > 1 },
  )
  return (
    <>
      <PickedList
        items={picked}
        disabled={disabled}
        onDrop={(id) => onPicked(picked.filter((each) => each.id !== id))}
      />
      {!disabled && (
        <Picker
          name="mandate-words"
          label={say("calls.mandate-words")}
          hint={say("calls.mandate-words-hint")}
          words={words}
          onWords={write}
          picked={picked.map(({ id }) => id)}
          onPick={(pick) => onPicked([...picked, pick])}
          found={mapped(found, ({ items }) =>
            items.map((each): Pick => {
              const name = mandateName(say, each.place)
              return {
                id: each.id,
                name,
                shown: <MandateShown name={name} text={`${each.verb} ${each.action}`} language={each.language} />,
              }
            }),
          )}
        />
      )}
    </>
  )
}

type Placed = {
  readonly symbol: string | null
  readonly number: string | null
  readonly title: string
  readonly slug: string
  readonly paragraph: string | null
}

/** A mandate by its document and paragraph. */
const mandateName = (say: Words, { symbol, number, title, slug, paragraph }: Placed): string =>
  paragraphOf(say, symbol ?? number ?? (title === "" ? slug : title), paragraph)

/** A mandate with a line of its words, as it is picked. */
export function MandateShown({
  name,
  text,
  language,
}: {
  readonly name: string
  readonly text: string
  readonly language: string
}) {
  return (
    <>
      {name}
      <Foreign as="p" language={language} className="hint">
        {text}
      </Foreign>
    </>
  )
}

/** The mandate a page is opened with, as a pick; and whether it is still on its way. */
export function useMandate(id: string | undefined): { readonly mandate: Pick | undefined; readonly waits: boolean } {
  const say = useWords()
  const { language } = useReader()
  const isNamed = id !== undefined && id !== ""
  const found = useAnswer(
    "mandate.read",
    async () => (await contract()).getMandate,
    { params: { id: id ?? "" }, query: { language } },
    { when: isNamed },
  )
  if (!isNamed || found.state !== "here") return { mandate: undefined, waits: isNamed && found.state === "waiting" }
  const { place, verb, action, language: spoken } = found.value
  const name = mandateName(say, place)
  const shown = <MandateShown name={name} text={`${verb} ${action}`} language={spoken} />
  return { mandate: { id: found.value.id, name, shown }, waits: false }
}
