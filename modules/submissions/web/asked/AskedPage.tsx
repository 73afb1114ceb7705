import type { Asked, listAsked } from "#modules/submissions/contract.ts"
import { AskedList } from "#modules/submissions/web/asked/AskedList.tsx"
import { useAskedKept } from "#modules/submissions/web/asked/kept.ts"
import { useAddress } from "#platform/web/address.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { z } from "zod"

/** What the list of what is asked answers. */
export type AskedTold = z.output<(typeof listAsked)["output"]>

/** The home of a focal point and of a contributor: what is asked, by when, and what is left. */
export function AskedPage({ told: { items, total, next } }: { readonly told: AskedTold }) {
  const say = useWords()
  if (total === 0)
    return (
      <Empty title={say("answering.nothing-asked")}>
        <p>{say("answering.nothing-asked-text")}</p>
      </Empty>
    )
  return (
    <>
      <AskedList items={items} />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

/** What is asked, as it stands on the overview of whoever is asked something; nothing where nothing is. */
export function AskedPart({ items, total }: { readonly items: readonly Asked[]; readonly total: number }) {
  const say = useWords()
  if (items.length === 0) return null
  return (
    <section className="asked-home" aria-labelledby="asked-home">
      <h2 id="asked-home">{say("answering.asked-of-you")}</h2>
      <AskedList items={items.slice(0, 5)} depth={3} />
      <p>
        <Link to="/asked">{say("answering.all-asked", { n: total })}</Link>
      </p>
    </section>
  )
}

/** What is asked, asked for and shown; without a connection as it was told last. */
export function LiveAsked() {
  const say = useWords()
  const { search } = useAddress()
  const me = useMe()
  const asked = useAskedKept({ left: search["left"] === "1", after: search["after"] })
  return (
    <Page
      kind="register"
      title={say("answering.asked")}
      help={say("answering.asked-help")}
      acts={
        <>
          {may(me, "clarification.list") && <Link to="/clarifications">{say("answering.clarifications")}</Link>}
          <Link to="/answers">{say("answering.answers")}</Link>
        </>
      }
    >
      <Filters
        filters={[
          {
            name: "left",
            label: say("answering.which-asked"),
            any: say("answering.asked-all"),
            choices: [{ value: "1", name: say("answering.asked-left") }],
          },
        ]}
      />
      <Here of={asked} rows={6}>
        {(told) => <AskedPage told={told} />}
      </Here>
    </Page>
  )
}

/** What is asked, on the overview: nothing is shown while it is on its way. */
export function LiveAskedPart() {
  const asked = useAskedKept({ left: true, after: undefined })
  return asked.state === "here" ? <AskedPart items={asked.value.items} total={asked.value.total} /> : null
}
