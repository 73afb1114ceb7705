import type { NominationRecord } from "#platform/identity/nomination/contract.ts"
import type { Checks } from "#platform/identity/nomination/nomination.ts"
import { useAct } from "#platform/web/answers.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { roleName } from "#platform/web/rights/naming.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

const fields = ["name", "title", "email", "role"] as const
const answers = ["confirmed", "questioned"] as const
type Said = Partial<Checks>

type Props = {
  readonly nomination: NominationRecord
  /** Tells the link of the invitation, where there is one to be given by hand. */
  readonly onAccepted: (sent: { readonly link: string | null; readonly expires: string | null }) => void
}

/** Holds a nomination against its letter, field by field, and accepts, returns or refuses it. */
export function CheckForm({ nomination, onAccepted }: Props) {
  const say = useWords()
  const { language } = useReader()
  const contract = () => import("#platform/identity/nomination/contract.ts")
  const check = useAct(async () => (await contract()).checkNomination)
  const back = useAct(async () => (await contract()).returnNomination)
  const refuse = useAct(async () => (await contract()).refuseNomination)
  const [said, set] = useState<Said>({})
  const [comment, write] = useState("")
  const [asked, ask] = useState(false)
  const busy = check.busy || back.busy || refuse.busy
  const refused = check.refused ?? back.refused ?? refuse.refused
  const checks = whole(said)
  const params = { id: nomination.id }
  const shown = {
    name: nomination.name,
    title: nomination.title || "—",
    email: nomination.email ?? "—",
    role: roleName(say, language, nomination.role, nomination.roleNames),
  }

  async function accept() {
    const answer = checks && (await check.act({ params, body: { checks, comment } }))
    if (answer?.ok) onAccepted(answer.value)
  }
  function decide(how: "return" | "refuse") {
    ask(true)
    if (!checks || comment.trim() === "") return
    const input = { params, body: { checks, comment } }
    void (how === "return" ? back.act(input) : refuse.act(input))
  }
  return (
    <section className="check no-print">
      <h2>{say("nominations.check")}</h2>
      <p>
        {say("nominations.check-text")}{" "}
        <a href={urlOf("/nominations/{id}/letter", params, { format: "file" })} download>
          {say("nominations.letter-read")}
        </a>
      </p>
      {fields.map((field) => (
        <fieldset key={field} className="checked-field">
          <legend>
            {say(`nominations.field.${field}`)}: <Foreign as="strong">{shown[field]}</Foreign>
          </legend>
          {answers.map((answer) => (
            <label key={answer} className="checkbox">
              <input
                type="radio"
                name={field}
                value={answer}
                checked={said[field] === answer}
                onChange={() => set({ ...said, [field]: answer })}
              />
              <span>{say(`nominations.${answer}`)}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <TextField
        name="comment"
        label={say("nominations.comment")}
        value={comment}
        onChange={write}
        lines={3}
        max={2000}
        fault={asked && comment.trim() === "" ? say("nominations.comment-needed") : undefined}
      />
      {refused && <RefusalNotice refused={refused} />}
      <div className="acts">
        <Button
          busy={busy}
          disabled={!checks || fields.some((field) => checks[field] === "questioned")}
          onPress={() => void accept()}
        >
          {say("nominations.accept")}
        </Button>
        <Button look="quiet" busy={busy} disabled={!checks} onPress={() => decide("return")}>
          {say("nominations.return")}
        </Button>
        <Button look="quiet" busy={busy} disabled={!checks} onPress={() => decide("refuse")}>
          {say("nominations.refuse")}
        </Button>
      </div>
    </section>
  )
}

/** What was found of all fields; nothing, while one was not looked at. */
function whole({ name, title, email, role }: Said): Checks | undefined {
  return name && title && email && role ? { name, title, email, role } : undefined
}
