import type { Role } from "#platform/identity/role/role.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { roleName } from "#platform/web/rights/naming.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { Language } from "#platform/kernel/language.ts"

/** The roles there are: for whom each is held, where it is from, how much it may. */
export function RolesPage({ roles }: { readonly roles: readonly Role[] }) {
  const say = useWords()
  const { language } = useReader()
  return <Table caption={say("roles.caption")} rows={roles} id={({ code }) => code} columns={columns(say, language)} />
}

const columns = (say: Words, language: Language): readonly Column<Role>[] => [
  {
    name: say("rights.role"),
    heads: true,
    cell: ({ code, names, retired }) => (
      <>
        <Link to={`/roles/${code}`}>{roleName(say, language, code, names)}</Link>{" "}
        {retired && <Status tone="quiet">{say("roles.retired")}</Status>}
      </>
    ),
  },
  { name: say("roles.held-for"), cell: ({ heldFor }) => say(`roles.held-for.${heldFor}`) },
  { name: say("roles.origin"), cell: ({ shipped }) => say(shipped ? "roles.shipped" : "roles.own") },
  {
    name: say("roles.may"),
    cell: ({ code, rights }) => (
      <Link to="/rights" search={{ role: code }}>
        {say("roles.rights", { n: rights.length })}
      </Link>
    ),
  },
]

/** All roles, for anybody to read. */
export function LiveRoles() {
  const say = useWords()
  const roles = useAnswer("role.list", async () => (await import("#platform/identity/role/contract.ts")).listRoles)
  return (
    <Page
      kind="register"
      title={say("roles.title")}
      help={say("roles.help")}
      acts={<Link to="/rights">{say("rights.title")}</Link>}
    >
      <Here of={roles} rows={12}>
        {({ items }) => <RolesPage roles={items} />}
      </Here>
    </Page>
  )
}
