import type { Identifying } from "#modules/analysis/intake/fault.ts"
import { fold } from "#modules/directory/wording.ts"

/** What fields of the Human Trafficking Case Data Standard say who somebody is, or may. */
const standard: Readonly<Record<string, Identifying>> = {
  ...{ prs_FirstName: "name", prs_MiddleName: "name", prs_SecondName: "name", prs_LastName: "name" },
  ...{ prs_Birthdate: "birth-date", prs_IdentityNumber: "document-number", prs_Email: "email" },
  ...{
    prs_HomePhone: "telephone",
    prs_MobilePhone: "telephone",
    prs_MailingStreet: "address",
    prs_MailingPostalCode: "address",
  },
  ...{ prs_MailingLongitude: "coordinates", prs_MailingLatitude: "coordinates", hte_Longitude: "coordinates" },
  ...{ hte_Latitude: "coordinates", hte_Street: "address", hte_PostalCode: "address", hte_Description: "free-text" },
  ...{ vic_DetailsOfVulnerabilities: "free-text", per_RoleDetails: "free-text", cas_ReasonForCaseClosure: "free-text" },
  ...{ cas_CaseOwner: "name", cas_ReferringPrimaryCaseWorker: "name", cas_ReferredPrimaryCaseWorker: "name" },
  ...{
    cas_IncomingReferralDetails: "free-text",
    cas_OutgoingReferralDetails: "free-text",
    cco_CaseComment: "free-text",
  },
  ...{ spl_Objectives: "free-text", spl_ActionPlan: "free-text", vic_LocationOfRecruitment: "address" },
  ...{ vic_LocationOfExploitation: "address" },
}

/**
 * What headings say in the six languages that a column has of somebody. Each is looked for as whole words of the heading, so
 * that a name is found in `victim name` and not in `country name`, nor a state in `statement`.
 */
const headings: readonly (readonly [Identifying, RegExp])[] = [
  [
    "name",
    new RegExp(
      String.raw`\b(?:first|last|middle|second|given|family|maiden|full|sur|fore|nick)[ _-]?names?\b|\b(?:surname|forename|alias|patronymic)\b|` +
        String.raw`^names?$|\bnames? of (?:the )?(?:victim|person|child|suspect|perpetrator|mother|father|witness)|` +
        String.raw`\b(?:victim|person|suspect|perpetrator|client|child|mother|father|case ?worker)s? name\b|` +
        String.raw`^nom$|\bprenoms?\b|\bnom (?:de famille|de la victime|complet|de naissance)\b|` +
        String.raw`^nombres?$|\bapellidos?\b|\bnombres? (?:y apellidos?|completo|de la victima|de pila)\b|` +
        String.raw`фамили|^имя$|\bимя |отчеств|^ф\.? ?и\.? ?о\.?$|^الاسم$|الاسم (?:الكامل|الاول)|اسم (?:العائلة|الضحية|الاب)|اللقب|姓名|名字|^姓$|^名$`,
      "u",
    ),
  ],
  [
    "birth-date",
    new RegExp(
      String.raw`\b(?:birth ?dates?|birth ?days?|dates? of births?|dob|born(?: on)?)\b|\bdate de naissance\b|\bnee? le\b|` +
        String.raw`\bfechas? de nacimiento\b|дата рождения|تاريخ الميلاد|تاريخ الولادة|出生日期|生日`,
      "u",
    ),
  ],
  [
    "document-number",
    new RegExp(
      String.raw`\b(?:passports?|identity (?:number|card|no|document)|id (?:number|card|no|document)|national id|social security|ssn|nin|tax number|document (?:number|no)|case (?:number|no|id|ref(?:erence)?)|file number|alien number)\b|` +
        String.raw`\b(?:passeport|numero d'identite|carte d'identite|piece d'identite|numero de dossier)\b|` +
        String.raw`\b(?:pasaporte|cedula|dni|documento de identidad|numero de documento|curp|expediente)\b|` +
        String.raw`паспорт|номер документа|удостоверение личности|снилс|(?<!\p{L})инн(?!\p{L})|جواز|رقم الهوية|رقم الوثيقة|بطاقة الهوية|护照|身份证|证件号`,
      "u",
    ),
  ],
  [
    "email",
    /\be[ _-]?mails?\b|\bcourriels?\b|\bcorreo electronico\b|\bcorreo\b|электронная почта|البريد الالكتروني|电子邮件|邮箱/u,
  ],
  [
    "telephone",
    /\b(?:tele)?phones?\b|\bmobile\b|\bcell ?phone\b|\btelefono\b|\bmovil\b|\bportable\b|\bwhats ?app\b|телефон|الهاتف|الجوال|电话|手机/u,
  ],
  [
    "coordinates",
    /\blat(?:itude)?\b|\b(?:lon|lng|long)(?:gitude)?\b|\bgps\b|\bgeo ?location\b|\bcoordinates?\b|\bcoordonnees\b|\bcoordenadas\b|\blatitud\b|\blongitud\b|широта|долгота|координат|خط العرض|خط الطول|احداثيات|纬度|经度|坐标/u,
  ],
  [
    "address",
    /\b(?:home |postal |street |mailing |e)?address(?:es)?\b|\bstreet\b|\b(?:zip|postal|post) ?codes?\b|\badresse\b|\brue\b|\bcode postal\b|\bdireccion\b|\bdomicilio\b|\bcalle\b|\bcodigo postal\b|адрес|улица|почтовый индекс|العنوان|الشارع|الرمز البريدي|地址|住址|街道|邮编/u,
  ],
  [
    "free-text",
    /\b(?:comments?|narratives?|descriptions?|remarks|notes|free ?text|story|testimony|statement|details)\b|\b(?:commentaires?|recit|remarques|temoignage|observations)\b|\b(?:comentarios?|relato|descripcion|observaciones|testimonio)\b|комментар|описание|примечани|показания|تعليق|ملاحظات|وصف|备注|描述|说明|陈述/u,
  ],
]

/** What the heading of a column says that it has of somebody; nothing where it says nothing of that kind. */
export function identifyingHeading(heading: string): Identifying | undefined {
  const own = Object.hasOwn(standard, heading) ? standard[heading] : undefined
  if (own) return own
  const words = fold(heading.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ").replace(/[_.]+/g, " "))
  return headings.find(([, pattern]) => pattern.test(words))?.[0]
}

/** The values of a column, each once, with how many rows have it. */
export type Values = { readonly words: readonly string[]; readonly times: ArrayLike<number>; readonly rows: number }

type Shape = {
  readonly says: Identifying
  readonly is: (word: string) => boolean
  readonly share: number
  readonly least: number
}

const day = /^(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))(?:[T ]\d{1,2}:\d{2}.*)?$/
const isName = (word: string): boolean =>
  /^\p{Lu}[\p{Ll}\p{M}'’-]+(?:[ ,]+(?:\p{Lu}[\p{L}\p{M}'’-]*\.?|(?:de|da|dos|del|la|van|von|bin|ibn|al|el)))+$/u.test(
    word,
  ) || /^\p{Lu}[\p{Lu}'’-]+(?:[ ,]+\p{Lu}[\p{Lu}'’-]+)+$/u.test(word)
const isProse = (word: string): boolean => {
  const words = word.split(/\s+/).filter((each) => /\p{L}{2}/u.test(each))
  const unspaced = word.match(/[\p{Script=Han}\p{Script=Thai}]/gu)?.length ?? 0
  return (
    (words.length >= 6 && word.length >= 30) ||
    (words.length >= 4 && /[.!?。؟]\s*(?:$|\S)/u.test(word) && word.length >= 24) ||
    unspaced >= 15
  )
}

/**
 * What values look like that say who somebody is, by what share of a column's different values must look so, and how many at
 * least. An e-mail address is never anything else; of the others single ones may be chance.
 */
const shapes: readonly Shape[] = [
  { says: "email", is: (word) => /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(word), share: 0, least: 1 },
  {
    says: "telephone",
    is: (word) => /^(?:\+|00)\d[\d ().-]{6,18}\d$/.test(word) || /^\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,4}$/.test(word),
    share: 0.1,
    least: 2,
  },
  { says: "coordinates", is: isCoordinate, share: 0.3, least: 3 },
  { says: "birth-date", is: (word) => day.test(word), share: 0.3, least: 3 },
  { says: "document-number", is: isDocument, share: 0.3, least: 5 },
  { says: "free-text", is: isProse, share: 0.3, least: 5 },
  {
    says: "address",
    is: (word) =>
      /\p{L}{3,}.*\d|\d.*\p{L}{3,}/u.test(word) &&
      /[, ]/.test(word) &&
      /(?:^|[ ,])(?:\d{1,5}[a-zA-Z]?)(?:$|[ ,])/.test(word) &&
      word.length >= 10,
    share: 0.5,
    least: 8,
  },
  { says: "name", is: isName, share: 0.5, least: 10 },
]

function isCoordinate(word: string): boolean {
  const pair = /^\(?(-?\d{1,3}\.\d{3,})(?:[,; ]+(-?\d{1,3}\.\d{3,}))?\)?$/.exec(word)
  return pair !== null && Math.abs(Number(pair[1])) <= 180 && Math.abs(Number(pair[2] ?? 0)) <= 180
}

/** Letters and digits together, or many digits: `AB1234567`, `850101-12345`. What a list calls its codes is shorter. */
function isDocument(word: string): boolean {
  const digits = word.match(/\d/g)?.length ?? 0
  return (
    /^[\p{Lu}\d][\p{Lu}\d/ -]{4,}\d$/u.test(word) &&
    !day.test(word) &&
    digits >= 5 &&
    (/\p{Lu}/u.test(word) || digits >= 8)
  )
}

/** Of a column that is in no list, the smallest share of different values at which they are nearly all different, and from how many rows on. */
const nearlyAll = { share: 0.8, rows: 20 }

/**
 * What the values of a column say of somebody, by how they look and how they are spread; nothing where they look like codes.
 * Of a column whose values are in a list (`isListed`), or of a table of figures (`isCounted`), only what is never a code is
 * looked for: there each value may well stand once.
 */
export function identifyingValues(
  { words, times, rows }: Values,
  { isListed, isCounted, today }: { readonly isListed: boolean; readonly isCounted: boolean; readonly today: string },
): Identifying | undefined {
  const told = words.filter((word, at) => word !== "" && (times[at] ?? 0) > 0)
  const spread = rows === 0 ? 0 : told.length / rows
  for (const { says, is, share, least } of shapes) {
    const many = told.reduce((count, word) => count + (is(word) ? 1 : 0), 0)
    if (many < least || many < share * told.length) continue
    // Names, addresses and numbers of documents repeat as codes do only where there are many more rows than values.
    if (
      (says === "name" || says === "address" || says === "document-number") &&
      (isListed || isCounted || spread < 0.3)
    )
      continue
    if (says === "free-text" && (isListed || isCounted || spread < 0.05) && many < 200) continue
    if (says === "coordinates" && isCounted && !told.every(isCoordinate)) continue
    if (says === "birth-date") return looksLikeBirths(told, today) ? "birth-date" : "exact-date"
    return says
  }
  if (isListed || isCounted || rows < nearlyAll.rows) return undefined
  return spread >= nearlyAll.share ? "own-number" : undefined
}

/** Days spread over more than fifteen years, all of them gone by, are births sooner than anything that was registered. */
function looksLikeBirths(words: readonly string[], today: string): boolean {
  const years = words.flatMap((word) => {
    const found = day.exec(word)
    return found ? [Number(found[1] ?? found[6])] : []
  })
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return last - first > 15 && first >= 1900 && String(last) <= today.slice(0, 4)
}
