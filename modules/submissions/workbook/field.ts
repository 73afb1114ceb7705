import type { Question } from "#modules/calls/question.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import { choiceList } from "#modules/submissions/workbook/codebook.ts"
import type { Text } from "#platform/kernel/text.ts"
import type { CellCheck } from "#platform/kernel/workbook.ts"

/** One thing that is filled in: its name in the answer, its words, and what may stand there. */
export type Field = {
  readonly key: string
  readonly label: Text
  readonly is: "words" | "day" | "number" | "code" | "languages"
  readonly list?: string
  readonly check?: CellCheck
}

type Words = (key: string) => Text
const check = (list: string): CellCheck => ({ kind: "list", list })

/** What is filled in of an answer besides what there is several of; every answer can say why there is none. */
export function fieldsOf(question: Question, words: Words): Field[] {
  const field = (key: string, word = key): Field => ({ key, label: words(word), is: "words" })
  const code = (key: string, list: string, label = words(key)): Field => ({
    key,
    label,
    is: "code",
    list,
    check: check(list),
  })
  const day = (key: string): Field => ({ key, label: words(key), is: "day", check: { kind: "date" } })
  const missing = [code("why", "missing"), field("missing-note")]
  switch (question.kind) {
    case "compliance":
      return [code("answer", "compliance"), field("articles"), field("text"), ...missing]
    case "explanation":
      return [field("text"), ...missing]
    case "date":
      return [day("date"), ...missing]
    case "number": {
      const { least = null, most = null, whole = false } = question.bounds ?? {}
      const number: Field = {
        key: "number",
        label: words("number"),
        is: "number",
        check: { kind: "number", least, most, whole },
      }
      return [number, ...missing]
    }
    case "choice":
      return [
        ...(question.many
          ? question.options.map((option) => code(`chosen.${option.code}`, "mark", option.label))
          : [code("chosen", choiceList(question))]),
        field("other"),
        ...missing,
      ]
    case "table":
      return [field("source"), field("articles"), field("note"), ...missing]
    case "assistance":
      return [code("needed", "assistance"), field("text"), ...missing]
    case "file":
    case "law":
    case "practice":
    case "authority":
    default:
      return missing
  }
}

/** What is filled in of each law, practice or authority; nothing of other kinds. */
export function itemFields(kind: Question["kind"], words: Words): Field[] {
  const field = (key: string, word = key): Field => ({ key, label: words(word), is: "words" })
  const day = (key: string): Field => ({ key, label: words(key), is: "day", check: { kind: "date" } })
  if (kind === "law") {
    const standing: Field = {
      key: "standing",
      label: words("standing"),
      is: "code",
      list: "law-standing",
      check: check("law-standing"),
    }
    return [field("title"), field("citation"), field("articles"), day("date"), field("link"), standing]
  }
  if (kind === "practice") return [field("title"), field("summary"), day("since"), field("result"), field("link")]
  if (kind !== "authority") return []
  const spoken: Field = { key: "languages", label: words("languages"), is: "languages", list: "language" }
  return [field("name"), field("task"), field("address"), field("telephone"), field("mail"), spoken]
}

export type Said = ReadonlyMap<string, string | number>

const filled = (fields: Readonly<Record<string, string | number | null | undefined>>): Said =>
  new Map(
    Object.entries(fields).flatMap(([key, value]) =>
      value === null || value === undefined || value === "" ? [] : [[key, value]],
    ),
  )

/** What an answer says, by field. */
export function saidIn(value: AnswerValue | null): Said {
  switch (value?.kind) {
    case "missing":
      return filled({ why: value.why, "missing-note": value.note })
    case "compliance":
      return filled({ answer: value.answer, articles: value.articles, text: value.text })
    case "explanation":
      return filled({ text: value.text })
    case "date":
      return filled({ date: value.date })
    case "number":
      return filled({ number: value.number })
    case "choice": {
      const several = Object.fromEntries(value.chosen.map((code) => [`chosen.${code}`, "yes"]))
      return filled({ ...several, chosen: value.chosen[0], other: value.other })
    }
    case "table":
      return filled({ source: value.source, articles: value.articles, note: value.note })
    case "assistance":
      return filled({ needed: value.needed, text: value.text })
    case "file":
    case "law":
    case "practice":
    case "authority":
    case undefined:
    default:
      return new Map()
  }
}

/** Each law, practice or authority an answer names, by field. */
export function itemsIn(value: AnswerValue | null): Said[] {
  if (value?.kind === "law") return value.laws.map(({ files: _files, ...each }) => filled(each))
  if (value?.kind === "practice") return value.practices.map(({ files: _files, ...each }) => filled(each))
  if (value?.kind !== "authority") return []
  return value.authorities.map(({ languages, ...each }) => filled({ ...each, languages: languages.join(" ") }))
}

export type GivenCell = { readonly at: Readonly<Record<string, string>>; readonly value: number | string }

/**
 * An answer put together of what was filled in, as it must still be parsed;
 * nothing where nothing was. Files are not in a workbook: they stay those of the
 * answer that is there, and each law keeps its own by its place among them.
 */
export function valueOf(
  { kind, options, many }: Question,
  given: Said,
  items: readonly { readonly nth: number; readonly said: Said }[],
  cells: readonly GivenCell[],
  there: AnswerValue | null,
): unknown {
  const of = (key: string) => given.get(key)
  const own = [...given.keys()].filter((key) => key !== "why" && key !== "missing-note")
  const isNone = own.length === 0 && items.length === 0 && cells.length === 0
  const files = there && "files" in there && there.kind === kind ? there.files : []
  if (isNone) {
    if (of("why") !== undefined) return { kind: "missing", why: of("why"), note: of("missing-note") ?? "" }
    // A note alone says nothing why; and files that are there are an answer of their own.
    if (of("missing-note") !== undefined) return { kind: "missing", why: undefined }
    return kind === "file" && files.length > 0 ? { kind, files } : null
  }
  // Who says something, and besides why there is nothing, says two things.
  if (of("why") !== undefined || of("missing-note") !== undefined) return { kind: "both" }
  const fields = Object.fromEntries(own.map((key) => [key, of(key)]))
  switch (kind) {
    case "compliance":
    case "explanation":
      return { kind, ...fields, files }
    case "choice": {
      const chosen = many
        ? options.filter(({ code }) => of(`chosen.${code}`) === "yes").map(({ code }) => code)
        : [of("chosen")]
      return { kind, chosen: chosen.filter((code) => code !== undefined), other: of("other") ?? "" }
    }
    case "table":
      return { kind, ...fields, cells }
    case "law":
      return { kind, laws: items.map(({ nth, said }) => ({ ...Object.fromEntries(said), files: filesAt(there, nth) })) }
    case "practice":
      return {
        kind,
        practices: items.map(({ nth, said }) => ({ ...Object.fromEntries(said), files: filesAt(there, nth) })),
      }
    case "authority":
      return {
        kind,
        authorities: items.map(({ said }) => ({
          ...Object.fromEntries(said),
          languages: String(said.get("languages") ?? "")
            .split(" ")
            .filter((each) => each !== ""),
        })),
      }
    case "date":
    case "number":
    case "assistance":
    case "file":
    default:
      return { kind, ...fields }
  }
}

function filesAt(there: AnswerValue | null, nth: number) {
  if (there?.kind === "law") return there.laws[nth - 1]?.files ?? []
  return there?.kind === "practice" ? (there.practices[nth - 1]?.files ?? []) : []
}
