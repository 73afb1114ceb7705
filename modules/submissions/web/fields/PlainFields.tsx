import type { AttachedFile } from "#modules/calls/value.ts"
import type { FieldProps } from "#modules/submissions/web/fields/field.ts"
import { FilesPart } from "#modules/submissions/web/fields/FilesPart.tsx"
import { Options } from "#modules/submissions/web/fields/Options.tsx"
import { readNumber } from "#modules/submissions/web/fields/number.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { TextField } from "#platform/web/kit/Field.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** An explanation in words, with files. */
export function ExplanationField({ question, value, onChange, language, disabled, files }: FieldProps<"explanation">) {
  const say = useWords()
  // Files that were brought before a word was written wait for the words.
  const [before, wait] = useState<readonly AttachedFile[]>([])
  const kept = value?.files ?? before
  function set(text: string, with_: readonly AttachedFile[]) {
    wait(with_)
    onChange(text === "" ? null : { kind: "explanation", text, files: [...with_] })
  }
  return (
    <>
      <TextField
        name={question.code}
        label={say("answering.explanation")}
        lines={7}
        value={value?.text ?? ""}
        max={50_000}
        language={language}
        disabled={disabled ?? false}
        onChange={(text) => set(text, kept)}
      />
      {!value && kept.length > 0 && <p className="fault">{say("answering.explain-files")}</p>}
      <FilesPart
        files={kept}
        ways={files}
        question={question.code}
        language={language}
        disabled={disabled ?? false}
        onChange={(next) => set(value?.text ?? "", next)}
      />
    </>
  )
}

/** A day. */
export function DateField({ question, value, onChange, disabled }: FieldProps<"date">) {
  const say = useWords()
  return (
    <div className="short-field">
      <TextField
        name={question.code}
        type="date"
        label={say("answering.date")}
        value={value?.date ?? ""}
        disabled={disabled ?? false}
        onChange={(date) => onChange(date === "" ? null : { kind: "date", date })}
      />
    </div>
  )
}

/** A number, in the digits of any of the six languages; its bounds are said before it is written. */
export function NumberField({ question, value, onChange, disabled }: FieldProps<"number">) {
  const say = useWords()
  const { locale } = useReader()
  const [typed, type] = useState<string>()
  const shown = typed ?? (value ? String(value.number) : "")
  const read = readNumber(shown)
  const { least = null, most = null, whole = false } = question.bounds ?? {}
  const print = new Intl.NumberFormat(locale)
  const hint = [
    least !== null && say("answering.number-least", { n: print.format(least) }),
    most !== null && say("answering.number-most", { n: print.format(most) }),
    whole && say("answering.number-whole"),
  ].filter((each) => each !== false)
  return (
    <div className="short-field">
      <TextField
        name={question.code}
        label={say("answering.number")}
        inputMode="numeric"
        value={shown}
        max={40}
        disabled={disabled ?? false}
        {...(hint.length > 0 && { hint: hint.join(" · ") })}
        fault={read === "unreadable" ? say("answering.number-unreadable") : undefined}
        onChange={(text) => {
          type(text)
          const number = readNumber(text)
          if (number !== "unreadable") onChange(number === undefined ? null : { kind: "number", number })
        }}
      />
    </div>
  )
}

/** One of what is offered, or several, and what is not offered in words of one's own. */
export function ChoiceField({ question, value, onChange, disabled }: FieldProps<"choice">) {
  const say = useWords()
  const { language } = useReader()
  const chosen = value?.chosen ?? []
  return (
    <>
      <Options
        name={question.code}
        label={say(question.many ? "answering.choose-many" : "answering.choose-one")}
        many={question.many}
        chosen={chosen}
        disabled={disabled ?? false}
        options={question.options.map(({ code, label }) => {
          const said = inLanguage(label, language)
          return { code, name: said.text, language: said.language }
        })}
        onChange={(next) =>
          onChange(next.length === 0 ? null : { kind: "choice", chosen: [...next], other: value?.other ?? "" })
        }
      />
      {value && (chosen.includes("other") || value.other !== "") && (
        <TextField
          name={`${question.code}-other`}
          label={say("answering.choice-other")}
          value={value.other}
          max={500}
          disabled={disabled ?? false}
          onChange={(other) => onChange({ ...value, other })}
        />
      )}
    </>
  )
}

/** Files alone. */
export function FileField({ question, value, onChange, language, disabled, files }: FieldProps<"file">) {
  return (
    <FilesPart
      files={value?.files ?? []}
      ways={files}
      question={question.code}
      language={language}
      disabled={disabled ?? false}
      onChange={(next) => onChange(next.length === 0 ? null : { kind: "file", files: [...next] })}
    />
  )
}

const needs = ["none", "to-answer", "to-implement", "both"] as const

/** Whether help is needed to answer or to implement, and which. */
export function AssistanceField({ question, value, onChange, language, disabled }: FieldProps<"assistance">) {
  const say = useWords()
  return (
    <>
      <Options
        name={question.code}
        label={say("answering.assistance")}
        options={needs.map((code) => ({ code, name: say(`answering.assistance.${code}`) }))}
        chosen={value ? [value.needed] : []}
        disabled={disabled ?? false}
        onChange={([code]) => {
          const needed = needs.find((each) => each === code)
          if (needed) onChange({ kind: "assistance", needed, text: value?.text ?? "" })
        }}
      />
      {value && value.needed !== "none" && (
        <TextField
          name={`${question.code}-text`}
          label={say("answering.assistance-text")}
          lines={4}
          value={value.text}
          language={language}
          disabled={disabled ?? false}
          onChange={(text) => onChange({ ...value, text })}
        />
      )}
    </>
  )
}
