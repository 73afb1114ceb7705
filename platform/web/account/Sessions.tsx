import type { SessionOfMine } from "#platform/identity/account.ts"
import { Part } from "#platform/web/account/Part.tsx"
import { deviceText, instantText } from "#platform/web/account/words.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

/** Where I am signed in, and the ways to be signed in nowhere else, or nowhere. */
export function Sessions() {
  const say = useWords()
  const { locale } = useReader()
  const { go } = useAddress()
  const sessions = useAnswer(
    "session-of-mine.list",
    async () => (await import("#platform/identity/account-contract.ts")).listSessions,
  )
  const ending = useAct(async () => (await import("#platform/identity/account-contract.ts")).endSession)
  const endingAll = useAct(async () => (await import("#platform/identity/account-contract.ts")).endSessions)
  const refused = ending.refused ?? endingAll.refused
  async function endAll() {
    const answer = await endingAll.act({ query: { which: "all" } })
    if (answer.ok) go("/sign-in", {}, { replace: true })
  }
  return (
    <Part id="sessions" title={say("account.sessions")}>
      {refused && <RefusalNotice refused={refused} />}
      <Here of={sessions}>
        {(list) => (
          <Table
            caption={say("account.sessions")}
            rows={list}
            id={({ id }) => id}
            columns={columns(say, locale, ending.busy, (id) => void ending.act({ params: { id } }))}
          />
        )}
      </Here>
      <div className="acts">
        <Button look="quiet" busy={endingAll.busy} onPress={() => void endingAll.act({ query: { which: "others" } })}>
          {say("account.end-others")}
        </Button>
        <Button look="quiet" busy={endingAll.busy} onPress={() => void endAll()}>
          {say("account.end-all")}
        </Button>
      </div>
    </Part>
  )
}

/** What the table shows of each. */
const columns = (
  say: Words,
  locale: string,
  busy: boolean,
  end: (id: string) => void,
): readonly Column<SessionOfMine>[] => [
  { name: say("account.device"), heads: true, cell: ({ device }) => deviceText(say, device) },
  { name: say("account.way"), cell: ({ way }) => say(`account.way.${way}`) },
  { name: say("account.opened"), cell: ({ opened }) => instantText(locale, opened) },
  { name: say("account.seen"), cell: ({ seen }) => instantText(locale, seen) },
  {
    name: say("account.acts"),
    cell: ({ id, device, here }) =>
      here ? (
        say("account.here")
      ) : (
        <Button
          look="link"
          busy={busy}
          label={say("account.end-named", { device: deviceText(say, device) })}
          onPress={() => end(id)}
        >
          {say("account.end")}
        </Button>
      ),
  },
]
