import type { FieldProps, ValueOf } from "#modules/submissions/web/fields/field.ts"
import { FilesPart } from "#modules/submissions/web/fields/FilesPart.tsx"
import { Options } from "#modules/submissions/web/fields/Options.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

const answers = ["yes", "in-part", "no"] as const

/** Yes, yes in part or no, with the articles of national law, an explanation, and the texts themselves. */
export function ComplianceField({
  question,
  value,
  onChange,
  language,
  disabled = false,
  files,
}: FieldProps<"compliance">) {
  const say = useWords()
  // What is written before one of the three is chosen waits here: without it there is no answer.
  const [before, write] = useState<Omit<ValueOf<"compliance">, "answer">>(nothing)
  const rest = value ?? before
  function set(part: Partial<ValueOf<"compliance">>) {
    const next = { ...rest, ...part }
    const answer = part.answer ?? value?.answer
    if (answer) onChange({ ...next, kind: "compliance", answer })
    else write(next)
  }
  return (
    <>
      <Options
        name={question.code}
        label={say("answering.compliance")}
        options={answers.map((code) => ({ code, name: say(`answering.compliance.${code}`) }))}
        chosen={value ? [value.answer] : []}
        disabled={disabled}
        onChange={([code]) => {
          const answer = answers.find((each) => each === code)
          if (answer) set({ answer })
        }}
      />
      {!value && (before.articles !== "" || before.text !== "") && (
        <p className="fault">{say("answering.compliance.choose")}</p>
      )}
      <TextField
        name={`${question.code}-articles`}
        label={say("answering.articles")}
        hint={say("answering.articles-hint")}
        value={rest.articles}
        max={500}
        language={language}
        disabled={disabled}
        onChange={(articles) => set({ articles })}
      />
      <TextField
        name={`${question.code}-text`}
        label={say("answering.explanation")}
        lines={4}
        value={rest.text}
        max={50_000}
        language={language}
        disabled={disabled}
        onChange={(text) => set({ text })}
      />
      <FilesPart
        files={rest.files}
        ways={files}
        question={question.code}
        language={language}
        disabled={disabled}
        onChange={(kept) => set({ files: [...kept] })}
      />
    </>
  )
}

const nothing = { kind: "compliance" as const, articles: "", text: "", files: [] }
