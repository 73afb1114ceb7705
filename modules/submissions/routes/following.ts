import { noteStanding } from "#modules/calls/door.ts"
import {
  answerClarification,
  askClarification,
  askExtension,
  closeClarification,
  decideExtension,
  listClarifications,
  listExtensions,
} from "#modules/submissions/contract.ts"
import { take } from "#modules/submissions/routes/hand.ts"
import { formNow } from "#modules/submissions/store/forms.ts"
import { nameOf } from "#modules/submissions/store/names.ts"
import * as store from "#modules/submissions/store/following.ts"
import { callOf, note } from "#modules/submissions/store/submissions.ts"
import type { Service } from "#platform/http/service.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"
import { notify } from "#platform/notify/notify.ts"

/** Serves what follows on what was sent: what is asked to be made clear; and time that is asked for. */
export function followingRoutes(service: Service): void {
  clarificationRoutes(service)
  extensionRoutes(service)
}

function clarificationRoutes({ serve }: Service): void {
  serve(askClarification, async (context, { params, body }) => {
    const { db, now } = context
    const taken = await take(context, params.id, "alone")
    if (!taken.ok) return taken
    const { submission, call } = taken.value
    if (submission.status !== "submitted" && submission.status !== "clarifying")
      return refuse("submission-not-submitted")
    const form = await formNow(db, call)
    if (!form.questions.some(({ code }) => code === body.question)) return refuse("question-not-asked")
    const asked = await store.ask(db, submission, body, now)
    await note(db, submission)
    await notify(db, {
      kind: "clarification-asked",
      to: { mayDo: "clarification.answer" },
      about: { path: `/submissions/${submission.id}`, party: submission.party },
      facts: { call: call.title },
      at: now,
    })
    tell(db, {
      subjects: [`submission:${submission.id}`, `clarification:${asked.id}`],
      changes: changesOf({}, { question: body.question }),
    })
    return allow(asked)
  })

  serve(answerClarification, async (context, { params, body }) => {
    const { db, now, person } = context
    const taken = await take(context, params.id, "alone")
    if (!taken.ok) return taken
    const { submission, call } = taken.value
    const asked = (await store.clarificationsOf(db, submission.id)).find(({ id }) => id === params.clarification)
    if (!asked) return refuse("clarification-not-found")
    if (asked.closed !== null) return refuse("clarification-closed")
    const answered = await store.answer(db, asked.id, body.answer, person, now)
    await note(db, submission)
    await notify(db, {
      kind: "clarification-answered",
      to: { mayDo: "clarification.ask" },
      about: { path: `/submissions/${submission.id}`, party: submission.party },
      facts: { call: call.title, actor: await nameOf(db, submission.party) },
      at: now,
    })
    tell(db, {
      subjects: [`submission:${submission.id}`, `clarification:${asked.id}`],
      changes: changesOf({ answered: asked.answered !== null }, { answered: true }),
    })
    return allow(answered)
  })

  serve(closeClarification, async (context, { params }) => {
    const { db, now } = context
    const taken = await take(context, params.id, "alone")
    if (!taken.ok) return taken
    const { submission } = taken.value
    const asked = (await store.clarificationsOf(db, submission.id)).find(({ id }) => id === params.clarification)
    if (!asked) return refuse("clarification-not-found")
    const closed = await store.close(db, asked.id, now)
    await note(db, submission)
    tell(db, {
      subjects: [`submission:${submission.id}`, `clarification:${asked.id}`],
      changes: changesOf({ closed: asked.closed !== null }, { closed: true }),
    })
    return allow(closed)
  })

  serve(listClarifications, async ({ db }, { query }) => store.clarificationPage(db, query))
}

function extensionRoutes({ serve }: Service): void {
  serve(askExtension, async (context, { params, body }) => {
    const { db, now, today } = context
    const taken = await take(context, params.id, "alone")
    if (!taken.ok) return taken
    const { submission, call, due } = taken.value
    if (submission.status !== "drafting") return refuse("submission-not-drafting")
    if (body.until <= due || body.until < today) return refuse("extension-not-later")
    const asked = await store.askTime(db, submission, body, now)
    if (!asked) return refuse("extension-already-asked")
    await noteStanding(db, submission.call, submission.party, { asksUntil: body.until })
    await notify(db, {
      kind: "extension-asked",
      to: { mayDo: "extension.decide" },
      about: { path: `/calls/${call.id}/board`, party: submission.party },
      facts: { call: call.title, actor: await nameOf(db, submission.party), until: body.until },
      at: now,
    })
    tell(db, {
      subjects: [`submission:${submission.id}`, `extension:${asked.id}`],
      changes: changesOf({ asked: null }, { asked: body.until }),
    })
    return allow(asked)
  })

  serve(decideExtension, async (context, { params, body }) => {
    const { db, now, person } = context
    // Whoever decides sees what is asked for, and nothing of what is written: the submission itself is not theirs to find.
    const held = await store.holdExtension(db, params.id, params.extension)
    if (!held) return refuse("extension-not-found")
    const { party, call: of } = held
    if (!context.permission({ party, process: `call:${of}` }).may) return refuse("extension-not-found")
    if (held.decision !== null) return refuse("extension-decided")
    if (body.decision === "refused" && body.note.trim() === "") return refuse("refusal-not-explained")
    const decided = await store.decide(db, held.id, body, person, now)
    const isGranted = body.decision === "granted"
    await noteStanding(db, of, party, { asksUntil: null, ...(isGranted && { extended: held.until }) })
    const call = await callOf(db, { call: of })
    await notify(db, {
      kind: "extension-decided",
      to: { mayDo: "extension.ask" },
      about: { path: `/submissions/${params.id}`, party },
      facts: { call: call.title, due: isGranted ? held.until : call.due },
      at: now,
    })
    tell(db, {
      subjects: [`submission:${params.id}`, `extension:${held.id}`],
      changes: changesOf({ decision: null }, { decision: body.decision, until: held.until }),
    })
    return allow(decided)
  })

  serve(listExtensions, async ({ db }, { query }) => store.extensionPage(db, query))
}
