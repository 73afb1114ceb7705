import assert from "node:assert/strict"
import { test } from "node:test"
import { readMandates, type Masthead, type Tongue } from "../src/index.ts"
import { paragraphOf, trialHead } from "./cases.ts"

type Told = readonly [verb: string, addressee: string | null, target: string, due?: string, from?: string | null]

/** All clauses of one paragraph of an act of the General Assembly of December 2023, in one language. */
const t = (language: Tongue, text: string, ...expected: Told[]) =>
  void test(`${language}: "${text}"`, () => {
    const found = readMandates([paragraphOf(text)], trialHead as Masthead, language)
    assert.deepEqual(
      found.map(({ verb, addressee, target, date }, place) => {
        const due = expected[place]?.[3] !== undefined ? [date?.printed, date?.from ?? null] : []
        return [verb, addressee, target, ...due]
      }),
      expected,
    )
  })

t("fr", "Prie le Secrétaire général de lui présenter, à sa quatre-vingtième session, un rapport sur les phares ;", [
  "Prie",
  "le Secrétaire général",
  "secretariat",
  "à sa quatre-vingtième session",
  "2025-09-01",
])
t(
  "fr",
  "Salue les efforts des gardiens, les invite à poursuivre leur veille, et encourage les États Membres à les aider ;",
  ["Salue", null, "none"],
  ["invite", "les", "other"],
  ["encourage", "les États Membres", "states"],
)
t(
  "fr",
  "Demande aux États Membres de veiller, compte tenu du brouillard, à l’éclairage des ports, et leur demande à cet égard d’y placer des lampes ;",
  ["Demande", "aux États Membres", "states"],
  ["demande", "leur", "states"],
)
t("fr", "Demande sa mise en œuvre effective ;", ["Demande", null, "none"])
t("fr", "Décide d’inscrire à l’ordre du jour provisoire de sa quatre-vingtième session la question des phares.", [
  "Décide",
  null,
  "none",
  "à l’ordre du jour provisoire de sa quatre-vingtième session",
  "2025-09-01",
])
t("fr", "Exhorte toutes les parties prenantes à éteindre leurs feux au plus tard le 31 mars 2025 ;", [
  "Exhorte",
  "toutes les parties prenantes",
  "other",
  "au plus tard le 31 mars 2025",
  "2025-03-31",
])
t("fr", "Proroge le mandat du Gardien pour une période de trois ans ;", [
  "Proroge",
  null,
  "none",
  "pour une période de trois ans",
  null,
])
t(
  "es",
  "Solicita al Secretario General y a la Alta Comisionada que, con los recursos disponibles, le presenten un informe en su octogésimo período de sesiones;",
  [
    "Solicita",
    "Secretario General y a la Alta Comisionada",
    "secretariat",
    "en su octogésimo período de sesiones",
    "2025-09-01",
  ],
)
t(
  "es",
  "Acoge con beneplácito la labor de los fareros, y los invita a que enciendan sus lámparas, e insta a los Estados a que compren aceite;",
  ["Acoge con beneplácito", null, "none"],
  ["invita", "los", "other"],
  ["insta", "los Estados", "states"],
)
t("es", "Exhorta a los Estados a velar por que cada puerto tenga luz a más tardar en 2026;", [
  "Exhorta",
  "los Estados",
  "states",
  "a más tardar en 2026",
  "2026-01-01",
])
t("ru", "просит Генерального секретаря представить ей доклад о маяках на ее восьмидесятой сессии;", [
  "просит",
  "Генерального секретаря",
  "secretariat",
  "на ее восьмидесятой сессии",
  "2025-09-01",
])
t(
  "ru",
  "настоятельно призывает Республику Островов немедленно зажечь огни и предлагает ей сообщить об этом к 31 марта 2025 года;",
  ["настоятельно призывает", "Республику Островов", "states"],
  ["предлагает", "ей", "states", "к 31 марта 2025 года", "2025-03-31"],
)
t("ru", "призывает к скорейшему ремонту маяков;", ["призывает", null, "none"])
t("ru", "рекомендует всем заинтересованным сторонам в сотрудничестве с лоцманами проверить лампы;", [
  "рекомендует",
  "всем заинтересованным сторонам",
  "other",
])

t("ar", "تطلب إلى الأمين العام أن يقدم إليها تقريرا عن المنارات في دورتها الحادية والثمانين؛", [
  "تطلب",
  "الأمين العام",
  "secretariat",
  "في دورتها الحادية والثمانين",
  "2026-09-01",
])
t(
  "ar",
  "ترحب بجهود حراس المنارات، وتدعوها إلى مواصلة العمل، وتهيب كذلك بالدول الأعضاء أن تشتري الزيت؛",
  ["ترحب", null, "none"],
  ["تدعوها", "ها", "other"],
  ["تهيب كذلك", "الدول الأعضاء", "states"],
)
t("ar", "تدعو إلى الاحترام الكامل للمنارات؛", ["تدعو إلى", null, "none"])
t(
  "zh",
  "请秘书长向大会第八十一届会议提交关于灯塔的报告，并邀请尚未签署《灯塔公约》的会员国不迟于2025年3月31日前签署；",
  ["请", "秘书长", "secretariat", "大会第八十一届会议", "2026-09-01"],
  ["邀请", "尚未签署《灯塔公约》的会员国", "states", "不迟于2025年3月31日前", "2025-03-31"],
)
t("zh", "呼吁充分尊重灯塔的安静，鼓励各国点灯；", ["呼吁", null, "none"], ["鼓励", "各国", "states"])

test("two sessions in one breath are days from the first to the last", () => {
  const [found] = readMandates(
    [
      paragraphOf(
        "Prie le Secrétaire général de faire rapport à ses quatre-vingtième et quatre-vingt-et-unième sessions ;",
      ),
    ],
    trialHead as Masthead,
    "fr",
  )
  assert.deepEqual([found?.date?.from, found?.date?.to], ["2025-09-01", "2027-09-15"])
})
