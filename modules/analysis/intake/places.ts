import { codeWords } from "#modules/calls/codes/words.ts"
import type { Actor } from "#modules/directory/actor.ts"
import { otherNames } from "#modules/submissions/workbook/citizens.ts"
import type { Coded } from "#modules/submissions/workbook/codebook.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import type { Text } from "#platform/kernel/text.ts"

/** What of a State is needed to know it in a table. */
export type State = Pick<Actor, "code" | "names" | "aliases" | "iso2" | "iso3" | "m49">

/** What kind of place a code is of: a State of the directory, another area of ISO 3166, a region of M49, or none on any map. */
export type PlaceKind = "state" | "area" | "region" | "beyond"

/** A place by its code, with its words, the codes it has elsewhere, and other names it is known by for certain. */
export type Place = Coded & {
  readonly kind: PlaceKind
  readonly codes: readonly string[]
  readonly names: readonly string[]
}

/** The list places are of, and its version: the codes of the directory, made of ISO 3166-1 and M49. */
export const placeList = { list: "m49", listVersion: "m49 2026-05" } as const

/** Areas of ISO 3166-1 that are no States of the directory: three letters, two letters, and the number of M49. */
const areas =
  "ALAAX248 ASMAS016 AIAAI660 ATAAQ010 ABWAW533 BMUBM060 BESBQ535 BVTBV074 IOTIO086 VGBVG092 CYMKY136 HKGHK344 MACMO446 " +
  "CXRCX162 CCKCC166 CUWCW531 FLKFK238 FROFO234 GUFGF254 PYFPF258 ATFTF260 GIBGI292 GRLGL304 GLPGP312 GUMGU316 GGYGG831 " +
  "HMDHM334 IMNIM833 JEYJE832 MTQMQ474 MYTYT175 MSRMS500 NCLNC540 NFKNF574 MNPMP580 PCNPN612 PRIPR630 REURE638 BLMBL652 " +
  "SHNSH654 MAFMF663 SPMPM666 SXMSX534 SGSGS239 SJMSJ744 TWNTW158 TKLTK772 TCATC796 UMIUM581 VIRVI850 WLFWF876 ESHEH732"

/** Regions of M49 by number; 019 and 419 are the Americas, and Latin America with the Caribbean. */
const regions =
  "002 009 015 019 021 030 034 035 039 053 054 057 061 142 143 145 150 151 154 155 202 419 005 011 013 014 017 018 029"

/** What the United Nations calls areas that CLDR calls otherwise. */
const official: Readonly<Record<string, Text>> = {
  TW: {
    ar: "مقاطعة تايوان الصينية",
    en: "Taiwan Province of China",
    es: "Provincia china de Taiwán",
    fr: "Province chinoise de Taïwan",
    ru: "Тайвань, провинция Китая",
    zh: "中国台湾省",
  },
  HK: {
    ar: "منطقة هونغ كونغ الصينية الإدارية الخاصة",
    en: "China, Hong Kong Special Administrative Region",
    es: "China, Región Administrativa Especial de Hong Kong",
    fr: "Chine, région administrative spéciale de Hong Kong",
    ru: "Китай, специальный административный район Гонконг",
    zh: "中国香港特别行政区",
  },
  MO: {
    ar: "منطقة ماكاو الصينية الإدارية الخاصة",
    en: "China, Macao Special Administrative Region",
    es: "China, Región Administrativa Especial de Macao",
    fr: "Chine, région administrative spéciale de Macao",
    ru: "Китай, специальный административный район Макао",
    zh: "中国澳门特别行政区",
  },
  "419": {
    ar: "أمريكا اللاتينية ومنطقة البحر الكاريبي",
    en: "Latin America and the Caribbean",
    es: "América Latina y el Caribe",
    fr: "Amérique latine et Caraïbes",
    ru: "Латинская Америка и Карибский бассейн",
    zh: "拉丁美洲和加勒比",
  },
}

/** Other words under which areas and regions come, known for certain. */
const called: Readonly<Record<string, readonly string[]>> = {
  TW: ["China, Taiwan Province of China"],
  HK: ["China, Hong Kong SAR"],
  MO: ["China, Macao SAR"],
  MK: ["The former Yugoslav Republic of Macedonia"],
  NL: ["Netherlands (Kingdom of the)"],
}

/** Letters some tables have for regions; they lead to suggestions alone. */
const shortened: Readonly<Record<string, string>> = {
  ...{ "005": "SAM", "013": "MCA", "018": "SAF", "029": "CAR", "143": "CAS", "151": "EEU" },
}

const displayed = new Map(
  languages.map((each) => [each, new Intl.DisplayNames([each], { type: "region", fallback: "none" })]),
)

function namesOf(region: string): Text {
  const own = official[region] ?? {}
  const each = (language: Language): [Language, string][] => {
    const name = own[language] ?? displayed.get(language)?.of(region)
    return name === undefined ? [] : [[language, name]]
  }
  return Object.fromEntries(languages.flatMap(each))
}

/** What somebody's citizenship can be besides a place: words for it, and further words that mean it for certain. */
const beyond = (
  [
    ["stateless", codeWords("citizenship.stateless"), ["without citizenship", "apatride", "apátrida", "لا جنسية له"]],
    [
      "unknown",
      codeWords("citizenship.unknown"),
      [
        ...[
          "unknown",
          "not known",
          "n/a",
          "no data",
          "no information",
          "not available",
          "not specified",
          "-",
          "unspecified",
        ],
        ...[
          "desconocido",
          "desconocida",
          "sin determinar",
          "no determinada",
          "no determinado",
          "no registra",
          "sin datos",
        ],
        ...["inconnu", "inconnue", "non précisé", "неизвестно", "нет данных", "غير معروف", "未知", "不详"],
      ],
    ],
    [
      "domestic",
      {
        ar: "من مواطني البلد نفسه",
        en: "Own country",
        es: "Del propio país",
        fr: "Du pays même",
        ru: "Своей страны",
        zh: "本国",
      },
      [
        "own country",
        "nationals",
        "national",
        "domestic",
        "nationaux",
        "nacionales",
        "nacional",
        "граждане страны",
        "مواطنون",
        "本国公民",
      ],
    ],
    [
      "abroad",
      { ar: "من الخارج", en: "Abroad", es: "Del extranjero", fr: "De l’étranger", ru: "Из-за рубежа", zh: "国外" },
      ["foreigners", "foreign", "étrangers", "extranjeros", "extranjero", "иностранцы", "أجانب", "外国人"],
    ],
    [
      "other",
      { ar: "غير ذلك", en: "Other", es: "Otras", fr: "Autres", ru: "Другие", zh: "其他" },
      [
        "others",
        "other countries",
        "otros",
        "otras nacionalidades",
        "autre",
        "autres pays",
        "прочие",
        "أخرى",
        "其他国家",
      ],
    ],
  ] as const
).map(([code, label, names]): Place => ({ code, label, kind: "beyond", codes: [], names }))

/**
 * All places a column of areas or citizenships may name: States by their code in the directory, other areas as `area-abw`,
 * regions as `region-002`; of a citizenship also `stateless` and `unknown`. Names beyond the directory's are CLDR's, but
 * for those the United Nations says otherwise.
 */
export function placesOf(states: readonly State[], isCitizenship: boolean): Place[] {
  const ofStates = states.flatMap(({ code, names, aliases, iso2, iso3, m49 }): Place[] => {
    if (iso3 === null) return []
    const cldr = iso2 === null ? [] : [...(called[iso2] ?? []), ...Object.values(namesOf(iso2))]
    const codes = [iso3, ...(iso2 === null ? [] : [iso2]), ...(m49 === null ? [] : [m49])]
    return [
      {
        code,
        label: names,
        also: [...aliases, ...(otherNames[iso3] ?? [])],
        kind: "state",
        codes,
        names: [...aliases, ...cldr],
      },
    ]
  })
  const ofAreas = areas.split(" ").map((each): Place => {
    const [iso3, iso2, number] = [each.slice(0, 3), each.slice(3, 5), each.slice(5)]
    const also = called[iso2] ?? []
    const names = [...also, ...Object.values(namesWithout(iso2))]
    return {
      code: `area-${iso3.toLowerCase()}`,
      label: namesOf(iso2),
      also,
      kind: "area",
      codes: [iso3, iso2, number],
      names,
    }
  })
  const ofRegions = regions.split(" ").map((number): Place => ({
    code: `region-${number}`,
    label: namesOf(number),
    kind: "region",
    codes: [],
    also: shortened[number] === undefined ? [] : [shortened[number]],
    names: [`M49 Region: ${namesOf(number)["en"]}`],
  }))
  return [...ofStates, ...ofAreas, ...ofRegions, ...(isCitizenship ? beyond : [])]
}

/** What CLDR calls an area, where the United Nations says otherwise: it is understood, though not said. */
const namesWithout = (region: string): Text =>
  Object.fromEntries(
    languages.flatMap((each) => {
      const name = displayed.get(each)?.of(region)
      return name === undefined ? [] : [[each, name]]
    }),
  )
