import { callPage } from "#modules/calls/store/listing.ts"
import { questionPage } from "#modules/calls/store/finding.ts"
import type { Elsewhere, Finding } from "#modules/decisions/door.ts"
import { inLanguage } from "#platform/kernel/language.ts"

const none = { total: 0, items: [] }
const isNothing = (q: string): boolean => !/[\p{L}\p{N}]/u.test(q)

const call: Finding = async (db, { q, language, each }) => {
  const found = isNothing(q) ? undefined : await callPage(db, { words: q, limit: each, language })
  if (!found?.ok) return none
  const items = found.value.items.map(({ id, title, under, due }) => {
    const said = inLanguage(title, language)
    const symbol = under[0]?.symbol ?? under[0]?.slug
    return {
      ...{ kind: "call" as const, address: `/calls/${id}`, title: said.text, titleLanguage: said.language },
      ...{ detail: [symbol, due].filter(Boolean).join(", "), parts: [], language },
    }
  })
  return { total: found.value.total, items }
}

const question: Finding = async (db, { q, language, each }) => {
  const found = isNothing(q) ? undefined : await questionPage(db, { words: q, limit: each, language, retired: false })
  if (!found?.ok) return none
  const items = found.value.items.map(({ code, label }) => {
    const said = inLanguage(label, language)
    return {
      ...{ kind: "question" as const, address: `/questions/${code}`, title: said.text, titleLanguage: said.language },
      ...{ detail: code, parts: [], language },
    }
  })
  return { total: found.value.total, items }
}

/** How the search across everything finds calls and the questions of the bank. */
export const callFinding: Elsewhere = { call, question }
