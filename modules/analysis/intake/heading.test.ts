import type { Identifying } from "#modules/analysis/intake/fault.ts"
import { calledBy, identifyingHeading } from "#modules/analysis/intake/heading.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("a heading", () => {
  it("says in six languages that a column names people", () => {
    const cases: [heading: string, says: Identifying | undefined][] = [
      ["First name", "name"],
      ["victim_name", "name"],
      ["Nom", "name"],
      ["Prénom", "name"],
      ["Apellidos", "name"],
      ["Фамилия", "name"],
      ["الاسم الكامل", "name"],
      ["姓名", "name"],
      ["dateOfBirth", "birth-date"],
      ["DOB", "birth-date"],
      ["Fecha de nacimiento", "birth-date"],
      ["Дата рождения", "birth-date"],
      ["تاريخ الميلاد", "birth-date"],
      ["出生日期", "birth-date"],
      ["Passport No.", "document-number"],
      ["Case ID", "document-number"],
      ["Numéro d’identité", "document-number"],
      ["Паспорт", "document-number"],
      ["E-mail", "email"],
      ["correo electrónico", "email"],
      ["Téléphone", "telephone"],
      ["Телефон", "telephone"],
      ["الهاتف", "telephone"],
      ["Latitude", "coordinates"],
      ["GPS", "coordinates"],
      ["经度", "coordinates"],
      ["Home address", "address"],
      ["Código postal", "address"],
      ["Адрес", "address"],
      ["Case narrative", "free-text"],
      ["Observaciones", "free-text"],
      ["ملاحظات", "free-text"],
      ["prs_Birthdate", "birth-date"],
      ["hte_Street", "address"],
      ["vic_DetailsOfVulnerabilities", "free-text"],
      ...[
        ...["Victim", "the survivor", "Subject", "Initials", "victim initials", "Victime", "Initiales", "Víctima"],
        ...["Sobreviviente", "Iniciales", "Жертва", "Потерпевший", "Инициалы", "الضحية", "الناجية", "受害人", "当事人"],
      ].map((each): [string, Identifying] => [each, "name"]),
      ...[
        ...["Person ID", "personId", "record_id", "victim-id", "Client no.", "case code", "ID", "Identifiant"],
        ...["Numéro de la victime", "identifiant du dossier", "Código de la víctima", "número de registro"],
        ...["Номер дела", "Код потерпевшего", "Идентификатор", "رقم القضية", "معرف الضحية", "受害人编号", "案件号"],
      ].map((each): [string, Identifying] => [each, "document-number"]),
      ["Почтовый индекс", "address"],
      ...[
        ...["Country name", "sex", "Nationality", "длинный", "Type of exploitation", "number of lamps", "victims"],
        ...["number of victims", "victim status", "subject matter", "initial contact", "nombre de victimes", "persons"],
        ...["número de casos", "число потерпевших", "عدد الضحايا", "受害人人数", "country of the victim", "period"],
      ].map((each): [string, undefined] => [each, undefined]),
    ]
    for (const [heading, says] of cases) assert.equal(identifyingHeading(heading), says, heading)
  })

  it("says whether places, bodies or kinds are named, and not who works there", () => {
    const cases = {
      places: [
        "Municipality",
        "provincia",
        "Département",
        "Область",
        "край",
        "المحافظة",
        "省",
        "Ministerio",
        "Ведомство",
      ],
      kinds: ["form of exploitation", "Sectors", "Catégorie", "вид преступления", "نوع الجريمة", "类别"],
      nothing: ["lamp", "officer of the court", "Agency contact", "сотрудник ведомства", "portrait", "information"],
    }
    for (const [what, headings] of Object.entries(cases))
      for (const heading of headings) assert.equal(calledBy(heading) ?? "nothing", what, heading)
  })
})
