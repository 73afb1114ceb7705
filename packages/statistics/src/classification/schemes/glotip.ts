import { at, named, spelt, type Field } from "./field.ts"

/** The published table of the Global Report on Trafficking in Persons (UNODC), by its columns. */
export const glotip: Readonly<Record<string, Field>> = {
  Sex: spelt("sex", "Female Male Other Unknown"),
  Age: named("age", { "0 to 17 years": "child", "18 years or over": "adult", Unknown: "unknown" }),
  Category: {
    "Sexual exploitation": at("form", "sexual-exploitation"),
    "Forced labour": at("form", "labour-exploitation", "narrower"),
    "Other forms of exploitation": at("form", "other", "wider"),
  },
  Indicator: {
    "Detected trafficking victims": at("unit", "victim", "narrower"),
    "Offences of trafficking in persons": at("unit", "event", "narrower"),
    "Persons brought into formal contact": at("stage", "suspected", "wider"),
    ...named("stage", { "Persons prosecuted": "prosecuted", "Persons convicted": "convicted" }),
  },
}
