import type { Account } from "#platform/identity/account.ts"
import { Part } from "#platform/web/account/Part.tsx"
import { QrCode } from "#platform/web/account/QrCode.tsx"
import { instantText } from "#platform/web/account/words.ts"
import { useAct } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { TextField } from "#platform/web/kit/Field.tsx"
import { FormActs } from "#platform/web/kit/FormActs.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent } from "react"

/** My second factor: switched on with a code, off with a code, and its recovery codes. */
export function SecondFactor({ account }: { readonly account: Account }) {
  const say = useWords()
  const [codes, setCodes] = useState<readonly string[]>()
  return (
    <Part id="second-factor" title={say("account.second-factor")} why={say("account.second-why")}>
      {account.demanded && <p>{say("account.second-demanded")}</p>}
      {codes ? (
        <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />
      ) : account.secondFactor ? (
        <SwitchedOn factor={account.secondFactor} onCodes={setCodes} />
      ) : (
        <SetUp onCodes={setCodes} />
      )}
    </Part>
  )
}

type CodesProps = { readonly onCodes: (codes: readonly string[]) => void }

function SetUp({ onCodes }: CodesProps) {
  const say = useWords()
  const [code, setCode] = useState("")
  const [begun, setBegun] = useState<{ readonly secret: string; readonly address: string; readonly begun: string }>()
  const beginning = useAct(async () => (await import("#platform/identity/account-contract.ts")).beginSecondFactor)
  const confirming = useAct(async () => (await import("#platform/identity/account-contract.ts")).confirmSecondFactor)
  async function begin() {
    const answer = await beginning.act()
    if (answer.ok) setBegun(answer.value)
  }
  async function confirm(event: FormEvent) {
    event.preventDefault()
    if (!begun) return
    const answer = await confirming.act({ body: { begun: begun.begun, code } })
    if (answer.ok) onCodes(answer.value.codes)
    // What was begun is ended by a wrong code too.
    else setBegun(undefined)
  }
  const refused = beginning.refused ?? confirming.refused
  if (!begun)
    return (
      <>
        {refused && <RefusalNotice refused={refused} />}
        <Button look="quiet" busy={beginning.busy} onPress={() => void begin()}>
          {say("account.set-up")}
        </Button>
      </>
    )
  return (
    <InPlace onLeave={() => setBegun(undefined)} framed>
      <form className="form" onSubmit={(event) => void confirm(event)}>
        <p>{say("account.scan")}</p>
        <QrCode text={begun.address} label={say("account.qr")} />
        <p>
          {say("account.secret")}: <code dir="ltr">{begun.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
        </p>
        <TextField
          {...{ name: "first-code", label: say("account.then-code"), required: true, max: 6 }}
          {...{ value: code, onChange: setCode, inputMode: "numeric", autoComplete: "one-time-code" }}
        />
        <FormActs act={say("account.switch-on")} busy={confirming.busy} onLeave={() => setBegun(undefined)} />
      </form>
    </InPlace>
  )
}

type OnProps = CodesProps & { readonly factor: NonNullable<Account["secondFactor"]> }

function SwitchedOn({ factor, onCodes }: OnProps) {
  const say = useWords()
  const { locale } = useReader()
  const [code, setCode] = useState("")
  const renewing = useAct(async () => (await import("#platform/identity/account-contract.ts")).renewCodes)
  const removing = useAct(async () => (await import("#platform/identity/account-contract.ts")).removeSecondFactor)
  const refused = renewing.refused ?? removing.refused
  async function renew(event: FormEvent) {
    event.preventDefault()
    const answer = await renewing.act({ body: { code } })
    setCode("")
    if (answer.ok) onCodes(answer.value.codes)
  }
  async function remove() {
    await removing.act({ body: { code } })
    setCode("")
  }
  return (
    <form className="form" onSubmit={(event) => void renew(event)}>
      <p>{say("account.second-on", { date: instantText(locale, factor.made) })}</p>
      <p>{say("account.codes-left", { n: factor.codes })}</p>
      {refused && <RefusalNotice refused={refused} />}
      <TextField
        {...{ name: "code-now", label: say("account.code-now"), required: true, max: 6 }}
        {...{ value: code, onChange: setCode, inputMode: "numeric", autoComplete: "one-time-code" }}
      />
      <div className="acts">
        <Button type="submit" look="quiet" busy={renewing.busy}>
          {say("account.renew")}
        </Button>
        <Button look="quiet" busy={removing.busy} onPress={() => void remove()}>
          {say("account.switch-off")}
        </Button>
      </div>
    </form>
  )
}

function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const say = useWords()
  return (
    <InPlace title={say("account.recovery")} onLeave={onKept} framed>
      <Notice kind="warning">
        <p>{say("account.recovery-keep")}</p>
      </Notice>
      <ul className="codes">
        {codes.map((each) => (
          <li key={each}>
            <code dir="ltr">{each}</code>
          </li>
        ))}
      </ul>
      <Button onPress={onKept}>{say("account.recovery-kept")}</Button>
    </InPlace>
  )
}
