import type { Command, Terminal } from "#apps/cli/command.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { openRecord } from "#apps/cli/open.ts"
import { readingOf } from "#apps/cli/reading.ts"
import type { Record } from "#apps/cli/record.ts"
import { table } from "#apps/cli/table.ts"
import type { Say } from "#apps/cli/words.ts"
import { instrumentCodes, type InstrumentCode } from "#modules/treaties/act-kinds.ts"
import {
  checkText,
  listParticipants,
  listTreaties,
  readListText,
  readParticipation,
  type CheckedList,
} from "#modules/treaties/contract.ts"
import { inLanguage, languages, type Language } from "#platform/kernel/language.ts"
import type { z } from "zod"

/**
 * `palermo status`: who takes part in an instrument on a day, who joined between
 * two, how one State stands, the list a footnote prints, and what is wrong with
 * one that was printed. Ends with 1 where a list that was checked is not right.
 */
export const status: Command = {
  usage: "[XVIII-12-a] [--on 2008-09-26] [--between FROM TO] [--state ITA] [--footnote] [--check FILE|-] [--json]",
  options: {
    on: { type: "string" },
    between: { type: "string" },
    state: { type: "string" },
    footnote: { type: "boolean" },
    titled: { type: "boolean" },
    check: { type: "string" },
  },
  async run(given, values, terminal) {
    const asked = askedFor(given, values)
    const file = values["check"]
    const text = typeof file === "string" ? (await readingOf(file, terminal)).source : undefined
    const record = await openRecord(terminal.environment)
    try {
      if (text !== undefined) return await check(record, text, asked, values["json"] === true, terminal)
      const { answer, told } = await answerOf(record, asked, values, terminal)
      terminal.print(values["json"] ? JSON.stringify(answer) : told)
    } finally {
      await record.close()
    }
    return exits.done
  },
}

type Asked = { readonly code: InstrumentCode | undefined; readonly on: string | undefined; readonly from?: string }
type Values = Parameters<Command["run"]>[1]

/** The second day of `--between` stands behind the first, where a shell puts it; so does the instrument. */
function askedFor(given: readonly string[], { on, between }: Values): Asked {
  const days = given.filter((word) => /^\d{4}-/.test(word))
  const [code, ...more] = given.filter((word) => !days.includes(word))
  if (more.length > 0 || days.length > (between === undefined ? 0 : 1)) throw new Stop(exits.misused, "one-treaty")
  const known = instrumentCodes.find((each) => each.toLowerCase() === code?.toLowerCase())
  if (code !== undefined && known === undefined)
    throw new Stop(exits.misused, "treaty-unknown", { name: code, known: instrumentCodes.join(", ") })
  if (typeof between !== "string") return { code: known, on: dayOf(on) }
  const to = days[0] ?? dayOf(on)
  if (to === undefined) throw new Stop(exits.misused, "two-days")
  return { code: known, on: dayOf(to), from: dayOf(between) ?? "" }
}

function dayOf(word: string | boolean | undefined): string | undefined {
  if (typeof word !== "string") return undefined
  if (/^\d{4}-\d{2}-\d{2}$/.test(word) && !Number.isNaN(Date.parse(word))) return word
  throw new Stop(exits.misused, "no-day", { name: word })
}

type Told = { readonly answer: unknown; readonly told: string }

async function answerOf(
  record: Record,
  { code, on, from }: Asked,
  values: Values,
  { say, language }: Terminal,
): Promise<Told> {
  const { state, footnote, titled } = values
  if (typeof state === "string") {
    const answer = await record.ask(readParticipation, { query: { state, on } })
    return { answer, told: stateTold(answer, say, language) }
  }
  if (code === undefined) {
    const answer = await record.ask(listTreaties, { query: { on } })
    return { answer, told: treatiesTold(answer, say, language) }
  }
  const params = { code }
  if (footnote) {
    const manner = titled ? ("titled" as const) : ("parties" as const)
    const answer = await record.ask(readListText, { params, query: { on, from, manner } })
    return { answer, told: answer.texts[language] ?? "" }
  }
  const answer = await record.ask(listParticipants, { params, query: { on, from, language, sort: "name" } })
  return { answer, told: participantsTold(answer, say, language) }
}

async function check(
  record: Record,
  text: string,
  { code, on, from }: Asked,
  json: boolean,
  { say, language, print }: Terminal,
) {
  const body = { text, language, ...(code && { instrument: code }), ...(on && { on }), ...(from && { from }) }
  const answer = await record.ask(checkText, { body })
  print(json ? JSON.stringify(answer) : answer.lists.map((list) => listTold(list, say, language)).join("\n\n"))
  return answer.lists.every(({ isRight }) => isRight) ? exits.done : exits.refused
}

function participantsTold(
  { on, counts, shippedTo, items }: z.output<typeof listParticipants.output>,
  say: Say,
  language: Language,
): string {
  const rows = items.map(({ participant, status: standing, signed, consented, consent, bound }) => [
    inLanguage(participant.names, language).text,
    say(`treaties.status.${standing}`),
    signed ?? "–",
    consented ?? "–",
    consent === null ? "–" : say(`treaties.kind.${consent}`),
    bound ?? "–",
  ])
  return [
    say("cli.status.counts", { on, ...counts }),
    say("cli.status.shipped", { day: shippedTo }),
    "",
    table(
      ["name", "status", "signed", "deposited", "by", "bound"].map((head) => say(`cli.status.head.${head}`)),
      rows,
    ),
  ].join("\n")
}

function treatiesTold(
  { on, shippedTo, items }: z.output<typeof listTreaties.output>,
  say: Say,
  language: Language,
): string {
  const rows = items.map(({ code, names, counts: { signatories, parties, bound } }) => [
    ...[code, String(signatories), String(parties), String(bound)],
    inLanguage(names, language).text,
  ])
  const heads = ["number", "signatories", "parties", "bound", "name"].map((head) => say(`cli.status.head.${head}`))
  return [say("cli.status.as-of", { on }), say("cli.status.shipped", { day: shippedTo }), "", table(heads, rows)].join(
    "\n",
  )
}

function stateTold(
  { participant, on, items }: z.output<typeof readParticipation.output>,
  say: Say,
  language: Language,
): string {
  const rows = items.map(({ instrument, standing }) => [
    instrument.code,
    standing === null ? "–" : say(`treaties.status.${standing.status}`),
    standing?.signed ?? "–",
    standing?.consented ?? "–",
    standing?.bound ?? "–",
    inLanguage(instrument.names, language).text,
  ])
  const heads = ["number", "status", "signed", "deposited", "bound", "name"].map((head) =>
    say(`cli.status.head.${head}`),
  )
  return [
    `${inLanguage(participant.names, language).text} · ${say("cli.status.as-of", { on })}`,
    "",
    table(heads, rows),
  ].join("\n")
}

/** What is wrong with a printed list, and the list as it ought to be in the six languages, the reader's first. */
function listTold(list: CheckedList, say: Say, language: Language): string {
  const {
    instrument,
    heading,
    on,
    since,
    names,
    isRight,
    missing,
    superfluous,
    wrongYears,
    twice,
    strange,
    corrected,
  } = list
  const line = (key: string, found: readonly string[]) =>
    found.length > 0 ? [`  ${say(`cli.status.${key}`)} ${found.join(", ")}`] : []
  const period = since === null ? say("cli.status.as-of", { on }) : `${since} – ${on}`
  return [
    `${instrument} · ${period} · ${say("cli.status.names", { n: names })}${heading === "" ? "" : ` · ${heading}`}`,
    ...(isRight ? [`  ${say("cli.status.right")}`] : []),
    ...line(
      "missing",
      missing.map(({ name, consented }) => `${name} (${consented})`),
    ),
    ...line(
      "superfluous",
      superfluous.map(({ printed, why }) => `${printed} (${say(`cli.status.why.${why}`)})`),
    ),
    ...line(
      "wrong-years",
      wrongYears.map(({ printed, year, consented }) => `${printed} (${year} → ${consented})`),
    ),
    ...line(
      "twice",
      twice.map(({ name }) => name),
    ),
    ...line("strange", strange),
    ...(isRight
      ? []
      : [
          "",
          ...[language, ...languages.filter((each) => each !== language)].map(
            (each) => `  [${each}] ${corrected[each] ?? ""}`,
          ),
        ]),
  ].join("\n")
}
