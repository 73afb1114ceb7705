import { codesOf } from "#modules/calls/door.ts"
import { faultsIn } from "#modules/calls/fitting.ts"
import { isRepeat, type Form } from "#modules/calls/questionnaire.ts"
import { AttachedFile, type AnswerValue } from "#modules/calls/value.ts"
import {
  attachFile,
  listVersions,
  readAttachment,
  saveDrafts,
  seeSection,
  settleConflict,
} from "#modules/submissions/contract.ts"
import type { AnswerPlace, DraftWording } from "#modules/submissions/draft.ts"
import { placeOf } from "#modules/submissions/readiness.ts"
import { mayWriteAt, take, takeToWrite, type Writable } from "#modules/submissions/routes/hand.ts"
import { conflictsOf, draftsAt, save, see, settle, versionsOf, write } from "#modules/submissions/store/drafts.ts"
import { attach, filesIn, findAttachment, strangersAmong } from "#modules/submissions/store/files.ts"
import { fileTypeOf } from "#modules/submissions/store/file-type.ts"
import { findSubmission, note } from "#modules/submissions/store/submissions.ts"
import type { Database } from "#platform/database/sql.ts"
import { allowAs } from "#platform/http/answer.ts"
import type { Service } from "#platform/http/service.ts"
import { Problem } from "#platform/kernel/problem.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { tell } from "#platform/ledger/changes.ts"

/** Serves what is done while answers are written: saving, settling, seeing, and the files that belong to them. */
export function writingRoutes({ serve }: Service): void {
  serve(saveDrafts, async (context, { params, body: { drafts } }) => {
    const { db, now } = context
    const taken = await takeToWrite(context, params.id)
    if (!taken.ok) return taken
    const { submission, form } = taken.value
    if (!drafts.every((each) => isAsked(form, each))) return refuse("question-not-asked")
    const may = await mayWriteAt(context, taken.value, drafts)
    if (!may.ok) return may
    const fit = await fits(db, taken.value, drafts)
    if (!fit.ok) return fit
    const { saved, written, conflicts } = await save(db, submission, drafts, now)
    // The first that is written makes a form that was opened one that is drafted.
    if (written.some(({ version }) => version === 1)) await note(db, submission)
    tell(db, {
      subjects: [`submission:${submission.id}`],
      changes: Object.fromEntries(
        written.map((each) => [placeOf(each), { before: each.version - 1, after: each.version }]),
      ),
    })
    return allow({ saved, conflicts })
  })

  serve(settleConflict, async (context, { params, body: { take: taking, base, value, language } }) => {
    const { db, now, person } = context
    const taken = await takeToWrite(context, params.id)
    if (!taken.ok) return taken
    const { submission } = taken.value
    const conflict = (await conflictsOf(db, submission.id)).find(({ id }) => id === params.conflict)
    if (!conflict) return refuse("conflict-not-found")
    const may = await mayWriteAt(context, taken.value, [conflict])
    if (!may.ok) return may
    const place = { question: conflict.question, nth: conflict.nth }
    const [there] = await draftsAt(db, submission.id, [place])
    if ((there?.version ?? 0) !== base) return refuse("draft-was-changed")
    const said =
      taking === "there"
        ? undefined
        : taking === "came"
          ? { value: conflict.value, language: conflict.language }
          : { value: value ?? null, language: language ?? conflict.language }
    const wording = said && { ...place, base, ...said }
    const fit = wording ? await fits(db, taken.value, [wording]) : allow(undefined)
    if (!fit.ok) return fit
    const [written] = wording ? await write(db, submission, [wording], now) : []
    if (wording && !written) return refuse("draft-was-changed")
    await settle(db, conflict.id, person, now)
    if (written?.version === 1) await note(db, submission)
    tell(db, {
      subjects: [`submission:${submission.id}`],
      changes: { [placeOf(place)]: { before: base, after: written?.version ?? base } },
    })
    return allow(written ?? there ?? null)
  })

  serve(seeSection, async (context, { params, body: { drafts } }) => {
    const { db, person } = context
    const taken = await takeToWrite(context, params.id)
    if (!taken.ok) return taken
    const { submission, sectionOf } = taken.value
    const [question] = [...sectionOf].find(([, section]) => section === params.section) ?? []
    if (question === undefined) return refuse("section-not-found")
    const may = await mayWriteAt(context, taken.value, [{ question }])
    if (!may.ok) return refuse(may.refusal === "section-not-yours" ? "section-not-found" : may.refusal)
    const here = drafts.filter((each) => sectionOf.get(each.question) === params.section)
    const seen = await see(db, submission.id, here, person)
    tell(db, { subjects: [`submission:${submission.id}`] })
    return allow({ seen })
  })

  serve(listVersions, async (context, { params, query }) => {
    const taken = await take(context, params.id)
    if (!taken.ok) return taken
    return allow({ items: await versionsOf(context.db, taken.value.submission.id, { ...params, nth: query.nth }) })
  })

  serve(attachFile, async (context, { params, files }) => {
    const { db, now } = context
    const taken = await takeToWrite(context, params.id)
    if (!taken.ok) return taken
    const { submission, sectionOf } = taken.value
    if (!sectionOf.has(params.question)) return refuse("question-not-asked")
    const may = await mayWriteAt(context, taken.value, [params])
    if (!may.ok) return may
    if (files.length === 0 || files.some(({ size }) => size === 0)) return refuse("upload-empty")
    const attached: AttachedFile[] = []
    for (const { name, hash, size } of files) {
      const found = fileTypeOf((await context.files.read(hash)) ?? new Uint8Array())
      if (!found) throw new Problem(415, "file-of-no-known-kind", { file: name })
      const file = AttachedFile.parse({
        hash,
        name: nameOf(name, found.ending),
        type: found.type,
        size,
        language: null,
      })
      await attach(db, submission, params.question, file, now)
      attached.push(file)
    }
    tell(db, { subjects: [`submission:${submission.id}`] })
    return allow({ files: attached })
  })

  serve(readAttachment, async (context, { params, format }) => {
    const { db } = context
    const file = await findAttachment(db, params.id, params.hash)
    if (!file) return refuse((await findSubmission(db, params.id)) ? "file-not-found" : "submission-not-found")
    if (format === "json") return allow(file)
    const bytes = await context.files.read(params.hash)
    return bytes ? allowAs(bytes, { type: file.type, filename: file.name }) : refuse("file-not-found")
  })
}

/** Whether a place is one of the form's: a question outside of repeats, or one of a repeat, as far as it goes. */
function isAsked({ sections }: Form, { question, nth }: AnswerPlace): boolean {
  return sections.some(({ items }) =>
    items.some((item) =>
      isRepeat(item)
        ? nth >= 1 && nth <= item.most && item.items.some((each) => each.question === question)
        : nth === 0 && item.question === question,
    ),
  )
}

/**
 * Whether what is written can be an answer at all: of its question's kind, and
 * with no file that was not brought. What is out of bounds or not offered stays
 * written, and stands in the way of clearing.
 */
async function fits(
  db: Database,
  { form, submission }: Writable,
  drafts: readonly Pick<DraftWording, "question" | "value">[],
): Promise<Result<undefined, "answer-does-not-fit">> {
  const questions = new Map(form.questions.map((each) => [each.code, each]))
  const codes = await codesOf(db)
  const isOfAnother = (value: AnswerValue, question: string) => {
    const asks = questions.get(question)
    return !asks || faultsIn(asks, value, codes).some(({ fault }) => fault === "answer-of-another-kind")
  }
  if (drafts.some(({ value, question }) => value !== null && isOfAnother(value, question)))
    return refuse("answer-does-not-fit")
  const named = [...new Set(drafts.flatMap(({ value }) => filesIn(value)))]
  const strangers = await strangersAmong(db, submission.party, named)
  return strangers.length > 0 ? refuse("answer-does-not-fit") : allow(undefined)
}

/** A file's name as it can be kept and shown, with the ending of what it is. */
function nameOf(given: string, ending: string): string {
  const plain = given
    .toWellFormed()
    .replace(/\p{Cc}|[/\\]/gu, " ")
    .trim()
    .slice(-200)
  return plain.toLowerCase().endsWith(`.${ending}`) ? plain : `${plain || "—"}.${ending}`
}
