import type { Passkey } from "#platform/identity/account.ts"
import { Part } from "#platform/web/account/Part.tsx"
import { instantText } from "#platform/web/account/words.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** My passkeys: each named, removed, and added to. */
export function Passkeys({ passkeys }: { readonly passkeys: readonly Passkey[] }) {
  const say = useWords()
  const { locale } = useReader()
  const [removing, setRemoving] = useState<Passkey>()
  const [naming, setNaming] = useState<Passkey>()
  const { act, busy, refused } = useAct(
    async () => (await import("#platform/identity/account-contract.ts")).removePasskey,
  )
  async function remove({ id }: Passkey) {
    setRemoving(undefined)
    await act({ params: { id } })
  }
  return (
    <Part id="passkeys" title={say("account.passkeys")} why={say("account.passkeys-why")}>
      {refused && <RefusalNotice refused={refused} />}
      {passkeys.length === 0 ? (
        <p>{say("account.no-passkey")}</p>
      ) : (
        <Table
          caption={say("account.passkeys")}
          rows={passkeys}
          id={({ id }) => id}
          columns={columns(say, locale, { busy, rename: setNaming, remove: setRemoving })}
        />
      )}
      {naming && <Rename key={naming.id} passkey={naming} onLeave={() => setNaming(undefined)} />}
      <AddPasskey />
      {removing && (
        <Confirm
          question={say("account.remove-passkey-sure", { name: removing.name })}
          act={say("account.remove")}
          cancel={say("platform.cancel")}
          onConfirm={() => void remove(removing)}
          onCancel={() => setRemoving(undefined)}
        >
          <p>{say("account.remove-passkey-means")}</p>
        </Confirm>
      )}
    </Part>
  )
}

function Rename({ passkey, onLeave }: { readonly passkey: Passkey; readonly onLeave: () => void }) {
  const say = useWords()
  const [name, setName] = useState(passkey.name)
  const { act, busy, refused } = useAct(
    async () => (await import("#platform/identity/account-contract.ts")).namePasskey,
  )
  async function save(event: FormEvent) {
    event.preventDefault()
    const answer = await act({ params: { id: passkey.id }, body: { name } })
    if (answer.ok) onLeave()
  }
  return (
    <InPlace onLeave={onLeave} framed>
      <form className="form" onSubmit={(event) => void save(event)}>
        {refused && <RefusalNotice refused={refused} />}
        <TextField
          {...{ name: "passkey-renamed", label: say("account.passkey-name"), required: true, max: 100 }}
          {...{ value: name, onChange: setName }}
        />
        <FormActs act={say("platform.save")} busy={busy} onLeave={onLeave} />
      </form>
    </InPlace>
  )
}

function AddPasskey() {
  const say = useWords()
  const [name, setName] = useState("")
  const [none, setNone] = useState(false)
  const asking = useAct(async () => (await import("#platform/identity/account-contract.ts")).askForOwnPasskey)
  const adding = useAct(async () => (await import("#platform/identity/account-contract.ts")).addPasskey)
  const refused = asking.refused ?? adding.refused

  async function add(event: FormEvent) {
    event.preventDefault()
    setNone(false)
    adding.forget()
    const asked = await asking.act()
    if (!asked.ok) return
    const { startRegistration } = await import("@simplewebauthn/browser")
    try {
      const { id, rawId, type, response } = await startRegistration({ optionsJSON: asked.value })
      const { clientDataJSON, attestationObject, transports } = response
      const made = {
        id,
        rawId,
        type,
        response: { clientDataJSON, attestationObject, ...(transports && { transports }) },
      }
      const answer = await adding.act({ body: { name, made } })
      if (answer.ok) setName("")
    } catch {
      // The person closed the browser's question, or the device has one of theirs already.
      setNone(true)
    }
  }
  return (
    <form className="form" onSubmit={(event) => void add(event)}>
      {none && <Notice>{say("account.passkey-not-made")}</Notice>}
      {refused && <RefusalNotice refused={refused} />}
      <TextField
        {...{ name: "passkey", label: say("account.passkey-name"), hint: say("account.passkey-name-hint") }}
        {...{ required: true, max: 100, value: name, onChange: setName }}
      />
      <div className="acts">
        <Button type="submit" busy={asking.busy || adding.busy}>
          {say("account.add-passkey")}
        </Button>
      </div>
    </form>
  )
}

type Acting = {
  readonly busy: boolean
  readonly rename: (passkey: Passkey) => void
  readonly remove: (passkey: Passkey) => void
}

/** What the table shows of each. */
const columns = (say: Words, locale: string, { busy, rename, remove }: Acting): readonly Column<Passkey>[] => [
  { name: say("account.passkey-name"), heads: true, cell: ({ name }) => <bdi>{name}</bdi> },
  {
    name: say("account.kept"),
    cell: ({ backedUp }) => say(backedUp ? "account.synced" : "account.one-device"),
  },
  { name: say("account.made"), cell: ({ made }) => instantText(locale, made) },
  {
    name: say("account.used"),
    cell: ({ used }) => (used ? instantText(locale, used) : say("account.never-used")),
  },
  {
    name: say("account.acts"),
    cell: (each) => (
      <>
        <Button look="link" label={say("account.rename-named", { name: each.name })} onPress={() => rename(each)}>
          {say("account.rename")}
        </Button>{" "}
        <Button
          look="link"
          busy={busy}
          label={say("account.remove-named", { name: each.name })}
          onPress={() => remove(each)}
        >
          {say("account.remove")}
        </Button>
      </>
    ),
  },
]
