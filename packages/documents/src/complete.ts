import { readMandates } from "./mandate.ts"
import { citeAll } from "./citing.ts"
import { operativesOf, withChildren } from "./walk.ts"
import type { Doubt, Reading } from "./tree.ts"

/** Adds to a reading whose tree stands already, as one built from Akoma Ntoso, its citations, mandates and doubts. */
export function complete(reading: Reading): Reading {
  const cited = citeAll(reading)
  const operatives = operativesOf(cited)
  const readable = reading.language !== null
  const inPart = reading.language === "ar" || reading.language === "zh"
  const mandates = readMandates(operatives, cited.masthead, cited.language, cited.source)
  const doubts: Doubt[] = [...cited.doubts]
  if (operatives.length === 0) doubts.unshift({ code: "no-operative-paragraph", paragraph: null, detail: "" })
  else if (!readable) doubts.unshift({ code: "mandates-not-read", paragraph: null, detail: reading.language ?? "" })
  else if (inPart) doubts.unshift({ code: "mandates-in-part", paragraph: null, detail: reading.language ?? "" })
  const lost = operatives.filter((paragraph) => paragraph.number === null).length
  if (lost > 1 && lost === operatives.length && reading.masthead.kind !== "presidential_statement")
    doubts.unshift({ code: "numbers-lost", paragraph: null, detail: "" })
  const heard = new Set(mandates.map((mandate) => mandate.paragraph))
  for (const paragraph of readable ? operatives : [])
    if (!withChildren(paragraph).some((one) => heard.has(one.id)))
      doubts.push({ code: "verb-unknown", paragraph: paragraph.id, detail: paragraph.text.slice(0, 80) })
  return { ...cited, mandates, doubts, confidence: confidenceOf(cited, doubts) }
}

const WEIGHT: Partial<Record<Doubt["code"], number>> = {
  "language-unknown": 0.3,
  "no-operative-paragraph": 0.4,
  "numbers-lost": 0.2,
  "number-out-of-order": 0.15,
  "no-enacting-line": 0.1,
  "text-unplaced": 0.02,
  "mark-without-note": 0.02,
  "note-without-mark": 0.02,
  "verb-unknown": 0.03,
  "symbol-missing": 0.02,
}

function confidenceOf(reading: Reading, doubts: readonly Doubt[]): number {
  const sum = doubts.reduce((total, doubt) => total + (WEIGHT[doubt.code] ?? 0), 0)
  const floor = reading.children.length === 0 ? 0 : 0.05
  return Math.max(floor, Math.round((1 - Math.min(1, sum)) * 100) / 100)
}
