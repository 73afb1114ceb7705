import type { Mandate } from "#modules/decisions/mandate.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = { readonly mandate: Pick<Mandate, "requirement" | "words"> }

/** What the paragraph asks in our own words, where the record has them; never taken for the text. */
export function Gloss({ mandate: { requirement, words } }: Props) {
  const say = useWords()
  const { language } = useReader()
  if (requirement === null) return null
  const told = inLanguage(requirement.words, language)
  const due = requirement.due && inLanguage(requirement.due, language)
  return (
    <section className="gloss">
      <h2>{say("decisions.requirement")}</h2>
      <Foreign as="p" language={told.language} className="gloss-words">
        {told.text}
      </Foreign>
      <p className="hint">
        {say(words === "record" ? "decisions.requirement.no-text" : "decisions.requirement.text", {
          reference: requirement.reference,
        })}
      </p>
      <Facts
        facts={[
          [
            say("decisions.requirement.due"),
            due && (
              <Foreign key="due" language={due.language}>
                {due.text}
              </Foreign>
            ),
          ],
          [
            say("decisions.requirement.functions"),
            requirement.functions.map((code) => say(`decisions.function.${code}`)).join(" · "),
          ],
        ]}
      />
    </section>
  )
}
