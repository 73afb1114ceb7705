import type { Question } from "#modules/calls/question.ts"
import type { Block } from "#modules/reports/block.ts"
import type { FactAnswer, Facts } from "#modules/reports/facts.ts"
import { quotedFrom } from "#modules/reports/quoting.ts"
import type { Evidence, Snapshot, ToldBlock } from "#modules/reports/snapshot.ts"
import { tabled } from "#modules/reports/tabling.ts"
import { tally } from "#modules/reports/tally.ts"
import { deskFor, nobody, runsOf, tellPart, type Desk, type FixedWords } from "#modules/reports/telling.ts"
import { languages } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"

/** What a report is, as far as its head tells it. */
export type Headed = Snapshot["head"]

/**
 * Compiles a report: its blocks, told from the facts, with what every sentence
 * and number rests on. The same report and the same facts give the same snapshot.
 * `onBlock` hears how many blocks are done.
 */
export function compile(
  head: Headed,
  blocks: readonly Block[],
  facts: Facts,
  words: FixedWords,
  onBlock?: (done: number) => void,
): Snapshot {
  const desk = deskFor(facts, words)
  const asked = new Map(facts.questions.map((question) => [question.code, question]))
  let number = 0
  const told = blocks.map((block, of) => {
    const done = tellBlock(block, of, desk, asked, () => (number += 1))
    onBlock?.(of + 1)
    return done
  })
  const uses = new Set(desk.sources.map(({ question }) => question))
  for (const block of told)
    if ("evidence" in block)
      for (const { question } of Object.values(block.evidence)) if (question !== null) uses.add(question)
  return {
    ...{ version: 1, head, taken: facts.taken },
    calls: facts.calls.map(({ id, title }) => ({ id, title })),
    names: Object.fromEntries(desk.named),
    questions: Object.fromEntries([...uses].sort().map((code) => [code, asked.get(code)?.label ?? {}])),
    words: { ...words },
    sources: [...desk.sources],
    // A report that tells no figures is what it was before there were any.
    ...(desk.figures.length > 0 && { figures: [...desk.figures] }),
    blocks: told,
  }
}

type Bank = ReadonlyMap<string, Question>

function tellBlock(block: Block, of: number, desk: Desk, bank: Bank, next: () => number): ToldBlock {
  if (block.kind === "heading") return { of, kind: "heading", level: block.level, words: block.words }
  if (block.kind === "paragraph") return paragraph(block, of, desk, next())
  if (block.kind === "list") return list(block, of, desk, next())
  if (block.kind === "quotation") return quotation(block, of, desk, next())
  if (block.kind === "practices") return practices(block, of, desk, next())
  return tabled(block, of, desk, bank)
}

function list(block: Extract<Block, { kind: "list" }>, of: number, desk: Desk, number: number): ToldBlock {
  const found = tally(desk.standsTo(block.question, block.who), block.answers)
  const evidence = { list: desk.evidenceOf(block.question, found) }
  const parties = found.counted.map(({ party }) => party)
  return parties.length === 0
    ? { of, kind: "nothing", number, words: block.words, evidence }
    : { of, kind: "list", number, words: block.words, parties, evidence }
}

function paragraph(block: Extract<Block, { kind: "paragraph" }>, of: number, desk: Desk, number: number): ToldBlock {
  const told = Object.fromEntries(Object.entries(block.parts).map(([slot, part]) => [slot, tellPart(part, desk)]))
  const said = languages.flatMap((language) => {
    const words = block.words[language]
    return words === undefined ? [] : [[language, runsOf(words, told, language)] as const]
  })
  const behind = Object.entries(told).flatMap(([slot, { evidence }]) => (evidence ? [[slot, evidence] as const] : []))
  const quoted = Object.values(told).flatMap((each) => each.quoted ?? [])
  return { of, kind: "paragraph", number, runs: Object.fromEntries(said), evidence: Object.fromEntries(behind), quoted }
}

function quotation(block: Extract<Block, { kind: "quotation" }>, of: number, desk: Desk, number: number): ToldBlock {
  const answer = desk.answersOf(block.question, block.party).find(({ nth }) => nth === block.nth)
  const quoted = answer?.released === true ? quotedFrom(answer, desk.facts.agreed) : undefined
  desk.name(block.party)
  if (!answer || !quoted) {
    const why = desk.replied.has(block.party) ? (answer && !answer.released ? "withheld" : "no-answer") : "no-reply"
    const evidence = { quotation: { ...nobody(block.question), missing: { [why]: [block.party] } } }
    return { of, kind: "nothing", number, words: block.words, evidence }
  }
  const { text, language, place, agreed } = quoted
  const whose = { party: block.party, source: desk.source(answer), place, agreed }
  return { of, kind: "quotation", number, words: block.words, text, language, ...whose }
}

function practices(block: Extract<Block, { kind: "practices" }>, of: number, desk: Desk, number: number): ToldBlock {
  const given = desk.standsTo(block.question, "asked")
  const chosen =
    block.chosen.length > 0
      ? block.chosen
      : given.flatMap(({ party }) =>
          desk
            .answersOf(block.question, party)
            .flatMap(({ nth, value }) =>
              value.kind === "practice" ? value.practices.map((_, place) => ({ party, nth, place })) : [],
            ),
        )
  const told = chosen.flatMap(({ party, nth, place }) => {
    const answer = desk.answersOf(block.question, party).find((each) => each.nth === nth)
    return answer?.released === true ? practiceIn(answer, place, desk) : []
  })
  const evidence: Record<string, Evidence> = { practices: desk.evidenceOf(block.question, tally(given, [])) }
  return told.length === 0
    ? { of, kind: "nothing", number, words: block.words, evidence }
    : { of, kind: "practices", number, words: block.words, practices: told, evidence }
}

function practiceIn(answer: FactAnswer, place: number, desk: Desk) {
  const practice = answer.value.kind === "practice" ? answer.value.practices[place] : undefined
  const quoted = practice && quotedFrom(answer, desk.facts.agreed, place)
  if (!practice || !quoted) return []
  return [
    {
      ...{ title: practice.title, summary: quoted.text, result: practice.result, language: quoted.language },
      ...{ party: answer.party, source: desk.source(answer), place: quoted.place },
    },
  ]
}

/** The languages in which a report is not yet whole: some block has no words in them. */
export const lackingIn = (blocks: readonly Block[], title: Text) =>
  languages.filter(
    (language) =>
      title[language] === undefined ||
      blocks.some(({ words }) => Object.keys(words).length > 0 && words[language] === undefined),
  )
