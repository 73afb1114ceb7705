import type { Question, QuestionKind } from "#modules/calls/question.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import type { SubmissionInPlace } from "#modules/submissions/contract.ts"
import type { Draft } from "#modules/submissions/draft.ts"
import { few } from "#modules/submissions/small-count.ts"
import type { Writing } from "#modules/submissions/web/keeping/form.ts"
import { over } from "#modules/submissions/web/keeping/queue.ts"

/** Invented questions and answers of every kind, and a form that asks them: what the tests of pages show. */

const hash = "0".repeat(64)
export const file = { hash, name: "lamp-act.pdf", type: "application/pdf", size: 12_345, language: "en" as const }

/** A question of a kind about lanterns. */
export const questionOf = (kind: QuestionKind, rest: Partial<Question> = {}): Question => ({
  ...{ code: `lantern.${kind}`, edition: 1, retired: false, kind, hint: { en: "In harbours" }, anchors: [] },
  ...{
    label: { en: `Lanterns: ${kind}`, ar: `الفوانيس: ${kind}` },
    per: "standing",
    many: kind === "choice",
    measure: null,
  },
  options:
    kind === "choice"
      ? [
          { code: "olive", label: { en: "Olive oil", ar: "زيت الزيتون" } },
          { code: "other", label: { en: "Another oil", ar: "زيت آخر" } },
        ]
      : [],
  dimensions:
    kind === "table"
      ? [
          { code: "sex", label: { en: "Sex", ar: "الجنس" }, list: "sex", options: [] },
          { code: "age", label: { en: "Age", ar: "العمر" }, list: "age", options: [] },
        ]
      : [],
  bounds: kind === "number" ? { least: 0, most: 100, whole: true } : null,
  ...rest,
})

/** An answer of every kind, and a blank. */
export const answers: Readonly<Record<AnswerValue["kind"], AnswerValue>> = {
  missing: { kind: "missing", why: "withheld", note: "The keepers asked for it." },
  compliance: { kind: "compliance", answer: "in-part", articles: "Lamp Act, 3", text: "In the north.", files: [file] },
  explanation: { kind: "explanation", text: "Fog keeps them dark.", files: [] },
  date: { kind: "date", date: "2031-05-06" },
  number: { kind: "number", number: 12 },
  table: {
    kind: "table",
    cells: [
      { at: { sex: "female", age: "child" }, value: 3 },
      { at: { sex: "male", age: "child" }, value: 4 },
      { at: { sex: "total", age: "child" }, value: 9 },
      { at: { sex: "female", age: "adult" }, value: "withheld" },
    ],
    ...{ source: "Harbour office", articles: "", note: "" },
  },
  choice: { kind: "choice", chosen: ["olive", "other"], other: "Of nuts" },
  file: { kind: "file", files: [file] },
  law: {
    kind: "law",
    laws: [
      {
        title: "Lamp Act",
        citation: "Gazette 7",
        articles: "3",
        date: "2030-01-02",
        link: "https://lamps.example/act",
        standing: "in-force",
        files: [],
      },
    ],
  },
  practice: {
    kind: "practice",
    practices: [
      {
        title: "Night boats",
        summary: "Boats carry oil.",
        since: null,
        result: "Fewer dark harbours",
        link: null,
        files: [],
      },
    ],
  },
  authority: {
    kind: "authority",
    authorities: [
      {
        name: "Harbour office",
        task: "Lights lamps",
        address: "Quay 1",
        telephone: "+000 1",
        mail: "lamps@office.example",
        languages: ["en", "ar"],
      },
    ],
  },
  assistance: { kind: "assistance", needed: "both", text: "A clerk and a lamp" },
}

const id = "808a9a7a-443a-4d82-9c7e-f3bdc90a910e"
const at = "2033-02-01T10:00:00.000Z"

/** A draft as the server keeps it. */
export const draftOf = (question: string, value: AnswerValue, rest: Partial<Draft> = {}): Draft =>
  ({
    question,
    nth: 0,
    submission: id,
    version: 1,
    value,
    language: "en",
    by: "benita",
    at,
    seen: null,
    ...rest,
  }) as Draft

const asked = { required: false, when: null, check: null }

/** A submission that is being written, by a focal point, with one section of an explanation and a repeat of numbers. */
export const submissionOf = (rest: Partial<SubmissionInPlace> = {}): SubmissionInPlace =>
  ({
    ...{
      id,
      party: "state-lum",
      status: "drafting",
      round: 1,
      opened: at,
      cleared: null,
      submitted: null,
      extended: null,
    },
    ...{ needsHelp: false, names: { en: "Luminia", ar: "لومينيا" }, formKind: "obligatory", due: "2033-04-01" },
    call: {
      ...{
        id,
        title: { en: "Lanterns", ar: "الفوانيس" },
        note: {},
        mandates: [id],
        instrument: null,
        groups: [],
        besides: [],
      },
      ...{
        except: [],
        languages: ["en", "ar"],
        year: null,
        opens: null,
        due: "2033-04-01",
        reminders: [],
        audience: "parties",
      },
      ...{ published: null, status: "open", edition: 1, opened: "2033-01-01", closed: null, touch: 1 },
    },
    form: {
      sections: [
        {
          ...{ code: "light", title: { en: "Light", ar: "الضوء" }, note: {}, when: null },
          items: [
            { ...asked, question: "lantern.explanation", required: true },
            { ...asked, question: "lantern.date", when: { answered: "lantern.explanation" } },
            {
              ...{ repeat: "harbour", label: { en: "Harbour", ar: "ميناء" }, least: 0, most: 3, when: null },
              items: [
                {
                  ...asked,
                  question: "lantern.number",
                  check: {
                    holds: { compare: [{ answer: "lantern.number" }, "<", { number: 50 }] },
                    message: { en: "No harbour has so many.", ar: "لا ميناء فيه هذا العدد." },
                  },
                },
              ],
            },
          ],
        },
      ],
      questions: [questionOf("explanation"), questionOf("date"), questionOf("number")],
    },
    ...{ drafts: [], last: [], conflicts: [], assignments: [], comments: [], clarifications: [], extensions: [] },
    ...{
      hindrances: [],
      contradictions: [],
      releases: [],
      smallCounts: [],
      few,
      people: { bruno: "Bruno Fittizio", benita: "Benita Ficticia" },
    },
    may: [
      "draft.save",
      "draft.settle",
      "draft.see",
      "assignment.save",
      "comment.add",
      "submission.clear",
      "extension.ask",
    ],
    ...rest,
    // What is left out of an example is what no page reads.
  }) as SubmissionInPlace

/** A form as a page holds it while it is written. */
export const writingOf = (submission: SubmissionInPlace, rest: Partial<Writing> = {}): Writing => ({
  ...{ submission, queue: [], state: "saved", reached: true, refused: undefined },
  ...{ values: over(submission.drafts, rest.queue ?? []), write: () => undefined, sendNow: async () => true },
  ...rest,
})
