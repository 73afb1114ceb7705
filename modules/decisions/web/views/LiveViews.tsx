import { filterOf, groupingOf } from "#modules/decisions/web/mandate-filter.ts"
import { ViewForm } from "#modules/decisions/web/views/ViewForm.tsx"
import type { View } from "#modules/decisions/views/view.ts"
import { useAddress, type Search } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Undo } from "#platform/web/kit/Undo.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

const contract = () => import("#modules/decisions/views/contract.ts")

/** What a saved view looks at, as the address says it. */
const searchOf = ({ filter }: Pick<View, "filter">): Search =>
  Object.fromEntries(Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : [])))

/** The views of the register a person saved or was given: opened by a link, saved, changed, removed and brought back. */
export function LiveViews() {
  const say = useWords()
  const me = useMe()
  const { search } = useAddress()
  const mayKeep = may(me, "view.keep")
  const views = useAnswer("view.list", async () => (await contract()).listViews)
  const remove = useAct(async () => (await contract()).removeView)
  const keep = useAct(async () => (await contract()).keepView)
  const [open, setOpen] = useState<View | "new">()
  const [removed, lose] = useState<View>()

  async function onRemove(view: View) {
    if ((await remove.act({ params: { id: view.id } })).ok) lose(view)
  }
  async function bringBack({ name, filter, shared }: View) {
    if ((await keep.act({ body: { name, filter, shared } })).ok) lose(undefined)
  }
  const refused = remove.refused ?? keep.refused
  const here = { ...filterOf(search), ...sorted(search), ...grouped(search) }
  const hasAny = views.state === "here" && views.value.items.length > 0
  if (!mayKeep && !hasAny) return null
  return (
    <details className="fold views no-print">
      <summary>{say("decisions.views")}</summary>
      <Here of={views} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="hint">{say("decisions.views.none")}</p>
          ) : (
            <ul className="views-list">
              {items.map((view) => (
                <li key={view.id}>
                  <Link to="/mandates" search={searchOf(view)}>
                    <Foreign>{view.name}</Foreign>
                  </Link>{" "}
                  {view.shared && <span className="hint">{say("decisions.views.of-others")} </span>}
                  {view.own && mayKeep && (
                    <>
                      <Button
                        look="link"
                        label={say("decisions.views.rename-this", { name: view.name })}
                        onPress={() => setOpen(view)}
                      >
                        {say("decisions.views.rename")}
                      </Button>{" "}
                      <Button
                        look="link"
                        label={say("decisions.views.remove-this", { name: view.name })}
                        onPress={() => void onRemove(view)}
                      >
                        {say("decisions.views.remove")}
                      </Button>
                    </>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Here>
      {refused && <RefusalNotice refused={refused} />}
      {removed && (
        <Undo
          done={say("decisions.views.was-removed", { name: removed.name })}
          onUndo={() => void bringBack(removed)}
          onClose={() => lose(undefined)}
        />
      )}
      {open ? (
        <ViewForm
          key={open === "new" ? "new" : open.id}
          view={open === "new" ? undefined : open}
          filter={here}
          onDone={() => setOpen(undefined)}
        />
      ) : (
        mayKeep && (
          <Button look="quiet" onPress={() => setOpen("new")}>
            {say("decisions.views.save")}
          </Button>
        )
      )}
    </details>
  )
}

const sorted = (search: Search) => (search["sort"] === "due" ? { sort: "due" as const } : {})
const grouped = (search: Search) => {
  const group = groupingOf(search)
  return group ? { group } : {}
}
