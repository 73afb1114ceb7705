import type { listPeople } from "#platform/identity/person/contract.ts"
import type { KnownPerson } from "#platform/identity/person/person.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Status, type Tone } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { HeldLine } from "#platform/web/people/HeldList.tsx"
import { useParties, useRoles } from "#platform/web/people/choices.ts"
import { PersonName } from "#platform/web/people/PersonName.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { z } from "zod"

/** What the list of people answers. */
export type People = z.output<(typeof listPeople)["output"]>

/** The statuses a list is narrowed to, as words alone. */
const statuses = ["invited", "active", "disabled", "erased"] as const
const tones: Readonly<Record<KnownPerson["status"], Tone>> = {
  invited: "open",
  active: "done",
  disabled: "late",
  erased: "quiet",
}

/** How somebody stands here. */
export function PersonStatus({ status }: Pick<KnownPerson, "status">) {
  const say = useWords()
  return <Status tone={tones[status]}>{say(`people.status.${status}`)}</Status>
}

/** The people the reader administers, by name, each with what they are appointed to. */
export function PeoplePage({ people: { items, total, next } }: { readonly people: People }) {
  const say = useWords()
  if (total === 0)
    return (
      <Empty title={say("people.none")}>
        <p>{say("people.none-text")}</p>
        <Link to="/people">{say("platform.show-all")}</Link>
      </Empty>
    )
  return (
    <>
      <Table caption={say("people.caption")} rows={items} id={({ id }) => id} columns={columns(say)} />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

const columns = (say: Words): readonly Column<KnownPerson>[] => [
  {
    name: say("people.name"),
    heads: true,
    cell: ({ id, name, invented }) => (
      <>
        <Link to={`/people/${id}`}>
          <PersonName name={name} />
        </Link>
        {invented && <span className="where hint">{say("people.invented")}</span>}
      </>
    ),
  },
  {
    name: say("people.appointments"),
    cell: ({ appointments }) =>
      appointments.length > 0 && (
        <ul className="plain">
          {appointments.map((held) => (
            <li key={held.id}>
              <HeldLine held={held} />
            </li>
          ))}
        </ul>
      ),
  },
  { name: say("people.email"), cell: ({ email }) => email !== null && <bdi>{email}</bdi> },
  { name: say("people.status"), cell: ({ status }) => <PersonStatus status={status} /> },
]

const filters = ["party", "role", "status", "q"] as const

/** People, asked for as the address says, and shown. */
export function LivePeople() {
  const say = useWords()
  const { search } = useAddress()
  const me = useMe()
  const parties = useParties()
  const roles = useRoles()
  const asked = Object.fromEntries(filters.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
  const people = useAnswer(
    "person.list",
    async () => (await import("#platform/identity/person/contract.ts")).listPeople,
    {
      // The address is text; the contract parses it at the other end.
      query: { ...asked, ...(search["after"] && { after: search["after"] }) },
    },
  )
  return (
    <Page
      kind="register"
      title={say("people.title")}
      help={say("people.help")}
      acts={
        <>
          {may(me, "nomination.list") && <Link to="/nominations">{say("nominations.title")}</Link>}
          {may(me, "nomination.propose") && <Link to="/nominations/new">{say("nominations.propose")}</Link>}
          <Link to="/roles">{say("roles.title")}</Link>
        </>
      }
    >
      <Filters
        filters={[
          { name: "q", label: say("people.words"), written: "words" },
          { name: "party", label: say("people.party"), any: say("people.any-party"), choices: parties },
          { name: "role", label: say("people.role"), any: say("people.any-role"), choices: roles },
          {
            name: "status",
            label: say("people.status"),
            any: say("people.any-status"),
            choices: statuses.map((value) => ({ value, name: say(`people.status.${value}`) })),
          },
        ]}
      />
      {may(me, "person.export") && (
        <p className="take-away no-print">
          {say("people.take")}{" "}
          <a href={urlOf("/people/export", {}, { ...asked, format: "csv" })} download="people.csv">
            CSV
          </a>
        </p>
      )}
      <Here of={people} rows={10}>
        {(value) => <PeoplePage people={value} />}
      </Here>
    </Page>
  )
}
