import { Question } from "#modules/calls/question.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import { Block } from "#modules/reports/block.ts"
import type { Headed } from "#modules/reports/compile.ts"
import type { FactAnswer, FactFigures, FactParty, Facts } from "#modules/reports/facts.ts"
import { fixedWords } from "#modules/reports/words.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"
import { readFileSync } from "node:fs"

/** Invented countries, an invented question and what they answered: for tests, and for nothing else. */
const party = (code: string, names: Text, kind: FactParty["kind"] = "state", group = "african"): FactParty => ({
  ...{ code, names, kind },
  group: kind === "state" ? group : null,
})

/** Five States and an organization that nobody will find on a map. */
export const parties: readonly FactParty[] = [
  party("state-xlu", { ar: "لومينيا", en: "Lumenia", es: "Lumenia", fr: "Luménie", ru: "Люмения", zh: "卢梅尼亚" }),
  party("state-xar", { ar: "أربورا", en: "Arbora", es: "Arbora", fr: "Arbora", ru: "Арбора", zh: "阿博拉" }),
  party("state-xes", { ar: "إستوارا", en: "Estuara", es: "Estuara", fr: "Estuara", ru: "Эстуара", zh: "埃斯图阿拉" }),
  party(
    "state-xmo",
    { ar: "مونتيرا", en: "Montera", es: "Montera", fr: "Montère", ru: "Монтера", zh: "蒙特拉" },
    "state",
    "asia-pacific",
  ),
  party(
    "state-xve",
    { ar: "فيردانيا", en: "Verdania", es: "Verdania", fr: "Verdanie", ru: "Вердания", zh: "维尔达尼亚" },
    "state",
    "asia-pacific",
  ),
  party(
    "lamp-union",
    {
      ar: "اتحاد المصابيح",
      en: "Lamp Union",
      es: "Unión de Lámparas",
      fr: "Union des lampes",
      ru: "Союз ламп",
      zh: "灯盟",
    },
    "organization",
  ),
]

const call = "0b1e9f5c-61a7-4c07-8a41-6f3f2b0a9d01"

const question = (code: string, kind: Question["kind"], label: Text, more: object = {}): Question =>
  Question.parse({ code, edition: 1, retired: false, kind, label, anchors: [], per: "standing", ...more })

/** What was asked of them. */
export const questions: readonly Question[] = [
  question("lamp.5.lit", "compliance", {
    ar: "هل تُضاء كل المصابيح؟",
    en: "Is every lamp lit?",
    es: "¿Están encendidas todas las lámparas?",
    fr: "Toutes les lampes sont-elles allumées ?",
    ru: "Все ли лампы зажжены?",
    zh: "是否每盏灯都已点亮？",
  }),
  question("lamp.9.number", "number", {
    ar: "عدد المصابيح",
    en: "Number of lamps",
    es: "Número de lámparas",
    fr: "Nombre de lampes",
    ru: "Число ламп",
    zh: "灯的数目",
  }),
  question("lamp.9.practice", "practice", {
    ar: "ممارسة جيدة",
    en: "A good practice",
    es: "Una buena práctica",
    fr: "Une bonne pratique",
    ru: "Пример передовой практики",
    zh: "良好做法",
  }),
]

let drawn = 0
/** An answer of an invented State; its id is counted up, so that tests can be read. */
export function answer(who: string, to: string, value: AnswerValue, more: Partial<FactAnswer> = {}): FactAnswer {
  drawn += 1
  const id = `a0000000-0000-4000-8000-${String(drawn).padStart(12, "0")}`
  const said = { party: who, question: to, nth: 0, period: "standing", language: "en" as const, given: "2019-03-04" }
  return { id, ...said, value, released: true, ...more }
}

const lit = (which: "yes" | "in-part" | "no", text = ""): AnswerValue => ({
  ...{ kind: "compliance", answer: which, articles: "", text },
  files: [],
})

/** What there was to know on a day: four of six replied, one of them says that it cannot tell, one keeps it to itself. */
export const facts: Facts = {
  taken: "2019-06-01",
  parties,
  calls: [{ id: call, title: { en: "Lamps of the world" }, opened: "2019-01-10", due: "2019-04-30" }],
  addressees: parties.map(({ code, kind }) => ({
    ...{ call, party: code },
    form: kind === "state" ? ("obligatory" as const) : ("invited" as const),
    replied: !["state-xve", "lamp-union"].includes(code),
  })),
  questions,
  answers: [
    answer("state-xlu", "lamp.5.lit", lit("yes", "Every lamp has been lit since the first winter.")),
    answer("state-xar", "lamp.5.lit", lit("in-part", "نصف المصابيح مضاءة"), { language: "ar", given: "2019-03-10" }),
    answer("state-xes", "lamp.5.lit", { kind: "missing", why: "not-available", note: "" }),
    answer("state-xmo", "lamp.5.lit", lit("yes"), { released: false }),
    answer("state-xlu", "lamp.9.number", { kind: "number", number: 1200 }),
    answer("state-xar", "lamp.9.number", { kind: "number", number: 0 }),
    answer("state-xlu", "lamp.9.practice", {
      kind: "practice",
      practices: [
        {
          title: "Lamps at noon",
          summary: "Lamps are tried at noon.",
          since: null,
          result: "Fewer fail.",
          link: null,
          files: [],
        },
      ],
    }),
  ],
  obligations: [
    {
      ...{ mandate: "0b1e9f5c-61a7-4c07-8a41-6f3f2b0a9d02", document: "A/RES/71/901", paragraph: "3" },
      ...{ action: { text: "to report on lamps", language: "en" }, addressee: "the Secretary-General" },
      ...{ due: "2019-12-31", status: "due", outstanding: true },
    },
  ],
  agreed: [],
  figures: [],
}

/** Figures of an invented release, one shown, one withheld, one that nobody reported, one of nobody. */
export const lampFigures: FactFigures = {
  key: "n lamps-2018 year,sex ",
  ...{ dimensions: "year,sex", at: "", release: "0b1e9f5c-61a7-4c07-8a41-6f3f2b0a9d77", code: "lamps-2018" },
  ...{ digest: "ab".repeat(32), title: { en: "Keepers of lamps" }, whose: { en: "Lumenia" }, released: "2019-05-01" },
  ...{ k: 10, cautions: ["detected-is-not-prevalence", "withheld"] },
  spread: [
    {
      name: "year",
      codes: [
        { code: "2017", names: {} },
        { code: "2018", names: {} },
      ],
    },
    {
      name: "sex",
      codes: [
        { code: "female", names: { en: "Female", ar: "أنثى" } },
        { code: "male", names: { en: "Male" } },
      ],
    },
  ],
  held: [],
  figures: [
    { at: [0, 0], value: 1234, status: "shown" },
    { at: [0, 1], value: null, status: "withheld" },
    { at: [1, 0], value: null, status: "not-reported" },
    { at: [1, 1], value: 0, status: "shown" },
  ],
}
/** The head of an invented report. */
export const head: Headed = {
  report: "0b1e9f5c-61a7-4c07-8a41-6f3f2b0a9d03",
  title: {
    ar: "تقرير عن المصابيح",
    en: "Report on lamps",
    es: "Informe sobre las lámparas",
    fr: "Rapport sur les lampes",
    ru: "Доклад о лампах",
    zh: "关于灯的报告",
  },
  symbol: "A/71/901",
  body: "ga",
  organ: { en: "General Assembly" },
  session: "71",
  agendaItem: "9",
  dated: "2019-06-01",
  mandate: "0b1e9f5c-61a7-4c07-8a41-6f3f2b0a9d02",
}

const six = (text: (language: Language) => string): Text =>
  Object.fromEntries(languages.map((language) => [language, text(language)]))

const sentence: Text = {
  ar: "أبلغ {lit} بأن كل المصابيح مضاءة ({who}).",
  en: "{lit} reported that every lamp is lit ({who}).",
  es: "{lit} comunicaron que todas las lámparas están encendidas ({who}).",
  fr: "{lit} ont indiqué que toutes les lampes sont allumées ({who}).",
  ru: "О том, что все лампы зажжены, сообщили {lit} ({who}).",
  zh: "{lit}报告称每盏灯都已点亮（{who}）。",
}

/** Blocks of every kind over the invented answers. */
export const blocks: readonly Block[] = Block.array().parse([
  { kind: "heading", level: 1, words: six(() => "I") },
  {
    ...{ kind: "paragraph", words: sentence },
    parts: {
      lit: { part: "count", question: "lamp.5.lit", answers: ["yes"] },
      who: { part: "names", question: "lamp.5.lit", answers: ["yes", "in-part"] },
    },
  },
  { kind: "list", words: six(() => "II"), question: "lamp.5.lit", answers: ["yes", "in-part"] },
  { kind: "quotation", words: {}, question: "lamp.5.lit", party: "state-xar" },
  { kind: "table", words: six(() => "III"), question: "lamp.5.lit" },
  { kind: "chart", words: six(() => "IV"), question: "lamp.5.lit", of: "replied" },
  { kind: "map", words: six(() => "V"), question: "lamp.5.lit" },
  { kind: "matrix", words: six(() => "VI"), questions: ["lamp.5.lit", "lamp.9.number"] },
  { kind: "practices", words: six(() => "VII"), question: "lamp.9.practice" },
  { kind: "obligations", words: six(() => "VIII"), which: "outstanding" },
  { kind: "replies", words: six(() => "IX"), who: "asked" },
])

const folder = (module: string) => (language: Language) =>
  JSON.parse(readFileSync(new URL(`../${module}/messages/${language}.json`, import.meta.url), "utf8")) as Record<
    string,
    string
  >
const catalogues = (module: string) => {
  const read = folder(module)
  return Object.fromEntries(languages.map((language) => [language, read(language)])) as Record<
    Language,
    Record<string, string>
  >
}

/** The fixed words, as the product ships them. */
export const words = {
  ...fixedWords(catalogues("reports/print")),
  ...fixedWords(catalogues("directory"), { "directory.group.": "group." }),
  ...fixedWords(catalogues("decisions"), { "decisions.status.": "status." }),
  ...fixedWords(catalogues("analysis/web/figures"), { "analysis.figure.dimension.": "dimension." }),
}
