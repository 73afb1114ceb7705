import {
  exportLines,
  getCheckpoint,
  getReceipt,
  listLines,
  longestExport,
  openNouns,
  ownNouns,
  readHistory,
  readLine,
  readNouns,
  verifyLedger,
  type AuditFilter,
  type AuditLine,
} from "#platform/audit/contract.ts"
import * as store from "#platform/audit/lines.ts"
import { columns } from "#platform/audit/sheet.ts"
import type { Database } from "#platform/database/sql.ts"
import { xlsxOf } from "#platform/files/xlsx.ts"
import { allowAs } from "#platform/http/answer.ts"
import type { Service } from "#platform/http/service.ts"
import { permission } from "#platform/identity/rights.ts"
import { csvOf } from "#platform/kernel/csv.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { tell } from "#platform/ledger/changes.ts"
import { textOf } from "#platform/ledger/line.ts"
import { certify, listVerifiers, type Notary } from "#platform/ledger/notary.ts"
import { consistencyPath, inclusionPath } from "#platform/ledger/tree.ts"
import { verify } from "#platform/ledger/verify.ts"
import { readCheckpoint } from "#platform/proof/checkpoint.ts"
import { toBase64 } from "#platform/proof/hash.ts"
import { printReceipt } from "#platform/proof/receipt.ts"

/**
 * Serves the ledger: to auditors its lines, to everybody how it stands and what
 * was done with what is public, to each the receipts of their own acts. Without
 * a notary nothing is signed here.
 */
export function auditRoutes({ serve, serveAfter }: Service, notary: Notary | undefined): void {
  serve(listLines, async ({ db }, { query: { after, limit, ...filter } }) => {
    tellOf(db, filter)
    const below = after === undefined ? undefined : Number(after)
    const items = await store.listLines(db, filter, Number.isSafeInteger(below) ? below : undefined, limit + 1)
    const shown = items.slice(0, limit)
    const next = items.length > limit ? String(shown.at(-1)?.number) : null
    return allow({ total: await store.countLines(db, filter), items: shown, next })
  })

  serve(readLine, async ({ db }, { params: { number } }) => {
    const [line] = await store.listLines(db, {}, number + 1, 1)
    const found = await store.findLine(db, number)
    if (!found || line?.number !== number) return refuse("line-not-found")
    const { formula, seal } = found.line
    return allow({ ...line, formula, seal, text: textOf(found.line, found.before) })
  })

  serve(exportLines, async ({ db, today }, { query, format }) => {
    tellOf(db, query)
    if ((await store.countLines(db, query)) > longestExport) return refuse("export-too-long")
    const lines = store.everyLine(db, query)
    const filename = `ledger-${today}.${format}`
    if (format === "csv") return allowAs(csvOf(columns, lines), { filename })
    if (format === "xlsx") return allowAs(xlsxOf("ledger", columns, lines), { filename })
    return allow({ items: await gathered(lines) })
  })

  // Lines only grow, so each stretch is read by itself: no transaction is held, nor anybody kept waiting, to the end.
  serveAfter(
    verifyLedger,
    async ({ transaction }, { body: { checkpoint } }) => {
      const kept = checkpoint === undefined ? undefined : readCheckpoint(checkpoint)
      if (checkpoint !== undefined && !kept) return refuse("not-a-checkpoint")
      return allow(await verify(transaction, { kept: kept ? [kept] : [] }))
    },
    async (_, __, verified) => allow(verified),
  )

  serve(getCheckpoint, async ({ db }, { query: { size, since }, format }) => {
    if (!notary) return refuse("no-notary")
    const signed = await certify(db, notary, size)
    if (!signed.ok) return signed
    const { checkpoint, root, size: now } = signed.value
    if (since !== undefined && since > now) return refuse("ledger-is-shorter")
    if (format === "note") return allowAs(checkpoint)
    const verifiers = (await listVerifiers(db)).map(({ key, since: at }) => ({ key, since: at.toISOString() }))
    const path = since === undefined ? null : (await consistencyPath(db, since, now)).map(toBase64)
    return allow({ size: now, root: toBase64(root), checkpoint, verifiers, path })
  })

  serve(getReceipt, async ({ db }, { params: { number }, format }) => {
    if (!notary) return refuse("no-notary")
    const found = await store.findLine(db, number)
    if (!found) return refuse("line-not-found")
    const signed = await certify(db, notary)
    if (!signed.ok) return refuse("ledger-does-not-go-on")
    const { checkpoint, size } = signed.value
    const index = number - 1
    const path = await inclusionPath(db, index, size)
    const receipt = printReceipt({ text: textOf(found.line, found.before), index, path, checkpoint })
    return format === "proof" ? allowAs(receipt, { filename: `line-${number}.tlog-proof` }) : allow({ number, receipt })
  })

  serve(readHistory, async ({ db, asker, person, today }, { params: { noun, id }, query: { after, limit } }) => {
    // Whose reading is everybody's, of that everybody may know what was done with it; of some others, who reads them; of what is somebody's, whom it is shown.
    const act = readNouns.get(noun)
    const mayRead = act !== undefined && permission({ asker, act, reads: true, today }).may
    if (!openNouns.includes(noun) && !ownNouns.includes(noun) && !mayRead) return refuse("history-not-open")
    const lines = await store.listHistory(db, `${noun}:${id}`, after, limit + 1)
    const items = lines.slice(0, limit).map((line) => ({ ...line, own: line.person === person }))
    return allow({ items, next: lines.length > limit ? (items.at(-1)?.number ?? null) : null })
  })
}

/** Reading the ledger is told to the ledger: whose lines were read, and about what. */
function tellOf(db: Database, { person, subject }: AuditFilter): void {
  const subjects = [person === undefined ? undefined : `person:${person}`, subject]
  tell(db, { subjects: subjects.filter((each) => each !== undefined) })
}

async function gathered(lines: AsyncIterable<AuditLine>): Promise<AuditLine[]> {
  const all: AuditLine[] = []
  for await (const line of lines) all.push(line)
  return all
}
