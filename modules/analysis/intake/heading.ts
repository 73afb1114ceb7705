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
 * that a name is found in `victim name` and not in `country name`, nor a state in `statement`. Accents are gone by then, so `й` is `и`.
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
        String.raw`\binitials\b|\binitiales\b|\biniciales\b|инициал|الاحرف الاولى|首字母|` +
        String.raw`^(?:the )?(?:victim|survivor|subject|person|client|beneficiary|suspect|offender|perpetrator|defendant|witness|complainant)$|` +
        String.raw`^(?:victime|survivante?|sujet|personne|temoin|suspecte?|beneficiaire|plaignante?)$|` +
        String.raw`^(?:victima|sobreviviente|superviviente|sujeto|persona|testigo|sospechos[oa]|beneficiari[oa]|denunciante)$|` +
        String.raw`^(?:жертва|потерпевш(?:ая|ии)|пострадавш(?:ая|ии)|выживш(?:ая|ии)|лицо|свидетель|подозреваем(?:ая|ыи))$|` +
        String.raw`^(?:ال)?(?:ضحية|ناجي|ناجية|شخص|شاهد|مستفيد|مستفيدة)$|^(?:受害人|受害者|被害人|幸存者|当事人|证人|嫌疑人)$|` +
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
        String.raw`\b(?:person|victim|survivor|subject|client|beneficiary|participant|individual|patient|offender|suspect|perpetrator|defendant|witness|case|record|household|respondent) ?(?:ids?|identifier|uid|no|number|num|code|key|ref(?:erence)?)\b|` +
        String.raw`^(?:id|uid|uuid|guid|identifier|pseudonym|identifiant|pseudonyme|identificador|seudonimo|идентификатор|псевдоним|المعرف|编号|标识符)$|` +
        String.raw`\b(?:identifiant|id|numero|code) (?:de |du |d')?(?:la |le |l')?(?:victime|survivante?|personne|individu|cas|dossier|beneficiaire|enregistrement)\b|` +
        String.raw`\b(?:identificador|id|numero|codigo) (?:de |del )?(?:la |el )?(?:victima|sobreviviente|persona|individuo|caso|registro|beneficiari[oa])\b|` +
        String.raw`(?:идентификатор|номер|код|id) (?:жертвы|потерпевш|пострадавш|лица(?!\p{L})|человека|записи|дела(?!\p{L})|клиента)|` +
        String.raw`(?:رقم|رمز|معرف) (?:ال)?(?:ضحية|ناجي|شخص|قضية|سجل|حالة|ملف|مستفيد)|` +
        String.raw`(?:受害人|受害者|被害人|幸存者|当事人|人员|个人|案件|个案|档案|记录) ?(?:编号|号码|号|代码|标识|id)|` +
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
    /\b(?:home |postal |street |mailing |e)?address(?:es)?\b|\bstreet\b|\b(?:zip|postal|post) ?codes?\b|\badresse\b|\brue\b|\bcode postal\b|\bdireccion\b|\bdomicilio\b|\bcalle\b|\bcodigo postal\b|адрес|улица|почтовыи индекс|العنوان|الشارع|الرمز البريدي|地址|住址|街道|邮编/u,
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
  const words = wordsOf(heading)
  return headings.find(([, pattern]) => pattern.test(words))?.[0]
}

/** The words of a heading, also where they are joined by signs or capitals: `person_id`, `personID`. */
const wordsOf = (heading: string): string =>
  fold(heading.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ").replace(/[_.#-]+/g, " "))

const places = new RegExp(
  String.raw`\b(?:provinces?|municipalit(?:y|ies)|districts?|count(?:y|ies)|(?:sub ?)?regions?|departments?|communes?|cit(?:y|ies)|towns?|villages?|governorates?|cantons?|prefectures?|oblasts?|parish(?:es)?|wards?|ports?|territor(?:y|ies)|states?|countr(?:y|ies)|nationalit(?:y|ies)|citizenships?|areas?)\b|` +
    String.raw`\b(?:departements?|municipalites?|villes?|arrondissements?|cercles?|pays|nationalites?|citoyennetes?)\b|` +
    String.raw`\b(?:provincias?|region|departamentos?|municipios?|ciudad(?:es)?|distritos?|estados?|pais(?:es)?|comunas?|puertos?|nacionalidad(?:es)?|ciudadanias?)\b|` +
    String.raw`провинци|област|раион|регион|(?<!\p{L})кра[ия](?!\p{L})|город|муниципал|округ|республик|стран[аыу]|гражданств|` +
    String.raw`محافظة|ولاية|مقاطعة|اقليم|مدينة|منطقة|بلدية|دولة|بلد|جنسية|[省市县区州]|地区|国家|国籍`,
  "u",
)
const bodies = new RegExp(
  String.raw`\b(?:ministr(?:y|ies)|agenc(?:y|ies)|authorit(?:y|ies)|organi[sz]ations?|institutions?|offices?|courts?|ngos?|services?)\b|` +
    String.raw`\b(?:ministeres?|autorites?|organismes?|tribuna(?:l|ux)|ministerios?|autoridad(?:es)?|organismos?|organizacion(?:es)?|institucion(?:es)?|juzgados?|servicios?)\b|` +
    String.raw`министерств|ведомств|учрежден|организаци|وزارة|هيئة|جهة|منظمة|مؤسسة|محكمة|部委|部门|机构|组织|机关|法院`,
  "u",
)
const kinds = new RegExp(
  String.raw`\b(?:forms?|types?|kinds?|categor(?:y|ies)|purposes?|offences?|crimes?|sectors?|occupations?|indicators?|series|means|methods?|status|articles?)\b|` +
    String.raw`\b(?:formes?|categories?|buts?|infractions?|secteurs?|indicateurs?|moyens?|methodes?|formas?|tipos?|categorias?|finalidad|delitos?|sectores|indicador(?:es)?|medios?|metodos?)\b|` +
    String.raw`форма|(?<!\p{L})вид|(?<!\p{L})тип|категори|(?<!\p{L})цель|преступлени|сектор|отрасл|показател|شكل|نوع|فئة|غرض|جريمة|قطاع|مؤشر|形式|类型|种类|类别|目的|罪名|行业|指标|手段`,
  "u",
)

/** Somebody who works for a body; then the names are not the body's. */
const workers =
  /\b(?:officers?|contacts?|persons?|workers?|agents?|staff|judges?|prosecutors?|lawyers?|owners?|managers?|responsables?|fonctionnaires?|funcionari[oa]s?|contactos?|juez|fiscal)\b|сотрудник|судья|следовател|موظف|مسؤول|قاضي|官员|人员|联系人|法官|负责人/u

/** What a heading says that the values of its column are called by: places or bodies, whose names look like people's, or kinds of something, whose words may be many. */
export function calledBy(heading: string): "places" | "kinds" | undefined {
  const words = wordsOf(heading)
  if (workers.test(words)) return undefined
  if (places.test(words) || bodies.test(words)) return "places"
  return kinds.test(words) ? "kinds" : undefined
}
