const word = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "iu")

/** Words that say how often, by what they say; an international year or a monthly rate is no such word. */
const RECURRING: readonly (readonly [RegExp, string])[] = [
  [
    word(
      "annual(?:ly)?(?! (?:World|International|rate))|every year|each year|yearly|on an annual basis|annuel(?:le)?(?:ment)?s?|chaque année|tous les ans|anual(?:es|mente)?|cada año|ежегодн\\p{L}+|каждый год|سنويا?|كل سنة",
    ),
    "annual",
  ],
  [
    word(
      "biennial(?:ly)?|every two years|every second year|tous les deux ans|biennal(?:e|aux)?|bienal(?:es|mente)?|cada dos años|(?:один )?раз в два года|каждые два года|كل سنتين",
    ),
    "biennial",
  ],
  [
    word(
      "triennial(?:ly)?|every three years|tous les trois ans|trienal(?:es)?|cada tres años|каждые три года|раз в три года",
    ),
    "triennial",
  ],
  [
    word(
      "quadrennial(?:ly)?(?! comprehensive)|every four years|tous les quatre ans|cuatrienal(?:es)?(?! amplia)|cada cuatro años|каждые четыре года|раз в четыре года|(?:مرة )?كل أربع سنوات",
    ),
    "quadrennial",
  ],
  [
    word(
      "quarterly|every three months|every 90 days|tous les trois mois|trimestriel(?:le)?s?|trimestral(?:es|mente)?|ежеквартальн\\p{L}+",
    ),
    "quarterly",
  ],
  [
    word("monthly(?! rate)|every month|every 30 days|mensuel(?:le)?s?(?:ment)?|mensual(?:es|mente)?|ежемесячн\\p{L}+"),
    "monthly",
  ],
  [
    word(
      "semi-?annual(?:ly)?|biannual(?:ly)?|every six months|twice a year|every 180 days|deux fois par an|tous les six mois|semestral(?:es|mente)?|cada seis meses|каждые шесть месяцев",
    ),
    "semi-annual",
  ],
  [word("every (?:\\d+|[a-z]+) (?:days|weeks|months|years)"), ""],
  [
    word(
      "regularly|on a regular basis|periodically|at regular intervals|regular(?= (?:reports?|briefings?|updates?))|régulièrement|périodiquement|periódicamente|con regularidad|регулярно|на регулярной основе|периодически|بانتظام",
    ),
    "regular",
  ],
]

/** How often a thing is asked for, in one word where there is one; `null` where it is asked once. */
export function recurrenceIn(text: string): string | null {
  for (const [pattern, name] of RECURRING) {
    const match = pattern.exec(text)
    if (match) return name === "" ? match[0].toLowerCase() : name
  }
  return null
}
