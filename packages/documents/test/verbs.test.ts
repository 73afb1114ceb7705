import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import type { Tongue } from "../src/index.ts"
import { openerOf, phraseOf } from "../src/verb.ts"

const t = (language: Tongue, text: string, printed: string, core: string, verbClass: string) =>
  void test(`${language}: "${text}" opens with "${printed}"`, () => {
    const phrase = phraseOf(text, language)
    assert.deepEqual([phrase?.printed, phrase?.core, phrase?.class], [printed, core, verbClass])
  })

t("en", "Requests the Secretary-General to report", "Requests", "requests", "request")
t("en", "Also requests the Secretary-General", "Also requests", "requests", "request")
t("en", "Calls upon States", "Calls upon", "calls upon", "call")
t("en", "Calls once again upon all parties", "Calls once again upon", "calls upon", "call")
t("en", "Decides further that it shall meet", "Decides further", "decides", "decision")
t("en", "Encourages further efforts by all", "Encourages", "encourages", "invitation")
t(
  "en",
  "Reiterates its request to the Secretary-General",
  "Reiterates its request",
  "reiterates its request",
  "request",
)
t("en", "Reaffirms the continuation of the programme", "Reaffirms", "reaffirms", "position")
t(
  "en",
  "Takes note with appreciation of the report",
  "Takes note with appreciation",
  "takes note with appreciation",
  "appreciation",
)
t("en", "Notes with grave concern that", "Notes with grave concern", "notes with grave concern", "concern")
t("en", "Strongly urges the parties", "Strongly urges", "urges", "urging")
t(
  "en",
  "Welcomes and expresses its strong support of keepers",
  "Welcomes and expresses its strong support",
  "welcomes and expresses its strong support",
  "appreciation",
)
t(
  "en",
  "Unequivocally rejects and condemns all acts",
  "Unequivocally rejects and condemns",
  "rejects and condemns",
  "concern",
)
t(
  "en",
  "Expresses further its appreciation to Qatar",
  "Expresses further its appreciation",
  "expresses its appreciation",
  "appreciation",
)
t("en", "In this context demands that all parties leave", "demands", "demands", "demand")
t("fr", "Prie le Secrétaire général de lui présenter", "Prie", "prie", "request")
t("fr", "Demande instamment aux États Membres", "Demande instamment", "demande", "urging")
t(
  "fr",
  "Se déclare profondément préoccupée par",
  "Se déclare profondément préoccupée",
  "se déclare préoccupée",
  "concern",
)
t("es", "Solicita también al Secretario General", "Solicita también", "solicita", "request")
t(
  "es",
  "Acoge con beneplácito y alienta",
  "Acoge con beneplácito y alienta",
  "acoge con beneplácito y alienta",
  "invitation",
)
t("ru", "настоятельно призывает государства", "настоятельно призывает", "призывает", "urging")
t("ru", "с обеспокоенностью отмечает, что", "с обеспокоенностью отмечает", "отмечает", "concern")
t("ar", "تطلب إلى الأمين العام", "تطلب", "تطلب", "request")
t("zh", "请秘书长提交报告", "请", "请", "request")

const none = (language: Tongue, text: string) =>
  void test(`${language}: "${text}" opens with no operative verb`, () =>
    assert.equal(phraseOf(text, language), undefined))
none("en", "Recalling its resolution")
none("en", "The Secretary-General requests")
none("fr", "Rappelant sa résolution")
none("es", "Recordando su resolución")
none("ru", "ссылаясь на свою резолюцию")

const o = (language: Tongue, text: string, opener: string | undefined) =>
  void test(`${language}: "${text}" opens a preamble with ${String(opener)}`, () =>
    assert.equal(openerOf(text, language), opener))
o("en", "Recalling also its resolution", "Recalling also")
o("en", "Deeply concerned at the number", "Deeply concerned")
o("en", "Taking note with appreciation of", "Taking note with appreciation")
o("en", "In this regard, calling on all", "In this regard, calling")
o("en", "Commission on Human Rights resolution", undefined)
o("fr", "S’inspirant des principes", "S’inspirant")
o("es", "Profundamente preocupado porque", "Profundamente preocupado")
o("ru", "принимая во внимание положения", "принимая во внимание")

const phrases = join(import.meta.dirname, "../../../../shared/documents/verbs.json")
const skip = existsSync(phrases) ? false : "the counted phrases are not at hand"

type Counted = { readonly class: string; readonly level: number } & {
  readonly [language in Exclude<Tongue, "en" | "ar" | "zh">]?: readonly (readonly [form: string, share: number])[]
}

test("every phrase that was counted is known with its class, and nearly every rendering", { skip }, () => {
  const { verbs } = JSON.parse(readFileSync(phrases, "utf8")) as { verbs: Record<string, Counted> }
  // Commitments and condemnations are classes of their own there, positions and concerns here.
  const own: Record<string, string> = { commitment: "position", condemnation: "concern" }
  const wrong = Object.entries(verbs).filter(([phrase, { class: said, level }]) => {
    const found = phraseOf(`${phrase} `, "en")
    return found?.class !== (own[said] ?? said) || found.level !== level
  })
  assert.deepEqual(wrong, [])
  for (const language of ["fr", "es", "ru"] as const) {
    const forms = Object.values(verbs).flatMap((verb) => (verb[language] ?? []).map(([form]) => ({ form, verb })))
    const known = forms.filter(
      ({ form, verb }) => phraseOf(`${form} `, language)?.class === (own[verb.class] ?? verb.class),
    )
    assert.ok(known.length / forms.length >= 0.89, `${language}: ${known.length} of ${forms.length}`)
  }
})
