import { Condition, restsOn } from "#modules/calls/condition.ts"
import { Question, QuestionCode } from "#modules/calls/question.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** A question where it stands: whether it must be answered, when it is asked, and what must hold of its answer. */
export const AskedQuestion = z.strictObject({
  question: QuestionCode,
  required: z.boolean().default(false),
  when: Condition.nullable().default(null),
  /** What must hold, and what is said where it does not. */
  check: z.strictObject({ holds: Condition, message: Text }).nullable().default(null),
})
export type AskedQuestion = z.infer<typeof AskedQuestion>

/** Questions that are asked as often as there is something to tell: of each authority, of each practice. */
export const Repeat = z.strictObject({
  repeat: z.string().regex(/^[a-z][a-z0-9-]{0,49}$/),
  label: Text,
  least: z.number().int().min(0).default(0),
  most: z.number().int().min(1).max(200).default(50),
  when: Condition.nullable().default(null),
  items: z.array(AskedQuestion).min(1).max(100),
})
export type Repeat = z.infer<typeof Repeat>

export const Section = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,49}$/),
  title: Text,
  note: Text.default({}),
  when: Condition.nullable().default(null),
  items: z.array(z.union([AskedQuestion, Repeat])).max(300),
})
export type Section = z.infer<typeof Section>

/** What is asked of whoever answers a call, in order. It names questions of the bank; it has no words of theirs. */
export const Questionnaire = z.strictObject({ sections: z.array(Section).max(50) })
export type Questionnaire = z.infer<typeof Questionnaire>

/** A questionnaire with the questions it names, as they were worded when it was fixed. */
export const Form = Questionnaire.extend({ questions: z.array(Question) })
export type Form = z.infer<typeof Form>

export const isRepeat = (item: AskedQuestion | Repeat): item is Repeat => "repeat" in item

/** One place to answer: a question, in its section, in a repeat where it stands in one. */
export type Place = {
  readonly section: string
  readonly repeat: string | null
  readonly asked: AskedQuestion
}

/** Every question of a questionnaire with where it stands, in order. */
export const placesOf = ({ sections }: Questionnaire): Place[] =>
  sections.flatMap(({ code, items }) =>
    items.flatMap((item): Place[] =>
      isRepeat(item)
        ? item.items.map((asked) => ({ section: code, repeat: item.repeat, asked }))
        : [{ section: code, repeat: null, asked: item }],
    ),
  )

/** What does not hold together in a questionnaire, at which section, repeat or question. */
export type QuestionnaireFault = {
  readonly place: string
  readonly fault:
    | "no-questions"
    | "section-twice"
    | "repeat-twice"
    | "question-twice"
    | "question-unknown"
    | "question-retired"
    | "condition-looks-ahead"
    | "bounds-cross"
}

/**
 * Finds what does not hold together: nothing asked, a code twice, a question
 * the bank does not have or has retired, a condition on what is asked only
 * later or elsewhere. A check may look at its own question too.
 */
export function faultsIn(
  questionnaire: Questionnaire,
  bank: ReadonlyMap<string, Pick<Question, "retired">>,
): QuestionnaireFault[] {
  const faults: QuestionnaireFault[] = []
  const said = new Set<string>()
  const sections = new Set<string>()
  const repeats = new Set<string>()
  const look = (place: string, condition: Condition | null, own?: string) => {
    if (condition && [...restsOn(condition)].some((code) => code !== own && !said.has(code)))
      faults.push({ place, fault: "condition-looks-ahead" })
  }
  const ask = ({ question, when, check }: AskedQuestion) => {
    const known = bank.get(question)
    if (!known) faults.push({ place: question, fault: "question-unknown" })
    else if (known.retired) faults.push({ place: question, fault: "question-retired" })
    if (said.has(question)) faults.push({ place: question, fault: "question-twice" })
    look(question, when)
    look(question, check?.holds ?? null, question)
    said.add(question)
  }
  for (const section of questionnaire.sections) {
    if (sections.has(section.code)) faults.push({ place: section.code, fault: "section-twice" })
    sections.add(section.code)
    look(section.code, section.when)
    for (const item of section.items) {
      if (!isRepeat(item)) ask(item)
      else {
        if (repeats.has(item.repeat)) faults.push({ place: item.repeat, fault: "repeat-twice" })
        repeats.add(item.repeat)
        if (item.least > item.most) faults.push({ place: item.repeat, fault: "bounds-cross" })
        look(item.repeat, item.when)
        item.items.forEach(ask)
      }
    }
  }
  if (said.size === 0) faults.push({ place: "", fault: "no-questions" })
  return faults
}
