import {
  addComment,
  assign,
  finishSection,
  listWriters,
  resolveComment,
  unassign,
  type SubmissionInPlace,
} from "#modules/submissions/contract.ts"
import { take, takeToWrite } from "#modules/submissions/routes/hand.ts"
import { formNow } from "#modules/submissions/store/forms.ts"
import * as store from "#modules/submissions/store/people.ts"
import type { Service } from "#platform/http/service.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { changesOf, tell } from "#platform/ledger/changes.ts"
import { notify } from "#platform/notify/notify.ts"

/** Serves how those who write divide the work: who writes which section until when, and what they say to one another. */
export function togetherRoutes({ serve }: Service): void {
  serve(listWriters, async (context, { params }) => {
    const taken = await take(context, params.id)
    if (!taken.ok) return taken
    return allow({ items: await store.writersFor(context.db, taken.value.submission) })
  })

  serve(assign, async (context, { params, body: { due, note } }) => {
    const { db, now, today } = context
    const taken = await takeToWrite(context, params.id)
    if (!taken.ok) return taken
    const { submission, call, form } = taken.value
    const section = form.sections.find(({ code }) => code === params.section)
    if (!section) return refuse("section-not-found")
    const writers = await store.writersFor(db, submission)
    if (!writers.some(({ person }) => person === params.person)) return refuse("not-a-writer-here")
    const isLate = due !== null && (due < today || (submission.status === "drafting" && due > taken.value.due))
    if (isLate) return refuse("assigned-too-late")
    const before = await given(params.section, params.person)
    await store.assign(db, submission, { section: section.code, person: params.person, due, note }, now)
    const kept = await given(params.section, params.person)
    if (!kept) throw new Error("a section that was given is somebody's")
    await notify(db, {
      kind: "section-given",
      to: { person: params.person },
      about: { path: `/submissions/${submission.id}`, party: submission.party },
      facts: { call: call.title, section: section.title, due: due ?? taken.value.due },
      at: now,
    })
    tellOf(before, kept)
    return allow(kept)

    async function given(code: string, person: string) {
      return (await store.assignmentsOf(db, submission.id)).find(
        (each) => each.section === code && each.person === person,
      )
    }
    function tellOf(was: Given | undefined, is: Given | undefined) {
      tell(db, {
        subjects: [`submission:${submission.id}`, `person:${params.person}`],
        changes: changesOf(
          { section: was?.section ?? null, due: was?.due ?? null },
          { section: is?.section ?? null, due: is?.due ?? null },
        ),
      })
    }
  })

  serve(unassign, async (context, { params }) => {
    const taken = await take(context, params.id, "beside")
    if (!taken.ok) return taken
    const { submission } = taken.value
    if (!(await store.unassign(context.db, submission.id, params.section, params.person)))
      return refuse("assignment-not-found")
    tell(context.db, {
      subjects: [`submission:${submission.id}`, `person:${params.person}`],
      changes: changesOf({ section: params.section }, { section: null }),
    })
    return allow({})
  })

  serve(finishSection, async (context, { params, body: { done } }) => {
    const { db, now, person } = context
    const taken = await take(context, params.id, "beside")
    if (!taken.ok) return taken
    const { submission } = taken.value
    const finished = await store.finish(db, submission.id, params.section, person, done ? now : null)
    if (!finished) return refuse("assignment-not-found")
    tell(db, {
      subjects: [`submission:${submission.id}`],
      changes: changesOf({}, { section: params.section, done }),
    })
    return allow(finished)
  })

  serve(addComment, async (context, { params, body: { question, text } }) => {
    const { db, now } = context
    const taken = await take(context, params.id, "beside")
    if (!taken.ok) return taken
    const { submission, call } = taken.value
    const form = await formNow(db, call)
    if (!form.questions.some(({ code }) => code === question)) return refuse("question-not-asked")
    tell(db, { subjects: [`submission:${submission.id}`] })
    return allow(await store.comment(db, submission, question, text, now))
  })

  serve(resolveComment, async (context, { params, body: { resolved } }) => {
    const { db, now } = context
    const taken = await take(context, params.id, "beside")
    if (!taken.ok) return taken
    const { submission } = taken.value
    const settled = await store.resolve(db, submission.id, params.comment, resolved ? now : null)
    tell(db, { subjects: [`submission:${submission.id}`] })
    return settled ? allow(settled) : refuse("comment-not-found")
  })
}

type Given = SubmissionInPlace["assignments"][number]
