import type { Rule } from "#platform/identity/right/rule.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useRoles } from "#platform/web/people/choices.ts"
import { Holders } from "#platform/web/rights/WhoMay.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

/** The one table of acts, roles and conditions, narrowed as the address says. */
export function RightsPage({ rules }: { readonly rules: readonly Rule[] }) {
  const say = useWords()
  const { search } = useAddress()
  const shown = rules.filter((rule) => isAsked(say, rule, search))
  if (shown.length === 0)
    return (
      <Empty title={say("rights.none")}>
        <p>{say("rights.none-text")}</p>
        <Link to="/rights">{say("platform.show-all")}</Link>
      </Empty>
    )
  return (
    <>
      <p aria-live="polite">{say("rights.shown", { n: shown.length })}</p>
      <Table caption={say("rights.caption")} rows={shown} id={({ act }) => act} columns={columns(say)} />
    </>
  )
}

type Asked = Readonly<Record<string, string | undefined>>

function isAsked(say: Words, { act, reads, open, roles }: Rule, { q, kind, role }: Asked): boolean {
  if (kind && (kind === "reads") !== reads) return false
  if (role && open === "roles" && !roles.some((each) => each.role === role)) return false
  const words = (q ?? "").toLowerCase()
  return act.includes(words) || say(`act.${act}`).toLowerCase().includes(words)
}

const columns = (say: Words): readonly Column<Rule>[] => [
  {
    name: say("rights.act"),
    heads: true,
    cell: ({ act }) => (
      <>
        {say(`act.${act}`)} <code className="where">{act}</code>
      </>
    ),
  },
  { name: say("rights.kind"), cell: ({ reads }) => say(reads ? "rights.reads" : "rights.changes") },
  { name: say("rights.who"), cell: (rule) => <Holders rule={rule} /> },
]

/** Who may do what, for anybody to read. */
export function LiveRights() {
  const say = useWords()
  const rights = useAnswer("right.list", async () => (await import("#platform/identity/right/contract.ts")).listRights)
  const roles = useRoles()
  return (
    <Page
      kind="register"
      title={say("rights.title")}
      help={say("rights.help")}
      acts={<Link to="/roles">{say("roles.title")}</Link>}
    >
      <Filters
        filters={[
          { name: "q", label: say("rights.words"), written: "words" },
          {
            name: "role",
            label: say("rights.role"),
            any: say("rights.any-role"),
            choices: roles,
          },
          {
            name: "kind",
            label: say("rights.kind"),
            any: say("rights.any-kind"),
            choices: ["reads", "changes"].map((value) => ({ value, name: say(`rights.${value}`) })),
          },
        ]}
      />
      <Here of={rights} rows={14}>
        {({ items }) => <RightsPage rules={items} />}
      </Here>
    </Page>
  )
}
