import type { Condition, Term } from "#modules/calls/condition.ts"
import type { Question } from "#modules/calls/question.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { longDate } from "#platform/web/kit/DateText.tsx"
import type { Words } from "#platform/web/words.tsx"

/** What a condition is told with: our words, the questions by their code, and in which language those are wanted. */
export type Teller = {
  readonly say: Words
  readonly locale: string
  readonly language: Language
  readonly questions: ReadonlyMap<string, Question>
}

const signs = { "=": "is", "!=": "is-not", "<": "less", "<=": "at-most", ">": "more", ">=": "at-least" } as const

/** A condition as a sentence: "“Is it an offence?” is yes and “How many?” is more than 3". */
export function conditionWords(teller: Teller, condition: Condition): string {
  const { say, locale } = teller
  const each = (parts: readonly Condition[]) => parts.map((part) => conditionWords(teller, part))
  const list = (type: "conjunction" | "disjunction", parts: readonly Condition[]) =>
    new Intl.ListFormat(locale, { type }).format(each(parts))
  if ("all" in condition) return list("conjunction", condition.all)
  if ("any" in condition) return list("disjunction", condition.any)
  if ("not" in condition) return say("calls.when.not", { what: conditionWords(teller, condition.not) })
  if ("answered" in condition) return say("calls.when.answered", { question: quoted(teller, condition.answered) })
  if ("chosen" in condition) {
    const [question, option] = condition.chosen
    return say("calls.when.chosen", { question: quoted(teller, question), option: wordOf(teller, question, option) })
  }
  const [left, by, right] = condition.compare
  return say(`calls.when.${signs[by]}`, { left: termWords(teller, left, right), right: termWords(teller, right, left) })
}

/** A question by its words, in quotation marks; by its code where it is not known. */
function quoted({ say, language, questions }: Teller, code: string): string {
  const question = questions.get(code)
  return say("calls.when.question", { label: question ? inLanguage(question.label, language).text : code })
}

function termWords(teller: Teller, term: Term, other: Term): string {
  const { say, locale } = teller
  if ("answer" in term) return quoted(teller, term.answer)
  if ("number" in term) return new Intl.NumberFormat(locale).format(term.number)
  if ("word" in term) return wordOf(teller, "answer" in other ? other.answer : "", term.word)
  const parts = term.sum.map((part) => termWords(teller, part, other))
  return say("calls.when.sum", { parts: new Intl.ListFormat(locale, { type: "conjunction" }).format(parts) })
}

/** What a word means as an answer to a question: an option by its label, a day in full, one of the fixed answers. */
function wordOf(teller: Teller, code: string, word: string): string {
  const question = teller.questions.get(code)
  const answer = answersTo(teller, question).find(({ value }) => value === word)
  return answer ? teller.say("calls.when.question", { label: answer.name }) : dated(teller, question, word)
}

const dated = ({ locale }: Teller, question: Question | undefined, word: string): string =>
  question?.kind === "date" && /^\d{4}-\d\d-\d\d$/.test(word) ? longDate(word, locale) : word

/** The answers a question can be given, where they are counted: its options, or those every question of its kind has. */
export function answersTo({ say, language }: Teller, question: Question | undefined) {
  if (question?.kind === "compliance")
    return (["yes", "in-part", "no"] as const).map((value) => ({ value, name: say(`calls.compliance.${value}`) }))
  if (question?.kind === "assistance")
    return (["none", "to-answer", "to-implement", "both"] as const).map((value) => ({
      value,
      name: say(`calls.assistance.${value}`),
    }))
  return (question?.options ?? []).map(({ code, label }) => ({ value: code, name: inLanguage(label, language).text }))
}
