import type { KindWished, Wish } from "#platform/notify/notification.ts"
import { kinds, ways } from "#platform/notify/kind.ts"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { Undo } from "#platform/web/kit/Undo.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  readonly items: readonly KindWished[]
  /** Whether a mail address of the reader is known. */
  readonly mail: boolean
  readonly onWish: (kind: KindWished, wish: Wish) => void
}

const order = ["security", "people", "calls", "data", "imports", "following"] as const

/** Every kind that can reach the reader, with how it does; what is not theirs to choose says so. */
export function WishesPage({ items, mail, onWish }: Props) {
  const say = useWords()
  const groups = order.map((about) => ({
    name: say(`notify.about.${about}`),
    rows: items.filter(({ kind }) => kinds.some((each) => each.code === kind && each.about === about)),
  }))
  return (
    <>
      {!mail && <Notice>{say("notify.no-mail")}</Notice>}
      <Table
        caption={say("notify.wishes-title")}
        rows={items}
        groups={groups.filter(({ rows }) => rows.length > 0)}
        id={({ kind }) => kind}
        columns={columns(say, onWish)}
      />
    </>
  )
}

const columns = (say: Words, onWish: Props["onWish"]): readonly Column<KindWished>[] => [
  { name: say("notify.kind"), heads: true, cell: ({ kind }) => say(`notify.kind.${kind}`) },
  {
    name: say("notify.in-list"),
    cell: (each) =>
      each.fixed ? (
        say("notify.always")
      ) : (
        <input
          type="checkbox"
          aria-label={`${say("notify.in-list")}: ${say(`notify.kind.${each.kind}`)}`}
          checked={each.listed}
          onChange={({ target }) => onWish(each, { listed: target.checked, way: each.way })}
        />
      ),
  },
  {
    name: say("notify.by-mail"),
    cell: (each) =>
      each.fixed ? (
        say("notify.always")
      ) : (
        <select
          aria-label={`${say("notify.by-mail")}: ${say(`notify.kind.${each.kind}`)}`}
          value={each.way}
          onChange={({ target }) =>
            onWish(each, { listed: each.listed, way: ways.find((way) => way === target.value) ?? "never" })
          }
        >
          {ways.map((way) => (
            <option key={way} value={way}>
              {say(`notify.way.${way}`)}
            </option>
          ))}
        </select>
      ),
  },
]

const contract = () => import("#platform/notify/contract.ts")

/** How the reader is told of what, asked for and shown; a change is kept at once, and can be taken back. */
export function LiveWishes() {
  const say = useWords()
  const [before, setBefore] = useState<KindWished>()
  const wishes = useAnswer("notification.list-wishes", async () => (await contract()).listWishes)
  const { act, refused } = useAct(async () => (await contract()).keepWish)
  const keep = ({ kind }: KindWished, { listed, way }: Wish) => act({ params: { kind }, body: { listed, way } })

  async function change(kind: KindWished, wish: Wish) {
    if ((await keep(kind, wish)).ok) setBefore(kind)
  }
  async function takeBack(kind: KindWished) {
    await keep(kind, kind)
    setBefore(undefined)
  }
  return (
    <Page
      kind="register"
      title={say("notify.wishes-title")}
      help={say("notify.wishes-help")}
      kicker={<Link to="/notifications">{say("notify.title")}</Link>}
    >
      {refused && <RefusalNotice refused={refused} />}
      <Here of={wishes} rows={8}>
        {({ items, mail }) => <WishesPage items={items} mail={mail} onWish={(kind, wish) => void change(kind, wish)} />}
      </Here>
      {before && (
        <Undo
          done={say("notify.wish-kept", { kind: say(`notify.kind.${before.kind}`) })}
          onUndo={() => void takeBack(before)}
          onClose={() => setBefore(undefined)}
        />
      )}
    </Page>
  )
}
