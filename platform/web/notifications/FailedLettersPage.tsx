import type { FailedLetter } from "#platform/notify/notification.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

const columns = (say: Words, locale: string): readonly Column<FailedLetter>[] => {
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" })
  return [
    { name: say("notify.failed-to"), heads: true, cell: ({ person }) => <bdi>{person}</bdi> },
    { name: say("notify.failed-told"), number: true, cell: ({ told }) => new Intl.NumberFormat(locale).format(told) },
    { name: say("notify.by-mail"), cell: ({ way }) => say(`notify.way.${way}`) },
    { name: say("notify.failed-why"), cell: ({ reason }) => <Foreign>{reason}</Foreign> },
    { name: say("notify.when"), cell: ({ at }) => <time dateTime={at}>{instant.format(new Date(at))}</time> },
  ]
}

/** For whoever administers the installation: the letters that did not leave, to whom, and why. */
export function LiveFailedLetters() {
  const say = useWords()
  const { locale } = useReader()
  const { search } = useAddress()
  const letters = useAnswer(
    "mail.list-failed",
    async () => (await import("#platform/notify/contract.ts")).listFailedLetters,
    { query: search["after"] ? { after: search["after"] } : {} },
  )
  return (
    <Page kind="register" title={say("notify.failed-title")} help={say("notify.failed-help")}>
      <Here of={letters} rows={6}>
        {({ total, items, next }) =>
          total === 0 ? (
            <Empty title={say("notify.failed-empty")} />
          ) : (
            <>
              <Table
                caption={say("notify.failed-title")}
                rows={items}
                id={({ id }) => id}
                columns={columns(say, locale)}
              />
              <Pager total={total} shown={items.length} next={next} />
            </>
          )
        }
      </Here>
    </Page>
  )
}
