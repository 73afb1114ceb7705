import type { Evidence, Snapshot, ToldCell } from "#modules/reports/snapshot.ts"
import { absences } from "#modules/reports/tally.ts"
import { fill, listOf, localeOf } from "#modules/reports/telling.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"

/** How a snapshot speaks in one language: its words, names, days and numbers. It knows nothing but the snapshot. */
export type Speech = {
  readonly language: Language
  readonly say: (key: string, values?: Readonly<Record<string, unknown>>) => string
  readonly text: (words: Text) => string
  readonly name: (party: string) => string
  readonly names: (parties: readonly string[]) => string
  readonly cell: (cell: ToldCell) => string
  readonly note: (evidence: Evidence) => string
  /** Where words of somebody else come from, and in which language they were said. */
  readonly quoted: (source: number, original: Language, agreed: boolean) => string
}

/** So many names are written out in a note; of more, how many there are. The snapshot names them all. */
const fewEnough = 8

/** Has a snapshot speak a language. */
export function speechOf(
  { words, names, sources, questions, figures: released = [] }: Snapshot,
  language: Language,
): Speech {
  const locale = localeOf(language)
  const number = new Intl.NumberFormat(locale)
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 })
  const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
  const tongues = new Intl.DisplayNames(locale, { type: "language" })
  const text = (said: Text) => inLanguage(said, language).text
  const say: Speech["say"] = (key, values) => {
    const message = text(words[key] ?? {})
    return message.includes("{") ? fill(message, language, values ?? {}) : message
  }
  const name = (party: string) => text(names[party] ?? {}) || party
  const listed = (parties: readonly string[]) =>
    parties.length === 0
      ? say("none")
      : listOf(
          parties.map((each) => ({ [language]: name(each) })),
          language,
        )
  const day = (iso: string) => new Date(`${iso}T00:00:00Z`)

  function cell(told: ToldCell): string {
    switch (told.is) {
      case "party":
        return name(told.party)
      case "words":
        return text(told.words)
      case "text":
        return told.text
      case "label":
        return say(told.label)
      case "number":
        return number.format(told.number)
      case "share":
        return share.format(told.share)
      case "day":
        return date.format(day(told.day))
      case "names":
        return told.parties.length === 0 ? "–" : listed(told.parties)
      case "missing":
        return say(`absence.${told.why}`)
    }
    return told satisfies never
  }

  /** From which release a figure comes, and what is to be said with it. */
  function ofRelease(at: number): string[] {
    const figure = released[at]
    if (!figure) return []
    const { code, digest, title, whose, k, cautions } = figure
    const what = [...(whose ? [text(whose)] : []), text(title)].join(", ")
    const from = say("note.figure", { what, code, day: day(figure.released), digest: digest.slice(0, 12) })
    return [from, ...cautions.map((each) => say(`caution.${each}`, { k }))]
  }

  function note({ question, counted, beside, missing, figures = [] }: Evidence): string {
    const given = counted.map((at) => sources[at]?.given ?? "").sort()
    const [from, to] = [given[0], given.at(-1)]
    const whose = counted.map((at) => sources[at]?.party ?? "")
    const named = (what: string, parties: readonly string[]) =>
      parties.length > 0 && parties.length <= fewEnough ? say("note.named", { what, names: listed(parties) }) : what
    const said = [
      ...figures.flatMap(ofRelease),
      question === null ? "" : say("note.question", { label: text(questions[question] ?? {}) || question }),
      from !== undefined && to !== undefined
        ? named(say("note.counted", { n: counted.length, from: day(from), to: day(to) }), [...new Set(whose)])
        : question === null
          ? ""
          : say("note.none-counted"),
      beside.length === 0 ? "" : say("note.beside", { n: beside.length }),
      ...absences.map((why) => {
        const gone = missing[why] ?? []
        return gone.length === 0 ? "" : named(say("note.absent", { why: say(`absence.${why}`), n: gone.length }), gone)
      }),
    ]
    const sentence = said.filter((each) => each !== "").join(say("note.join"))
    return sentence === "" ? "" : sentence + say("note.end")
  }

  function quoted(at: number, original: Language, agreed: boolean): string {
    const source = sources[at]
    const told = [
      source ? say("note.quoted", { party: name(source.party), day: day(source.given) }) : "",
      agreed ? say("note.agreed") : "",
      original === language ? "" : say("note.original", { language: tongues.of(original) ?? original }),
    ]
    return told.filter((each) => each !== "").join(say("note.join")) + say("note.end")
  }

  return { language, say, text, name, names: listed, cell, note, quoted }
}
