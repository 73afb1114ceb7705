import assert from "node:assert/strict"
import { test } from "node:test"
import { readMandates, type Masthead, type Tongue } from "../src/index.ts"
import { mandateIn, paragraphOf, trialHead } from "./cases.ts"

const of = (language: Tongue, text: string) => {
  const [found] = readMandates([paragraphOf(text)], { ...trialHead, number: "78/900" } as Masthead, language)
  if (!found) throw new Error(`no mandate was found in: ${text}`)
  return found
}

test("a report has its organs, its session and what it is, in four languages", () => {
  const cases: readonly (readonly [Tongue, string, readonly string[], string, string])[] = [
    [
      "en",
      "Requests the Secretary-General to submit to it at its eightieth session a final report;",
      ["General Assembly"],
      "at its eightieth session",
      "final report",
    ],
    [
      "en",
      "Requests the Secretary-General to report to both the Conference of the Parties and the General Assembly at its eightieth session;",
      ["Conference of the Parties", "General Assembly"],
      "at its eightieth session",
      "",
    ],
    [
      "fr",
      "Prie le Secrétaire général de lui présenter à sa quatre-vingtième session un rapport ;",
      ["General Assembly"],
      "à sa quatre-vingtième session",
      "rapport",
    ],
    [
      "es",
      "Solicita al Secretario General que le presente un informe en su octogésimo período de sesiones;",
      ["General Assembly"],
      "en su octogésimo período de sesiones",
      "informe",
    ],
    [
      "ru",
      "просит Генерального секретаря представить Совету Безопасности доклад на ее восьмидесятой сессии;",
      ["Security Council"],
      "на ее восьмидесятой сессии",
      "доклад",
    ],
  ]
  for (const [language, text, to, session, what] of cases) {
    const { report, deliverable } = of(language, text)
    assert.deepEqual([report?.to, report?.session, deliverable ?? ""], [to, session, what], text)
  }
})

test("how often is said or follows from the sessions, and is told apart", () => {
  const often = (text: string) => {
    const { recurrence, implied } = of("en", text)
    return [recurrence, implied]
  }
  assert.deepEqual(often("Requests the Secretary-General to report annually to the General Assembly;"), [
    "annual",
    null,
  ])
  assert.deepEqual(often("Requests the Secretary-General to report to it at its eightieth session;"), [
    null,
    "biennial",
  ])
  assert.deepEqual(often("Requests the Secretary-General to report to it at its eighty-second session;"), [
    null,
    "quadrennial",
  ])
  assert.deepEqual(often("Requests the Secretary-General to light a lamp at its eightieth session;"), [null, null])
  assert.deepEqual(often("Decides to apportion the costs at a monthly rate of 11 dollars;"), [null, null])
  assert.equal(
    of("fr", "Prie le Secrétaire général de lui faire rapport à sa quatre-vingt-et-unième session ;").implied,
    "triennial",
  )
})

test("what becomes of a body or a mandate is told: reviewed, extended, ended", () => {
  const life = (text: string) => mandateIn(text).life
  assert.equal(life("Decides to extend the mandate of the keeper for a period of three years;"), "extension")
  assert.equal(life("Decides to terminate the Panel of Lamps;"), "termination")
  assert.equal(life("Decides to review the effectiveness and future of the Panel at its eightieth session;"), "review")
  assert.equal(life("Requests the Panel to consider whether to extend its work;"), "review")
  assert.equal(life("Requests the Secretary-General to light a lamp;"), null)
})

test("to remain seized gives nobody a task, in any language", () => {
  for (const [language, text] of [
    ["en", "Decides to remain actively seized of the matter."],
    ["fr", "Décide de rester saisie de la question."],
    ["es", "Decide seguir ocupándose de la cuestión."],
    ["ru", "постановляет продолжать заниматься этим вопросом."],
    ["ar", "تقرر أن تبقي المسألة قيد نظرها."],
    ["zh", "决定继续处理此案。"],
  ] as const)
    assert.equal(of(language, text).kind, "position", text)
})

test("words on money are kept in six languages", () => {
  for (const [language, text, words] of [
    [
      "fr",
      "Prie le Secrétaire général de veiller, dans les limites des ressources existantes, aux phares ;",
      "dans les limites des ressources existantes",
    ],
    [
      "es",
      "Solicita al Secretario General que, con los recursos disponibles, encienda una lámpara;",
      "con los recursos disponibles",
    ],
    ["ru", "просит Генерального секретаря в пределах имеющихся ресурсов зажечь огни;", "в пределах имеющихся ресурсов"],
    ["ar", "تطلب إلى الأمين العام أن يضيء المنارات في حدود الموارد المتاحة؛", "في حدود الموارد المتاحة"],
    ["zh", "请秘书长在现有资源范围内点灯；", "在现有资源范围内"],
  ] as const)
    assert.equal(of(language, text).resources, words)
})
