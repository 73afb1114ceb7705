import type { ListedNomination, listNominations } from "#platform/identity/nomination/contract.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Status, type Tone } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useParties, useRoles } from "#platform/web/people/choices.ts"
import { PartyName, roleName } from "#platform/web/rights/naming.tsx"
import { PersonName } from "#platform/web/people/PersonName.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { Language } from "#platform/kernel/language.ts"
import type { z } from "zod"

/** What the list of nominations answers. */
export type Nominations = z.output<(typeof listNominations)["output"]>

/** The statuses a list is narrowed to, as words alone. */
const statuses = ["proposed", "returned", "accepted", "refused", "withdrawn"] as const
const tones: Readonly<Record<ListedNomination["status"], Tone>> = {
  proposed: "open",
  returned: "soon",
  accepted: "done",
  refused: "late",
  withdrawn: "quiet",
}

/** Where a nomination stands. */
export function NominationStatus({ status }: Pick<ListedNomination, "status">) {
  const say = useWords()
  return <Status tone={tones[status]}>{say(`nominations.status.${status}`)}</Status>
}

/** Nominations, latest first; those that wait for the reader say so. */
export function NominationsPage({ nominations: { items, total, next } }: { readonly nominations: Nominations }) {
  const say = useWords()
  const { language } = useReader()
  if (total === 0)
    return (
      <Empty title={say("nominations.none")}>
        <p>{say("nominations.none-text")}</p>
        <Link to="/nominations">{say("platform.show-all")}</Link>
      </Empty>
    )
  return (
    <>
      <Table caption={say("nominations.caption")} rows={items} id={({ id }) => id} columns={columns(say, language)} />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

const columns = (say: Words, language: Language): readonly Column<ListedNomination>[] => [
  {
    name: say("nominations.person"),
    heads: true,
    cell: ({ id, name, title }) => (
      <>
        <Link to={`/nominations/${id}`}>
          <PersonName name={name} />
        </Link>
        {title !== "" && (
          <span className="where">
            <Foreign>{title}</Foreign>
          </span>
        )}
      </>
    ),
  },
  { name: say("people.role"), cell: ({ role, roleNames }) => roleName(say, language, role, roleNames) },
  { name: say("people.party"), cell: ({ party }) => party && <PartyName party={party} /> },
  { name: say("nominations.made"), cell: ({ made }) => <DateText date={made.slice(0, 10)} /> },
  {
    name: say("nominations.status"),
    cell: ({ status, mine }) => (
      <>
        <NominationStatus status={status} />
        {mine && <strong className="where">{say("nominations.mine")}</strong>}
      </>
    ),
  },
]

const filters = ["status", "party", "role", "q"] as const

/** Nominations, asked for as the address says, and shown. */
export function LiveNominations() {
  const say = useWords()
  const { search } = useAddress()
  const me = useMe()
  const parties = useParties()
  const roles = useRoles()
  const asked = Object.fromEntries(filters.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
  const nominations = useAnswer(
    "nomination.list",
    async () => (await import("#platform/identity/nomination/contract.ts")).listNominations,
    // The address is text; the contract parses it at the other end.
    { query: { ...asked, ...(search["after"] && { after: search["after"] }) } },
  )
  return (
    <Page
      kind="register"
      title={say("nominations.title")}
      help={say("nominations.help")}
      acts={
        <>
          {may(me, "nomination.propose") && <Link to="/nominations/new">{say("nominations.propose")}</Link>}
          {may(me, "person.list") && <Link to="/people">{say("people.title")}</Link>}
        </>
      }
    >
      <Filters
        filters={[
          { name: "q", label: say("people.words"), written: "words" },
          {
            name: "status",
            label: say("nominations.status"),
            any: say("nominations.any-status"),
            choices: statuses.map((value) => ({ value, name: say(`nominations.status.${value}`) })),
          },
          { name: "party", label: say("people.party"), any: say("people.any-party"), choices: parties },
          { name: "role", label: say("people.role"), any: say("people.any-role"), choices: roles },
        ]}
      />
      <Here of={nominations} rows={8}>
        {(value) => <NominationsPage nominations={value} />}
      </Here>
    </Page>
  )
}
