import { type Organ, ORGANS, organOf } from "./organ.ts"
import { ordinalAbroad } from "./ordinals.ts"
import { ordinal } from "./sessions.ts"
import type { Mandate, Tongue } from "./tree.ts"

/** What must be known of a document to tell to whom one reports, and how often. */
export type Reported = {
  readonly language: Tongue
  readonly organ: Organ | undefined
  /** The number of the session the document is of. */
  readonly session: number | null
}

const DELIVERABLE: Partial<Record<Tongue, RegExp>> = {
  en: /\b(?:submit|prepare|provide|develop|produce|convene|present|compile|issue|publish|organize|establish|report|elaborate|draft|conduct|hold|undertake)\b[^;]{0,160}?\b(?:an?|the|its|their|such) ((?:(?!(?:an?|the|its|their|such|and|with|of|to|on|for)\b)[a-z][\w-]*\s){0,5}?(?:reports?|stud(?:y|ies)|plan|strategy|guidelines|note|summary report|summary|update|proposals?|assessment|review|list|recommendations|toolkit|handbook|compilation|analysis|survey|briefing|workshop|panel discussion|database))\b/,
  fr: /(?<!\p{L})(?:un|une|le|la|des|son|sa) (rapports?|études?|plan|stratégie|directives|notes?|résumé|propositions?|évaluation|liste|recommandations|guide|manuel|analyse|enquête|atelier|table ronde|base de données)(?: (?:final|intérimaire|complet|écrit|actualisé|détaillé|annuel|biennal|de synthèse|d[’']étape))?(?!\p{L})/u,
  es: /(?<!\p{L})(?:un|una|el|la|los|las|su) (informes?|estudios?|plan|estrategia|directrices|notas?|resumen|propuestas?|evaluación|lista|recomendaciones|guía|manual|análisis|encuesta|taller|mesa redonda|base de datos)(?: (?:final|provisional|completo|escrito|actualizado|detallado|anual|bienal|exhaustivo))?(?!\p{L})/u,
  ru: /(?<!\p{L})((?:(?:всеобъемлющий|письменный|промежуточный|итоговый|заключительный|обновленный|ежегодный|подробный) )?(?:доклад|исследовани[ея]|план|стратеги[юя]|руководящие принципы|записку|резюме|предложения|оценку|список|рекомендации|анализ|обзор|базу данных))(?!\p{L})/u,
}

/** What is to be handed over, in the text's words: "progress report"; `null` where nothing is named. */
export const deliverableIn = (words: string, language: Tongue): string | null =>
  DELIVERABLE[language]?.exec(words)?.[1]?.trim() ?? null

const RESOURCES =
  /(?:from )?within (?:(?:the )?(?:existing|available|approved|allocated)) (?:\p{L}+ )?resources(?: and mandates?)?|within their (?:existing )?mandates? and (?:existing )?resources|subject to the availability of (?:\p{L}+ )?resources|(?:provide |through )?(?:additional |adequate )?(?:extrabudgetary|voluntary) (?:resources|contributions)(?: for these purposes)?|dans les limites des ressources [^,;]{3,40}|ressources extrabudgétaires|contributions volontaires|(?:dentro de los|con los) recursos (?:existentes|disponibles)[^,;]{0,30}|recursos extrapresupuestarios|contribuciones voluntarias|в пределах имеющихся ресурсов|за счет внебюджетных (?:ресурсов|средств)|внебюджетн\p{L}+ (?:ресурс\p{L}+|средств\p{L}*)|في حدود الموارد (?:المتاحة|المتوفرة|القائمة|الحالية)|(?:موارد|تبرعات) (?:خارجة عن الميزانية|من خارج الميزانية)|(?:在|利用)现有资源(?:范围内)?|预算外资源|自愿捐款/iu

/** The words on money: "within existing resources". */
export const resourcesIn = (words: string): string | null => RESOURCES.exec(words)?.[0] ?? null

const REPORTS: Partial<Record<Tongue, RegExp>> = {
  en: /\b(?:reports?|submit|inform|present|updates?|brief(?:ing)?|transmit)\b/i,
  fr: /(?<!\p{L})(?:rapports?|faire rapport|rendre compte|informer|présenter|transmettre|soumettre|exposé)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:informes?|informar|informen?|presenten?|presentar|transmit\p{L}+)(?!\p{L})/iu,
  ru: /(?:доклад|представ|информир|сообщ|препровод)\p{L}*/iu,
}
/** The organ that speaks, by a pronoun: "lui présenter", "la informe", "представить ей". */
const ITSELF: Partial<Record<Tongue, RegExp>> = {
  fr: /(?<!\p{L})(?:lui|la) (?=présenter|soumettre|faire|rendre|transmettre|informer)|l[’']informer/u,
  es: /(?<!\p{L})(?:le|la) (?=present|inform|transmit)|(?:presentarle|informarle|informarla)/u,
  ru: /(?<!\p{L})(?:ей|ему)(?=[ ,])/u,
}

/** To which organs one must report, by their English names, and at which session. */
export function reportIn(words: string, session: string | null, { language, organ }: Reported): Mandate["report"] {
  const verb = REPORTS[language]?.exec(words)
  if (!verb) return null
  const to = language === "en" ? told(words.slice(verb.index), organ) : toldAbroad(words, language, organ)
  return to.length === 0 ? null : { to, session }
}

function told(rest: string, organ: Organ | undefined): string[] {
  const to: string[] = []
  for (const match of rest.matchAll(
    /\b(?:to both|to|inform|brief|update|and|and to) (?:the )?(?:(General Assembly|Security Council|Economic and Social Council|Human Rights Council|Commission(?: on [A-Z]\w+(?: [A-Z]\w+| and [A-Z]\w+)*)?|Conference(?: of the Parties(?: to the United Nations Convention against Transnational Organized Crime)?)?|Council|Assembly|Committee)|(?<!and )it)\b(?=[,;. ]|$)/g,
  )) {
    const name = match[1] ?? organ?.name
    if (name !== undefined && !to.includes(name)) to.push(name)
  }
  return to
}

function toldAbroad(words: string, language: Tongue, organ: Organ | undefined): string[] {
  const named = ORGANS.filter(({ names }) => names.test(words)).map(({ name }) => name)
  const assembly = /(?:l[’']Assemblée|la Asamblea|Ассамблее)(?!\p{L})/u.test(words) ? (organOf("GA")?.name ?? []) : []
  const own = ITSELF[language]?.test(words) && organ ? [organ.name] : []
  return [...new Set([...own, ...named, ...(Array.isArray(assembly) ? assembly : [assembly])])]
}

const OFTEN: Readonly<Record<number, string>> = { 1: "annual", 2: "biennial", 3: "triennial", 4: "quadrennial" }

/**
 * How often a report is meant to come where no word says so: by the sessions
 * from the one a document is of to the one at which it asks for the next, as the
 * registries of mandates count. Only for organs that meet once a year.
 */
export function impliedBy(printed: string, { language, organ, session }: Reported): string | null {
  if (session === null || organ === undefined || !/^(?:GA|CCPCJ|CND|CSW|CHR)$/.test(organ.code)) return null
  const words = printed.split(/[\s,’']+/)
  for (let length = 4; length > 0; length--)
    for (let from = 0; from + length <= words.length; from++) {
      const part = words.slice(from, from + length).join(" ")
      const number = language === "en" ? ordinal(part.toLowerCase()) : ordinalAbroad(part, language)
      if (number !== null && number > 3) return OFTEN[number - session] ?? null
    }
  return null
}

const LIFE: readonly (readonly [RegExp, NonNullable<Mandate["life"]>])[] = [
  [
    /\b(?:terminat\w+|discontinu\w+|dissolv\w+|abolish\w*|disband\w*|cease to exist|shall expire)\b|(?:mettre fin|met fin|dissoudre|supprimer) |(?:poner fin|disolver|suprimir) |(?:прекратить|упразднить|расформировать) (?:мандат|деятельность|групп|комитет)/iu,
    "termination",
  ],
  [
    /\b(?:extend|renew|prolong)\w*\b[^,;]{0,60}\b(?:mandate|term|period|working group|group|panel|authorizations?|measures)\b|(?:proroger|renouveler)[^,;]{0,40}(?:mandat|période)|prorroga\p{L}*[^,;]{0,40}(?:mandato|plazo)|продлить[^,;]{0,40}(?:мандат|срок)/iu,
    "extension",
  ],
  [
    /\breview\w*\b[^,;]{0,80}\b(?:mandates?|effectiveness|future|existence|continued need|continuation|role of the)\b|\b(?:whether to extend|whether .{0,40}should be (?:extended|continued|terminated))\b|(?:examiner|réexaminer)[^,;]{0,60}(?:mandat|efficacité|avenir)|examin\p{L}+[^,;]{0,60}(?:mandato|eficacia|futuro)|рассмотреть[^,;]{0,60}(?:мандат|эффективност|будущ)/iu,
    "review",
  ],
]

/** What a clause says of the life of a body or a mandate; an end or a new term counts where the organ decides it. */
export function lifeIn(words: string, decides: boolean): Mandate["life"] {
  const found = LIFE.find(([pattern, life]) => (decides || life === "review") && pattern.test(words))
  return found?.[1] ?? null
}
