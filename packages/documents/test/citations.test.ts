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
  "its decision 2/6 and General Assembly resolutions 58/137 of 22 December 2003 and 59/156 of 20 December 2004",
  "d COP 2/6",
  "r GA 58/137",
  "r GA 59/156",
)
t("GA", "Economic and Social Council resolution 2006/27 of 27 July 2006, on lamps", "r ECOSOC 2006/27")
t("GA", "See resolutions 55/67, 58/137 and 63/194.", "r GA 55/67", "r GA 58/137", "r GA 63/194")
t(
  "GA",
  "its resolutions 71/12, 72/30 A and B, 73/45 and 74/66",
  "r GA 71/12",
  "r GA 72/30 A",
  "r GA 72/30 B",
  "r GA 73/45",
  "r GA 74/66",
)
t("ECOSOC", "Economic and Social Council resolution 1297 B (XLIV) of 27 May 1968", "r ECOSOC 1297 B (XLIV)")
t("GA", "Resolution 217 A (III).", "r GA 217 A (III)")
t(
  "ECOSOC",
  "resolution 5/5 of 22 October 2010 of the Conference of the Parties to the United Nations Convention against Transnational Organized Crime",
  "r COP 5/5",
)

test("“Commission resolution” is of the one commission that the text names in full", () => {
  const { citations } = readSource(
    textSource(
      "Resolution adopted by the Economic and Social Council on 26 July 2012\n\nThe Economic and Social Council,\n\nRecalling Commission on Crime Prevention and Criminal Justice resolution 19/1 of 21 May 2010,\n\nRecalling also Commission resolution 19/2 of 21 May 2010,\n\n1. Requests the Secretary-General to light a lamp.",
    ),
  )
  assert.deepEqual(
    citations.map(({ body, id }) => [body, id]),
    [
      ["CCPCJ", "19/1"],
      ["CCPCJ", "19/2"],
    ],
  )
})
t(
  "SC",
  "resolutions 825 (1993), 1540 (2004) and 2680 (2023) as well as (S/PRST/2006/41)",
  "r SC 825 (1993)",
  "r SC 1540 (2004)",
  "r SC 2680 (2023)",
  "d  S/PRST/2006/41",
)
t("COP", "the gift by the General Assembly, in its resolution 64/293 of 30 July 2010, of a lamp", "r GA 64/293")
t(
  "GA",
  "its resolutions 66/12 of 18 November 2011, entitled “Harbours”, ES-10/2 of 25 April 1997, entitled “Lamps”, and ES-10/3",
  "r GA 66/12",
  "r GA ES-10/2",
  "r GA ES-10/3",
)
t(
  "GA",
  "resolution 63/14 of the General Assembly and decision 16/1 of the Commission on Crime Prevention and Criminal Justice",
  "r GA 63/14",
  "d CCPCJ 16/1",
)
t("COP", "Conference decision 4/4 of 17 October 2008", "d COP 4/4")
t("GA", "A/77/903 (Part I) and A/77/903 (Part I)/Add.1.", "d  A/77/903 (Part I)", "d  A/77/903 (Part I)/Add.1")
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
  "les résolutions de l’Assemblée générale 57/27 A du 19 novembre 2002 et 58/41 du 8 décembre 2003",
  "r GA 57/27 A",
  "r GA 58/41",
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
