import type { Key } from "#platform/identity/account.ts"
import { KeyForm } from "#platform/web/account/KeyForm.tsx"
import { Part } from "#platform/web/account/Part.tsx"
import { instantText } from "#platform/web/account/words.ts"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { InPlace } from "#platform/web/kit/InPlace.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useState } from "react"

/** My keys for programs: made by whoever may, shown once, revoked. */
export function Keys({ mayMake }: { readonly mayMake: boolean }) {
  const say = useWords()
  const [making, setMaking] = useState(false)
  const [shown, setShown] = useState<string>()
  const keys = useAnswer("key.list", async () => (await import("#platform/identity/account-contract.ts")).listKeys)
  return (
    <Part id="keys" title={say("account.keys")} why={say("account.keys-why")}>
      {shown !== undefined && (
        <InPlace onLeave={() => setShown(undefined)} framed>
          <Notice kind="warning">
            <p>{say("account.key-shown")}</p>
            <p>
              <code dir="ltr" className="secret">
                {shown}
              </code>
            </p>
          </Notice>
          <Button onPress={() => setShown(undefined)}>{say("account.key-kept")}</Button>
        </InPlace>
      )}
      <Here of={keys}>{(list) => (list.length === 0 ? <p>{say("account.no-key")}</p> : <KeyTable keys={list} />)}</Here>
      {making && (
        <KeyForm
          onLeave={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false)
            setShown(key)
          }}
        />
      )}
      {mayMake && !making && (
        <Button look="quiet" onPress={() => setMaking(true)}>
          {say("account.make-key")}
        </Button>
      )}
    </Part>
  )
}

const mayText = (say: Words, { acts, readOnly }: Key): string => {
  const all = acts?.join(" ") ?? say("account.key-all")
  return readOnly ? say("account.key-reads", { acts: all }) : all
}

function KeyTable({ keys }: { readonly keys: readonly Key[] }) {
  const say = useWords()
  const { locale } = useReader()
  const [revoking, setRevoking] = useState<Key>()
  const { act, busy, refused } = useAct(async () => (await import("#platform/identity/account-contract.ts")).revokeKey)
  async function revoke({ id }: Key) {
    setRevoking(undefined)
    await act({ params: { id } })
  }
  return (
    <>
      {refused && <RefusalNotice refused={refused} />}
      <Table
        caption={say("account.keys")}
        rows={keys}
        id={({ id }) => id}
        columns={columns(say, locale, busy, setRevoking)}
      />
      {revoking && (
        <Confirm
          question={say("account.revoke-sure", { name: revoking.name })}
          act={say("account.revoke")}
          cancel={say("platform.cancel")}
          onConfirm={() => void revoke(revoking)}
          onCancel={() => setRevoking(undefined)}
        >
          <p>{say("account.revoke-means")}</p>
        </Confirm>
      )}
    </>
  )
}

/** What the table shows of each. */
const columns = (say: Words, locale: string, busy: boolean, revoke: (key: Key) => void): readonly Column<Key>[] => [
  { name: say("account.key-name"), heads: true, cell: ({ name }) => <bdi>{name}</bdi> },
  { name: say("account.key-begins"), cell: ({ prefix }) => <code dir="ltr">{prefix}</code> },
  { name: say("account.key-may"), cell: (each) => <bdi>{mayText(say, each)}</bdi> },
  {
    name: say("account.key-ranges"),
    cell: ({ ranges }) => (ranges.length > 0 ? <bdi>{ranges.join(" ")}</bdi> : say("platform.none")),
  },
  {
    name: say("account.used"),
    cell: ({ used }) => (used ? instantText(locale, used) : say("account.never-used")),
  },
  { name: say("account.expires"), cell: ({ expires }) => instantText(locale, expires) },
  {
    name: say("account.acts"),
    cell: (each) =>
      each.revoked ? (
        say("account.revoked")
      ) : (
        <Button
          look="link"
          busy={busy}
          label={say("account.revoke-named", { name: each.name })}
          onPress={() => revoke(each)}
        >
          {say("account.revoke")}
        </Button>
      ),
  },
]
