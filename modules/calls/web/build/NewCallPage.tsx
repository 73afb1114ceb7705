import type { CallWording } from "#modules/calls/call.ts"
import { MandatePicker, useMandate } from "#modules/calls/web/MandatePicker.tsx"
import type { Calls } from "#modules/calls/web/CallsPage.tsx"
import type { Pick } from "#modules/calls/web/Picker.tsx"
import { TemplateList, useTemplates, type Templates } from "#modules/calls/web/build/Templates.tsx"
import { languages } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

const contract = () => import("#modules/calls/contract.ts")

/** The beginning of a call: its name, the mandates it is issued under, its day, and what its questions begin from. */
export function LiveNewCall() {
  const say = useWords()
  const me = useMe()
  return (
    <Page
      kind="work"
      title={say("calls.begin")}
      kicker={<Link to="/calls">{say("platform.nav.calls")}</Link>}
      help={say("calls.begin-help")}
    >
      {me.signedIn && !may(me, "call.add") ? (
        <RefusalNotice refused={{ ok: false, refusal: "not-permitted" }} />
      ) : (
        <Beginning />
      )}
    </Page>
  )
}

/** Asks what a call can begin from, all of it before anything is shown, so that nothing moves under the hand. */
function Beginning() {
  const { language } = useReader()
  const { search } = useAddress()
  const named = search["mandate"]
  const from = useMandate(named)
  const templates = useTemplates()
  const earlier = useAnswer("call.list", async () => (await contract()).listCalls, { query: { language, limit: 100 } })
  const waits = templates.state === "waiting" || earlier.state === "waiting" || from.waits
  if (waits) return <Skeleton rows={12} />
  return (
    <NewCallForm
      from={from.mandate}
      templates={templates.state === "here" ? templates.value : []}
      earlier={earlier.state === "here" ? earlier.value.items : []}
    />
  )
}

type FormProps = {
  readonly from?: Pick | undefined
  readonly templates: Templates
  readonly earlier: Calls["items"]
}

/** The form a call begins with; what it leaves open is filled in on the pages after. */
export function NewCallForm({ from, templates, earlier }: FormProps) {
  const say = useWords()
  const { language, today } = useReader()
  const { go } = useAddress()
  const [picked, pick] = useState<readonly Pick[]>()
  const [title, name] = useState("")
  const [due, set] = useState("")
  const [template, take] = useState("")
  const [after, follow] = useState("")
  const [checked, check] = useState(false)
  const add = useAct(async () => (await contract()).addCall)
  const mandates = picked ?? (from ? [from] : [])

  async function send(event: FormEvent) {
    event.preventDefault()
    check(true)
    if (add.busy || title.trim() === "" || mandates.length === 0 || due === "") return
    const wording = beginning(
      language,
      title.trim(),
      mandates.map(({ id }) => id),
      due,
    )
    const answer = await add.act({ body: { wording, ...(template && { template }), ...(after && { after }) } })
    if (answer.ok) go(`/calls/${answer.value.id}/edit`)
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)} noValidate>
      <TextField
        name="title"
        label={say("calls.title")}
        hint={say("calls.title-hint")}
        language={language}
        value={title}
        max={500}
        onChange={name}
        required
        fault={checked && title.trim() === "" ? say("calls.lacks.title") : undefined}
      />
      <fieldset className="part">
        <legend>{say("calls.mandates")}</legend>
        <MandatePicker picked={mandates} onPicked={pick} />
        {checked && mandates.length === 0 && <p className="fault">{say("calls.lacks.mandates")}</p>}
      </fieldset>
      <TextField
        name="due"
        type="date"
        label={say("calls.due")}
        value={due}
        onChange={set}
        required
        fault={
          checked && due === ""
            ? say("calls.lacks.due")
            : due !== "" && due <= today
              ? say("calls.lacks.due-later")
              : undefined
        }
      />
      <fieldset className="part">
        <legend>{say("calls.begin-from")}</legend>
        <TemplateList items={templates} chosen={template} onChoose={take} />
        {earlier.length > 0 && (
          <Select
            name="after"
            label={say("calls.begin-after")}
            hint={say("calls.begin-after-hint")}
            none={say("platform.none")}
            value={after}
            choices={earlier.map((each) => ({
              value: each.id,
              name: inLanguage(each.title, language).text,
            }))}
            onChange={follow}
          />
        )}
      </fieldset>
      {add.refused && <RefusalNotice refused={add.refused} />}
      {checked && (title.trim() === "" || mandates.length === 0 || due === "") && (
        <Notice kind="warning">{say("calls.lacks")}</Notice>
      )}
      <div className="acts">
        <Button type="submit" busy={add.busy}>
          {say("calls.begin-act")}
        </Button>
        <Link to="/calls">{say("platform.cancel")}</Link>
      </div>
    </form>
  )
}

/** A call as it begins: parties to the Protocol are asked, in the six languages, and reminded a month and a week before. */
function beginning(language: Language, title: string, mandates: readonly string[], due: string): Wording {
  return {
    title: { [language]: title },
    note: {},
    mandates: [...mandates],
    instrument: "XVIII-12-a",
    groups: ["states-parties"],
    languages: [...languages],
    year: null,
    opens: null,
    due,
    reminders: [30, 7],
    audience: "parties",
    published: null,
  }
}
type Wording = Omit<CallWording, "mandates" | "besides" | "except"> & { readonly mandates: string[] }
