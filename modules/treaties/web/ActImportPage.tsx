import type { getActImport, listActImports } from "#modules/treaties/contract.ts"
import type { ActImport } from "#modules/treaties/import.ts"
import { ImportLines } from "#modules/treaties/web/ImportLines.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Files } from "#platform/web/kit/Files.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { z } from "zod"

/** A file of acts with what was understood of each row. */
export type Previewed = z.output<(typeof getActImport)["output"]>
/** The files that were brought. */
type ActImports = z.output<(typeof listActImports)["output"]>

type Props = {
  readonly file: Previewed
  readonly busy: boolean
  readonly onKeep: () => void
  readonly onDiscard: () => void
  readonly onUndo: () => void
}

/** One file of acts: what would be kept, what is wrong in which row and column, and what may be done with it. */
export function ActImportPart({ file, busy, onKeep, onDiscard, onUndo }: Props) {
  const say = useWords()
  const { name, status, refusal, lines, good, wrong, doubtful } = file
  return (
    <section>
      <h2>
        <Foreign>{name}</Foreign>
      </h2>
      <p>{say(`treaties.import-status.${status}`)}</p>
      {refusal !== null && (
        <Notice kind="refusal">
          <p>{say(`treaties.fault.${refusal}`)}</p>
        </Notice>
      )}
      {status === "previewed" && (
        <>
          <Notice kind={wrong > 0 ? "warning" : "news"}>
            <p>
              {say("treaties.rows-good", { n: good })} {wrong > 0 && say("treaties.rows-wrong", { n: wrong })}{" "}
              {doubtful > 0 && say("treaties.rows-doubtful", { n: doubtful })}
            </p>
          </Notice>
          <div className="acts">
            <Button onPress={onKeep} busy={busy} disabled={wrong > 0}>
              {say("treaties.keep", { n: good })}
            </Button>
            <Button look="quiet" onPress={onDiscard} busy={busy}>
              {say("treaties.discard")}
            </Button>
          </div>
        </>
      )}
      {status === "kept" && (
        <Button look="quiet" onPress={onUndo} busy={busy}>
          {say("treaties.import-undo")}
        </Button>
      )}
      {lines.length > 0 && <ImportLines lines={lines} />}
    </section>
  )
}

/** The files that were brought before, newest first. */
function EarlierImports({ imports: { items, total, next } }: { readonly imports: ActImports }) {
  const say = useWords()
  const { locale } = useReader()
  if (total === 0) return null
  return (
    <section>
      <h2>{say("treaties.imports")}</h2>
      <Table caption={say("treaties.imports")} rows={items} id={({ id }) => id} columns={columns(say, locale)} />
      <Pager total={total} shown={items.length} next={next} />
    </section>
  )
}

const columns = (say: Words, locale: string): readonly Column<ActImport>[] => {
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" })
  return [
    {
      name: say("treaties.file"),
      heads: true,
      cell: ({ id, name }) => (
        <Link to="/treaties/import" search={{ file: id }}>
          <Foreign>{name}</Foreign>
        </Link>
      ),
    },
    { name: say("treaties.status"), cell: ({ status }) => say(`treaties.import-status.${status}`) },
    { name: say("treaties.rows"), number: true, cell: ({ rows }) => new Intl.NumberFormat(locale).format(rows) },
    {
      name: say("treaties.brought-at"),
      cell: ({ brought }) => <time dateTime={brought}>{instant.format(new Date(brought))}</time>,
    },
  ]
}

const contract = () => import("#modules/treaties/contract.ts")

/** The import of acts: bring a file, look at its rows, keep it whole or not at all. The address remembers the file. */
export function LiveActImport() {
  const say = useWords()
  const me = useMe()
  const { search, go } = useAddress()
  const id = search["file"]
  const isAllowed = may(me, "treaty-import.bring")
  const imports = useAnswer(
    "treaty-import.list",
    async () => (await contract()).listActImports,
    { query: search["after"] ? { after: search["after"] } : {} },
    { when: isAllowed && id === undefined },
  )
  const file = useAnswer(
    "treaty-import.read",
    async () => (await contract()).getActImport,
    { params: { id: id ?? "" } },
    { when: isAllowed && id !== undefined },
  )
  const bring = useAct(async () => (await contract()).bringActs)
  const keep = useAct(async () => (await contract()).keepActImport)
  const discard = useAct(async () => (await contract()).discardActImport)
  const undo = useAct(async () => (await contract()).undoActImport)
  const refused = bring.refused ?? keep.refused ?? discard.refused ?? undo.refused
  const busy = bring.busy || keep.busy || discard.busy || undo.busy

  async function send([first]: readonly File[]) {
    if (!first) return
    const body = new FormData()
    body.append("files", first, first.name)
    const answer = await bring.act({ body })
    if (answer.ok) go("/treaties/import", { file: answer.value.imports[0]?.id })
  }
  const decide = (by: { readonly act: (input: { params: { id: string } }) => Promise<unknown> }) => () =>
    void by.act({ params: { id: id ?? "" } })
  return (
    <Page
      kind="work"
      title={say("treaties.import-title")}
      help={say("treaties.import-help")}
      acts={
        <>
          <Link to="/treaties/acts">{say("treaties.acts-title")}</Link>
          {id !== undefined && <Link to="/treaties/import">{say("treaties.imports")}</Link>}
        </>
      }
    >
      {refused && <RefusalNotice refused={refused} />}
      {!isAllowed && (
        <Notice kind="warning">
          <p>{say("problem.not-permitted")}</p>
        </Notice>
      )}
      <Files
        label={say("treaties.drop-file")}
        hint={say("treaties.drop-hint")}
        accept=".csv,.tsv,.txt"
        busy={busy || !isAllowed}
        onFiles={(files) => void send(files)}
      />
      {id !== undefined && isAllowed && (
        <Here of={file} rows={10}>
          {(value) => (
            <ActImportPart
              file={value}
              busy={busy}
              onKeep={decide(keep)}
              onDiscard={decide(discard)}
              onUndo={decide(undo)}
            />
          )}
        </Here>
      )}
      {isAllowed && id === undefined && (
        <Here of={imports} rows={4}>
          {(value) => <EarlierImports imports={value} />}
        </Here>
      )}
    </Page>
  )
}
