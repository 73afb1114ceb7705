/** A treaty by the short name its articles are cited under, and by what texts call it. */
export type TreatyName = {
  /** As `UNTOC`, in ids such as `UNTOC art. 32(5)`; it stays. */
  readonly code: string
  /** What "the Convention" or "the Protocol" alone may stand for. */
  readonly kind: "convention" | "protocol" | "covenant" | "charter" | "statute" | "declaration"
  readonly names: RegExp
}

const treaty = (code: string, kind: TreatyName["kind"], ...names: string[]): TreatyName => ({
  code,
  kind,
  names: new RegExp(`^(?:${names.join("|")})`, "iu"),
})

const TOC = "against Transnational Organized Crime"
const CRIME_FR = "contre la criminalité transnationale organisée"
const CRIME_ES = "contra la Delincuencia Organizada Transnacional"
const CRIME_RU = "против транснациональной организованной преступности"

/** Treaties that texts on crime and on the person cite by article, the longer name before the shorter. */
export const TREATIES: readonly TreatyName[] = [
  treaty(
    "UNTOC",
    "convention",
    `(?:United Nations )?Convention ${TOC}`,
    "UN Convention against Transnational Organized Crime",
    "Organized Crime Convention",
    "Palermo Convention",
    `Convention(?: des Nations Unies)? ${CRIME_FR}`,
    `Convención(?: de las Naciones Unidas)? ${CRIME_ES}`,
    `Конвенци\\p{L}+(?: Организации Объединенных Наций)? ${CRIME_RU}`,
  ),
  treaty(
    "TIP-Protocol",
    "protocol",
    "Protocol to Prevent, Suppress and Punish Trafficking in Persons",
    "Trafficking (?:in Persons )?Protocol",
    "Palermo Protocol",
    "Protocole (?:additionnel )?(?:à la Convention[^,]{0,90} )?visant à prévenir, réprimer et punir la traite des personnes",
    "Protocole relatif à la traite des personnes",
    "Protocolo para Prevenir, Reprimir y Sancionar la Trata de Personas",
    "Protocolo contra la Trata de Personas",
    "Протокол\\p{L}* о предупреждении и пресечении торговли людьми",
    "Протокол\\p{L}* о торговле людьми",
  ),
  treaty(
    "SOM-Protocol",
    "protocol",
    "Protocol against the Smuggling of Migrants",
    "(?:Smuggling of )?Migrants Protocol",
    "Protocole contre le trafic illicite de migrants",
    "Protocolo contra el Tráfico Ilícito de Migrantes",
    "Протокол\\p{L}* против незаконного ввоза мигрантов",
  ),
  treaty("Firearms-Protocol", "protocol", "Protocol against the Illicit Manufacturing", "Firearms Protocol"),
  treaty(
    "UNCAC",
    "convention",
    "(?:United Nations )?Convention against Corruption",
    "Convention(?: des Nations Unies)? contre la corruption",
    "Convención(?: de las Naciones Unidas)? contra la Corrupción",
    "Конвенци\\p{L}+(?: Организации Объединенных Наций)? против коррупции",
  ),
  treaty(
    "OP-CRC-SC",
    "protocol",
    "Optional Protocol to the Convention on the Rights of the Child on the sale of children",
  ),
  treaty(
    "OP-CRC-AC",
    "protocol",
    "Optional Protocol to the Convention on the Rights of the Child on the involvement of children",
  ),
  treaty(
    "CRC",
    "convention",
    "(?:United Nations )?Convention on the Rights of the Child",
    "Convention relative aux droits de l[’']enfant",
    "Convención sobre los Derechos del Niño",
    "Конвенци\\p{L}+ о правах ребенка",
  ),
  treaty(
    "CEDAW",
    "convention",
    "(?:United Nations )?Convention on the Elimination of All Forms of Discrimination against Women",
    "Convention sur l[’']élimination de toutes les formes de discrimination à l[’']égard des femmes",
    "Convención sobre la Eliminación de Todas las Formas de Discriminación contra la Mujer",
    "Конвенци\\p{L}+ о ликвидации всех форм дискриминации в отношении женщин",
  ),
  treaty(
    "CERD",
    "convention",
    "(?:International )?Convention on the Elimination of All Forms of Racial Discrimination",
  ),
  treaty("CAT", "convention", "(?:United Nations )?Convention against Torture"),
  treaty("CRPD", "convention", "(?:United Nations )?Convention on the Rights of Persons with Disabilities"),
  treaty("CMW", "convention", "International Convention on the Protection of the Rights of All Migrant Workers"),
  treaty(
    "CPED",
    "convention",
    "International Convention for the Protection of All Persons from Enforced Disappearance",
  ),
  treaty("Slavery-Supplementary", "convention", "Supplementary Convention on the Abolition of Slavery"),
  treaty("Slavery-1926", "convention", "Slavery Convention"),
  treaty("Refugee-1951", "convention", "(?:1951 )?Convention relating to the Status of Refugees"),
  treaty("CBD", "convention", "Convention on Biological Diversity"),
  treaty("UNFCCC", "convention", "(?:United Nations )?Framework Convention on Climate Change"),
  treaty("UNCLOS", "convention", "United Nations Convention on the Law of the Sea"),
  treaty(
    "ICCPR",
    "covenant",
    "International Covenant on Civil and Political Rights",
    "Pacte international relatif aux droits civils et politiques",
    "Pacto Internacional de Derechos Civiles y Políticos",
  ),
  treaty(
    "ICESCR",
    "covenant",
    "International Covenant on Economic, Social and Cultural Rights",
    "Pacte international relatif aux droits économiques, sociaux et culturels",
    "Pacto Internacional de Derechos Económicos, Sociales y Culturales",
  ),
  treaty(
    "UN-Charter",
    "charter",
    "Charter of the United Nations",
    "Charte des Nations Unies",
    "Carta de las Naciones Unidas",
    "Устав\\p{L}* Организации Объединенных Наций",
    "Charter\\b",
    "Charte(?!\\p{L})",
    "Carta(?!\\p{L})",
  ),
  treaty("Rome-Statute", "statute", "Rome Statute"),
  treaty("ICJ-Statute", "statute", "Statute of the International Court of Justice"),
  treaty("UDHR", "declaration", "Universal Declaration of Human Rights"),
]

/** The treaty a text names at its very beginning, and how long the name is. */
export function treatyAt(text: string): { readonly treaty: TreatyName; readonly length: number } | undefined {
  for (const one of TREATIES) {
    const found = one.names.exec(text)
    if (found) return { treaty: one, length: found[0].length }
  }
  return undefined
}
