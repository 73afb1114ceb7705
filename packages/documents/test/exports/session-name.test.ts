import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { sessionName } from "../../src/exports/session-name.ts"
import type { Tongue } from "../../src/index.ts"
import { readSource, textSource } from "../../src/index.ts"

const tongues: readonly Tongue[] = ["ar", "en", "es", "fr", "ru", "zh"]
const named = (session: string): string[] => tongues.map((language) => sessionName(session, language))

describe("the name of a session", () => {
  it("is written out in the language of the document", () => {
    const cases: Readonly<Record<string, readonly string[]>> = {
      "1": [
        "الدورة الأولى",
        "First session",
        "Primer período de sesiones",
        "Première session",
        "Первая сессия",
        "第一届会议",
      ],
      "11": [
        ...["الدورة الحادية عشرة", "Eleventh session", "Undécimo período de sesiones", "Onzième session"],
        ...["Одиннадцатая сессия", "第十一届会议"],
      ],
      "20": [
        ...["الدورة العشرون", "Twentieth session", "Vigésimo período de sesiones", "Vingtième session"],
        ...["Двадцатая сессия", "第二十届会议"],
      ],
      "71": [
        ...["الدورة الحادية والسبعون", "Seventy-first session", "Septuagésimo primer período de sesiones"],
        ...["Soixante et onzième session", "Семьдесят первая сессия", "第七十一届会议"],
      ],
      "78": [
        ...["الدورة الثامنة والسبعون", "Seventy-eighth session", "Septuagésimo octavo período de sesiones"],
        ...["Soixante-dix-huitième session", "Семьдесят восьмая сессия", "第七十八届会议"],
      ],
      "81": [
        ...["الدورة الحادية والثمانون", "Eighty-first session", "Octogésimo primer período de sesiones"],
        ...["Quatre-vingt-unième session", "Восемьдесят первая сессия", "第八十一届会议"],
      ],
      "ES-11": [
        ...["الدورة الاستثنائية الطارئة الحادية عشرة", "Eleventh emergency special session"],
        ...["Undécimo período extraordinario de sesiones de emergencia", "Onzième session extraordinaire d’urgence"],
        ...["Одиннадцатая чрезвычайная специальная сессия", "第十一届紧急特别会议"],
      ],
      "2023": [
        ...["دورة عام 2023", "2023 session", "Período de sesiones de 2023", "Session de 2023", "Сессия 2023 года"],
        ...["2023年会议"],
      ],
    }
    for (const [session, names] of Object.entries(cases)) assert.deepEqual(named(session), names)
  })

  it("is in figures where the number is too great to be written out", () => {
    assert.deepEqual(named("101"), [
      ...["الدورة 101", "101st session", "101º período de sesiones", "101e session", "101-я сессия", "第101届会议"],
    ])
    assert.equal(sessionName("112", "en"), "112th session")
  })

  it("stays as it is where it is printed already", () => {
    assert.equal(sessionName("Resumed fifth session", "fr"), "Resumed fifth session")
  })

  it("is found again in the head of a document, in every language", () => {
    const enacting = {
      ar: "إن الجمعية العامة،",
      en: "The General Assembly,",
      es: "La Asamblea General,",
      fr: "L’Assemblée générale,",
      ru: "Генеральная Ассамблея,",
      zh: "大会，",
    }
    for (const language of tongues)
      for (const session of ["3", "17", "40", "56", "78", "92", "104", "ES-10", "S-30", "2031"]) {
        const name = sessionName(session, language)
        const { masthead } = readSource(textSource(["A/RES/99/1", name, enacting[language]].join("\n\n")))
        assert.equal(masthead.session, name)
      }
  })
})
