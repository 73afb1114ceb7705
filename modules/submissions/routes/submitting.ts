import { callById, codesOf, noteStanding } from "#modules/calls/door.ts"
import { followKind } from "#modules/submissions/answer.ts"
import type { Asked } from "#modules/submissions/contract.ts"
import {
  askHelp,
  clearSubmission,
  getSubmission,
  listAsked,
  openSubmission,
  resumeSubmission,
  submitSubmission,
  unclearSubmission,
  withdrawSubmission,
} from "#modules/submissions/contract.ts"
import { hindrancesOf } from "#modules/submissions/readiness.ts"
import { aboutOf, givesSections, take } from "#modules/submissions/routes/hand.ts"
import { mayNow } from "#modules/submissions/routes/may.ts"
import type { Few } from "#modules/submissions/small-count.ts"
import { askedAt, askedOf } from "#modules/submissions/store/asked.ts"
import { digestOf, hide, leaveWithdrawn, show, standing, store, takeBack } from "#modules/submissions/store/clearing.ts"
import { conflictsOf, draftsOf } from "#modules/submissions/store/drafts.ts"
import { nameOf } from "#modules/submissions/store/names.ts"
import { formNow } from "#modules/submissions/store/forms.ts"
import { inPlace } from "#modules/submissions/store/in-place.ts"
import { stretchOf } from "#modules/submissions/store/stretch.ts"
import { begin, findFor, keepStatus, note } from "#modules/submissions/store/submissions.ts"
import { clear, lastDay, resume, submit, unclear, withdraw, type Submission } from "#modules/submissions/submission.ts"
import type { Context } from "#platform/http/context.ts"
import type { Service } from "#platform/http/service.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"
import { notify } from "#platform/notify/notify.ts"

/** Serves what is asked of whom one acts for, and the way of a submission from being opened to being sent. */
export function submittingRoutes(service: Service, few: Few): void {
  readingRoutes(service, few)
  sendingRoutes(service)
}

function readingRoutes({ serve }: Service, few: Few): void {
  serve(listAsked, async (context, { query: { after, limit, left } }) => {
    const { db, asker, person, permission } = context
    const parties = [...new Set(asker.appointments.flatMap(({ party }) => (party === null ? [] : [party])))]
    const found: (Asked & { id: string })[] = []
    for (const row of await askedOf(db, parties, left)) {
      const about = aboutOf({ party: row.party, call: row.call.id })
      if (!permission(about).may) continue
      const asked = await askedAt(db, row, person, givesSections(context, about))
      if (asked) found.push({ ...asked, id: row.id })
    }
    return stretchOf(found, after, limit)
  })

  serve(openSubmission, async (context, { params, body: { party } }) => {
    const { db, now, today, permission } = context
    const call = await callById(db, params.call)
    if (!call || call.status === "draft" || call.status === "tested") return refuse("call-not-found")
    // Of whom one does not act for, nothing is said: neither that they were asked nor that they were not.
    if (!permission(aboutOf({ party, call: call.id })).may) return refuse("not-an-addressee")
    const there = await findFor(db, call.id, party)
    if (there) return told(context, there, undefined)
    if (call.status !== "open" || today > lastDay(call, null)) return refuse("call-not-open")
    if (!(await noteStanding(db, call.id, party, { standing: "opened" }))) return refuse("not-an-addressee")
    await begin(db, call.id, party, now)
    const opened = await findFor(db, call.id, party)
    if (!opened) throw new Error("a submission that was opened is there")
    return told(context, opened, undefined)
  })

  serve(getSubmission, async (context, { params }) => {
    const taken = await take(context, params.id)
    if (!taken.ok) return taken
    const { db, person, today } = context
    const { submission, call, about } = taken.value
    const isOwn = context.asker.appointments.some(({ party }) => party === submission.party)
    const may = await mayNow(context, taken.value, about)
    return allow(await inPlace(db, submission, call, { person, today, isOwn, may, few }))
  })
}

function sendingRoutes({ serve }: Service): void {
  serve(clearSubmission, async (context, { params }) => {
    const taken = await take(context, params.id, "alone")
    if (!taken.ok) return taken
    const { db, now, today, person } = context
    const { submission, call, due } = taken.value
    const form = await formNow(db, call)
    const drafts = await draftsOf(db, submission.id)
    const conflicts = await conflictsOf(db, submission.id)
    const stands = await standing(db, submission.id)
    const hindrances = hindrancesOf({ form, drafts, stands, conflicts, codesOf: await codesOf(db), clearer: person })
    const cleared = clear(submission, hindrances, due, today, now.toISOString())
    if (!cleared.ok) return cleared
    const answers = await store(db, submission, { form, call, drafts }, now)
    await keepStatus(db, cleared.value, { person })
    await note(db, cleared.value)
    // The hash says what was cleared: whoever has the answers and the receipt can prove it of them.
    return told(context, cleared.value, submission, {
      subjects: answers.map(({ id }) => `answer:${id}`),
      after: { answers: answers.length, digest: digestOf(answers) },
    })
  })

  serve(unclearSubmission, async (context, { params }) => {
    const taken = await take(context, params.id, "alone")
    if (!taken.ok) return taken
    const { db, person } = context
    const back = unclear(taken.value.submission)
    if (!back.ok) return back
    await takeBack(db, back.value)
    await keepStatus(db, back.value, { person })
    await note(db, back.value)
    return told(context, back.value, taken.value.submission)
  })

  serve(submitSubmission, async (context, { params }) => {
    const taken = await take(context, params.id, "alone")
    if (!taken.ok) return taken
    const { db, now, today, person, enqueue } = context
    const { submission, call, due } = taken.value
    const sent = submit(submission, due, today, now.toISOString())
    if (!sent.ok) return sent
    const answers = await show(db, submission, now)
    await keepStatus(db, sent.value, { person })
    await note(db, sent.value, { submitted: now })
    await notify(db, {
      kind: "submission-submitted",
      to: { mayDo: "clarification.ask" },
      about: { path: `/submissions/${submission.id}`, party: submission.party },
      facts: { call: call.title, actor: await nameOf(db, submission.party) },
      at: now,
    })
    await enqueue(followKind, { party: submission.party })
    return told(context, sent.value, submission, { subjects: answers.map((id) => `answer:${id}`) })
  })

  serve(withdrawSubmission, async (context, { params, body: { reason } }) => {
    const taken = await take(context, params.id, "alone")
    if (!taken.ok) return taken
    const { db, now, person, enqueue } = context
    const withdrawn = withdraw(taken.value.submission)
    if (!withdrawn.ok) return withdrawn
    const answers = await hide(db, withdrawn.value, now)
    await enqueue(followKind, { party: withdrawn.value.party })
    await keepStatus(db, withdrawn.value, { person, withdrawal: reason })
    await note(db, withdrawn.value, { submitted: null })
    return told(context, withdrawn.value, taken.value.submission, { subjects: answers.map((id) => `answer:${id}`) })
  })

  serve(resumeSubmission, async (context, { params }) => {
    const taken = await take(context, params.id, "alone")
    if (!taken.ok) return taken
    const { db, now, person } = context
    const resumed = resume(taken.value.submission)
    if (!resumed.ok) return resumed
    await keepStatus(db, resumed.value, { person })
    const isWhole = taken.value.submission.status === "withdrawn"
    await leaveWithdrawn(db, resumed.value, { isWhole, person, now })
    await note(db, resumed.value)
    return told(context, resumed.value, taken.value.submission)
  })

  serve(askHelp, async (context, { params, body: { needed } }) => {
    const taken = await take(context, params.id, "alone")
    if (!taken.ok) return taken
    const { submission } = taken.value
    await noteStanding(context.db, submission.call, submission.party, { needsHelp: needed })
    return told(context, { ...submission, needsHelp: needed }, submission)
  })
}

type Told = { readonly subjects?: readonly string[]; readonly after?: Readonly<Record<string, string | number>> }

/** Answers with a submission as it now is, and tells the ledger how it stood and stands. */
function told(
  { db }: Context,
  after: Submission,
  before: Submission | undefined,
  { subjects = [], after: more = {} }: Told = {},
): Result<Submission, never> {
  const said = (each: Submission) => ({ status: each.status, round: each.round, needsHelp: each.needsHelp })
  tell(db, {
    subjects: [`submission:${after.id}`, ...subjects],
    changes: before ? changesOf(said(before), { ...said(after), ...more }) : {},
  })
  return allow(after)
}
