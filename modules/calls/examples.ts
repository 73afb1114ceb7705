import type { CallWording } from "#modules/calls/call.ts"
import type { QuestionWording } from "#modules/calls/question.ts"
import type { Questionnaire } from "#modules/calls/questionnaire.ts"

/** Invented questions about lanterns in harbours, a call that asks them, and its questionnaire: what tests and the demonstration begin with. */

const plain = {
  hint: {},
  anchors: [{ instrument: "XVIII-12-a", article: "9", paragraph: "1" }],
  per: "standing",
  options: [],
  many: false,
  dimensions: [],
  measure: null,
  bounds: null,
} satisfies Partial<QuestionWording>

/** Questions of several kinds, by their codes. */
export const lanternQuestions = [
  {
    ...plain,
    code: "lantern.law",
    kind: "compliance",
    label: { en: "Is a lantern required in every harbour?", fr: "Une lanterne est-elle exigée dans chaque port ?" },
  },
  {
    ...plain,
    code: "lantern.keepers",
    kind: "number",
    label: { en: "How many keepers were trained?", fr: "Combien de gardiens ont été formés ?" },
    bounds: { least: 0, most: null, whole: true },
    per: "year",
  },
  {
    ...plain,
    code: "lantern.oil",
    kind: "choice",
    label: { en: "Which oil do they burn?", fr: "Quelle huile brûle-t-on ?" },
    options: [
      { code: "olive", label: { en: "Olive oil", fr: "Huile d’olive" } },
      { code: "whale", label: { en: "None of whales", fr: "Aucune de baleine" } },
    ],
  },
  {
    ...plain,
    code: "lantern.dark",
    kind: "explanation",
    label: { en: "What keeps harbours dark?", fr: "Qu’est-ce qui laisse les ports dans le noir ?" },
  },
  {
    ...plain,
    code: "lantern.lit",
    kind: "table",
    label: { en: "Lanterns lit, by sex of their keeper", fr: "Lanternes allumées, selon le sexe du gardien" },
    per: "year",
    dimensions: [{ code: "sex", label: { en: "Sex", fr: "Sexe" }, list: "sex", options: [] }],
    measure: "lanterns",
  },
] satisfies (QuestionWording & { readonly code: string })[]

const asked = { required: false, when: null, check: null }

/** A questionnaire of two sections: the second explains what the first left dark. */
export const lanternQuestionnaire: Questionnaire = {
  sections: [
    {
      code: "light",
      title: { en: "Light", fr: "Lumière" },
      note: {},
      when: null,
      items: [
        { ...asked, question: "lantern.law", required: true },
        { ...asked, question: "lantern.oil" },
        { ...asked, question: "lantern.dark", when: { not: { chosen: ["lantern.law", "yes"] } } },
      ],
    },
    {
      code: "keepers",
      title: { en: "Keepers", fr: "Gardiens" },
      note: {},
      when: null,
      items: [
        { ...asked, question: "lantern.keepers" },
        { ...asked, question: "lantern.lit" },
      ],
    },
  ],
}

/** A call to two States and an agency, under a mandate, due on a day. */
export const lanternCall = (mandate: CallWording["mandates"][number], due = "2018-09-01"): CallWording => ({
  title: { en: "Lanterns in harbours, 2018", fr: "Lanternes dans les ports, 2018" },
  note: { en: "An answer may be short." },
  mandates: [mandate],
  instrument: "XVIII-12-a",
  groups: [],
  besides: ["state-ury", "state-jor", "iom"],
  except: [],
  languages: ["en", "fr"],
  year: 2017,
  opens: null,
  due,
  reminders: [30, 7],
  audience: "parties",
  published: null,
})
