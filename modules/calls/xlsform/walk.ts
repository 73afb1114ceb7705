import type { Condition, Term } from "#modules/calls/condition.ts"
import { QuestionWording, type Question, type QuestionKind } from "#modules/calls/question.ts"
import type { AskedQuestion, Repeat, Section } from "#modules/calls/questionnaire.ts"
import { grouped } from "#modules/calls/xlsform/expression.ts"
import type { ReadLine, RemarkOf } from "#modules/calls/xlsform/lines.ts"
import { freeCode, plainName, type List } from "#modules/calls/xlsform/lists.ts"
import { More, RepeatMore } from "#modules/calls/xlsform/more.ts"
import { closes, opens, type Names } from "#modules/calls/xlsform/names.ts"
import { parsed } from "#modules/calls/xlsform/parsing.ts"
import type { Text } from "#platform/kernel/text.ts"

/** What a walk through the survey knows. */
type Walking = {
  readonly lists: ReadonlyMap<string, List>
  readonly names: Names
  readonly title: Text
  readonly remark: RemarkOf
}

/** Anything that is open: a section, a repeat, a group of others that is dissolved, a question that is a group. */
type Open =
  | { readonly is: "section" }
  | { readonly is: "repeat" }
  | { readonly is: "dissolved"; readonly when: Condition | null }
  | { readonly is: "question"; readonly line: ReadLine; readonly code: string; answer: ReadLine | undefined }
  | { readonly is: "part" }

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type OpenSection = Mutable<Section> & { items: (AskedQuestion | Repeat)[] }
type OpenRepeat = Mutable<Repeat> & { items: AskedQuestion[] }

/** Goes through the survey from top to bottom: sections, repeats and questions, with a remark on all that is none of them. */
export function walked(survey: readonly ReadLine[], { lists, names, title, remark }: Walking) {
  const sections: OpenSection[] = []
  const questions: Question[] = []
  const taken = { section: new Set<string>(), repeat: new Set<string>() }
  const path: Open[] = []
  let section: OpenSection | undefined
  let repeat: OpenRepeat | undefined

  const codeFor = (kind: "section" | "repeat", line: ReadLine): string => {
    const said = line.cells.get("palermo::code") ?? plainName(line.cells.get("name") ?? "").replace(/\./g, "-")
    const code = freeCode(/^[a-z][a-z0-9-]{0,49}$/.test(said) ? said : `${kind}-${said}`.slice(0, 50), taken[kind], 50)
    taken[kind].add(code)
    return code
  }
  const begin = (line: ReadLine | undefined, code: string): OpenSection => {
    section = {
      code,
      title: line ? (line.texts.get("label") ?? {}) : title,
      note: {},
      when: line ? when(line) : null,
      items: [],
    }
    sections.push(section)
    return section
  }
  /** The section something stands in; what stands in none comes into one of its own. */
  const here = (): OpenSection => section ?? begin(undefined, freeCode("general", taken.section, 50))

  function condition(line: ReadLine, column: string, own: string | null): Condition | null {
    const text = line.cells.get(column)
    if (text === undefined) return null
    const read = parsed(text, { own, of: names.codeOf })
    if (!read.ok) remark(line, "expression-not-read", text)
    return read.ok ? inCodes(read.condition, listOf) : null
  }
  const when = (line: ReadLine): Condition | null => condition(line, "relevant", null)
  const listOf = (code: string): List | undefined => usedLists.get(code)
  const usedLists = new Map(
    survey.flatMap((line) => {
      const code = names.at(line)
      const list = lists.get(listName(line.type))
      return code !== undefined && list ? [[code, list] as const] : []
    }),
  )

  function ask(line: ReadLine, code: string, answer: ReadLine | undefined): void {
    const held = answer ?? line
    const asked = questionOf(line, held, code)
    if (!asked) return
    const { question, rest, more } = asked
    const around = path.flatMap((each) => (each.is === "dissolved" && each.when ? [each.when] : []))
    const own = when(line)
    const all = own ? [...around, own] : around
    const message = held.texts.get("constraint_message") ?? {}
    const [first] = rest
    const item: AskedQuestion = {
      question: code,
      required: more?.required ?? isYes(held, remark),
      when: all.length === 0 ? null : grouped("all", all),
      check: more?.check ?? (first ? { holds: rest.length === 1 ? first : grouped("all", rest), message } : null),
    }
    questions.push(question)
    ;(repeat ?? here()).items.push(item)
  }

  function questionOf(line: ReadLine, held: ReadLine, code: string) {
    const more = moreIn(line)
    const kind = more?.kind ?? kindOf(line)
    if (kind === undefined) return undefined
    const constraint = condition(held, "constraint", code)
    const { bounds, rest } = bounded(constraint, code, kind, more, /^(integer|range)$/.test(held.type))
    const list = listName(line.type)
    const options = lists.get(more ? code : list)?.options ?? lists.get(list)?.options
    if (kind === "choice" && options === undefined) remark(line, "list-not-found", list)
    const question: Question = {
      ...{ code, kind, edition: more?.edition ?? 1, retired: more?.retired ?? false, bounds },
      ...{ label: line.texts.get("label") ?? {}, hint: line.texts.get("hint") ?? {} },
      ...{ anchors: more?.anchors ?? [], per: more?.per ?? "standing", measure: more?.measure ?? null },
      options: [...(options ?? [])],
      many: more?.many ?? line.type.startsWith("select_multiple"),
      dimensions: (more?.dimensions ?? []).map((dimension) => ({
        ...dimension,
        options: [...(lists.get(`${code}_${dimension.code}`)?.options ?? [])],
      })),
    }
    const fits = QuestionWording.safeParse({ ...question, code: undefined, edition: undefined, retired: undefined })
    if (!fits.success && fits.error.issues.some(({ path: at }) => at.length > 0)) {
      remark(line, "row-not-read", line.cells.get("name") ?? code)
      return undefined
    }
    return { question, rest, more }
  }

  /** What a row of a type of XLSForm asks. */
  function kindOf(line: ReadLine): QuestionKind | undefined {
    const [type = ""] = line.type.split(" ")
    const found = kinds[type]
    if (found === undefined) remark(line, "type-not-known", line.type)
    else if (found === "file" && type !== "file") remark(line, "taken-as-file", line.type)
    return found
  }

  function opened(line: ReadLine, kind: string): void {
    const part = line.cells.get("palermo::part")
    const code = names.at(line)
    const inner = path.at(-1)
    if (inner?.is === "question" || inner?.is === "part") path.push({ is: "part" })
    else if (part === "question" && code !== undefined) path.push({ is: "question", line, code, answer: undefined })
    else if (kind === "repeat" && repeat) {
      remark(line, "repeat-in-repeat", line.cells.get("name") ?? "")
      path.push({ is: "dissolved", when: when(line) })
    } else if (kind === "repeat") {
      const counts = repeatMoreIn(line)
      const [within, label] = [here(), line.texts.get("label") ?? {}]
      repeat = { repeat: codeFor("repeat", line), label, ...counts, when: joined(path, when(line)), items: [] }
      within.items.push(repeat)
      path.push({ is: "repeat" })
    } else if (path.length === 0) {
      begin(line, codeFor("section", line))
      path.push({ is: "section" })
    } else {
      remark(line, "group-dissolved", line.cells.get("name") ?? "")
      path.push({ is: "dissolved", when: when(line) })
    }
  }

  function closed(line: ReadLine): void {
    const last = path.pop()
    if (!last) remark(line, "not-closed", line.type)
    else if (last.is === "question") ask(last.line, last.code, last.answer)
    else if (last.is === "section") section = undefined
    else if (last.is === "repeat") {
      if (repeat?.items.length === 0) remark(line, "repeat-empty", repeat.repeat)
      repeat = undefined
    }
  }

  function noted(line: ReadLine): void {
    const label = line.texts.get("label") ?? {}
    const stands = section && section.items.length === 0 && Object.keys(section.note).length === 0 && !repeat
    if (stands && section) section.note = label
    else remark(line, "note-not-kept", Object.values(label)[0] ?? "")
  }

  for (const line of survey) {
    const inner = path.at(-1)
    const kind = opens.exec(line.type)?.[1]
    if (line.type === "") remark(line, "row-not-read", line.cells.get("name") ?? "")
    else if (kind !== undefined) opened(line, kind)
    else if (closes.test(line.type)) closed(line)
    else if (inner?.is === "part") continue
    else if (inner?.is === "question") {
      if (line.cells.get("palermo::part") === "answer") inner.answer = line
    } else if (line.type === "note") noted(line)
    else {
      const code = names.at(line)
      if (code === undefined) remark(line, "name-missing", line.type)
      else ask(line, code, undefined)
    }
  }
  while (path.length > 0) {
    const line = survey.at(-1)
    if (line) {
      remark(line, "not-closed", path.at(-1)?.is ?? "")
      closed(line)
    }
  }
  return { sections, questions }
}

const kinds: Readonly<Record<string, QuestionKind | undefined>> = {
  ...{
    text: "explanation",
    string: "explanation",
    integer: "number",
    int: "number",
    decimal: "number",
    range: "number",
  },
  ...{ date: "date", select_one: "choice", select_multiple: "choice" },
  ...{ file: "file", image: "file", photo: "file", audio: "file", video: "file" },
}

const listName = (type: string): string => /^select_(?:one|multiple) (\S+)/.exec(type)?.[1] ?? ""

const joined = (path: readonly Open[], own: Condition | null): Condition | null => {
  const all = path.flatMap((each) => (each.is === "dissolved" && each.when ? [each.when] : []))
  return own ? (all.length > 0 ? grouped("all", [...all, own]) : own) : all.length > 0 ? grouped("all", all) : null
}

function isYes(line: ReadLine, remark: RemarkOf): boolean {
  const text = line.cells.get("required")
  if (text === undefined || /^(no|false(\(\))?|0)$/i.test(text)) return false
  if (/^(yes|true(\(\))?|1)$/i.test(text)) return true
  remark(line, "expression-not-read", text)
  return false
}

function moreIn(line: ReadLine): More | undefined {
  const read = More.safeParse(jsonIn(line.cells.get("palermo::more")))
  return read.success ? read.data : undefined
}

function repeatMoreIn(line: ReadLine): { least: number; most: number } {
  const read = RepeatMore.safeParse(jsonIn(line.cells.get("palermo::more")))
  return read.success ? read.data : { least: 0, most: 50 }
}

function jsonIn(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null")
  } catch {
    return undefined
  }
}

/** The bounds of a number that stand in a constraint, and what else it says. */
function bounded(
  constraint: Condition | null,
  code: string,
  kind: QuestionKind,
  more: More | undefined,
  whole: boolean,
) {
  const parts = constraint === null ? [] : "all" in constraint ? [...constraint.all] : [constraint]
  const none = { bounds: null, rest: constraint === null ? [] : [constraint] }
  if (kind !== "number" || (more && more.bounds === null)) return none
  const said = more?.bounds ?? { least: true, most: true, whole }
  const bound = (sign: ">=" | "<=", wanted: boolean): number | null => {
    const at = wanted ? parts.findIndex((each) => boundIn(each, sign, code) !== undefined) : -1
    const [found] = at < 0 || (more && at > 0) ? [] : parts.splice(at, 1)
    return (found && boundIn(found, sign, code)) ?? null
  }
  const [least, most] = [bound(">=", said.least), bound("<=", said.most)]
  if (!more && least === null && most === null && !whole) return none
  // What was one group stays one where nothing was taken out of it.
  const rest = constraint && least === null && most === null ? [constraint] : parts
  return { bounds: { least, most, whole: said.whole }, rest }
}

function boundIn(each: Condition, sign: ">=" | "<=", code: string): number | undefined {
  if (!("compare" in each)) return undefined
  const [left, by, right] = each.compare
  return "answer" in left && left.answer === code && by === sign && "number" in right ? right.number : undefined
}

/** A condition of which the names of choices became codes. */
function inCodes(condition: Condition, listOf: (code: string) => List | undefined): Condition {
  const coded = (question: string, name: string): string => listOf(question)?.codes.get(name) ?? name
  if ("all" in condition) return { all: condition.all.map((each) => inCodes(each, listOf)) }
  if ("any" in condition) return { any: condition.any.map((each) => inCodes(each, listOf)) }
  if ("not" in condition) return { not: inCodes(condition.not, listOf) }
  if ("chosen" in condition) return { chosen: [condition.chosen[0], coded(...condition.chosen)] }
  if (!("compare" in condition)) return condition
  const [left, by, right] = condition.compare
  const against = (one: Term, other: Term): Term =>
    "word" in one && "answer" in other ? { word: coded(other.answer, one.word) } : one
  return { compare: [against(left, right), by, against(right, left)] }
}
