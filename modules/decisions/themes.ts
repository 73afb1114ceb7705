import { themes } from "#modules/decisions/mandate-kinds.ts"
import type { Language } from "#platform/kernel/language.ts"

/** One of the themes a mandate may be about. */
export type Theme = (typeof themes)[number]

/**
 * The terms that make a theme, in the languages in which mandates are read.
 * They are the words of the texts themselves, matched as they are written and
 * case aside; where no term stands, no theme is said.
 */
const terms: Readonly<Record<Theme, Readonly<Partial<Record<Language, RegExp>>>>> = {
  ratification: {
    en: /\bratif|\baccession|\bacced/,
    fr: /ratifi|adhér/,
    es: /ratific|adhesi|adher/,
    ru: /ратифи|присоедин/,
  },
  legislation: {
    en: /legislat|\blaws?\b|criminali[sz]/,
    fr: /législat|\blois?\b/,
    es: /legisla|\bley(es)?\b/,
    ru: /законодател|\bзакон/u,
  },
  prosecution: {
    en: /prosecut|investigat|penali[sz]|\bpunish(?!ed or prosecuted)/,
    fr: /poursui|enquêt/,
    es: /enjuicia|investiga/,
    ru: /преследован|расследован/,
  },
  "law-enforcement": {
    en: /law.enforcement|police|mutual legal assistance|joint investigation|border/,
    fr: /détection et de répression|police|entraide judiciaire/,
    es: /aplicación de la ley|policía|asistencia judicial/,
    ru: /правоохранит|полици|взаимн\S+ правов/,
  },
  victims: {
    en: /victim|survivor|trafficked person/,
    fr: /victime|rescapé/,
    es: /víctima|supervivient/,
    ru: /жертв|потерпевш/,
  },
  "non-punishment": {
    en: /not (be )?(punished|prosecuted|penali[sz]ed)|non-?punishment|not inappropriately penali/,
    fr: /ne soient pas (punies|poursuivies)|non-sanction/,
    es: /no sean (castigad|enjuiciad|sancionad)/,
    ru: /не (подвергались|наказывал)/,
  },
  compensation: {
    en: /compensation|redress|remed(y|ies)\b/,
    fr: /indemnis|réparation/,
    es: /indemniza|reparaci/,
    ru: /компенсац|возмещен/,
  },
  children: {
    en: /\bchild|\bgirls?\b|\bboys?\b|\bminors?\b/,
    fr: /enfant|fille|garçon/,
    es: /niñ[oa]s?\b/,
    ru: /дет(ей|и|ям|ьми)|ребен|девоч/,
  },
  women: {
    en: /\bwom[ae]n|\bgirls?\b|gender/,
    fr: /femme|fille|genre/,
    es: /mujer|niñas|género/,
    ru: /женщин|девоч|гендер/,
  },
  prevention: {
    en: /prevent|root causes|vulnerab/,
    fr: /prévention|prévenir|causes profondes/,
    es: /prevenci|prevenir|causas profundas/,
    ru: /предупрежд|предотвращ|коренн\S+ причин/,
  },
  demand: {
    en: /\bdemand\b(?! for information)|discourag/,
    fr: /la demande (qui|de)|décourager/,
    es: /la demanda|desalentar/,
    ru: /спрос/,
  },
  awareness: {
    en: /aware|campaign|public information|world day/,
    fr: /sensibilis|campagne/,
    es: /sensibili|concienc|campaña/,
    ru: /осведомл|кампани/,
  },
  "supply-chains": {
    en: /supply chain|procurement|supplier|goods and services/,
    fr: /chaînes? d.approvisionnement|fournisseur/,
    es: /cadenas? de suministro|proveedor/,
    ru: /поставок|поставщик|закуп/,
  },
  "forced-labour": {
    en: /forced labou?r|labou?r exploitation|slavery|servitude/,
    fr: /travail forcé|esclavage/,
    es: /trabajo forzoso|esclavitud/,
    ru: /принудительн\S+ труд|рабств/,
  },
  "organ-removal": {
    en: /\borgans?\b (removal|donation|transplant)|removal of organs|human organs|transplant/,
    fr: /organes?\b.{0,20}(prélèv|humain)|transplant/,
    es: /extracción de órganos|órganos humanos|trasplant/,
    ru: /изъяти\S+ органов|трансплант/,
  },
  migration: {
    en: /migra|refugee|asylum|displaced|smuggl/,
    fr: /migra|réfugié|asile|trafic illicite/,
    es: /migra|refugiad|asilo/,
    ru: /мигра|бежен|убежищ/,
  },
  conflict: {
    en: /armed conflict|terroris|humanitarian|peacekeep|peace operations/,
    fr: /conflits? armés?|terroris|humanitaire/,
    es: /conflictos? armados?|terroris|humanitari/,
    ru: /вооруженн\S+ конфликт|террори|гуманитарн/,
  },
  technology: {
    en: /internet|online|technolog|digital|cyber|social media/,
    fr: /internet|en ligne|technolog|numérique/,
    es: /internet|en línea|tecnolog|digital/,
    ru: /интернет|онлайн|технолог|цифров/,
  },
  data: {
    en: /\bdata\b|statistic|indicator|research|evidence-based/,
    fr: /données|statisti|indicateur/,
    es: /\bdatos\b|estadístic|indicador/,
    ru: /данны|статисти|показател/,
  },
  "good-practices": {
    en: /(best|good|successful|promising) practices|lessons learned|experience/,
    fr: /(meilleures|bonnes) pratiques|expérience/,
    es: /(mejores|buenas) prácticas|experiencia/,
    ru: /передов\S+ (практик|опыт|метод)|опыт/,
  },
  training: {
    en: /training|\btrain\b|capacity.building|workshop/,
    fr: /formation|former\b/,
    es: /capacitaci|formación/,
    ru: /подготовк\S+ кадр|обучен|учебн/,
  },
  "technical-assistance": {
    en: /technical (assistance|cooperation)|build(ing)? (their )?capacit/,
    fr: /assistance technique|coopération technique/,
    es: /asistencia técnica|cooperación técnica/,
    ru: /технич\S+ (помощ|сотруднич|содейств)/,
  },
  resources: {
    en: /extrabudgetary|sufficient resources|voluntary contribution|funding|financial (support|contribution)/,
    fr: /extrabudgétaire|contributions? volontaires?|ressources suffisantes/,
    es: /extrapresupuestario|contribuciones voluntarias|recursos suficientes/,
    ru: /внебюджетн|добровольн\S+ взнос/,
  },
  "trust-fund": {
    en: /trust fund/,
    fr: /fonds (de contributions|d.affectation)/,
    es: /fondo fiduciario|fondo de contribuciones/,
    ru: /целев\S+ фонд|добровольных взносов/,
  },
  coordination: {
    en: /coordinat|inter-?agency|partnership/,
    fr: /coordination|coordonner|interinstitutions|partenariat/,
    es: /coordinaci|interinstitucional|asociaci/,
    ru: /координац|межучрежденч|партнерств/,
  },
  reporting: {
    en: /\breport\b|\breports\b|briefing|inform the/,
    fr: /\brapports?\b|faire rapport/,
    es: /\binformes?\b/,
    ru: /доклад/,
  },
  meetings: {
    en: /\bmeeting|high-level|\bconven(e|ing)\b|consultations|intersessional/,
    fr: /réunion|de haut niveau|convoquer/,
    es: /reunión|reuniones|alto nivel|convocar/,
    ru: /совещан|заседан|высокого уровня|созва/,
  },
  review: {
    en: /\breview|apprais|assess|evaluat/,
    fr: /examen|examiner|évalu/,
    es: /examen\b|examinar|evalua/,
    ru: /обзор|рассмотр|оценк/,
  },
}

/** What words in a language are about, the theme first named first. */
export function themesOf(words: string, language: Language): Theme[] {
  const small = words.normalize("NFC").toLowerCase()
  return themes
    .map((theme) => ({ theme, at: small.search(terms[theme][language] ?? /(?!)/) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
    .map(({ theme }) => theme)
}
