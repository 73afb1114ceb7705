import { formatNumber } from "../numerals.ts"
import type { Tongue } from "../tree.ts"

/**
 * A session as the masthead of a document names it. What is printed stays; a number alone, as a record keeps it, is
 * written out in the document's language up to ninety-nine and in figures beyond: `78`, `S-30` and `ES-11` for special
 * sessions, `2023` for the session of a year.
 */
export function sessionName(session: string, language: Tongue | null): string {
  const year = /^(?:19|20)\d\d$/.exec(session)?.[0]
  const names = sessions[language ?? "en"]
  if (year !== undefined) return names.year(year)
  const match = /^(ES-|S-)?(\d{1,3})$/.exec(session)
  if (match === null) return session
  const number = Number(match[2])
  if (number < 1) return session
  return names.session(number > 99 ? null : names.ordinal(number), number, kinds[match[1] ?? ""] ?? "regular")
}

type Kind = "regular" | "special" | "emergency"
const kinds: Readonly<Record<string, Kind>> = { "S-": "special", "ES-": "emergency" }

type Sessions = {
  readonly year: (year: string) => string
  /** An ordinal from 1 to 99 as it stands at the head of a line. */
  readonly ordinal: (number: number) => string
  /** The whole name; the ordinal is `null` where the number is too great to be written out. */
  readonly session: (ordinal: string | null, number: number, kind: Kind) => string
}

const words = (list: string) => list.split(" ")
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const english = {
  first: words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
  ),
  tens: words("twenty thirty forty fifty sixty seventy eighty ninety"),
}

function inEnglish(number: number): string {
  if (number < 20) return english.first[number - 1] ?? ""
  const ten = english.tens[Math.floor(number / 10) - 2] ?? ""
  return number % 10 === 0 ? `${ten.slice(0, -1)}ieth` : `${ten}-${english.first[(number % 10) - 1]}`
}

const french = {
  ones: words(
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
  ),
  tens: words("vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt"),
}

function inFrench(number: number): string {
  if (number === 1) return "première"
  const ten = french.tens[Math.floor(number / 10) - 2] ?? ""
  const rest =
    number < 20 ? number : number % 10 === 0 && ![70, 90].includes(number) ? 0 : number % (number < 60 ? 10 : 20)
  const one = french.ones[rest - 1] ?? ""
  const joint = rest === 0 || number < 20 ? "" : (rest === 1 || rest === 11) && number < 80 ? " et " : "-"
  const cardinal = `${ten}${joint}${one}`
  return `${cardinal.replace(/e$/, "").replace(/cinq$/, "cinqu").replace(/neuf$/, "neuv")}ième`
}

const spanish = {
  first: words(
    "primer segundo tercer cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo decimotercer decimocuarto decimoquinto decimosexto decimoséptimo decimoctavo decimonoveno",
  ),
  tens: words("vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo nonagésimo"),
}

const russian = {
  first: words(
    "первая вторая третья четвертая пятая шестая седьмая восьмая девятая десятая одиннадцатая двенадцатая тринадцатая четырнадцатая пятнадцатая шестнадцатая семнадцатая восемнадцатая девятнадцатая",
  ),
  round: words("двадцатая тридцатая сороковая пятидесятая шестидесятая семидесятая восьмидесятая девяностая"),
  tens: words("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"),
}

const arabic = {
  first: words("الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة"),
  tens: words("العشرون الثلاثون الأربعون الخمسون الستون السبعون الثمانون التسعون"),
}

function inArabic(number: number): string {
  const one = number % 10 === 1 && number > 10 ? "الحادية" : (arabic.first[(number % 10) - 1] ?? "")
  if (number < 11) return arabic.first[number - 1] ?? ""
  if (number < 20) return `${one} عشرة`
  const ten = arabic.tens[Math.floor(number / 10) - 2] ?? ""
  return number % 10 === 0 ? ten : `${one} و${ten}`
}

const compound = (
  number: number,
  { first, round, tens }: { first: readonly string[]; round?: readonly string[]; tens: readonly string[] },
): string => {
  if (number < 20) return first[number - 1] ?? ""
  const ten = Math.floor(number / 10) - 2
  return number % 10 === 0 ? ((round ?? tens)[ten] ?? "") : `${tens[ten]} ${first[(number % 10) - 1]}`
}

const ending = (number: number) => {
  const teen = number % 100 > 10 && number % 100 < 14
  return teen ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th")
}

const sessions: Readonly<Record<Tongue, Sessions>> = {
  en: {
    year: (year) => `${year} session`,
    ordinal: (number) => capital(inEnglish(number)),
    session: (ordinal, number, kind) =>
      `${ordinal ?? `${number}${ending(number)}`} ${{ regular: "", special: "special ", emergency: "emergency special " }[kind]}session`,
  },
  fr: {
    year: (year) => `Session de ${year}`,
    ordinal: (number) => capital(inFrench(number)),
    session: (ordinal, number, kind) =>
      `${ordinal ?? `${number}e`} session${{ regular: "", special: " extraordinaire", emergency: " extraordinaire d’urgence" }[kind]}`,
  },
  es: {
    year: (year) => `Período de sesiones de ${year}`,
    ordinal: (number) => capital(compound(number, spanish)),
    session: (ordinal, number, kind) =>
      `${ordinal ?? `${number}º`} período ${kind === "regular" ? "" : "extraordinario "}de sesiones${kind === "emergency" ? " de emergencia" : ""}`,
  },
  ru: {
    year: (year) => `Сессия ${year} года`,
    ordinal: (number) => capital(compound(number, russian)),
    session: (ordinal, number, kind) =>
      `${ordinal ?? `${number}-я`} ${{ regular: "", special: "специальная ", emergency: "чрезвычайная специальная " }[kind]}сессия`,
  },
  ar: {
    year: (year) => `دورة عام ${year}`,
    ordinal: inArabic,
    session: (ordinal, number, kind) =>
      `الدورة ${{ regular: "", special: "الاستثنائية ", emergency: "الاستثنائية الطارئة " }[kind]}${ordinal ?? number}`,
  },
  zh: {
    year: (year) => `${year}年会议`,
    ordinal: (number) => formatNumber(number, "chineseCounting"),
    session: (ordinal, number, kind) =>
      `第${ordinal ?? number}届${{ regular: "", special: "特别", emergency: "紧急特别" }[kind]}会议`,
  },
}
