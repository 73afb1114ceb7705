import { useAnswer } from "#platform/web/answers.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

const minute = 60_000

/** The way to what the reader was told, with how much of it is unread. It neither moves nor calls: it waits. */
export function Bell() {
  const say = useWords()
  const { locale } = useReader()
  const mine = may(useMe(), "notification.list")
  const count = useAnswer(
    "notification.count",
    async () => (await import("#platform/notify/contract.ts")).countNotifications,
    {},
    { every: minute, when: mine },
  )
  if (!mine) return null
  const n = count.state === "here" ? count.value.unread : 0
  return (
    <Link to="/notifications" className="bell" label={say("platform.notifications", { n })}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M4 14.5h12c-1.2-1.2-1.7-2.6-1.7-5.2 0-2.9-1.7-4.8-4.3-4.8S5.7 6.4 5.7 9.3c0 2.6-.5 4-1.7 5.2ZM8.3 16.5a1.8 1.8 0 0 0 3.4 0M10 4.5V3" />
      </svg>
      <span>{n > 0 && new Intl.NumberFormat(locale).format(n)}</span>
    </Link>
  )
}
