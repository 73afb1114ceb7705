import type { listImports } from "#modules/decisions/contract.ts"
import type { Import } from "#modules/decisions/import.ts"
import { importStatuses } from "#modules/decisions/import-status.ts"
import { ImportStatus, isMoving } from "#modules/decisions/web/ImportStatus.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useState } from "react"
import type { z } from "zod"

/** What the list of imports answers. */
export type Imports = z.output<(typeof listImports)["output"]>

type Props = { readonly imports: Imports; readonly onUndo: (of: Import) => void }

/** Every file that was brought and what became of it; what was kept can be undone. */
export function ImportsPage({ imports: { items, total, next }, onUndo }: Props) {
  const say = useWords()
  const { locale } = useReader()
  if (total === 0)
    return (
      <Empty title={say("decisions.imports.empty")}>
        <p>{say("decisions.imports.empty-text")}</p>
        <Link to="/import">{say("decisions.import.title")}</Link>
      </Empty>
    )
  return (
    <>
      <Table
        caption={say("decisions.imports.title")}
        rows={items}
        id={({ id }) => id}
        columns={columns(say, locale, onUndo)}
      />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

const columns = (say: Words, locale: string, onUndo: Props["onUndo"]): readonly Column<Import>[] => {
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" })
  return [
    {
      name: say("decisions.import.file"),
      heads: true,
      cell: ({ id, batch, name }) => (
        <Link to="/import" search={{ batch, file: id }}>
          <Foreign>{name}</Foreign>
        </Link>
      ),
    },
    { name: say("decisions.import.status"), cell: (each) => <ImportStatus of={each} /> },
    {
      name: say("decisions.import.brought"),
      cell: ({ brought }) => <time dateTime={brought}>{instant.format(new Date(brought))}</time>,
    },
    {
      name: say("decisions.mandates.document"),
      cell: ({ slug, refusal }) =>
        slug !== null ? (
          <Link to={`/documents/${slug}`}>
            <bdi>{slug}</bdi>
          </Link>
        ) : (
          refusal !== null && <span className="hint">{say(`decisions.import.refused.${refusal}`)}</span>
        ),
    },
    {
      name: say("platform.undo"),
      cell: (each) =>
        each.status === "kept" && (
          <Button look="link" label={`${say("decisions.import.undo")}: ${each.name}`} onPress={() => onUndo(each)}>
            {say("decisions.import.undo")}
          </Button>
        ),
    },
  ]
}

const contract = () => import("#modules/decisions/contract.ts")

/** The earlier imports, asked for and shown, each to be undone after one more question. */
export function LiveImports() {
  const say = useWords()
  const { search } = useAddress()
  const [asked, ask] = useState<Import>()
  const [done, setDone] = useState(false)
  const undo = useAct(async () => (await contract()).undoImport)
  const status = importStatuses.find((each) => each === search["status"])
  const imports = useAnswer(
    "import.list",
    async () => (await contract()).listImports,
    { query: { ...(status && { status }), ...(search["after"] && { after: search["after"] }) } },
    { until: ({ items }) => !items.some(isMoving) },
  )

  async function takeBack(of: Import) {
    ask(undefined)
    setDone((await undo.act({ params: { id: of.id } })).ok)
  }
  return (
    <Page
      kind="register"
      title={say("decisions.imports.title")}
      help={say("decisions.imports.help")}
      acts={<Link to="/import">{say("decisions.import.another")}</Link>}
    >
      {undo.refused && <RefusalNotice refused={undo.refused} />}
      {done && (
        <Notice>
          <p>{say("decisions.import.done-undone")}</p>
        </Notice>
      )}
      <Filters
        filters={[
          {
            name: "status",
            label: say("decisions.import.status"),
            any: say("decisions.mandates.any"),
            choices: importStatuses.map((value) => ({ value, name: say(`decisions.import.status.${value}`) })),
          },
        ]}
      />
      <Here of={imports} rows={8}>
        {(value) => <ImportsPage imports={value} onUndo={ask} />}
      </Here>
      {asked && (
        <Confirm
          question={say("decisions.import.undo-question", { name: asked.name })}
          act={say("decisions.import.undo")}
          cancel={say("platform.cancel")}
          onConfirm={() => void takeBack(asked)}
          onCancel={() => ask(undefined)}
        >
          <p>{say("decisions.import.undo-text")}</p>
        </Confirm>
      )}
    </Page>
  )
}
