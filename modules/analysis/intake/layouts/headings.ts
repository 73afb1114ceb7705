import { fold } from "#modules/directory/wording.ts"

/** What columns of a plain table are called, in the six languages, by what they are here. */
const called: Readonly<Record<string, string>> = {
  sex: "sex|gender|sexe|genre|sexo|género|пол|الجنس|النوع|性别",
  age: "age|age group|age band|agegroup|ageband|âge|groupe d'âge|edad|grupo de edad|возраст|возрастная группа|العمر|الفئة العمرية|السن|年龄|年龄组",
  year: "year|année|an|año|ano|год|السنة|سنة|العام|年|年份|year of registration|time_period|time period|period",
  area:
    "area|country|state|territory|state or territory|reporting country|country of detection|country of exploitation|ref_area|" +
    "iso3|iso3 code|iso3_code|iso|country code|m49|pays|état|territoire|país|estado|territorio|страна|государство|территория|" +
    "الدولة|البلد|الإقليم|国家|国家或地区|地区",
  citizenship:
    "citizenship|nationality|country of citizenship|citoyenneté|nationalité|pays de citoyenneté|ciudadanía|nacionalidad|гражданство|الجنسية|المواطنة|国籍|公民身份",
  repatriation:
    "repatriation|country of repatriation|pays de rapatriement|país de repatriación|страна репатриации|بلد العودة|遣返国",
  form:
    "form|form of exploitation|type of exploitation|exploitation|purpose|forme d'exploitation|type d'exploitation|" +
    "forma de explotación|tipo de explotación|форма эксплуатации|вид эксплуатации|شكل الاستغلال|نوع الاستغلال|剥削形式|剥削类型",
  value:
    "value|freq|frequency|count|counts|number|n|cases|figure|obs_value|obs value|observation|txtvalue|valeur|nombre|effectif|fréquence|" +
    "valor|número|cantidad|recuento|frecuencia|значение|число|количество|القيمة|العدد|值|数值|数量|人数",
  low: "low|lower_bound|lower bound|at least|minimum",
  high: "high|upper_bound|upper bound|at most|maximum",
  ...{ stage: "stage", unit: "unit", control: "control|means of control", sector: "sector", recruiter: "recruiter" },
  ...{
    status: "status of victim|victim status",
    role: "role|role in process",
    recruitment: "recruitment|method of recruitment",
  },
  indicator: "indicator|indicateur|indicador|показатель|المؤشر|指标",
  border: "border|cross-border",
}

const names = new Map(
  Object.entries(called).flatMap(([name, words]) => words.split("|").map((word) => [plain(word), name] as const)),
)

/** What a column is by its heading: `sex`, `area`, `value` and so on; nothing where it is none of these. */
export const meantBy = (heading: string): string | undefined => names.get(plain(heading))

function plain(heading: string): string {
  return fold(heading).replace(/[_\s-]+/g, " ")
}
