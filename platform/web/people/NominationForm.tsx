import type { NominationRecord } from "#platform/identity/nomination/contract.ts"
import type { Letter } from "#platform/identity/nomination/letter.ts"
import type { Wording } from "#platform/identity/nomination/nomination.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import type { Refused } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { Files } from "#platform/web/kit/Files.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useParties, useRoles } from "#platform/web/people/choices.ts"
import { termText } from "#platform/web/people/HeldList.tsx"
import { languageNames } from "#platform/web/people/language-names.ts"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** What was filled in: the party by its code, the letter once it was brought. */
export type Filled = Omit<Wording, "letter"> & { readonly party: string | null; readonly letter: string | null }

type Props = {
  /** What stood there before, where it is said anew: then the party stays, and so may the letter. */
  readonly before?: NominationRecord
  readonly act: string
  readonly busy: boolean
  readonly refused?: Refused | undefined
  readonly onSend: (filled: Filled) => void
  readonly onLeave?: () => void
}

/** The work of proposing somebody: the letter first, then what it says, field by field. */
export function NominationForm({ before, act, busy, refused, onSend, onLeave }: Props) {
  const say = useWords()
  const { today, language: reader } = useReader()
  const parties = useParties()
  const roles = useRoles()
  const bring = useAct(async () => (await import("#platform/identity/nomination/contract.ts")).bringLetter)
  const [letter, keep] = useState<Letter | undefined>(before?.letter)
  const [checked, check] = useState(false)
  const [said, set] = useState(() => beginning(before, today, reader))
  const change = (field: keyof typeof said) => (value: string) => set((now) => ({ ...now, [field]: value }))
  const only = parties.length === 1 ? parties[0]?.value : undefined
  const party = before ? (before.party?.code ?? "") : said.party || (only ?? "")
  const kind = parties.find(({ value }) => value === party)?.kind ?? null
  const fitting = roles.filter(({ heldFor }) => (party === "" ? heldFor === "none" : ["any", kind].includes(heldFor)))
  const holders = useHolders(party, said.role)

  async function take(files: readonly File[]) {
    const form = new FormData()
    for (const file of files) form.append("files", file)
    const answer = await bring.act({ body: form })
    if (answer.ok) keep(answer.value)
  }
  function send(event: FormEvent) {
    event.preventDefault()
    check(true)
    if (busy || !letter) return
    const { process, until, replaces, ...rest } = said
    onSend({
      ...rest,
      party: party === "" ? null : party,
      process: process.trim() === "" ? null : process,
      until: until === "" ? null : until,
      replaces: replaces === "" ? null : replaces,
      letter: letter.id === before?.letter.id ? null : letter.id,
    })
  }
  return (
    <form className="form nomination-form" onSubmit={send}>
      <Files
        label={say("nominations.letter")}
        hint={say("nominations.letter-hint")}
        accept=".pdf,.docx,.png,.jpg,.jpeg"
        busy={bring.busy}
        onFiles={(files) => void take(files)}
      />
      {bring.refused && <RefusalNotice refused={bring.refused} />}
      {letter && <Notice>{say("nominations.letter-brought", { name: letter.name })}</Notice>}
      <TextField
        name="basis"
        label={say("nominations.basis")}
        hint={say("nominations.basis-hint")}
        value={said.basis}
        onChange={change("basis")}
        max={500}
        required
      />
      <div className="pair">
        {!before && (
          <Select
            name="party"
            label={say("people.party")}
            choices={parties}
            value={party}
            onChange={change("party")}
            {...(parties.length !== 1 && { none: say("people.no-party") })}
          />
        )}
        <Select
          name="role"
          label={say("nominations.field.role")}
          choices={fitting}
          none={say("nominations.choose")}
          value={said.role}
          onChange={change("role")}
          required
        />
      </div>
      <div className="pair">
        <TextField
          name="name"
          label={say("nominations.field.name")}
          value={said.name}
          onChange={change("name")}
          max={200}
          required
        />
        <TextField
          name="title"
          label={say("nominations.field.title")}
          value={said.title}
          onChange={change("title")}
          max={200}
        />
      </div>
      <div className="pair">
        <TextField
          name="email"
          type="email"
          label={say("nominations.field.email")}
          value={said.email}
          onChange={change("email")}
          max={254}
          required
        />
        <Select
          name="language"
          label={say("people.language")}
          choices={languages.map((value) => ({ value, name: languageNames[value] }))}
          value={said.language}
          onChange={change("language")}
        />
      </div>
      <div className="pair">
        <TextField
          name="since"
          type="date"
          label={say("nominations.since")}
          value={said.since}
          onChange={change("since")}
          required
        />
        <TextField
          name="until"
          type="date"
          label={say("nominations.until")}
          value={said.until}
          onChange={change("until")}
        />
      </div>
      {(holders.length > 0 || said.replaces !== "") && (
        <Select
          name="replaces"
          label={say("nominations.replaces")}
          hint={say("nominations.replaces-hint")}
          choices={holders}
          none={say("nominations.replaces-none")}
          value={said.replaces}
          onChange={change("replaces")}
        />
      )}
      {refused && <RefusalNotice refused={refused} />}
      {checked && !letter && <Notice kind="warning">{say("nominations.letter-first")}</Notice>}
      <div className="acts">
        <Button type="submit" busy={busy || bring.busy}>
          {act}
        </Button>
        {onLeave && (
          <Button look="quiet" onPress={onLeave}>
            {say("platform.cancel")}
          </Button>
        )}
      </div>
    </form>
  )
}

const beginning = (before: NominationRecord | undefined, today: string, reader: Language) => ({
  party: "",
  role: before?.role ?? "",
  process: before?.process ?? "",
  name: before?.name ?? "",
  title: before?.title ?? "",
  email: before?.email ?? "",
  language: before?.language ?? reader,
  basis: before?.basis ?? "",
  since: before?.since ?? today,
  until: before?.until ?? "",
  replaces: before?.replaces ?? "",
})

/** Whoever holds a role for a party now, of whom one may take over. */
function useHolders(party: string, role: string) {
  const say = useWords()
  const { locale } = useReader()
  const found = useAnswer(
    "person.list",
    async () => (await import("#platform/identity/person/contract.ts")).listPeople,
    { query: { party, role } },
    { when: party !== "" && role !== "" },
  )
  if (found.state !== "here" || party === "" || role === "") return []
  return found.value.items.flatMap(({ name, appointments }) =>
    appointments
      .filter((held) => held.role === role && held.party?.code === party && held.standing !== "over")
      .map((held) => ({ value: held.id, name: `${name} (${termText(say, locale, held)})` })),
  )
}
