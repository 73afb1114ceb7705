/** A body that adopts documents. */
export type Organ = {
  /** Short name, as citations carry it. */
  readonly code: string
  readonly name: string
  /** How an enacting line, a heading or a citation names it, in any language. */
  readonly names: RegExp
  /** Symbol of its resolutions and decisions, with `#` for the number. */
  readonly resolution: string | null
  readonly decision: string | null
}

const UNTOC = "Conference of the Parties to the United Nations Convention against Transnational Organized Crime"

const organ = (
  code: string,
  name: string,
  names: string,
  resolution: string | null = null,
  decision: string | null = null,
): Organ => ({
  code,
  name,
  names: new RegExp(names, "iu"),
  resolution,
  decision,
})

/** Organs that are known by name, the more particular before the more general. */
export const ORGANS: readonly Organ[] = [
  organ(
    "HRC",
    "Human Rights Council",
    "Human Rights Council|Conseil des droits de l[’']homme|Consejo de Derechos Humanos|Совет(?:а|у|ом|е)? по правам человека|مجلس حقوق الإنسان|人权理事会",
    "A/HRC/RES/#",
    "A/HRC/DEC/#",
  ),
  organ(
    "CHR",
    "Commission on Human Rights",
    "Commission on Human Rights|Commission des droits de l[’']homme|Comisión de Derechos Humanos|Комисси[яиею] по правам человека",
  ),
  organ(
    "CCPCJ",
    "Commission on Crime Prevention and Criminal Justice",
    "Commission on Crime Prevention and Criminal Justice|Commission pour la prévention du crime et la justice pénale|Comisión de Prevención del Delito y Justicia Penal|Комисси[яиею] по предупреждению преступности и уголовному правосудию",
  ),
  organ(
    "CND",
    "Commission on Narcotic Drugs",
    "Commission on Narcotic Drugs|Commission des stupéfiants|Comisión de Estupefacientes",
  ),
  organ("CSW", "Commission on the Status of Women", "Commission on the Status of Women"),
  organ("StatCom", "Statistical Commission", "Statistical Commission"),
  organ("CSocD", "Commission for Social Development", "Commission for Social Development"),
  organ("CPD", "Commission on Population and Development", "Commission on Population and Development"),
  organ(
    "COP",
    UNTOC,
    `${UNTOC}|Conférence des Parties à la Convention des Nations Unies contre la criminalité transnationale organisée|Conferencia de las Partes en la Convención de las Naciones Unidas contra la Delincuencia Organizada Transnacional`,
  ),
  organ(
    "CAC-COSP",
    "Conference of the States Parties to the United Nations Convention against Corruption",
    "Conference of the States Parties to the United Nations Convention against Corruption",
  ),
  organ(
    "UNEA",
    "United Nations Environment Assembly",
    "United Nations Environment Assembly(?: of the United Nations Environment Programme)?",
    "UNEP/EA.#",
  ),
  organ("UN-Habitat", "United Nations Habitat Assembly", "United Nations Habitat Assembly", "HSP/HA.#"),
  organ(
    "GA",
    "General Assembly",
    "General Assembly|Assemblée générale|Asamblea General|Генеральн(?:ая|ой|ую) Ассамбле(?:ей|[яиею])|الجمعية العامة|大会",
    "A/RES/#",
    "A/DEC/#",
  ),
  organ(
    "SC",
    "Security Council",
    "Security Council|Conseil de sécurité|Consejo de Seguridad|Совет(?:а|у|ом|е)? Безопасности|مجلس الأمن|安全理事会",
    "S/RES/#",
  ),
  organ(
    "ECOSOC",
    "Economic and Social Council",
    "Economic and Social Council|Conseil économique et social|Consejo Económico y Social|Экономическ(?:ий|ого|ому|им|ом) и Социальн(?:ый|ого|ому|ым|ом) Совет(?:а|у|ом|е)?|المجلس الاقتصادي والاجتماعي|经济及社会理事会",
    "E/RES/#",
    "E/DEC/#",
  ),
  organ("TC", "Trusteeship Council", "Trusteeship Council"),
  organ("IDB", "Industrial Development Board", "Industrial Development Board"),
]

/** Finds the organ a text names, the one named first. */
export function organIn(text: string): Organ | undefined {
  let best: { organ: Organ; at: number } | undefined
  for (const candidate of ORGANS) {
    const found = candidate.names.exec(text)
    if (found && (!best || found.index < best.at)) best = { organ: candidate, at: found.index }
  }
  return best?.organ
}

/** The organ with a short name. */
export const organOf = (code: string | null) => ORGANS.find((one) => one.code === code)

/** The organ whose series a document symbol belongs to. */
export function organOfSymbol(symbol: string): Organ | undefined {
  const series: readonly (readonly [RegExp, string])[] = [
    [/^A\/HRC\//, "HRC"],
    [/^CTOC\/COP\//, "COP"],
    [/^CAC\/COSP\//, "CAC-COSP"],
    [/^UNEP\/EA/, "UNEA"],
    [/^HSP\/HA/, "UN-Habitat"],
    [/^E\/CN\.15\//, "CCPCJ"],
    [/^E\/CN\.7\//, "CND"],
    [/^E\/CN\.6\//, "CSW"],
    [/^E\/CN\.4\//, "CHR"],
    [/^A\//, "GA"],
    [/^S\//, "SC"],
    [/^E\//, "ECOSOC"],
  ]
  return organOf(series.find(([pattern]) => pattern.test(symbol))?.[1] ?? null)
}
