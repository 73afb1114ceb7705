import type { Question } from "#modules/calls/question.ts"
import { absences, outOf, tally, type Stand, type Tally } from "#modules/reports/tally.ts"
import type { Block } from "#modules/reports/block.ts"
import type { FactAnswer, FactDimension, FactFigures } from "#modules/reports/facts.ts"
import type { ToldBlock, ToldCell, ToldRow } from "#modules/reports/snapshot.ts"
import { nobody, type Desk } from "#modules/reports/telling.ts"
import { grandTotal } from "#modules/calls/value.ts"

type Tabled = Exclude<Block, { readonly kind: "heading" | "paragraph" | "list" | "quotation" | "practices" }>

/** Tells a block that is a table, or a figure that says the same as one. */
export function tabled(block: Tabled, of: number, desk: Desk, bank: ReadonlyMap<string, Question>): ToldBlock {
  const { words } = block
  const plain = { of, kind: "table", words, figure: "table" } as const
  switch (block.kind) {
    case "table":
      return { ...plain, ...byAnswer(block, desk, bank) }
    case "chart":
      return { ...plain, figure: "bars", ...byAnswer(block, desk, bank) }
    case "map":
      return { ...plain, figure: "map", ...byAnswer(block, desk, bank, true) }
    case "matrix":
      return { ...plain, ...matrix(block, desk, bank) }
    case "sums":
      return { ...plain, ...sums(block, desk, bank) }
    case "figures":
      return { ...plain, ...figures(block, desk) }
    case "obligations":
      return { ...plain, ...obligations(block, desk) }
    case "replies":
      return { ...plain, ...replies(block, desk) }
  }
  return block satisfies never
}

const label = (key: string): ToldCell => ({ is: "label", label: key })
const number = (n: number): ToldCell => ({ is: "number", number: n })

/** The answers a question can have, as what is looked for and as a cell that names them. */
function choicesOf(question: Question | undefined): readonly (readonly [code: string, head: ToldCell])[] {
  if (question?.kind === "compliance") return ["yes", "in-part", "no"].map((code) => [code, label(`answer.${code}`)])
  if (question?.kind === "assistance")
    return ["none", "to-answer", "to-implement", "both"].map((code) => [code, label(`assistance.${code}`)])
  if (question?.kind === "choice")
    return question.options.map(({ code, label: words }) => [code, { is: "words", words }])
  return [["", label("answer.given")]]
}

type Among = {
  readonly question: string
  readonly who: "asked" | "parties" | "states" | "organizations"
  readonly of: "all" | "replied" | "answered"
}

function byAnswer({ question, who, of }: Among, desk: Desk, bank: ReadonlyMap<string, Question>, names = false) {
  const stands = desk.standsTo(question, who)
  const whole = tally(stands, [])
  const m = outOf(whole, of)
  const answered = choicesOf(bank.get(question)).map(([code, head]): ToldRow => {
    const told = tally(stands, code === "" ? [] : [code])
    const evidence = { ...nobody(question), counted: told.counted.map(desk.source) }
    const parties = told.counted.map(({ party }) => party)
    return {
      cells: [head, number(told.counted.length), shareOf(told.counted.length, m), ...listed(parties, names)],
      evidence,
    }
  })
  return {
    head: ["answer", "number", "share", ...(names ? ["names"] : [])].map((key) => label(`head.${key}`)),
    rows: [...answered, ...missingRows(whole, of, m, names, desk)],
    evidence: { table: desk.evidenceOf(question, whole) },
  }
}

const shareOf = (n: number, m: number): ToldCell => ({ is: "share", share: m === 0 ? 0 : n / m })
const listed = (parties: readonly string[], names: boolean): ToldCell[] =>
  names ? [{ is: "names", parties: [...parties] }] : []

// Who is missing has a line for each reason, so that nobody takes a blank for a no.
function missingRows({ missing, explained }: Tally, of: Among["of"], m: number, names: boolean, desk: Desk): ToldRow[] {
  return absences.flatMap((why): ToldRow[] => {
    const parties = missing[why] ?? []
    const counts = of === "all" || (of === "replied" && why !== "no-reply")
    if (parties.length === 0) return []
    const said = explained.filter(({ party }) => parties.includes(party)).map(desk.source)
    const evidence = { ...nobody(null), explained: said, missing: { [why]: [...parties] } }
    const share: ToldCell = counts ? shareOf(parties.length, m) : { is: "words", words: {} }
    return [{ cells: [{ is: "missing", why }, number(parties.length), share, ...listed(parties, names)], evidence }]
  })
}

function matrix(
  { questions, who, of }: Extract<Block, { readonly kind: "matrix" }>,
  desk: Desk,
  bank: ReadonlyMap<string, Question>,
) {
  const columns = questions.map((question) => desk.standsTo(question, who))
  const shown = desk.scope(who).flatMap((party, n): ToldRow[] => {
    if (of !== "all" && !desk.replied.has(party)) return []
    const stands = columns.map((column) => column[n])
    if (of === "answered" && stands.every((stand) => stand?.why !== null)) return []
    desk.name(party)
    const cells = stands.map((stand, at) =>
      stand ? cellOf(stand, bank.get(questions[at] ?? ""), desk) : label("not-reported"),
    )
    return [{ cells: [{ is: "party", party }, ...cells] }]
  })
  const heads = questions.map((code): ToldCell => ({ is: "words", words: bank.get(code)?.label ?? {} }))
  const behind = questions.map((code, at) => [code, desk.evidenceOf(code, tally(columns[at] ?? [], []))] as const)
  return { head: [label("head.party"), ...heads], rows: shown, evidence: Object.fromEntries(behind) }
}

function cellOf({ answer, why }: Stand, question: Question | undefined, desk: Desk): ToldCell {
  if (why !== null) return answer ? { is: "missing", why, source: desk.source(answer) } : { is: "missing", why }
  const source = desk.source(answer)
  const { value } = answer
  if (value.kind === "compliance") return { is: "label", label: `answer.${value.answer}`, source }
  if (value.kind === "assistance") return { is: "label", label: `assistance.${value.needed}`, source }
  if (value.kind === "number") return { is: "number", number: value.number, source }
  if (value.kind === "date") return { is: "day", day: value.date, source }
  if (value.kind === "explanation") return { is: "text", text: value.text, language: answer.language, source }
  if (value.kind === "choice") return chosenIn(value.chosen, question, source)
  const total = value.kind === "table" ? grandTotal(value.cells) : undefined
  return total === undefined ? { is: "label", label: "answer.given", source } : { is: "number", number: total, source }
}

function chosenIn(chosen: readonly string[], question: Question | undefined, source: number): ToldCell {
  const labels = question?.options.filter(({ code }) => chosen.includes(code)).map((option) => option.label) ?? []
  const [first, ...rest] = labels
  if (!first) return { is: "label", label: "answer.given", source }
  const words = Object.fromEntries(
    Object.entries(first).map(([language, text]) => [
      language,
      [text, ...rest.map((each) => each[language as keyof typeof each] ?? text)].join("; "),
    ]),
  )
  return { is: "words", words, source }
}

function sums(
  { question, by, who }: Extract<Block, { readonly kind: "sums" }>,
  desk: Desk,
  bank: ReadonlyMap<string, Question>,
) {
  const told = tally(desk.standsTo(question, who), [])
  const dimension = bank.get(question)?.dimensions.find(({ code }) => code === by)
  const found = new Map<string, { total: number; answers: FactAnswer[] }>()
  for (const answer of told.counted)
    if (answer.value.kind === "table")
      for (const { at, value } of answer.value.cells) {
        // The line of a code is the cell in which every other dimension is a total; parts are not added up in its place.
        const others = Object.entries(at).filter(([code]) => code !== by)
        if (typeof value !== "number" || !others.every(([, code]) => code === "total")) continue
        const code = at[by] ?? ""
        const line = found.get(code) ?? { total: 0, answers: [] }
        line.total += value
        line.answers.push(answer)
        found.set(code, line)
      }
  const codes = [...found.keys()].sort((a, b) => Number(a === "total") - Number(b === "total") || (a < b ? -1 : 1))
  const rows = codes.map((code): ToldRow => {
    const { total, answers } = found.get(code) ?? { total: 0, answers: [] }
    const words = dimension?.options.find((option) => option.code === code)?.label ?? { en: code }
    const head: ToldCell = code === "total" ? label("head.total") : { is: "words", words }
    const evidence = { ...nobody(question), counted: answers.map(desk.source) }
    return { cells: [head, number(total), number(answers.length)], evidence }
  })
  return {
    head: [
      dimension ? { is: "words" as const, words: dimension.label } : label("head.answer"),
      label("head.sum"),
      label("head.reporting"),
    ],
    rows,
    evidence: { table: desk.evidenceOf(question, told) },
  }
}

/** The most codes that stand side by side. */
const across = 12

function figures({ release, at, dimensions }: Extract<Block, { readonly kind: "figures" }>, desk: Desk) {
  const found = desk.figuresFor({ release, at, dimensions, isOne: false })
  if (!found) return { head: [label("head.number")], rows: [{ cells: [label("figure.not-released")] }], evidence: {} }
  const { spread, figures: all } = found.told
  const evidence = { table: found.evidence }
  const headOf = (name: string): ToldCell =>
    desk.words[`dimension.${name}`] ? label(`dimension.${name}`) : { is: "text", text: name, language: "en" }
  const [down, aside] = spread
  if (spread.length === 2 && down && aside && aside.codes.length <= across) {
    const rows = down.codes.map((code, n): ToldRow => {
      const own = all.slice(n * aside.codes.length, (n + 1) * aside.codes.length)
      return { cells: [codeCell(code), ...own.map(figureCell)] }
    })
    return { head: [headOf(down.name), ...aside.codes.map(codeCell)], rows, evidence }
  }
  const rows = all.map((figure): ToldRow => ({
    cells: [
      ...spread.flatMap(({ codes }, n) => {
        const code = codes[figure.at[n] ?? 0]
        return code ? [codeCell(code)] : []
      }),
      figureCell(figure),
    ],
  }))
  return { head: [...spread.map(({ name }) => headOf(name)), label("head.number")], rows, evidence }
}

const codeCell = ({ code, names }: FactDimension["codes"][number]): ToldCell =>
  Object.keys(names).length > 0 ? { is: "words", words: names } : { is: "text", text: code, language: "en" }

// What is withheld is not zero, and neither is what was not reported.
const figureCell = ({ value, status }: FactFigures["figures"][number]): ToldCell =>
  status === "shown" && value !== null ? number(value) : label(`figure.${status}`)

function obligations({ which }: Extract<Block, { readonly kind: "obligations" }>, { facts }: Desk) {
  const rows = facts.obligations
    .filter(({ outstanding }) => which === "all" || outstanding)
    .map(({ document, paragraph, action, due, status }): ToldRow => {
      const place = paragraph === null ? document : `${document}, ${paragraph}`
      return {
        cells: [
          { is: "text", text: place, language: "en" },
          { is: "text", ...action },
          due === null ? label("no-day") : { is: "day", day: due },
          label(`status.${status}`),
        ],
      }
    })
  return { head: ["mandate", "asked", "due", "status"].map((key) => label(`head.${key}`)), rows, evidence: {} }
}

function replies({ who }: Extract<Block, { readonly kind: "replies" }>, desk: Desk) {
  const groups = new Map(desk.facts.parties.map(({ code, group }) => [code, group ?? "none"]))
  const all = desk.scope(who)
  const names = [...new Set(all.map((party) => groups.get(party) ?? "none"))].sort()
  const line = (head: ToldCell, parties: readonly string[]): ToldRow => {
    const replied = parties.filter((party) => desk.replied.has(party))
    const gone = parties.filter((party) => !desk.replied.has(party))
    for (const party of parties) desk.name(party)
    const cells = [
      head,
      number(parties.length),
      number(replied.length),
      number(gone.length),
      shareOf(replied.length, parties.length),
    ]
    return { cells, evidence: { ...nobody(null), missing: { "no-reply": gone } } }
  }
  const rows = names.map((group) =>
    line(
      label(`group.${group}`),
      all.filter((party) => (groups.get(party) ?? "none") === group),
    ),
  )
  return {
    head: ["group", "asked", "replied", "no-reply", "share"].map((key) =>
      label(`head.${key === "asked" ? "were-asked" : key}`),
    ),
    rows: rows.length === 1 ? rows : [...rows, line(label("head.total"), all)],
    evidence: {},
  }
}
