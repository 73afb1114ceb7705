import type { Invented } from "#platform/identity/sign-in-contract.ts"
import { appointmentText } from "#platform/web/account/words.ts"
import { useAct } from "#platform/web/answers.tsx"
import { useChinese } from "#platform/web/chinese.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

type Props = { readonly invented: readonly Invented[]; readonly onDone: () => void }

/** The invented cast, for trial: who they are, what they play, and a button each. It is there only where they are let in. */
export function InventedIn({ invented, onDone }: Props) {
  const say = useWords()
  const { language } = useReader()
  useChinese(language !== "zh" && invented.some((each) => each.language === "zh"))
  const { act, busy, refused } = useAct(
    async () => (await import("#platform/identity/sign-in-contract.ts")).signInAsInvented,
  )
  async function enter(person: string) {
    const answer = await act({ body: { person } })
    if (answer.ok) onDone()
  }
  const plays = ({ roles }: Invented) =>
    roles.length === 0
      ? say("account.nothing-held")
      : new Intl.ListFormat(language).format(roles.map((each) => appointmentText(say, language, each)))
  return (
    <section aria-labelledby="as-invented" className="invented">
      <h2 id="as-invented">{say("account.invented")}</h2>
      <Notice kind="warning">
        <p>{say("account.invented-note")}</p>
      </Notice>
      {refused && <RefusalNotice refused={refused} />}
      <Table
        caption={say("account.invented")}
        rows={invented}
        id={({ person }) => person}
        columns={columns(say, { plays, busy, enter: (person) => void enter(person) })}
      />
    </section>
  )
}

type Acting = {
  readonly plays: (each: Invented) => string
  readonly busy: boolean
  readonly enter: (person: string) => void
}

/** What the table shows of each. */
const columns = (say: Words, { plays, busy, enter }: Acting): readonly Column<Invented>[] => [
  {
    name: say("account.name"),
    heads: true,
    cell: (each) => <Foreign language={each.language}>{each.name}</Foreign>,
  },
  { name: say("account.role"), cell: plays },
  {
    name: say("account.acts"),
    cell: ({ person, name }) => (
      <Button look="link" busy={busy} onPress={() => enter(person)}>
        {say("account.as", { name })}
      </Button>
    ),
  },
]
