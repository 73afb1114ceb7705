import { placesOf } from "#modules/analysis/intake/places.ts"
import { codeWords } from "#modules/calls/codes/words.ts"
import { fold } from "#modules/directory/wording.ts"
import { languages } from "#platform/kernel/language.ts"
import { codeLists, crossedFrom, schemeNames } from "@palermo/statistics"

type Known = {
  /** Whole values: names and codes of countries, areas, regions and citizenships, and words of the shared lists, in six languages. */
  readonly values: ReadonlySet<string>
  /** The single words that the words of the shared lists are made of. */
  readonly words: ReadonlySet<string>
}
let made: Known | undefined

/** What means something everywhere: what the shared lists say, and what countries are called. */
function known(): Known {
  if (made) return made
  const keys = Object.keys(codeLists) as (keyof typeof codeLists)[] // the keys, by its type
  const ofLists = keys.flatMap((key) =>
    codeLists[key].codes.flatMap(({ code }) => [
      code,
      ...Object.values(codeWords(`${key}.${code}`)),
      ...schemeNames.flatMap((scheme) => crossedFrom(scheme, key, code).map(({ value }) => value)),
    ]),
  )
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))
  const shown = languages.map((each) => new Intl.DisplayNames([each], { type: "region", fallback: "none" }))
  const ofRegions = letters.flatMap((a) =>
    letters.flatMap((b) => shown.flatMap((names) => [names.of(a + b)].flatMap((name) => (name ? [a + b, name] : [])))),
  )
  const ofPlaces = placesOf([], true).flatMap(({ code, codes, label, names, also = [] }) => [
    ...[code, ...codes, ...names, ...also],
    ...Object.values(label),
  ])
  const others = languages.flatMap((each) => (general[each] ?? "").split(" "))
  const words = [...ofLists.flatMap((each) => fold(each).split(/[^\p{L}]+/u)), ...others.map(fold)]
  made = {
    values: new Set([...ofLists, ...ofRegions, ...ofPlaces].map(fold)),
    words: new Set(words.filter((word) => word.length >= 4 || /\p{Script=Han}{2}/u.test(word))),
  }
  return made
}

/** Words that kinds of anything are called by, in the six languages, besides those of the lists. */
const general: Readonly<Record<string, string>> = {
  ar: "نوع فئة حالة قضية أخرى غير معروف عمل مكتب شرطة محكمة منطقة شخص عامل عاملة مزرعة مصنع مدرسة وكالة وزارة خدمة ميناء وسائل التواصل الاجتماعي إنترنت إعلان وظيفة سفر نقل حدود بيت شركة تجارة سوق صحة دين وثيقة تهديد قوة احتيال عنف مجتمع وطني دولي وسيلة طريقة مستوى مصدر",
  en: "case category type office police court area region person none other unknown city town district north south east west central upper lower new old public private primary secondary higher education single married divorced widowed urban rural first second third high medium low employed unemployed student closed opened pending online group team unit worker labour labourer crew staff driver farm factory hotel school teacher agency agent partner friend relative member authority ministry department service centre center sea port road street air land social media internet online website phone telephone advertisement job work working visa travel transport border house home night bar club boat company business trade industry market health medical legal support shelter food money debt wage document documents identity abuse threat force fraud coercion violence religious community elder leader local national international foreign domestic external internal form forms means method status level source survey sample interview report referral identified assisted returned released convicted acquitted prison detention fine sentence",
  es: "caso categoría tipo oficina policía tribunal zona región persona ninguno otro desconocido norte sur este oeste central público privado soltera casada trabajador trabajadora obrero campo fábrica escuela agencia ministerio servicio puerto redes sociales internet anuncio empleo viaje transporte frontera casa empresa comercio mercado salud deuda documento amenaza fuerza fraude violencia comunidad nacional internacional medio método nivel fuente informe",
  fr: "affaire catégorie type bureau police tribunal zone région personne aucun autre inconnu nord sud est ouest central public privé célibataire mariée travailleur ouvrier ferme usine école agence ministère service port réseaux sociaux internet annonce emploi voyage transport frontière maison entreprise commerce marché santé dette document menace force fraude violence communauté national international moyen méthode niveau source rapport",
  ru: "дело категория вид тип отдел полиция суд район область регион лицо другое неизвестно север юг восток запад центральный работник рабочий завод школа агентство министерство служба порт социальные сети интернет объявление работа поездка транспорт граница дом компания торговля рынок здоровье долг документ угроза насилие община национальный международный способ метод уровень источник",
  zh: "案件 类别 类型 办公室 警察 法院 地区 其他 不详 北部 南部 东部 西部",
}

/** Whether a value is a word or a code of a shared list, or what a country, an area or a region is called. */
export const isKnownValue = (value: string): boolean => known().values.has(fold(value).replace(/^the /, ""))

/** Whether a value has a word that kinds of something are called by. */
export const hasKnownWord = (value: string): boolean =>
  fold(value)
    .split(/[^\p{L}]+/u)
    .some((word) => known().words.has(word))
