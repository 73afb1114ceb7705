import type { listTemplates } from "#modules/calls/contract.ts"
import { Said } from "#modules/calls/web/Said.tsx"
import { mapped } from "#modules/calls/web/Picker.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { z } from "zod"

/** The ready-made questionnaires a call can begin from. */
export type Templates = z.output<(typeof listTemplates)["output"]>["items"]

const contract = () => import("#modules/calls/contract.ts")

/** Asks which questionnaires are ready-made. */
export const useTemplates = () =>
  mapped(
    useAnswer("template.list", async () => (await contract()).listTemplates),
    ({ items }) => items,
  )

type Props = {
  readonly items: Templates
  readonly chosen: string
  readonly onChoose: (code: string) => void
}

/** The ready-made questionnaires to choose one from, or none. */
export function TemplateList({ items, chosen, onChoose }: Props) {
  const say = useWords()
  const line = (code: string) => (
    <input type="radio" name="template" value={code} checked={chosen === code} onChange={() => onChoose(code)} />
  )
  return (
    <div className="choices">
      <label className="checkbox">
        {line("")}
        <span>{say("calls.template-none")}</span>
      </label>
      {items.map(({ code, title, note, questions, per }) => (
        <label key={code} className="checkbox">
          {line(code)}
          <span>
            <Said text={title} />{" "}
            <span className="hint">
              {say("calls.template-questions", { n: questions })} · {say(`calls.per.${per}`)}
            </span>
            <Said text={note} as="span" className="where" />
          </span>
        </label>
      ))}
    </div>
  )
}
