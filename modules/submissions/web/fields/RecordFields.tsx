import type { AnswerValue } from "#modules/calls/value.ts"
import type { FieldProps } from "#modules/submissions/web/fields/field.ts"
import { FilesPart } from "#modules/submissions/web/fields/FilesPart.tsx"
import { RowsField } from "#modules/submissions/web/fields/RowsField.tsx"
import { languages } from "#platform/kernel/language.ts"
import { Checkbox, Select, TextField } from "#platform/web/kit/Field.tsx"
import { useWords } from "#platform/web/words.tsx"

type Law = Extract<AnswerValue, { kind: "law" }>["laws"][number]
type Practice = Extract<AnswerValue, { kind: "practice" }>["practices"][number]
type Authority = Extract<AnswerValue, { kind: "authority" }>["authorities"][number]

const noLaw: Law = { title: "", citation: "", articles: "", date: null, link: null, standing: "in-force", files: [] }
const noPractice: Practice = { title: "", summary: "", since: null, result: "", link: null, files: [] }
const noAuthority: Authority = { name: "", task: "", address: "", telephone: "", mail: "", languages: [] }

const isAddress = (link: string | null): boolean => link === null || /^https?:\/\/[^\s/]+\.[^\s]+$/.test(link)
const isMail = (mail: string): boolean => mail === "" || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mail)

/** Laws, each with its citation, articles, day, standing and text. */
export function LawField({ question, value, onChange, language, disabled = false, files }: FieldProps<"law">) {
  const say = useWords()
  return (
    <RowsField
      rows={value?.laws ?? []}
      empty={noLaw}
      isWhole={({ title, link }) => title.trim() !== "" && isAddress(link)}
      disabled={disabled}
      name={(n) => say("answering.law-n", { n })}
      add={say("answering.law-add")}
      most={100}
      onChange={(laws) => onChange(laws.length === 0 ? null : { kind: "law", laws: [...laws] })}
    >
      {(law, set) => (
        <>
          <TextField
            name="title"
            label={say("answering.law-title")}
            value={law.title}
            max={500}
            language={language}
            onChange={(title) => set({ title })}
          />
          <div className="pair">
            <TextField
              name="citation"
              label={say("answering.law-citation")}
              value={law.citation}
              max={500}
              onChange={(citation) => set({ citation })}
            />
            <TextField
              name="articles"
              label={say("answering.articles")}
              value={law.articles}
              max={500}
              onChange={(articles) => set({ articles })}
            />
            <TextField
              name="date"
              type="date"
              label={say("answering.law-date")}
              value={law.date ?? ""}
              onChange={(date) => set({ date: date === "" ? null : date })}
            />
            <Select
              name="standing"
              label={say("answering.law-standing")}
              value={law.standing}
              choices={standings.map((each) => ({ value: each, name: say(`answering.law-standing.${each}`) }))}
              onChange={(standing) => set({ standing: standings.find((each) => each === standing) ?? "in-force" })}
            />
          </div>
          <Address link={law.link} onChange={(link) => set({ link })} />
          <FilesPart
            files={law.files}
            ways={files}
            question={question.code}
            language={language}
            onChange={(kept) => set({ files: [...kept] })}
          />
        </>
      )}
    </RowsField>
  )
}

const standings = ["in-force", "draft", "repealed"] as const

/** Practices, each with what was done, since when and with which result. */
export function PracticeField({
  question,
  value,
  onChange,
  language,
  disabled = false,
  files,
}: FieldProps<"practice">) {
  const say = useWords()
  return (
    <RowsField
      rows={value?.practices ?? []}
      empty={noPractice}
      isWhole={({ title, summary, link }) => title.trim() !== "" && summary.trim() !== "" && isAddress(link)}
      disabled={disabled}
      name={(n) => say("answering.practice-n", { n })}
      add={say("answering.practice-add")}
      most={50}
      onChange={(practices) =>
        onChange(practices.length === 0 ? null : { kind: "practice", practices: [...practices] })
      }
    >
      {(practice, set) => (
        <>
          <TextField
            name="title"
            label={say("answering.practice-title")}
            value={practice.title}
            max={500}
            language={language}
            onChange={(title) => set({ title })}
          />
          <TextField
            name="summary"
            label={say("answering.practice-summary")}
            lines={5}
            value={practice.summary}
            language={language}
            onChange={(summary) => set({ summary })}
          />
          <TextField
            name="result"
            label={say("answering.practice-result")}
            lines={3}
            value={practice.result}
            language={language}
            onChange={(result) => set({ result })}
          />
          <div className="pair">
            <TextField
              name="since"
              type="date"
              label={say("answering.practice-since")}
              value={practice.since ?? ""}
              onChange={(since) => set({ since: since === "" ? null : since })}
            />
          </div>
          <Address link={practice.link} onChange={(link) => set({ link })} />
          <FilesPart
            files={practice.files}
            ways={files}
            question={question.code}
            language={language}
            onChange={(kept) => set({ files: [...kept] })}
          />
        </>
      )}
    </RowsField>
  )
}

/** Authorities: offices and how they are reached, never persons. */
export function AuthorityField({ value, onChange, language, disabled = false }: FieldProps<"authority">) {
  const say = useWords()
  return (
    <RowsField
      rows={value?.authorities ?? []}
      empty={noAuthority}
      isWhole={({ name, task, mail }) => name.trim() !== "" && task.trim() !== "" && isMail(mail)}
      disabled={disabled}
      name={(n) => say("answering.authority-n", { n })}
      add={say("answering.authority-add")}
      most={100}
      onChange={(authorities) =>
        onChange(authorities.length === 0 ? null : { kind: "authority", authorities: [...authorities] })
      }
    >
      {(authority, set) => (
        <>
          <TextField
            name="name"
            label={say("answering.authority-name")}
            hint={say("answering.authority-hint")}
            value={authority.name}
            max={500}
            language={language}
            onChange={(name) => set({ name })}
          />
          <TextField
            name="task"
            label={say("answering.authority-task")}
            value={authority.task}
            max={500}
            language={language}
            onChange={(task) => set({ task })}
          />
          <TextField
            name="address"
            label={say("answering.authority-address")}
            value={authority.address}
            max={500}
            language={language}
            onChange={(address) => set({ address })}
          />
          <div className="pair">
            <TextField
              name="telephone"
              label={say("answering.authority-telephone")}
              value={authority.telephone}
              max={100}
              onChange={(telephone) => set({ telephone })}
            />
            <TextField
              name="mail"
              type="email"
              label={say("answering.authority-mail")}
              value={authority.mail}
              max={254}
              fault={isMail(authority.mail) ? undefined : say("answering.mail-not-one")}
              onChange={(mail) => set({ mail })}
            />
          </div>
          <fieldset className="choices in-line">
            <legend>{say("answering.authority-languages")}</legend>
            {languages.map((each) => (
              <Checkbox
                key={each}
                name={`speaks-${each}`}
                label={say(`answering.language.${each}`)}
                checked={authority.languages.includes(each)}
                onChange={(isOn) =>
                  set({
                    languages: languages.filter((one) => (one === each ? isOn : authority.languages.includes(one))),
                  })
                }
              />
            ))}
          </fieldset>
        </>
      )}
    </RowsField>
  )
}

type AddressProps = { readonly link: string | null; readonly onChange: (link: string | null) => void }

function Address({ link, onChange }: AddressProps) {
  const say = useWords()
  return (
    <TextField
      name="link"
      label={say("answering.link")}
      value={link ?? ""}
      max={1000}
      fault={isAddress(link) ? undefined : say("answering.link-not-one")}
      onChange={(written) => onChange(written.trim() === "" ? null : written.trim())}
    />
  )
}
