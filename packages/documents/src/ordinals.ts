import type { Tongue } from "./tree.ts"

/** Stems of ordinals and their values; an ordinal of several words is their sum. */
const STEMS: Partial<Record<Tongue, Readonly<Record<string, number>>>> = {
  fr: {
    premi: 1,
    un: 1,
    deux: 2,
    second: 2,
    trois: 3,
    quatr: 4,
    cinq: 5,
    six: 6,
    sept: 7,
    huit: 8,
    neu: 9,
    dix: 10,
    onz: 11,
    douz: 12,
    treiz: 13,
    quatorz: 14,
    quinz: 15,
    seiz: 16,
    vingt: 20,
    trent: 30,
    quarant: 40,
    cinquant: 50,
    soixant: 60,
    cent: 100,
  },
  es: {
    primer: 1,
    segund: 2,
    tercer: 3,
    cuart: 4,
    quint: 5,
    sext: 6,
    séptim: 7,
    octav: 8,
    noven: 9,
    décim: 10,
    undécim: 11,
    duodécim: 12,
    decimo: 10,
    vigésim: 20,
    trigésim: 30,
    cuadragésim: 40,
    quincuagésim: 50,
    sexagésim: 60,
    septuagésim: 70,
    octogésim: 80,
    nonagésim: 90,
    centésim: 100,
  },
  ru: {
    перв: 1,
    втор: 2,
    трет: 3,
    четверт: 4,
    пят: 5,
    шест: 6,
    седьм: 7,
    восьм: 8,
    девят: 9,
    десят: 10,
    одиннадцат: 11,
    двенадцат: 12,
    тринадцат: 13,
    четырнадцат: 14,
    пятнадцат: 15,
    шестнадцат: 16,
    семнадцат: 17,
    восемнадцат: 18,
    девятнадцат: 19,
    двадцат: 20,
    тридцат: 30,
    сорок: 40,
    пятьдесят: 50,
    пятидесят: 50,
    шестьдесят: 60,
    шестидесят: 60,
    семьдесят: 70,
    семидесят: 70,
    восемьдесят: 80,
    восьмидесят: 80,
    девяност: 90,
    сот: 100,
    сто: 100,
  },
}

/** The number of a French, Spanish or Russian ordinal: `soixante-dix-neuvième` is 79; `null` where the words are none. */
export function ordinalAbroad(words: string, language: Tongue): number | null {
  const digits = /^(\d{1,3})(?:e|ème|er|ère|º|ª|\.º|-[а-я]{1,3})?$/u.exec(words.trim())
  if (digits) return Number(digits[1])
  const stems = Object.entries(STEMS[language] ?? {}).sort(([a], [b]) => b.length - a.length)
  let sum = 0
  let last = 0
  for (const word of words.toLowerCase().split(/[\s-]+|(?<=\p{L})et(?=$)/u)) {
    if (word === "" || word === "et") continue
    const value = stems.find(([stem]) => word.startsWith(stem))?.[1]
    if (value === undefined) return null
    // quatre-vingt: four times twenty
    if (value === 20 && last === 4) sum += 76
    else sum += value
    last = value
  }
  return sum > 0 ? sum : null
}
