import type { Layout } from "#modules/reports/print/layout.ts"
import type { Language } from "#platform/kernel/language.ts"

/** The organization's name on a masthead. */
export const organizationIn = (language: Language): string => organization[language]

const organization: Readonly<Record<Language, string>> = {
  ar: "الأمم المتحدة",
  en: "United Nations",
  es: "Naciones Unidas",
  fr: "Nations Unies",
  ru: "Организация Объединенных Наций",
  zh: "联合国",
}

/** The lines between masthead and title: for which session, under which item of its agenda. */
export const sessionIn = ({
  language,
  session,
  agendaItem,
}: Pick<Layout, "language" | "session" | "agendaItem">): string[] => [
  ...(session === null ? [] : [sessions[language](session)]),
  ...(agendaItem === null ? [] : [items[language](agendaItem)]),
]

type Line = (what: string) => string
const sessions: Readonly<Record<Language, Line>> = {
  ar: (session) => `الدورة ${session}`,
  en: (session) => `Session ${session}`,
  es: (session) => `Período de sesiones ${session}`,
  fr: (session) => `Session ${session}`,
  ru: (session) => `Сессия ${session}`,
  zh: (session) => `第${session}届会议`,
}
const items: Readonly<Record<Language, Line>> = {
  ar: (item) => `البند ${item} من جدول الأعمال`,
  en: (item) => `Agenda item ${item}`,
  es: (item) => `Tema ${item} del programa`,
  fr: (item) => `Point ${item} de l’ordre du jour`,
  ru: (item) => `Пункт ${item} повестки дня`,
  zh: (item) => `议程项目${item}`,
}
