import type { Rule } from "#platform/identity/right/rule.ts"
import type { Role } from "#platform/identity/role/role.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct } from "#platform/web/answers.tsx"
import { Checkbox, Select, TextField } from "#platform/web/kit/Field.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

type Right = Role["rights"][number]
type Props = { readonly role: Role; readonly rules: readonly Rule[]; readonly onDone: () => void }

/** What no copy is given; the server and the database refuse it besides. */
const guarded = /^(role|link|setting|provider)\./

/** Copies a role to one of this installation's own: with fewer rights, or with others. */
export function CopyRole({ role, rules, onDone }: Props) {
  const say = useWords()
  const { language } = useReader()
  const { go } = useAddress()
  const copy = useAct(async () => (await import("#platform/identity/role/contract.ts")).copyRole)
  const [name, call] = useState("")
  const [code, write] = useState("")
  const [offered, offer] = useState<readonly Right[]>(role.rights.filter(({ act }) => !guarded.test(act)))
  const [dropped, drop] = useState<ReadonlySet<string>>(new Set())
  const further = rules.filter(
    ({ act, open }) => open === "roles" && !guarded.test(act) && !offered.some((each) => each.act === act),
  )

  async function send(event: FormEvent) {
    event.preventDefault()
    if (copy.busy) return
    const rights = offered.filter(({ act }) => !dropped.has(act))
    const answer = await copy.act({ body: { from: role.code, code, names: { [language]: name.trim() }, rights } })
    if (answer.ok) go(`/roles/${answer.value.code}`)
    if (answer.ok) onDone()
  }
  function toggle(act: string, keep: boolean) {
    const next = new Set(dropped)
    if (keep) next.delete(act)
    else next.add(act)
    drop(next)
  }
  // A role for one State or organization is given what it is given for its own alone.
  const add = (act: string) => offer([...offered, { act, conditions: role.heldFor === "none" ? [] : ["own-party"] }])

  return (
    <InPlace title={say("roles.copy")} depth={2} framed onLeave={onDone}>
      <p>{say("roles.copy-text")}</p>
      <form className="form" onSubmit={(event) => void send(event)}>
        <TextField name="name" label={say("roles.copy-name")} value={name} onChange={call} max={100} required />
        <TextField
          name="code"
          label={say("roles.copy-code")}
          hint={say("roles.copy-code-hint")}
          value={code}
          onChange={(written) => write(written.toLowerCase().replaceAll(/[^a-z0-9-]/g, "-"))}
          max={64}
          required
        />
        <fieldset>
          <legend>{say("roles.copy-keeps")}</legend>
          {offered.map(({ act, conditions }) => (
            <Checkbox
              key={act}
              name={act}
              checked={!dropped.has(act)}
              onChange={(keep) => toggle(act, keep)}
              label={
                <>
                  {say(`act.${act}`)}{" "}
                  <span className="hint">{conditions.map((each) => say(`condition.${each}`)).join(", ")}</span>
                </>
              }
            />
          ))}
        </fieldset>
        <Select
          name="further"
          label={say("roles.copy-add")}
          none={say("roles.copy-choose")}
          value=""
          choices={further.map(({ act }) => ({ value: act, name: say(`act.${act}`) }))}
          onChange={(act) => act && add(act)}
        />
        {copy.refused && <RefusalNotice refused={copy.refused} />}
        <FormActs act={say("roles.copy-save")} busy={copy.busy} onLeave={onDone} />
      </form>
    </InPlace>
  )
}
