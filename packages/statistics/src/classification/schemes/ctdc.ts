import { at, flags, named, spelt, type Crossing, type Field } from "./field.ts"

const bands = ["0--8", "9--17", "18--20", "21--23", "24--26", "27--29", "30--38", "39--47", "48+"]

/** What kinds of labour and of sexual exploitation there are, by the end of their names. */
const labour: Readonly<Record<string, Crossing>> = {
  Agriculture: at("sector", "A", "narrower"),
  Aquafarming: at("sector", "A", "narrower"),
  Begging: at("form", "forced-begging"),
  Construction: at("sector", "F"),
  DomesticWork: at("form", "domestic-servitude", "wider"),
  Hospitality: at("sector", "I"),
  IllicitActivities: at("form", "forced-criminality"),
  Manufacturing: at("sector", "C"),
  MiningOrDrilling: at("sector", "B"),
  Peddling: at("sector", "G", "narrower"),
  Transportation: at("sector", "H", "narrower"),
}
const sexual: Readonly<Record<string, Crossing>> = {
  ...spelt("form", "Prostitution Pornography PrivateSexualServices"),
  RemoteInteractiveServices: at("form", "remote-interactive"),
}

/** Both names a column has had: `typeOfLabour…` at first, `sectorOfLabour…` in later releases. */
const renamed = (before: string, after: string, kinds: Readonly<Record<string, Crossing>>): Field =>
  Object.fromEntries(Object.entries(kinds).flatMap(([kind, to]) => [before, after].map((stem) => [stem + kind, to])))

/** Columns of the Counter-Trafficking Data Collaborative's datasets: k-anonymous (2020) and synthetic (from 2021). */
export const ctdc: Readonly<Record<string, Field>> = {
  gender: {
    ...named("sex", { Woman: "female", Man: "male" }, "wider"),
    ...spelt("sex", "Female Male"),
    "Trans/Transgender/NonConforming": at("sex", "other", "narrower"),
    "": at("sex", "unknown"),
  },
  ageBroad: {
    ...named("age", Object.fromEntries(bands.map((band) => [band, band.replace("--", "-")]))),
    "": at("age", "unknown"),
  },
  ...flags({
    isForcedLabour: at("form", "labour-exploitation", "narrower"),
    isSexualExploit: at("form", "sexual-exploitation"),
    isOtherExploit: at("form", "other", "wider"),
    isForcedMarriage: at("form", "forced-marriage"),
    isForcedMilitary: at("form", "forced-military"),
    isOrganRemoval: at("form", "organ-removal"),
    isSlaveryAndPractices: at("form", "slavery", "wider"),
    isAbduction: at("means", "abduction"),
    ...renamed("typeOfLabour", "sectorOfLabour", labour),
    ...renamed("typeOfSex", "sectorOfSex", sexual),
    recruiterRelationIntimatePartner: at("recruiter", "intimate-partner"),
    recruiterRelationFamily: at("recruiter", "family"),
    recruiterRelationFriend: at("recruiter", "friend"),
    recruiterRelationUnknown: at("recruiter", "unknown"),
  }),
  ...flags({
    ...named("control", {
      meansOfControlDebtBondage: "debt-bondage",
      meansOfControlTakesEarnings: "takes-earnings",
      meansOfControlRestrictsFinancialAccess: "restricts-finances",
      meansOfControlPsychologicalAbuse: "psychological-abuse",
      meansOfControlPhysicalAbuse: "physical-abuse",
      meansOfControlSexualAbuse: "sexual-abuse",
      meansOfControlFalsePromises: "false-promises",
      meansOfControlPsychoactiveSubstances: "psychoactive-substance",
      meansOfControlRestrictsMedicalCare: "restricts-medical-care",
      meansOfControlExcessiveWorkingHours: "excessive-hours",
      meansOfControlThreatOfLawEnforcement: "threats-of-law-enforcement",
      meansOfControlWithholdsNecessities: "withholds-necessities",
      meansOfControlWithholdsDocuments: "withholds-documents",
      meansOfControlOther: "other",
      meansFalsePromises: "false-promises",
      meansDrugsAlcohol: "psychoactive-substance",
      meansExcessiveWorkHours: "excessive-hours",
      meansWithholdDocs: "withholds-documents",
    }),
    ...named(
      "control",
      {
        meansOfControlThreats: "physical-threats",
        meansThreats: "physical-threats",
        meansDebtBondageEarnings: "debt-bondage",
        meansAbusePsyPhySex: "physical-abuse",
        meansDenyBasicNeeds: "withholds-necessities",
      },
      "wider",
    ),
    ...named("control", { meansOfControlRestrictsMovement: "other", meansOfControlUsesChildren: "other" }, "narrower"),
  }),
}
