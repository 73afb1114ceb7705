import { starterActors } from "#modules/directory/door.ts"
import { recognizerOf } from "#modules/directory/recognize.ts"
import { shorthands } from "#modules/directory/shorthand.ts"
import { tokensOf } from "#modules/directory/wording.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const actors = await starterActors()
const recognize = recognizerOf(actors)

/** What is printed, whom it means; in the third place, which body speaks. */
type Case = readonly [printed: string, code: string | null, body?: string]

function recognizes(cases: readonly Case[]) {
  for (const [printed, code, body] of cases) {
    assert.equal(recognize(printed, { body: body ?? null })?.code ?? null, code, printed)
  }
}

describe("recognizing an addressee", () => {
  it("keeps apart the parties that texts keep apart", () => {
    recognizes([
      ["Member States", "member-states"],
      ["States parties", "states-parties"],
      ["States Parties to the Protocol", "states-parties"],
      ["each State Party", "states-parties"],
      ["States", "states"],
      ["Governments", "governments"],
      ["signatories", "signatories"],
      ["the Secretary-General", "un-secretary-general"],
      ["the Secretariat", "un-secretariat"],
      ["States Members of the United Nations", "member-states"],
      ["States members of the Commission", "states"],
    ])
  })

  it("passes over articles, qualifiers and clauses", () => {
    recognizes([
      ["all Member States that have not yet done so", "member-states"],
      ["those interested Member States, within their means,", "member-states"],
      ["all relevant stakeholders", "stakeholders"],
      ["all of the specialized agencies", "un-entities"],
      ["also the Secretary-General", "un-secretary-general"],
      ["the United Nations Office on Drugs and Crime, in its capacity as coordinator of the Group,", "unodc"],
      ["within existing resources, the Secretariat", "un-secretariat"],
      ["in consultation with Member States, the Secretary-General", "un-secretary-general"],
      ["international, regional and other intergovernmental organizations", "international-organizations"],
      ["MEMBER STATES", "member-states"],
    ])
  })

  it("answers with the first party named, by its longest name", () => {
    recognizes([
      ["Governments and relevant United Nations bodies", "governments"],
      ["Member States and other donors", "member-states"],
      ["the Office of the United Nations High Commissioner for Human Rights", "ohchr"],
      ["the United Nations High Commissioner for Human Rights", "high-commissioner-human-rights"],
      ["the Office of the United Nations High Commissioner for Refugees", "unhcr"],
      ["the President of the General Assembly", "un-ga-president"],
      ["the United Nations system", "un-system"],
      ["Equatorial Guinea", "state-gnq"],
      ["Guinea", "state-gin"],
      ["the Democratic Republic of the Congo", "state-cod"],
      ["the Counter-Terrorism Committee Executive Directorate (CTED)", "cted"],
      ["the International Organization for Migration (IOM)", "iom"],
    ])
  })

  it("takes two spellings of the coordination group for one body", () => {
    recognizes([
      ["the Inter-Agency Coordination Group against Trafficking in Persons", "icat"],
      ["the Inter-Agency Cooperation Group against Trafficking in Persons", "icat"],
      ["the Interagency Group", null],
      ["ICAT", "icat"],
    ])
  })

  it("takes the Government of a State for that State", () => {
    recognizes([
      ["the Government of Italy", "state-ita"],
      ["the Governments of Kenya and Uganda", "state-ken"],
      ["le Gouvernement de la Suisse", "state-che"],
      ["el Gobierno de México", "state-mex"],
      ["Правительство Италии", "state-ita"],
      ["the Governments of States parties", "governments"],
    ])
  })

  it("resolves a short name by the body that speaks", () => {
    recognizes([
      ["the Conference", "ctoc-cop", "ctoc-cop-wg-4"],
      ["the Conference", "cac-cosp", "cac-cosp"],
      ["the Conference", null, "un-hrc"],
      ["the Working Group", "ctoc-cop-wg-4", "ctoc-cop"],
      ["the Working Group", "ctoc-cop-wg-7", "ctoc-cop-wg-7"],
      ["the Secretariat", "ctoc-cop-secretariat", "ctoc-cop"],
      ["the Secretariat", "un-secretariat", "un-ga"],
      ["the Office", "unodc", "ccpcj"],
      ["the Office", "ohchr", "un-hrc"],
      ["the Commission", "csw", "csw"],
      ["the Commission", null, "un-ga"],
      ["the Council", "un-sc", "un-sc"],
      ["the Council", "ecosoc", "ccpcj"],
      ["the Committee", "un-ga-c3", "un-ga-c3"],
      ["the Assembly", "un-ga", "un-hrc"],
      ["its Bureau", "ctoc-cop-bureau", "ctoc-cop"],
      ["its Chair", "ctoc-cop-wg-4-chair", "ctoc-cop-wg-4"],
      ["the President", "un-hrc-president", "un-hrc"],
      ["the Executive Director", "unodc-executive-director", "ccpcj"],
      ["all parties", "parties-to-conflict", "un-sc"],
      ["the parties", "states-parties", "ctoc-cop"],
    ])
  })

  it("resolves a short name by whom the text named last", () => {
    const named = ["ohchr", "unodc", "sr-slavery", "statcom"]
    const meant = (printed: string) => recognize(printed, { body: "un-ga", named })?.code
    assert.equal(meant("the Commission"), "statcom")
    assert.equal(meant("the Special Rapporteur"), "sr-slavery")
    assert.equal(meant("the Office"), "unodc")
    assert.equal(recognize("the Office", { body: "un-ga", named: ["unodc", "ohchr"] })?.code, "ohchr")
  })

  it("finds an office by whose it is", () => {
    recognizes([
      ["the Chair of the Working Group", "ctoc-cop-wg-4-chair", "ctoc-cop"],
      ["the Executive Director of the Office", "unodc-executive-director", "ccpcj"],
      ["the Executive Director of UN-Women", "executive-heads"],
      ["the Director-General of the International Labour Organization", "executive-heads"],
      ["the President of the Council", "un-sc-president", "un-sc"],
      ["the Bureau of the Conference", "ctoc-cop-bureau", "ctoc-cop"],
      ["the secretariat of the Conference", "ctoc-cop-secretariat", "ctoc-cop"],
      ["members of the Inter-Agency Coordination Group", "icat"],
      ["Председатель Рабочей группы", "ctoc-cop-wg-4-chair", "ctoc-cop"],
      ["la Présidente du Groupe de travail", "ctoc-cop-wg-4-chair", "ctoc-cop"],
    ])
  })

  it("reads the other five languages as well", () => {
    recognizes([
      ["les États Membres qui ne l’ont pas encore fait", "member-states"],
      ["tous les États parties", "states-parties"],
      ["au Secrétaire général", "un-secretary-general"],
      ["l’Office des Nations Unies contre la drogue et le crime", "unodc"],
      ["les organisations non gouvernementales", "ngos"],
      ["a los Estados Miembros", "member-states"],
      ["los Estados partes que aún no lo hayan hecho", "states-parties"],
      ["la Oficina de las Naciones Unidas contra la Droga y el Delito", "unodc"],
      ["la Secretaría", "ctoc-cop-secretariat", "ctoc-cop"],
      ["государствам-членам", "member-states"],
      ["государств — участников", "states-parties"],
      ["Генерального секретаря", "un-secretary-general"],
      ["Генеральному секретарю Организации Объединенных Наций", "un-secretary-general"],
      ["Управлению Организации Объединенных Наций по наркотикам и преступности", "unodc"],
      ["всех доноров", "donors"],
      ["الأمين العام", "un-secretary-general"],
      ["جميع الدول الأعضاء", "member-states"],
      ["الدول الأطراف التي لم تفعل ذلك بعد", "states-parties"],
      ["مكتب الأمم المتحدة المعني بالمخدرات والجريمة", "unodc"],
      ["秘书长", "un-secretary-general"],
      ["尚未批准公约的会员国", "member-states"],
      ["各缔约国", "states-parties"],
      ["联合国毒品和犯罪问题办公室", "unodc"],
      ["负责儿童与武装冲突问题的秘书长特别代表", "srsg-caac"],
    ])
  })

  it("answers nothing rather than the next best", () => {
    recognizes([
      ["the Permanent Representative of Italy", null],
      ["them", null],
      ["those who work with victims", null],
      ["a wider use of the register", null],
      ["the Security Council Committee on the Northern Coast", null],
      ["the Northern Coast Advisory Group", null],
      ["the secretariat of the Northern Coast Convention", null],
      ["the Northern Coast Economic Organization", null],
      ["the United Nations harbour inspectors", null],
      ["", null],
      ["，", null],
    ])
  })

  it("says to which target a request counts", () => {
    const cases: [printed: string, target: string, body?: string][] = [
      ["Member States", "states"],
      ["Governments", "states"],
      ["the Government of Italy", "states"],
      ["countries of origin, transit and destination", "states"],
      ["the Secretary-General", "secretariat"],
      ["the Secretariat", "secretariat", "ctoc-cop"],
      ["the United Nations Office on Drugs and Crime", "secretariat"],
      ["executive heads of United Nations agencies", "secretariat"],
      ["the High Commissioner", "secretariat"],
      ["the Human Rights Council", "other"],
      ["the Working Group", "other", "ctoc-cop"],
      ["UNICEF", "other"],
      ["non-governmental organizations", "other"],
      ["donors", "other"],
      ["the private sector", "other"],
    ]
    for (const [printed, target, body] of cases) {
      assert.equal(recognize(printed, { body: body ?? null })?.target, target, printed)
    }
  })

  it("finds every actor by each of its names and aliases", () => {
    const lost = actors.flatMap((actor) =>
      [...Object.values(actor.names), ...actor.aliases]
        .filter((name) => recognize(name)?.code !== actor.code)
        .map((name) => [name, actor.code, recognize(name)?.code]),
    )
    assert.deepEqual(lost, [])
  })

  it("recognizes thousands in a second", () => {
    const start = performance.now()
    for (let i = 0; i < 5000; i++)
      recognize("all relevant Member States that have not yet done so", { body: "ctoc-cop" })
    assert.ok(performance.now() - start < 2500)
  })
})

describe("a short name", () => {
  it("leads to actors that are there, and is nobody's full name", () => {
    const codes = new Set(actors.map(({ code }) => code))
    const names = new Set(actors.flatMap(({ names: given, aliases }) => [...Object.values(given), ...aliases].map(key)))
    for (const { words, among, by = {}, otherwise, elsewhere } of shorthands) {
      const meant = [...among, ...Object.keys(by), ...Object.values(by), otherwise, elsewhere]
      assert.deepEqual(
        meant.filter((code) => code !== undefined && !codes.has(code)),
        [],
      )
      assert.deepEqual(
        words.filter((word) => names.has(key(word))),
        [],
      )
    }
  })
})

const key = (name: string): string => tokensOf(name).join(" ")
