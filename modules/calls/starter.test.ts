import { holds, type Known } from "#modules/calls/holds.ts"
import { codesAmong } from "#modules/calls/lists.ts"
import { faultsOf, type QuestionWording } from "#modules/calls/question.ts"
import { faultsIn, isRepeat, placesOf, type Section } from "#modules/calls/questionnaire.ts"
import { wordingOf, type ShippedQuestion } from "#modules/calls/starter/shipped.ts"
import { shippedQuestionnaires } from "#modules/calls/store/starter.ts"
import { starterRecord } from "#modules/decisions/door.ts"
import { articlesOf, hasArticle, isCitedBy } from "#modules/treaties/articles.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { z } from "zod"

const all = await shippedQuestionnaires()
const questions = all.flatMap((each) => each.questions)
const byCode = new Map(questions.map((each) => [each.code, each]))
const named = (code: string) => {
  const found = all.find((each) => each.code === code)
  assert.ok(found, code)
  return { ...found, asked: placesOf(found).flatMap(({ asked }) => byCode.get(asked.question) ?? []) }
}
const words = (question: ShippedQuestion): QuestionWording => wordingOf(question, new Map())
const protocol = "XVIII-12-a"

describe("the shipped questions", () => {
  it("are between ninety and a hundred and forty, each once, each asked by a ready-made questionnaire", () => {
    assert.ok(questions.length >= 90 && questions.length <= 140, String(questions.length))
    assert.equal(byCode.size, questions.length)
    const asked = new Set(all.flatMap((each) => placesOf(each).map((place) => place.asked.question)))
    assert.deepEqual(
      questions.map(({ code }) => code).filter((code) => !asked.has(code)),
      [],
    )
  })

  it("keep every code that was ever shipped, answered and asked as it was", () => {
    const list = readFileSync(new URL("../../database/starter/question-codes.tsv", import.meta.url), "utf8")
    const lines = list.split("\n").filter((line) => line !== "" && !line.startsWith("#"))
    assert.deepEqual(lines.slice(1).sort(), questions.map(({ code, kind, per }) => `${code}\t${kind}\t${per}`).sort())
  })

  it("hold together", () => {
    for (const question of questions) assert.deepEqual(faultsOf(words(question)), [], question.code)
  })

  it("offer a choice only where one is made, and break down tables by codes that are known", () => {
    const codesOf = codesAmong(["UTO"])
    for (const { code, kind, options, many, dimensions, measure, bounds } of questions) {
      assert.equal(options.length > 0, kind === "choice", code)
      assert.ok(!many || kind === "choice", code)
      assert.equal(dimensions.length > 0, kind === "table", code)
      assert.equal(measure !== null, kind === "table", code)
      assert.ok(bounds === null || kind === "number", code)
      for (const each of dimensions.filter(({ list }) => list !== "own")) {
        const known = codesOf({ ...each, options: [] })
        for (const option of each.options) assert.ok(known.has(option.code), `${code} ${option.code}`)
      }
    }
  })

  it("hang at articles the Protocol has and at paragraphs the record has", async () => {
    const { record } = await starterRecord()
    const references = new Set(record.requirements.map(({ document, reference }) => `${document} ${reference}`))
    for (const { code, anchors } of questions)
      for (const anchor of anchors) {
        if ("document" in anchor) assert.ok(references.has(`${anchor.document} ${anchor.reference}`), code)
        else {
          assert.ok("instrument" in anchor, `${code} names a mandate by an id`)
          assert.equal(anchor.instrument, protocol, code)
          assert.ok(hasArticle(protocol, anchor.article, anchor.paragraph), `${code} ${JSON.stringify(anchor)}`)
        }
      }
  })
})

describe("the ready-made questionnaires", () => {
  it("are the six that were promised, and hold together", () => {
    assert.deepEqual(
      all.map(({ code }) => code),
      [
        ...["agency-activities", "annual-statistics", "commitments-5-2", "demand"],
        ...["organ-removal", "protocol-implementation"],
      ],
    )
    const bank = new Map(questions.map(({ code }) => [code, { retired: false }]))
    for (const each of all) assert.deepEqual(faultsIn(each, bank), [], each.code)
  })

  it("ask of every paragraph of the Protocol that defines or obliges, by a question that is answered yes, in part or no", () => {
    const { asked } = named("protocol-implementation")
    for (const { number, kind, paragraphs } of articlesOf(protocol)) {
      if (kind === "frames") continue
      for (const paragraph of paragraphs.length > 0 ? paragraphs : [null]) {
        const meant = asked.filter(({ anchors }) =>
          anchors.some((each) => {
            if (!("instrument" in each) || each.article !== number) return false
            return paragraph === null || (each.paragraph !== null && isAbout(paragraph, each.paragraph))
          }),
        )
        const place = `article ${number}, paragraph ${paragraph}`
        // The age of a child is a number, and agreements with others are told: yes or no would say less.
        const how = { "3(d)": "number", "8-6": "explanation" }[
          `${number}${paragraph?.startsWith("(") ? "" : "-"}${paragraph}`
        ]
        assert.ok(
          meant.some((each) => each.kind === (how ?? "compliance")),
          place,
        )
      }
    }
  })

  it("ask of every commitment, every encouragement and every invitation of resolution 5/2", () => {
    const asks: [code: string, references: string[]][] = [
      [
        "commitments-5-2",
        ["OP7", "OP8"].flatMap((each) => ["a", "b", "c", "d", "e"].map((point) => `${each}(${point})`)),
      ],
      ["demand", ["OP9(a)", "OP9(b)", "OP11"]],
      ["organ-removal", ["OP13"]],
      ["agency-activities", ["OP16"]],
    ]
    for (const [code, references] of asks) {
      const kinds = (reference: string) =>
        named(code).asked.filter(({ anchors }) =>
          anchors.some((each) => "document" in each && each.document === "cop-5-2" && each.reference === reference),
        )
      for (const each of references) {
        // What is only asked at the end, of paragraph 8 as a whole, is not a question about one of its points.
        assert.ok(
          kinds(each).some(({ kind, anchors }) => kind !== "assistance" && anchors.length < 5),
          `${code} ${each}`,
        )
      }
    }
  })

  it("ask once: what the Protocol’s questionnaire asks, the others ask under the same code", () => {
    const own = new Set(named("protocol-implementation").questions.map(({ code }) => code))
    const shared = named("commitments-5-2").asked.filter(({ code }) => own.has(code))
    assert.deepEqual(
      shared.filter(({ kind }) => kind === "compliance").map(({ code }) => code),
      ["tip.6.views", "tip.6.compensation", "tip.10.training", "tip.9.demand"],
    )
    assert.ok(named("demand").asked.some(({ code }) => code === "tip.9.demand"))
  })

  it("ask what stands in the way, and for need of assistance, of whoever answers no or in part, and of nobody else", () => {
    for (const code of ["protocol-implementation", "commitments-5-2"])
      for (const section of named(code).sections.filter(({ items }) => complianceIn({ items }).length > 0)) {
        const asked = complianceIn(section)
        const yes = new Map(asked.map((each) => [each, "yes"]))
        assert.deepEqual(followUpsOf(section, yes), [], section.code)
        assert.deepEqual(followUpsOf(section, new Map()), [], section.code)
        for (const each of asked)
          for (const answer of ["no", "in-part"])
            assert.deepEqual(
              followUpsOf(section, new Map([...yes, [each, answer]])),
              ["explanation", "assistance"],
              `${section.code} ${each} ${answer}`,
            )
      }
  })

  it("let authorities, laws and practices be told as often as there are some", () => {
    const repeated = all.flatMap(({ sections }) =>
      sections.flatMap(({ items }) => items.filter(isRepeat).map(({ items: [first] }) => first?.question)),
    )
    const kinds = repeated.map((code) => byCode.get(code ?? "")?.kind)
    for (const kind of ["authority", "law", "practice"] as const) assert.ok(kinds.includes(kind), kind)
  })

  it("ask statistics year by year, for each indicator, by what a figure is broken down", () => {
    const { asked } = named("annual-statistics")
    const tables = asked.filter(({ kind }) => kind === "table")
    for (const { code, per } of tables) assert.equal(per, "year", code)
    const by = (measure: string) =>
      tables
        .filter((each) => each.measure === measure)
        .map(({ dimensions }) => dimensions.map(({ code }) => code).join())
    assert.deepEqual(by("0204"), ["form"])
    assert.deepEqual(by("victims"), ["form,sex,age", "citizenship,sex"])
    assert.deepEqual(by("suspected"), ["sex,age"])
    assert.deepEqual(by("prosecuted"), ["sex,age"])
    assert.deepEqual(by("convicted"), ["sex,age", "citizenship,sex"])
    assert.deepEqual(by("repatriated"), ["country,sex"])
  })

  it("find totals of the same persons that differ, and wait for both", () => {
    const checks = all.flatMap((each) => placesOf(each).flatMap(({ asked }) => (asked.check ? [asked] : [])))
    assert.ok(checks.length > 0)
    for (const { question, check } of checks) {
      const other = question.replace("-citizenship", "")
      assert.ok(check && byCode.has(other), question)
      const held = (known: Known) => holds(check.holds, known)
      assert.ok(held(new Map([[question, 12]])))
      assert.ok(held(new Map([[other, 12]])))
      assert.ok(held(new Map([[question, 12], [other, 12]]))) // prettier-ignore
      assert.ok(!held(new Map([[question, 11], [other, 12]]))) // prettier-ignore
    }
  })
})

describe("the words of the shipped questions", () => {
  it("are said in all six languages, each in its own script", () => {
    const script: Readonly<Record<Language, RegExp>> = {
      ...{ ar: /\p{Script=Arabic}/u, ru: /\p{Script=Cyrillic}/u, zh: /\p{Script=Han}/u },
      ...{ en: /\p{Script=Latin}/u, es: /\p{Script=Latin}/u, fr: /\p{Script=Latin}/u },
    }
    const texts = textsIn(all)
    assert.ok(texts.length > questions.length * 2)
    for (const text of texts) {
      assert.deepEqual(Object.keys(text).sort(), [...languages].sort())
      for (const language of languages) {
        // Ages and classes are numbers in every language.
        assert.match(text[language], script[language], `${language}: ${text[language]}`)
        assert.equal(text[language], text[language].trim())
        const others = language === "ar" || language === "zh" ? /[\p{Script=Cyrillic}]/u : /\p{Script=Han}/u
        assert.doesNotMatch(text[language], others)
      }
      const numbers = (said: string) => [...new Set(said.match(/\d+\/\d+|0204/g))].sort().join()
      for (const language of languages) assert.equal(numbers(text[language]), numbers(text.en), text[language])
    }
  })

  it("ask in a sentence that ends where one does, and say each thing differently", () => {
    for (const { code, kind, label } of questions) {
      if (kind !== "compliance" && kind !== "assistance") continue
      for (const language of languages) assert.match(label[language] ?? "", /[?؟？]$/, `${code} ${language}`)
    }
    for (const language of languages) {
      const labels = questions.map(({ label }) => label[language])
      const twice = labels.filter((label, at) => labels.indexOf(label) !== at)
      assert.deepEqual(twice, [], language)
    }
  })

  const printed = new URL("../../../shared/documents/trafficking/A_RES_55_25.json", import.meta.url)
  it(
    "are our own: no ten words in a row are the Protocol’s",
    { skip: !existsSync(printed) && "the adopted text is not beside the project" },
    () => {
      const Paragraphs = z.object({ paragraphs: z.array(z.object({ text: z.string() })) })
      const { paragraphs } = Paragraphs.parse(JSON.parse(readFileSync(printed, "utf8")))
      const theirs = new Set(paragraphs.flatMap(({ text }) => runsOf(text)))
      for (const { en } of textsIn(all)) for (const run of runsOf(en)) assert.ok(!theirs.has(run), run)
    },
  )
})

const isAbout = (paragraph: string, cited: string) => isCitedBy(paragraph, cited) || isCitedBy(cited, paragraph)

/** The questions of a section that are answered yes, in part or no, and asked of everybody. */
const complianceIn = ({ items }: Pick<Section, "items">): string[] =>
  items.flatMap((item) => (!isRepeat(item) && byCode.get(item.question)?.kind === "compliance" ? [item.question] : []))

/** How those questions of a section are answered that are asked of whoever has difficulties. */
const followUpsOf = ({ items }: Section, known: Known): string[] =>
  items.flatMap((item) => {
    if (isRepeat(item) || !/\.(obstacles|assistance)$/.test(item.question)) return []
    return item.when && holds(item.when, known) ? [byCode.get(item.question)?.kind ?? ""] : []
  })

const Said = z.record(z.enum(languages), z.string())

/** Every text in what is shipped: each object that has a language among its fields. */
function textsIn(within: unknown): Record<Language, string>[] {
  if (typeof within !== "object" || within === null) return []
  if (!Array.isArray(within) && Object.keys(within).some((key) => languages.some((each) => each === key)))
    return [Said.parse(within)]
  return Object.values(within).flatMap(textsIn)
}

const runsOf = (text: string): string[] => {
  const said = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return said.slice(9).map((_, at) => said.slice(at, at + 10).join(" "))
}
