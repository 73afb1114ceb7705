import type { Anchor } from "#modules/calls/question.ts"
import { AnchorText } from "#modules/calls/web/bank/AnchorText.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  readonly anchors: readonly Anchor[]
  readonly mandates: readonly { readonly id: string; readonly name: string }[]
  readonly onChange: (anchors: Anchor[]) => void
}

/** Where a question hangs: articles of treaties, and mandates, each added and left out by itself. */
export function AnchorFields({ anchors, mandates, onChange }: Props) {
  const say = useWords()
  const { language } = useReader()
  const [at, set] = useState({ instrument: "XVIII-12-a", article: "", paragraph: "" })
  const treaties = useAnswer("treaty.list", async () => (await import("#modules/treaties/contract.ts")).listTreaties)
  const items = treaties.state === "here" ? treaties.value.items : []
  const add = (anchor: Anchor) => onChange([...anchors, anchor])
  const names = new Map(mandates.map(({ id, name }) => [id, name]))
  return (
    <fieldset className="part">
      <legend>{say("calls.anchors")}</legend>
      {anchors.length > 0 && (
        <ul className="picks">
          {anchors.map((anchor, n) => (
            <li key={JSON.stringify(anchor)}>
              <div>
                {"mandate" in anchor && names.has(anchor.mandate) ? (
                  <bdi>{names.get(anchor.mandate)}</bdi>
                ) : (
                  <AnchorText anchor={anchor} />
                )}
              </div>
              <Button look="quiet" onPress={() => onChange(anchors.filter((_, k) => k !== n))}>
                {say("calls.drop-short")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="pair">
        <Select
          name="anchor-instrument"
          label={say("calls.the-treaty")}
          value={at.instrument}
          choices={items.map(({ code, names: called }) => ({ value: code, name: inLanguage(called, language).text }))}
          onChange={(instrument) => set({ ...at, instrument })}
        />
        <TextField
          name="anchor-article"
          label={say("calls.article")}
          value={at.article}
          max={20}
          onChange={(article) => set({ ...at, article })}
        />
        <TextField
          name="anchor-paragraph"
          label={say("calls.paragraph")}
          value={at.paragraph}
          max={20}
          onChange={(paragraph) => set({ ...at, paragraph })}
        />
      </div>
      <div className="acts">
        <Button
          look="quiet"
          disabled={at.article.trim() === ""}
          onPress={() => {
            const paragraph = at.paragraph.trim()
            add({ ...at, article: at.article.trim(), paragraph: paragraph === "" ? null : paragraph })
            set({ ...at, article: "", paragraph: "" })
          }}
        >
          {say("calls.anchor-add")}
        </Button>
        {mandates
          .filter(({ id }) => !anchors.some((each) => "mandate" in each && each.mandate === id))
          .map(({ id, name }) => (
            <Button
              key={id}
              look="quiet"
              // The id is a mandate's own, as the record gave it.
              onPress={() => add({ mandate: id as Extract<Anchor, { mandate: unknown }>["mandate"] })}
            >
              {say("calls.anchor-add-mandate", { name })}
            </Button>
          ))}
      </div>
    </fieldset>
  )
}
