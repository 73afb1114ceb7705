import type { Masthead, Tongue } from "../tree.ts"

import type { Printable } from "./printable.ts"
import { organBy, organName } from "./organ-names.ts"
import { sessionName } from "./session-name.ts"

/** The few words a document's head needs in its own language. */
export type Words = {
  readonly organization: string
  readonly distribution: (kind: string) => string
  readonly agendaItem: (item: string) => string
  readonly notes: string
  readonly months: readonly string[]
  readonly date: (day: number, month: string, year: number) => string
  /** What stands before the last of several names. */
  readonly and: string
  /** A draft resolution and a draft decision, as they stand after their sponsors. */
  readonly drafts: readonly [string, string]
  /** `Resolution adopted by the General Assembly on 19 December 2023`; `by` is the organ as it stands there, if it is known. */
  readonly adopted: (kind: "resolution" | "decision", by: string | null, date: string, at: string | null) => string
}

/** The words of a language; English where the language is not known. */
export function wordsOf(language: Tongue | null): Words {
  return words[language ?? "en"]
}

/** A calendar date as the organization writes it: `19 December 2023`. */
function printedDate(date: string, language: Tongue | null): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number)
  const { months, date: write } = wordsOf(language)
  return write(day, months[month - 1] ?? "", year)
}

/** The line that says who puts a draft forward, `Belgium and Chad: draft resolution`, or that it is one. */
export function proposedBy({ sponsors, status, kind }: Masthead, language: Tongue | null): string | null {
  if (status !== "draft") return sponsors.length === 0 ? null : sponsors.join(", ")
  const { and, drafts } = wordsOf(language)
  const draft = drafts[kind === "decision" ? 1 : 0]
  const [last, ...others] = sponsors.toReversed()
  if (last === undefined) return draft.charAt(0).toUpperCase() + draft.slice(1)
  const comma = language === "ar" ? "، " : language === "zh" ? "、" : ", "
  const names = others.length === 0 ? last : `${others.toReversed().join(comma)}${and}${last}`
  return `${names}${language === "zh" ? "：" : language === "fr" ? " : " : ": "}${draft}`
}

/** The line of a masthead that says when and by whom an act was adopted, or `null` where it was not, or that is not known. */
function adoptionLine({ masthead, language, children }: Printable): string | null {
  const { kind, status, body, adopted, meeting } = masthead
  if (status !== "adopted" || adopted === null || (kind !== "resolution" && kind !== "decision")) return null
  const closes = children.some(({ type, text }) => type === "closing" && meeting !== null && text.includes(meeting))
  const by = organBy(body, language)
  return wordsOf(language).adopted(kind, by, printedDate(adopted, language), closes || by === null ? null : meeting)
}

/**
 * The head of a document line by line, as it stands above its title: the organ and the session in the document's
 * language, a session that is kept as a number written out. In Arabic, Chinese and Russian the organization prints the
 * date of issue in English.
 */
export function headOf(document: Printable) {
  const { masthead, language } = document
  const said = wordsOf(language)
  const { distribution, dated, session, agendaItem } = masthead
  const foreign = language === "ar" || language === "zh" || language === "ru"
  return {
    organization: said.organization,
    organ: document.organ ?? organName(masthead.body, language),
    distribution: distribution === null ? null : said.distribution(distribution),
    dated: dated === null ? null : printedDate(dated, foreign ? "en" : language),
    session: session === null ? null : sessionName(session, language),
    agendaItem: agendaItem === null ? null : said.agendaItem(agendaItem),
    adoption: adoptionLine(document),
  }
}

const words: Readonly<Record<Tongue, Words>> = {
  en: {
    organization: "United Nations",
    distribution: (kind) => `Distr.: ${kind}`,
    agendaItem: (item) => `Agenda item ${item}`,
    notes: "Notes",
    months: "January February March April May June July August September October November December".split(" "),
    date: (day, month, year) => `${day} ${month} ${year}`,
    and: " and ",
    drafts: ["draft resolution", "draft decision"],
    adopted: (kind, by, date, at) =>
      `${kind === "decision" ? "Decision" : "Resolution"} adopted ${by === null ? "" : `by ${by} `}${at === null ? "" : `at its ${at}, `}on ${date}`,
  },
  fr: {
    organization: "Nations Unies",
    distribution: (kind) => `Distr. ${kind}`,
    agendaItem: (item) => `Point ${item} de l’ordre du jour`,
    notes: "Notes",
    months: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
    date: (day, month, year) => `${day === 1 ? "1er" : day} ${month} ${year}`,
    and: " et ",
    drafts: ["projet de résolution", "projet de décision"],
    adopted: (kind, by, date) =>
      `${kind === "decision" ? "Décision" : "Résolution"} adoptée ${by === null ? "" : `par ${by} `}le ${date}`,
  },
  es: {
    organization: "Naciones Unidas",
    distribution: (kind) => `Distr. ${kind}`,
    agendaItem: (item) => `Tema ${item} del programa`,
    notes: "Notas",
    months: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" "),
    date: (day, month, year) => `${day} de ${month} de ${year}`,
    and: " y ",
    drafts: ["proyecto de resolución", "proyecto de decisión"],
    adopted: (kind, by, date) =>
      `${kind === "decision" ? "Decisión" : "Resolución"} aprobada ${by === null ? "" : `por ${by} `}el ${date}`,
  },
  ru: {
    organization: "Организация Объединенных Наций",
    distribution: (kind) => `Distr.: ${kind}`,
    agendaItem: (item) => `Пункт ${item} повестки дня`,
    notes: "Примечания",
    months: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
    date: (day, month, year) => `${day} ${month} ${year} года`,
    and: " и ",
    drafts: ["проект резолюции", "проект решения"],
    adopted: (kind, by, date) =>
      `${kind === "decision" ? "Решение, принятое" : "Резолюция, принятая"} ${by === null ? "" : `${by} `}${date}`,
  },
  ar: {
    organization: "الأمم المتحدة",
    distribution: (kind) => `Distr.: ${kind}`,
    agendaItem: (item) => `البند ${item} من جدول الأعمال`,
    notes: "الحواشي",
    months: [
      "كانون الثاني/يناير",
      "شباط/فبراير",
      "آذار/مارس",
      "نيسان/أبريل",
      "أيار/مايو",
      "حزيران/يونيه",
      "تموز/يوليه",
      "آب/أغسطس",
      "أيلول/سبتمبر",
      "تشرين الأول/أكتوبر",
      "تشرين الثاني/نوفمبر",
      "كانون الأول/ديسمبر",
    ],
    date: (day, month, year) => `${day} ${month} ${year}`,
    and: " و",
    drafts: ["مشروع قرار", "مشروع مقرر"],
    adopted: (kind, by, date) => `${kind === "decision" ? "مقرر" : "قرار"} ${by === null ? "اتُّخذ" : by} في ${date}`,
  },
  zh: {
    organization: "联合国",
    distribution: (kind) => `Distr.: ${kind}`,
    agendaItem: (item) => `议程项目${item}`,
    notes: "注",
    months: Array.from({ length: 12 }, (_, at) => String(at + 1)),
    date: (day, month, year) => `${year}年${month}月${day}日`,
    and: "和",
    drafts: ["决议草案", "决定草案"],
    adopted: (kind, by, date) => `${date}${by ?? ""}${kind === "decision" ? "决定" : "决议"}`,
  },
}
