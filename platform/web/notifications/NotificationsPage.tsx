import type { Notification } from "#platform/notify/notification.ts"
import { blanksOf } from "#platform/notify/blanks.ts"
import { kindOf, kinds } from "#platform/notify/kind.ts"
import type { listNotifications } from "#platform/notify/contract.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { Undo } from "#platform/web/kit/Undo.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useState } from "react"
import type { z } from "zod"

/** What the list of notifications answers. */
export type Notifications = z.output<(typeof listNotifications)["output"]>

type Props = {
  readonly told: Notifications
  readonly onMark: (of: Notification, read: boolean) => void
}

/** What the reader was told, the unread marked by a word and a shape, each to be marked the other way. */
export function NotificationsPage({ told: { items, total, next }, onMark }: Props) {
  const say = useWords()
  const reader = useReader()
  if (total === 0)
    return (
      <Empty title={say("notify.empty")}>
        <p>{say("notify.empty-text")}</p>
      </Empty>
    )
  return (
    <>
      <Table caption={say("notify.title")} rows={items} id={({ id }) => id} columns={columns(say, reader, onMark)} />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

const nameOf = (say: Words, kind: string) => (kindOf(kind) ? say(`notify.kind.${kind}`) : kind)

const columns = (
  say: Words,
  { language, locale }: ReturnType<typeof useReader>,
  onMark: Props["onMark"],
): readonly Column<Notification>[] => {
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" })
  const sentence = (each: Notification) =>
    kindOf(each.kind) ? say(`notify.told.${each.kind}`, blanksOf(each, language, "list")) : each.kind
  return [
    {
      name: say("notify.what"),
      heads: true,
      cell: (each) =>
        each.path === null ? (
          <bdi>{sentence(each)}</bdi>
        ) : (
          <Link to={each.path} onFollow={() => each.read === null && onMark(each, true)}>
            {sentence(each)}
          </Link>
        ),
    },
    { name: say("notify.kind"), cell: ({ kind }) => nameOf(say, kind) },
    {
      name: say("notify.when"),
      cell: ({ at }) => <time dateTime={at}>{instant.format(new Date(at))}</time>,
    },
    {
      name: say("notify.status"),
      cell: (each) => (
        <span className="told-status">
          <Status tone={each.read === null ? "open" : "done"}>
            {say(each.read === null ? "notify.unread" : "notify.read")}
          </Status>
          <Button
            look="link"
            label={`${say(each.read === null ? "notify.mark-read" : "notify.mark-unread")}: ${sentence(each)}`}
            onPress={() => onMark(each, each.read === null)}
          >
            {say(each.read === null ? "notify.mark-read" : "notify.mark-unread")}
          </Button>
        </span>
      ),
    },
  ]
}

const contract = () => import("#platform/notify/contract.ts")

/** What was just done, with what takes it back. */
type Done = { readonly words: string; readonly undo: () => Promise<unknown> }

/** The reader's notifications, asked for and shown, marked one by one or all at once. */
export function LiveNotifications() {
  const say = useWords()
  const { search } = useAddress()
  const [done, setDone] = useState<Done>()
  const one = useAct(async () => (await contract()).markNotification)
  const all = useAct(async () => (await contract()).markAllNotifications)
  const back = useAct(async () => (await contract()).unmarkNotifications)
  const { kind, unread, after } = search
  const told = useAnswer("notification.list", async () => (await contract()).listNotifications, {
    query: {
      ...(kind && { kind }),
      ...((unread === "true" || unread === "false") && { unread }),
      ...(after && { after }),
    },
  })

  async function mark({ id }: Notification, read: boolean) {
    const answer = await one.act({ params: { id }, body: { read } })
    if (answer.ok)
      setDone({
        words: say(read ? "notify.marked-read" : "notify.marked-unread"),
        undo: () => one.act({ params: { id }, body: { read: !read } }),
      })
  }
  async function markAll() {
    const answer = await all.act({ body: kind ? { kind } : {} })
    if (!answer.ok) return
    const { marked, at } = answer.value
    setDone({ words: say("notify.marked-all", { n: marked }), undo: () => back.act({ body: { at } }) })
  }
  async function takeBack() {
    await done?.undo()
    setDone(undefined)
  }
  const refused = one.refused ?? all.refused ?? back.refused
  return (
    <Page
      kind="register"
      title={say("notify.title")}
      help={say("notify.help")}
      acts={
        <>
          <Button busy={all.busy} onPress={() => void markAll()}>
            {say("notify.mark-all")}
          </Button>
          <Link to="/notifications/wishes">{say("notify.wishes")}</Link>
        </>
      }
    >
      {refused && <RefusalNotice refused={refused} />}
      {done && <Undo done={done.words} onUndo={() => void takeBack()} onClose={() => setDone(undefined)} />}
      <Filters
        filters={[
          {
            name: "kind",
            label: say("notify.kind"),
            any: say("notify.any-kind"),
            choices: kinds.map(({ code }) => ({ value: code, name: nameOf(say, code) })),
          },
          {
            name: "unread",
            label: say("notify.status"),
            any: say("notify.any-status"),
            choices: [
              { value: "true", name: say("notify.unread") },
              { value: "false", name: say("notify.read") },
            ],
          },
        ]}
      />
      <Here of={told} rows={8}>
        {(value) => <NotificationsPage told={value} onMark={(of, read) => void mark(of, read)} />}
      </Here>
    </Page>
  )
}
