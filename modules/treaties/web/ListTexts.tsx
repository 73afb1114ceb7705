import type { readListText } from "#modules/treaties/contract.ts"
import { direction, languages } from "#platform/kernel/language.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useChinese } from "#platform/web/chinese.ts"
import { Copy } from "#platform/web/kit/Cite.tsx"
import { Select } from "#platform/web/kit/Field.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"
import type { z } from "zod"

type Texts = z.output<(typeof readListText)["output"]>

/** A list as footnotes print it, in the six languages, the reader's first, each to be copied. */
export function TextsInSix({ texts }: Pick<Texts, "texts">) {
  const say = useWords()
  const { language: reader } = useReader()
  const called = new Intl.DisplayNames([reader], { type: "language" })
  useChinese(texts.zh !== undefined)
  return (
    <ul className="footnotes">
      {[reader, ...languages.filter((each) => each !== reader)].map((language) => (
        <li key={language}>
          <h3>{called.of(language) ?? language}</h3>
          <p lang={language} dir={direction(language)}>
            {texts[language]}
          </p>
          <Copy text={texts[language] ?? ""}>
            {say("treaties.copy-in", { language: called.of(language) ?? language })}
          </Copy>
        </li>
      ))}
    </ul>
  )
}

type Props = { readonly code: string; readonly on: string; readonly from: string | undefined }

/** The list of parties for a footnote, folded away until somebody wants it. */
export function ListTexts({ code, on, from }: Props) {
  const say = useWords()
  const { search } = useAddress()
  const [open, setOpen] = useState(search["list"] === "open")
  const [manner, setManner] = useState<"parties" | "titled">("parties")
  const texts = useAnswer(
    "participation-text.read",
    async () => (await import("#modules/treaties/contract.ts")).readListText,
    { params: { code }, query: { on, manner, ...(from && { from }) } },
    { when: open },
  )
  return (
    <section>
      <h2>{say("treaties.footnote")}</h2>
      <p className="hint">{say("treaties.footnote-text")}</p>
      <details className="fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say("treaties.footnote-show")}</summary>
        <Select
          name="manner"
          label={say("treaties.manner")}
          value={manner}
          choices={(["parties", "titled"] as const).map((value) => ({ value, name: say(`treaties.manner.${value}`) }))}
          onChange={(value) => setManner(value === "titled" ? "titled" : "parties")}
        />
        {open && (
          <Here of={texts} rows={6}>
            {(value) => <TextsInSix texts={value.texts} />}
          </Here>
        )}
      </details>
    </section>
  )
}
