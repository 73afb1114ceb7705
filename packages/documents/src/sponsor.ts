/** Names that hold an "and" of their own. */
const WHOLE = [
  "Group of 77 and China",
  "European Union and its member States",
  "Antigua and Barbuda",
  "Bosnia and Herzegovina",
  "Saint Kitts and Nevis",
  "Saint Vincent and the Grenadines",
  "Sao Tome and Principe",
  "Trinidad and Tobago",
  "United Kingdom of Great Britain and Northern Ireland",
  "Groupe des 77 et de la Chine",
  "Groupe des 77 et Chine",
  "Royaume-Uni de Grande-Bretagne et d’Irlande du Nord",
  "Grupo de los 77 y China",
  "Antigua y Barbuda",
  "Bosnia y Herzegovina",
  "Saint Kitts y Nevis",
  "San Vicente y las Granadinas",
  "Santo Tomé y Príncipe",
  "Trinidad y Tabago",
  "Reino Unido de Gran Bretaña e Irlanda del Norte",
  "Группа 77 и Китай",
  "Антигуа и Барбуда",
  "Босния и Герцеговина",
  "Сент-Китс и Невис",
  "Сент-Винсент и Гренадины",
  "Сан-Томе и Принсипи",
  "Тринидад и Тобаго",
  "Соединенное Королевство Великобритании и Северной Ирландии",
]

/** Whom a sponsor speaks for, as its note or the brackets behind its name say: `On behalf of the Group of 77 and China`. */
const BEHALF =
  /^\s*\*?\s*(?:Also )?(?:on behalf of|au nom (?:de |des |du |d[’'])|en nombre de|от имени|باسم|代表)\s?(.+?)\.?\s*$/iu

/** The group a note on sponsors names, or `null` where the text says nothing of the kind. */
export const behalfOf = (text: string): string | null =>
  BEHALF.exec(text)?.[1]
    ?.replace(/^(?:the |la |le |les |los |las )/iu, "")
    .trim() ?? null

/** Parts the line of sponsors of a draft into names, in printed order, stars and bracketed groups dropped. */
export function peopleOf(line: string): string[] {
  let text = line.replace(/\*/g, "").replace(/\s*\((?:on behalf of|also on behalf).*?\)/gi, "")
  for (const [index, name] of WHOLE.entries()) text = text.replaceAll(name, `‹${index}›`)
  return text
    .split(
      /\s*[,،、]\s*(?:and\s+)?|\s+and\s+|\s*;\s*|\s+et\s+|\s+y\s+(?=\p{Lu})|\s+и\s+(?=\p{Lu})|\s+و(?=ال|\p{L}{3})|(?<=\p{Script=Han})和(?=\p{Script=Han}{2})/u,
    )
    .map((name) => name.replace(/‹(\d+)›/g, (_, index: string) => WHOLE[Number(index)]!).trim())
    .filter((name) => name !== "")
}
