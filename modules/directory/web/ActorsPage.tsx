import { actorKinds, regionalGroups } from "#modules/directory/actor-kinds.ts"
import type { Actor } from "#modules/directory/actor.ts"
import type { listActors } from "#modules/directory/contract.ts"
import { ActorName } from "#modules/directory/web/ActorName.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { z } from "zod"

/** What the directory answers. */
export type Actors = z.output<(typeof listActors)["output"]>

/** The directory as far as the filter goes: who they are, of what kind and group, under which codes and symbols. */
export function ActorsPage({ actors: { items, total, next } }: { readonly actors: Actors }) {
  const say = useWords()
  if (total === 0)
    return (
      <Empty title={say("directory.none")}>
        <p>{say("directory.none-text")}</p>
        <Link to="/directory">{say("platform.show-all")}</Link>
      </Empty>
    )
  return (
    <>
      <Table caption={say("directory.caption")} rows={items} id={({ code }) => code} columns={columns(say)} />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

const columns = (say: Words): readonly Column<Actor>[] => [
  { name: say("directory.name"), heads: true, cell: (actor) => <ActorName actor={actor} leads /> },
  { name: say("directory.kind"), cell: ({ kind }) => <span className="short">{say(`directory.kind.${kind}`)}</span> },
  { name: say("directory.group"), cell: ({ group }) => group !== null && say(`directory.group.${group}`) },
  {
    name: say("directory.codes"),
    cell: ({ iso3, m49, series }) => {
      const codes = [iso3, m49, ...series.slice(0, 2)].filter((each) => each !== null)
      return codes.length > 0 && <bdi className="short">{codes.join(" · ")}</bdi>
    },
  },
]

/** The directory, asked for as its address says, and shown. */
export function LiveActors() {
  const say = useWords()
  const { language } = useReader()
  const { search } = useAddress()
  const asked = ["kind", "group", "q", "after"].flatMap((name) => (search[name] ? [[name, search[name]]] : []))
  const actors = useAnswer("actor.list", async () => (await import("#modules/directory/contract.ts")).listActors, {
    // The address is text; the contract parses it at the other end.
    query: { ...Object.fromEntries(asked), language },
  })
  return (
    <Page kind="register" title={say("platform.nav.directory")} help={say("directory.help")}>
      <Filters
        filters={[
          { name: "q", label: say("directory.words"), written: "words" },
          {
            name: "kind",
            label: say("directory.kind"),
            any: say("directory.any-kind"),
            choices: actorKinds.map((value) => ({ value, name: say(`directory.kind.${value}`) })),
          },
          {
            name: "group",
            label: say("directory.group"),
            any: say("directory.any-group"),
            choices: regionalGroups.map((value) => ({ value, name: say(`directory.group.${value}`) })),
          },
        ]}
      />
      <Here of={actors} rows={12}>
        {(value) => <ActorsPage actors={value} />}
      </Here>
    </Page>
  )
}
