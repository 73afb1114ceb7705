import assert from "node:assert/strict"
import { test } from "node:test"
import { citationsIn } from "../src/citation.ts"
import { readSource, textSource } from "../src/index.ts"
import { organOf } from "../src/organ.ts"

const t = (organ: string, text: string, ...expected: string[]) =>
  void test(`${organ}: "${text}"`, () => {
    const found = citationsIn(text, { organ: organOf(organ) })
    assert.deepEqual(
      found.map(({ citation: { kind, body, id } }) => [kind[0], body ?? "", id].join(" ")),
      expected,
    )
  })

t(
  "COP",
  "its decision 3/3 and General Assembly resolutions 61/144 of 19 December 2006 and 61/180 of 20 December 2006",
  "d COP 3/3",
  "r GA 61/144",
  "r GA 61/180",
)
t("GA", "Economic and Social Council resolution 2008/33 of 25 July 2008, on strengthening", "r ECOSOC 2008/33")
t("GA", "See resolutions 55/67, 58/137 and 63/194.", "r GA 55/67", "r GA 58/137", "r GA 63/194")
t(
  "GA",
  "its resolutions 73/242, 74/232 A and B, 75/227 and 76/216",
  "r GA 73/242",
  "r GA 74/232 A",
  "r GA 74/232 B",
  "r GA 75/227",
  "r GA 76/216",
)
t("ECOSOC", "Economic and Social Council resolution 1086 B (XXXIX) of 30 July 1965", "r ECOSOC 1086 B (XXXIX)")
t("GA", "Resolution 217 A (III).", "r GA 217 A (III)")
t(
  "SC",
  "resolutions 825 (1993), 1540 (2004) and 2680 (2023) as well as (S/PRST/2006/41)",
  "r SC 825 (1993)",
  "r SC 1540 (2004)",
  "r SC 2680 (2023)",
  "d  S/PRST/2006/41",
)
t("COP", "the adoption by the General Assembly, in its resolution 64/293 of 30 July 2010, of the Plan", "r GA 64/293")
t(
  "GA",
  "its resolutions 68/262 of 27 March 2014, entitled “Territory”, ES-11/1 of 2 March 2022, entitled “Peace”, and ES-11/2",
  "r GA 68/262",
  "r GA ES-11/1",
  "r GA ES-11/2",
)
t(
  "GA",
  "resolution 63/14 of the General Assembly and decision 16/1 of the Commission on Crime Prevention and Criminal Justice",
  "r GA 63/14",
  "d CCPCJ 16/1",
)
t("COP", "Conference decision 4/4 of 17 October 2008", "d COP 4/4")
t("GA", "A/77/278 (Part I) and A/77/278 (Part I)/Add.1.", "d  A/77/278 (Part I)", "d  A/77/278 (Part I)/Add.1")
t("GA", "CTOC/COP/2010/5 and Add.1", "d  CTOC/COP/2010/5", "d  CTOC/COP/2010/5/Add.1")
t("GA", "A/RES/70/1 and S/RES/1325(2000)", "r GA 70/1", "r SC 1325 (2000)")
t(
  "GA",
  "United Nations, Treaty Series, vols. 2225 and 2237, No. 39574.",
  "t  UNTS vol. 2225, No. 39574",
  "t  UNTS vol. 2237, No. 39574",
)
t("GA", "See http://www.unodc.org/documents/A/64/1 and the resolution of 12 June 2009 on HIV/AIDS")
t(
  "GA",
  "la resolución 1540 (2004) del Consejo de Seguridad y la resolución 36/55 de la Asamblea General",
  "r SC 1540 (2004)",
  "r GA 36/55",
)
t(
  "HRC",
  "les résolutions de l’Assemblée générale 59/113 A du 10 décembre 2004 et 60/251 du 15 mars 2006",
  "r GA 59/113 A",
  "r GA 60/251",
)

test("resolutions are given the symbol they are kept under", () => {
  const symbols = citationsIn(
    "General Assembly resolutions 61/144 and 217 A (III), Council resolution 2006/27 and Human Rights Council resolution 20/1",
    { organ: organOf("ECOSOC") },
  )
  assert.deepEqual(
    symbols.map((one) => one.citation.symbol),
    ["A/RES/61/144", "A/RES/217A(III)", "E/RES/2006/27", "A/HRC/RES/20/1"],
  )
})

test("Ibid. takes the source of the note before it", () => {
  const reading = readSource(
    textSource(
      "The General Assembly,\n\nRecalling the Convention¹ and the Protocol,²\n\n¹ United Nations, *Treaty Series*, vol. 2225, No. 39574.\n\n² Ibid., vol. 2237, No. 39574.\n\n1. Decides to go on.",
    ),
  )
  assert.deepEqual(
    reading.notes.map((note) => note.ibidem),
    [null, "United Nations, Treaty Series"],
  )
  assert.deepEqual(
    reading.citations.map((one) => one.id),
    ["UNTS vol. 2225, No. 39574", "UNTS vol. 2237, No. 39574"],
  )
})
