import type { InstrumentCode } from "#modules/treaties/act-kinds.ts"
import type { Instrument } from "#modules/treaties/instrument.ts"

const convention = {
  ar: "اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية",
  en: "United Nations Convention against Transnational Organized Crime",
  es: "Convención de las Naciones Unidas contra la Delincuencia Organizada Transnacional",
  fr: "Convention des Nations Unies contre la criminalité transnationale organisée",
  ru: "Конвенция Организации Объединенных Наций против транснациональной организованной преступности",
  zh: "联合国打击跨国有组织犯罪公约",
} as const
const russianConvention =
  "Конвенцию Организации Объединенных Наций против транснациональной организованной преступности"

/** The final clauses that the Convention and its three Protocols have in common. */
const ofTheConvention = {
  closed: "2002-12-12",
  integration: true,
  entry: { instruments: 40, term: { days: 90 } },
  each: { days: 30 },
  leaving: { kind: "after", term: { years: 1 } },
} as const

const ofAProtocol = { ...ofTheConvention, supplements: "XVIII-12" } as const
const inPalermo = {
  adopted: "2000-11-15",
  adoptedBy: "A/RES/55/25",
  opened: "2000-12-12",
  openedAt: "Palermo, New York",
} as const

/**
 * The seven instruments, with their final clauses as a table. Days, numbers and
 * articles are the depositary's (chapters IV and XVIII of its list of treaties)
 * and the instruments' own.
 */
export const instruments: readonly Instrument[] = [
  {
    code: "XVIII-12",
    titles: convention,
    names: {
      ar: "اتفاقية الجريمة المنظمة",
      en: "Organized Crime Convention",
      es: "Convención contra la Delincuencia Organizada",
      fr: "Convention contre la criminalité organisée",
      ru: "Конвенция против организованной преступности",
      zh: "有组织犯罪公约",
    },
    series: { volume: 2225, page: 209, number: 39574 },
    ...inPalermo,
    ...ofTheConvention,
    supplements: null,
    inForce: "2003-09-29",
    articles: { entry: "38", joining: "36", leaving: "40" },
  },
  {
    code: "XVIII-12-a",
    titles: {
      ar: `بروتوكول منع وقمع ومعاقبة الاتجار بالأشخاص، وبخاصة النساء والأطفال، المكمّل ل${convention.ar}`,
      en: `Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children, supplementing the ${convention.en}`,
      es: `Protocolo para prevenir, reprimir y sancionar la trata de personas, especialmente mujeres y niños, que complementa la ${convention.es}`,
      fr: `Protocole additionnel à la ${convention.fr} visant à prévenir, réprimer et punir la traite des personnes, en particulier des femmes et des enfants`,
      ru: `Протокол о предупреждении и пресечении торговли людьми, особенно женщинами и детьми, и наказании за нее, дополняющий ${russianConvention}`,
      zh: `${convention.zh}关于预防、禁止和惩治贩运人口特别是妇女和儿童行为的补充议定书`,
    },
    names: {
      ar: "بروتوكول الاتجار بالأشخاص",
      en: "Trafficking in Persons Protocol",
      es: "Protocolo contra la Trata de Personas",
      fr: "Protocole relatif à la traite des personnes",
      ru: "Протокол о торговле людьми",
      zh: "贩运人口议定书",
    },
    series: { volume: 2237, page: 319, number: 39574 },
    ...inPalermo,
    ...ofAProtocol,
    inForce: "2003-12-25",
    articles: { entry: "17", joining: "16", leaving: "19" },
  },
  {
    code: "XVIII-12-b",
    titles: {
      ar: `بروتوكول مكافحة تهريب المهاجرين عن طريق البر والبحر والجو، المكمّل ل${convention.ar}`,
      en: `Protocol against the Smuggling of Migrants by Land, Sea and Air, supplementing the ${convention.en}`,
      es: `Protocolo contra el tráfico ilícito de migrantes por tierra, mar y aire, que complementa la ${convention.es}`,
      fr: `Protocole contre le trafic illicite de migrants par terre, air et mer, additionnel à la ${convention.fr}`,
      ru: `Протокол против незаконного ввоза мигрантов по суше, морю и воздуху, дополняющий ${russianConvention}`,
      zh: `${convention.zh}关于打击陆、海、空偷运移民的补充议定书`,
    },
    names: {
      ar: "بروتوكول المهاجرين",
      en: "Smuggling of Migrants Protocol",
      es: "Protocolo contra el Tráfico Ilícito de Migrantes",
      fr: "Protocole relatif au trafic illicite de migrants",
      ru: "Протокол о незаконном ввозе мигрантов",
      zh: "偷运移民议定书",
    },
    series: { volume: 2241, page: 507, number: 39574 },
    ...inPalermo,
    ...ofAProtocol,
    inForce: "2004-01-28",
    articles: { entry: "22", joining: "21", leaving: "24" },
  },
  {
    code: "XVIII-12-c",
    titles: {
      ar: `بروتوكول مكافحة صنع الأسلحة النارية وأجزائها ومكوناتها والذخيرة والاتجار بها بصورة غير مشروعة، المكمّل ل${convention.ar}`,
      en: `Protocol against the Illicit Manufacturing of and Trafficking in Firearms, Their Parts and Components and Ammunition, supplementing the ${convention.en}`,
      es: `Protocolo contra la fabricación y el tráfico ilícitos de armas de fuego, sus piezas y componentes y municiones, que complementa la ${convention.es}`,
      fr: `Protocole contre la fabrication et le trafic illicites d’armes à feu, de leurs pièces, éléments et munitions, additionnel à la ${convention.fr}`,
      ru: `Протокол против незаконного изготовления и оборота огнестрельного оружия, его составных частей и компонентов, а также боеприпасов к нему, дополняющий ${russianConvention}`,
      zh: `${convention.zh}关于打击非法制造和贩运枪支及其零部件和弹药的补充议定书`,
    },
    names: {
      ar: "بروتوكول الأسلحة النارية",
      en: "Firearms Protocol",
      es: "Protocolo sobre Armas de Fuego",
      fr: "Protocole relatif aux armes à feu",
      ru: "Протокол об огнестрельном оружии",
      zh: "枪支议定书",
    },
    series: { volume: 2326, page: 208, number: 39574 },
    ...ofAProtocol,
    adopted: "2001-05-31",
    adoptedBy: "A/RES/55/255",
    opened: "2001-07-02",
    openedAt: "New York",
    inForce: "2005-07-03",
    articles: { entry: "18", joining: "17", leaving: "20" },
  },
  {
    code: "IV-11-c",
    titles: {
      ar: "البروتوكول الاختياري لاتفاقية حقوق الطفل بشأن بيع الأطفال واستغلال الأطفال في البغاء وفي المواد الإباحية",
      en: "Optional Protocol to the Convention on the Rights of the Child on the sale of children, child prostitution and child pornography",
      es: "Protocolo facultativo de la Convención sobre los Derechos del Niño relativo a la venta de niños, la prostitución infantil y la utilización de niños en la pornografía",
      fr: "Protocole facultatif à la Convention relative aux droits de l’enfant, concernant la vente d’enfants, la prostitution des enfants et la pornographie mettant en scène des enfants",
      ru: "Факультативный протокол к Конвенции о правах ребенка, касающийся торговли детьми, детской проституции и детской порнографии",
      zh: "儿童权利公约关于买卖儿童、儿童卖淫和儿童色情制品问题的任择议定书",
    },
    names: {
      ar: "البروتوكول الاختياري بشأن بيع الأطفال",
      en: "Optional Protocol on the sale of children",
      es: "Protocolo facultativo relativo a la venta de niños",
      fr: "Protocole facultatif concernant la vente d’enfants",
      ru: "Факультативный протокол о торговле детьми",
      zh: "关于买卖儿童问题的任择议定书",
    },
    series: { volume: 2171, page: 227, number: 27531 },
    adopted: "2000-05-25",
    adoptedBy: "A/RES/54/263",
    opened: "2000-05-25",
    openedAt: "New York",
    closed: null,
    supplements: null,
    integration: false,
    entry: { instruments: 10, term: { months: 3 } },
    each: { months: 1 },
    leaving: { kind: "after", term: { years: 1 } },
    inForce: "2002-01-18",
    articles: { entry: "14", joining: "13", leaving: "15" },
  },
  {
    code: "IV-8",
    titles: {
      ar: "اتفاقية القضاء على جميع أشكال التمييز ضد المرأة",
      en: "Convention on the Elimination of All Forms of Discrimination against Women",
      es: "Convención sobre la eliminación de todas las formas de discriminación contra la mujer",
      fr: "Convention sur l’élimination de toutes les formes de discrimination à l’égard des femmes",
      ru: "Конвенция о ликвидации всех форм дискриминации в отношении женщин",
      zh: "消除对妇女一切形式歧视公约",
    },
    names: {
      ar: "اتفاقية التمييز ضد المرأة",
      en: "Convention on discrimination against women",
      es: "Convención sobre la discriminación contra la mujer",
      fr: "Convention sur la discrimination à l’égard des femmes",
      ru: "Конвенция о дискриминации в отношении женщин",
      zh: "消除对妇女歧视公约",
    },
    series: { volume: 1249, page: 13, number: 20378 },
    adopted: "1979-12-18",
    adoptedBy: "A/RES/34/180",
    opened: "1980-03-01",
    openedAt: "New York",
    closed: null,
    supplements: null,
    integration: false,
    entry: { instruments: 20, term: { days: 30 } },
    each: { days: 30 },
    leaving: { kind: "never" },
    inForce: "1981-09-03",
    articles: { entry: "27", joining: "25", leaving: null },
  },
  {
    code: "XVIII-4",
    titles: {
      ar: "الاتفاقية التكميلية لإبطال الرق وتجارة الرقيق والأعراف والممارسات الشبيهة بالرق",
      en: "Supplementary Convention on the Abolition of Slavery, the Slave Trade, and Institutions and Practices Similar to Slavery",
      es: "Convención suplementaria sobre la abolición de la esclavitud, la trata de esclavos y las instituciones y prácticas análogas a la esclavitud",
      fr: "Convention supplémentaire relative à l’abolition de l’esclavage, de la traite des esclaves et des institutions et pratiques analogues à l’esclavage",
      ru: "Дополнительная конвенция об упразднении рабства, работорговли и институтов и обычаев, сходных с рабством",
      zh: "废止奴隶制、奴隶贩卖及类似奴隶制的制度与习俗补充公约",
    },
    names: {
      ar: "الاتفاقية التكميلية لإبطال الرق",
      en: "Supplementary Slavery Convention",
      es: "Convención suplementaria sobre la esclavitud",
      fr: "Convention supplémentaire relative à l’esclavage",
      ru: "Дополнительная конвенция о рабстве",
      zh: "废止奴隶制补充公约",
    },
    series: { volume: 266, page: 3, number: 3822 },
    adopted: "1956-09-07",
    adoptedBy: "E/RES/608(XXI)",
    opened: "1956-09-07",
    openedAt: "Geneva, New York",
    closed: "1957-07-01",
    supplements: null,
    integration: false,
    entry: { instruments: 2, term: { days: 0 } },
    each: { days: 0 },
    leaving: { kind: "period", period: { years: 3 }, notice: { months: 6 } },
    inForce: "1957-04-30",
    articles: { entry: "13", joining: "11", leaving: "14" },
  },
]

const byCode = new Map(instruments.map((each) => [each.code, each]))

/** An instrument by the depositary's number. */
export function instrumentOf(code: InstrumentCode): Instrument {
  const found = byCode.get(code)
  if (!found) throw new Error(`${code} is in the list of codes and not in the table`)
  return found
}
