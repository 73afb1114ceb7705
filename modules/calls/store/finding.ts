import type { listQuestions, QuestionInPlace } from "#modules/calls/contract.ts"
import type { Question } from "#modules/calls/question.ts"
import { callsAsking, everyQuestion } from "#modules/calls/store/bank.ts"
import type { Database } from "#platform/database/sql.ts"
import { allow, refuse, type Result } from "#platform/kernel/result.ts"
import type { z } from "zod"

type Asked = z.infer<typeof listQuestions.query>

// `tip.5.criminalized` stands before `tip.10.1.shared`.
const { compare } = new Intl.Collator("en", { numeric: true })

/** One stretch of the questions that are asked for, in the order of their codes. */
export async function questionPage(
  db: Database,
  { after, limit, ...asked }: Asked,
): Promise<Result<{ total: number; items: QuestionInPlace[]; next: string | null }, "cursor-not-known">> {
  const all = (await everyQuestion(db)).filter((question) => isWanted(question, asked))
  all.sort((one, other) => compare(one.code, other.code))
  const start = after === undefined ? 0 : all.findIndex(({ code }) => code === after) + 1
  if (after !== undefined && start === 0) return refuse("cursor-not-known")
  const shown = all.slice(start, start + limit)
  const calls = await callsAsking(
    db,
    shown.map(({ code }) => code),
  )
  const items = shown.map((question) => ({
    ...question,
    calls: calls
      .filter((each) => each.question === question.code)
      .map(({ call, title, status }) => ({ call, title, status })),
  }))
  return allow({ total: all.length, items, next: start + limit < all.length ? (items.at(-1)?.code ?? null) : null })
}

type Wanted = Omit<Asked, "after" | "limit" | "language">

function isWanted(question: Question, { words, kind, per, article, mandate, retired }: Wanted): boolean {
  if (kind && question.kind !== kind) return false
  if (per && question.per !== per) return false
  if (question.retired && !retired) return false
  if (article && !question.anchors.some((anchor) => "article" in anchor && anchor.article === article)) return false
  if (mandate && !question.anchors.some((anchor) => "mandate" in anchor && anchor.mandate === mandate)) return false
  if (!words) return true
  const said = fold([question.code, ...Object.values(question.label), ...Object.values(question.hint)].join(" "))
  return fold(words)
    .split(/\s+/)
    .every((word) => said.includes(word))
}

/** Words made comparable: case and accents do not count. */
const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
