import { readAll } from "#modules/analysis/intake/examples.ts"
import { IntakeFault, type Identifying } from "#modules/analysis/intake/fault.ts"
import { csvField } from "@palermo/statistics"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

/** The nth of some words, so that rows go through all of them, and through all pairs of two lists. */
const nth = (words: string, at: number): string => words.split(" ").at(at % words.split(" ").length) ?? ""
const given = "Amina Olga Fatou Ngozi Irina Yasmin Svetlana Carmen Zanele Hanna Rania"
const made =
  "Lampwright Odderova Quillem Zubrani Halyard Brinmoor Tarnlight Wickstone Farolero Kelpmann Tidewater Buoyski Netmaker"
const both =
  (one: string, other: string, joint = " ") =>
  (at: number) =>
    nth(one, at) + joint + nth(other, at)
const digits = (many: number, at: number) =>
  String((at + 11) * 7_368_787 + 91_357)
    .repeat(4)
    .slice(2, 2 + many)
const two = (number: number) => String(number).padStart(2, "0")
const arabic = (text: string) => text.replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩".charAt(Number(digit)))
const day = (at: number) => [1971 + ((at * 7) % 34), 1 + (at % 12), 2 + ((at * 5) % 26)] as const
const degrees = (at: number) => (((at * 37) % 80) + 0.12345 + (at % 97) / 1000).toFixed(5)

/** Values that say who somebody is, as they are written in files: by row, and what may be said of them. */
const refused: Readonly<Record<string, readonly [value: (at: number) => string, ...says: Identifying[]]>> = {
  "names": [both(given, made), "name"],
  "names nobody has": [(at) => `${nth(made, at)} ${nth(made, 1 + Math.floor(at / 13))}${["son", "sen"][Math.floor(at / 169) % 2]}`, "name"],
  "names without capitals": [(at) => both(given, made)(at).toLowerCase(), "name"],
  "surnames shouted, before a comma": [(at) => `${nth(made, at).toUpperCase()}, ${nth(given, at)}`, "name"],
  "initials": [(at) => `${"ABCDEFGHIJKL".charAt(at % 12)}. ${nth(made, at)}`, "name"],
  "given names": [(at) => nth(given, at), "name"],
  "names joined by a line": [both(given, made, "_"), "name"],
  "names joined by a point": [(at) => both(given, made, ".")(at).toLowerCase(), "name"],
  "Arabic names": [both("أمينة فاطمة مريم خديجة ليلى", "الفناري المرساوي القنديلي الشراعي"), "name"],
  "Arabic given names": [(at) => nth("أمينة فاطمة مريم خديجة ليلى سارة", at), "name"],
  "Hindi names": [both("आशा सीता गीता रेखा", "दीपवाला नाविक लहरी"), "name"],
  "Thai names": [both("สมชาย มาลี กมล สุดา", "ประภาคาร ทะเลใส คลื่นลม"), "name"],
  "Korean names": [(at) => nth("김 이 박 최 정", at) + nth("등대 바다 물결 돛배", at), "name"],
  "Japanese names": [(at) => nth("佐藤 鈴木 高橋 田中", at) + nth("灯子 波男 帆子", at), "name"],
  "Chinese names": [(at) => nth("王 李 张 刘 陈", at) + nth("灯塔 海浪 帆 潮", at), "name"],
  "Russian names": [both("Анна Ольга Ирина Татьяна", "Маякова Парусова Якорева"), "name"],
  "patronymics": [(at) => `Заря ${nth("Маяковна Якоревна Парусовна Волновна", at)}`, "name"],
  "passports": [(at) => `XL${digits(7, at)}`, "document-number"],
  "passports in parts": [(at) => `AB ${digits(3, at)} ${digits(4, at + 5)}`, "document-number"],
  "numbers of persons with points": [(at) => `${digits(3, at)}.${digits(3, at + 1)}.${digits(3, at + 2)}-${digits(2, at)}`, "document-number", "telephone"],
  "numbers of persons with dashes": [(at) => `${digits(3, at)}-${digits(2, at)}-${digits(4, at)}`, "document-number", "telephone"],
  "accounts": [(at) => `DE${digits(20, at)}`, "document-number"],
  "plates": [(at) => `AB-${digits(3, at)}-X${"YZTQ".charAt(at % 4)}`, "document-number"],
  "telephones": [(at) => `+99 55 ${digits(7, at)}`, "telephone"],
  "telephones in pairs": [(at) => `06 ${[0, 1, 2, 3].map((each) => digits(2, at + each)).join(" ")}`, "telephone"],
  "telephones in Arabic digits": [(at) => arabic(`07${digits(8, at)}`), "telephone"],
  "telephones in wide digits": [(at) => `０７${digits(8, at)}`, "telephone"],
  "mail": [(at) => `keeper${at}@coast.example`, "email"],
  "mail that hides its sign": [(at) => `keeper${at}[at]coast.example`, "email"],
  "mail in words": [(at) => `keeper${at} at coast dot example`, "email"],
  "pages of people": [(at) => `https://faces.example/keeper${at}`, "online"],
  "what somebody is called online": [(at) => `@keeper_${at}`, "online"],
  "addresses of machines": [(at) => `203.0.${at % 200}.${21 + (at % 200)}`, "online"],
  "objects": [(at) => JSON.stringify({ n: both(given, made)(at) }), "nested"],
  "lists": [(at) => JSON.stringify([nth(given, at), "x"]), "nested"],
  "degrees with their sign": [(at) => `${at % 80}°${at % 60}'5"N`, "coordinates"],
  "pairs of degrees": [(at) => `${degrees(at)}, ${degrees(at + 3)}`, "coordinates"],
  "pairs of degrees with commas": [(at) => `${degrees(at).replace(".", ",")}; ${degrees(at + 3).replace(".", ",")}`, "coordinates"],
  "degrees with their quarter": [(at) => `N${degrees(at)}`, "coordinates"],
  "points": [(at) => `POINT(${degrees(at)} ${degrees(at + 3)})`, "coordinates"],
  "squares of the map": [(at) => `8FVC${["2345", "6789", "CFGH", "JMPQ"][at % 4]}+Q${"VWX".charAt(at % 3)}`, "coordinates"],
  "days": [(at) => { const [y, m, d] = day(at); return `${y}-${two(m)}-${two(d)}` }, "birth-date", "exact-date"],
  "days with points and two digits": [(at) => { const [y, m, d] = day(at); return `${two(d)}.${two(m)}.${two(y % 100)}` }, "birth-date", "exact-date"],
  "days in Arabic digits": [(at) => { const [y, m, d] = day(at); return arabic(`${y}/${m}/${d}`) }, "birth-date", "exact-date"],
  "days in Chinese": [(at) => { const [y, m, d] = day(at); return `${y}年${m}月${d}日` }, "birth-date", "exact-date"],
  "days in Spanish": [(at) => `${day(at)[2]} de mayo de ${day(at)[0]}`, "birth-date", "exact-date"],
  "days in English": [(at) => `March ${day(at)[2]}, ${day(at)[0]}`, "birth-date", "exact-date"],
  "days in Russian": [(at) => `${day(at)[2]} мая ${day(at)[0]} г.`, "birth-date", "exact-date"],
  "days without signs": [(at) => { const [y, m, d] = day(at); return `${y}${two(m)}${two(d)}` }, "birth-date", "exact-date"],
  "streets": [(at) => `${1 + (at % 80)} ${nth(made, at)} Street`, "address"],
} // prettier-ignore

/** Columns of statistics, by their headings. */
const ordinary: Readonly<Record<string, (at: number) => string>> = {
  "district": (at) => ["Lumen-Sur-Mer", "Odra, Upper", "Saint-Buoy", "Wda-on-Sea", "Port Lantern", "Nova Farol", "Tidewater East"][at % 7] ?? "",
  "office": (at) => ["Police of the Harbour", "Court of Lumen", "Ministry of Nets", "Labour Inspection"][at % 4] ?? "",
  "case category": (at) => ["Fraud, abuse of power", "Recruitment", "Document crime", "Smuggling"][at % 4] ?? "",
  "ISO 3166-2 region": (at) => ["IT-45", "IT-25", "BR-SP", "FR-75C", "NE-8", "TR-34"][at % 6] ?? "",
  "NUTS": (at) => ["ITC4", "DE21", "FR101", "EL30", "PL9", "AT130"][at % 6] ?? "",
  "area code": (at) => ["ITA", "BRA", "NER", "TUR", "ALB"][at % 5] ?? "",
  "came from": (at) => ["Brazil", "Italie", "Нигер", "تركيا", "阿尔巴尼亚", "España"][at % 6] ?? "",
  "band (en)": (at) => ["0-8", "9-17", "18-20", "30-38", "adult"][at % 5] ?? "",
  "band (fr)": (at) => ["0 à 8 ans", "9 à 17 ans", "adulte", "18 ans et plus"][at % 4] ?? "",
  "band (es)": (at) => ["0 a 8 años", "9 a 17 años", "adulto"][at % 3] ?? "",
  "band (ru)": (at) => ["0–8 лет", "9–17 лет", "взрослые"][at % 3] ?? "",
  "band (ar)": (at) => ["٠-٨ سنوات", "٩-١٧ سنة", "بالغ"][at % 3] ?? "",
  "band (zh)": (at) => ["0至8岁", "9至17岁", "成人"][at % 3] ?? "",
  "week": (at) => `2020-W${two(1 + (at % 52))}`,
  "quarter": (at) => `2020-Q${1 + (at % 4)}`,
  "month": (at) => `20${18 + (at % 3)}-${two(1 + (at % 12))}`,
  "month of return": (at) => `01/${two(1 + (at % 12))}/20${18 + (at % 3)}`,
  "from year to year": (at) => `${2010 + (at % 5)}/${11 + (at % 5)}`,
  "fine": (at) => String(100 * (1 + (at % 7))),
  "fine with signs": (at) => ["1,000", "12,500", "250,000", "1.000.000"][at % 4] ?? "",
  "weight of the case": (at) => ["1.0240", "0.9817", "1.2503", "0.75"][at % 4] ?? "",
  "months at sea": (at) => String(at % 24),
  "branch": (at) => ["A01", "A03", "F41", "I55", "T97"][at % 5] ?? "",
  "indicator": (at) => ["Victims detected", "Offences", "Persons convicted"][at % 3] ?? "",
  "law broken": (at) => ["Art. 240 PC", "Art. 241 PC", "Section 6(1) Act 9 of 2009"][at % 3] ?? "",
  "who recruited": (at) => ["Family member", "Intimate partner", "Close friend", "Employer"][at % 4] ?? "",
  "work before": (at) => ["Domestic Worker", "Farm Worker", "Fishing Crew", "Hotel Staff"][at % 4] ?? "",
  "municipio": (at) => ["San José del Faro", "Santa Rosa", "San Juan", "San Pedro", "Villa Carmen", "Río Linterna"][at % 6] ?? "",
  "how it began": (at) => ["Social Media", "Job Advertisement", "Travel Agency", "Word of Mouth"][at % 4] ?? "",
  "on board": (at) => (at % 3 === 0 ? "yes" : "no"),
} // prettier-ignore

const sizes = [5, 19, 20, 1000]
const blanks = [0, 0.3, 0.9]

/** A file with one column of these values, as many of its rows blank as is said, the first never. */
function file(
  heading: string,
  value: (at: number) => string,
  rows: number,
  blank: number,
  kind: "records" | "figures",
) {
  let told = 0
  const lines = Array.from({ length: rows }, (_, at) => {
    const isBlank = (at * 7) % 10 < 10 * blank && at > 0
    const word = csvField(isBlank ? "" : value(told++))
    return kind === "records" ? `${at % 2 ? "female" : "male"},${word}` : `${2000 + (at % 20)},${word},${1 + (at % 3)}`
  })
  return [kind === "records" ? `sex,${heading}` : `year,${heading},count`, ...lines].join("\n")
}

const cases = sizes.flatMap((rows) =>
  blanks.flatMap((blank) => (["records", "figures"] as const).map((kind) => ({ rows, blank, kind }))),
)

describe("what says who somebody is, whoever left how many rows empty", () => {
  for (const [what, [value, ...says]] of Object.entries(refused))
    it(`is refused: ${what}`, async () => {
      for (const { rows, blank, kind } of cases) {
        const fault: unknown = await readAll(file("lamp", value, rows, blank, kind), { contradicting: "add" }).then(
          () => "it was let in",
          (error: unknown) => error,
        )
        const where = `${kind}, ${rows} rows, ${blank} blank: ${fault instanceof Error ? fault.message : String(fault)}`
        assert.ok(fault instanceof IntakeFault && fault.code === "names-people" && fault.column === "lamp", where)
        assert.ok(
          says.some((each) => each === fault.says),
          where,
        )
      }
    })
})

describe("what statistics are made of", () => {
  for (const [heading, value] of Object.entries(ordinary))
    it(`is let in, in files of any length: ${heading}`, async () => {
      for (const { rows, blank, kind } of cases)
        await readAll(file(heading, value, rows, blank, kind), { contradicting: "add" }).catch((error: unknown) =>
          assert.fail(`${kind}, ${rows} rows, ${blank} blank: ${String(error)}`),
        )
    })
})
