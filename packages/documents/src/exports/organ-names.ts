import type { Tongue } from "../tree.ts"

/** An organ's name on a masthead, and as it stands in the line that says who adopted an act. */
type Named = readonly [name: string, by: string]

const names: Readonly<Record<string, Readonly<Record<Exclude<Tongue, "en">, Named>>>> = {
  "General Assembly": {
    fr: ["Assemblée générale", "l’Assemblée générale"],
    es: ["Asamblea General", "la Asamblea General"],
    ru: ["Генеральная Ассамблея", "Генеральной Ассамблеей"],
    ar: ["الجمعية العامة", "اتخذته الجمعية العامة"],
    zh: ["大会", "大会"],
  },
  "Security Council": {
    fr: ["Conseil de sécurité", "le Conseil de sécurité"],
    es: ["Consejo de Seguridad", "el Consejo de Seguridad"],
    ru: ["Совет Безопасности", "Советом Безопасности"],
    ar: ["مجلس الأمن", "اتخذه مجلس الأمن"],
    zh: ["安全理事会", "安全理事会"],
  },
  "Economic and Social Council": {
    fr: ["Conseil économique et social", "le Conseil économique et social"],
    es: ["Consejo Económico y Social", "el Consejo Económico y Social"],
    ru: ["Экономический и Социальный Совет", "Экономическим и Социальным Советом"],
    ar: ["المجلس الاقتصادي والاجتماعي", "اتخذه المجلس الاقتصادي والاجتماعي"],
    zh: ["经济及社会理事会", "经济及社会理事会"],
  },
  "Human Rights Council": {
    fr: ["Conseil des droits de l’homme", "le Conseil des droits de l’homme"],
    es: ["Consejo de Derechos Humanos", "el Consejo de Derechos Humanos"],
    ru: ["Совет по правам человека", "Советом по правам человека"],
    ar: ["مجلس حقوق الإنسان", "اتخذه مجلس حقوق الإنسان"],
    zh: ["人权理事会", "人权理事会"],
  },
}

/** An organ's name in a language; `null` where only its English name is known and another language is wanted. */
export function organName(body: string | null, language: Tongue | null): string | null {
  if (body === null || language === null || language === "en") return body
  return names[body]?.[language][0] ?? null
}

/** An organ as it stands in `adopted by …`; in Arabic with the verb. */
export function organBy(body: string | null, language: Tongue | null): string | null {
  if (body === null) return null
  return language === null || language === "en" ? `the ${body}` : (names[body]?.[language][1] ?? null)
}
