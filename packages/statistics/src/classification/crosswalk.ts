import type { codeLists } from "./lists.ts"

/** A scheme whose values can be read into our lists. */
export type Scheme = "HTCDS 2.0" | "CTDC" | "GLOTIP" | "ICCS 1.0"

/** Where a value of another scheme stands in our lists. */
export type Crossing = {
  readonly list: keyof typeof codeLists
  readonly code: string
  /** `same`: neither says more; `wider`: their value holds cases that our code does not; `narrower`: our code holds more. */
  readonly fit: "same" | "wider" | "narrower"
}

type Row = readonly [
  scheme: Scheme,
  field: string,
  value: string,
  list: Crossing["list"],
  code: string,
  fit?: Crossing["fit"],
]

const rows: readonly Row[] = [
  ["HTCDS 2.0", "vic_TypeOfExploitation", "ForcedLabour", "form", "forced-labour"],
  ["HTCDS 2.0", "vic_TypeOfExploitation", "SexualExploitation", "form", "sexual-exploitation"],
  ["HTCDS 2.0", "vic_TypeOfExploitation", "ChildLabour", "form", "child-labour"],
  ["HTCDS 2.0", "vic_TypeOfExploitation", "ForcedMarriage", "form", "forced-marriage"],
  ["HTCDS 2.0", "vic_TypeOfExploitation", "Servitude", "form", "servitude"],
  ["HTCDS 2.0", "vic_TypeOfExploitation", "ForcedMilitaryByNonStateActors", "form", "forced-military", "narrower"],
  ["HTCDS 2.0", "vic_TypeOfExploitation", "OrganRemoval", "form", "organ-removal"],
  ["HTCDS 2.0", "vic_TypeOfExploitation", "ForcedBegging", "form", "forced-begging"],
  ["HTCDS 2.0", "vic_TypeOfExploitation", "ForcedAdoption", "form", "illegal-adoption", "narrower"],
  ["HTCDS 2.0", "vic_TypeOfExploitation", "Surrogacy", "form", "surrogacy"],
  ["HTCDS 2.0", "vic_TypeOfExploitation", "Other", "form", "other", "wider"],
  ["HTCDS 2.0", "vic_TypeOfSexExploitation", "Prostitution", "form", "prostitution"],
  ["HTCDS 2.0", "vic_TypeOfSexExploitation", "Pornography", "form", "pornography"],
  ["HTCDS 2.0", "vic_TypeOfSexExploitation", "RemoteInteractiveServices", "form", "remote-interactive"],
  ["HTCDS 2.0", "vic_TypeOfSexExploitation", "PrivateSexualServices", "form", "private-sexual-services"],
  ["HTCDS 2.0", "prs_Gender", "Feminine", "sex", "female", "wider"],
  ["HTCDS 2.0", "prs_Gender", "Masculine", "sex", "male", "wider"],
  ["HTCDS 2.0", "prs_Gender", "TransgenderFeminine", "sex", "other", "narrower"],
  ["HTCDS 2.0", "prs_Gender", "TransgenderMasculine", "sex", "other", "narrower"],
  ["HTCDS 2.0", "prs_Gender", "NonConforming", "sex", "other", "narrower"],
  ["HTCDS 2.0", "prs_Gender", "NonSpecifiedUnknown", "sex", "unknown"],
  ["HTCDS 2.0", "vic_TraffickingStatus", "PossibleVictimOfTrafficking", "status", "possible"],
  ["HTCDS 2.0", "vic_TraffickingStatus", "ActualVictimOfTrafficking", "status", "actual"],
  ["HTCDS 2.0", "vic_TraffickingStatus", "NotAVictimOfTrafficking", "status", "not-a-victim"],
  ["HTCDS 2.0", "vic_TraffickingStatusDecisionMakingOrg", "Police", "decidedBy", "police"],
  ["HTCDS 2.0", "vic_TraffickingStatusDecisionMakingOrg", "NGO", "decidedBy", "ngo"],
  ["HTCDS 2.0", "vic_TraffickingStatusDecisionMakingOrg", "CourtOrProsecution", "decidedBy", "court-or-prosecution"],
  [
    "HTCDS 2.0",
    "vic_TraffickingStatusDecisionMakingOrg",
    "NonPoliceGovernmentalOrganization",
    "decidedBy",
    "other-government",
  ],
  ["HTCDS 2.0", "vic_TraffickingStatusDecisionMakingOrg", "Other", "decidedBy", "other"],
  ["HTCDS 2.0", "vic_RelationshipToTrafficker", "Familial", "recruiter", "familial"],
  ["HTCDS 2.0", "vic_RelationshipToTrafficker", "Acquainted", "recruiter", "acquainted"],
  // The standard itself spells it so.
  ["HTCDS 2.0", "vic_RelationshipToTrafficker", "Unaquainted", "recruiter", "unacquainted"],
  ["CTDC", "gender", "Woman", "sex", "female", "wider"],
  ["CTDC", "gender", "Man", "sex", "male", "wider"],
  ["CTDC", "gender", "Female", "sex", "female"],
  ["CTDC", "gender", "Male", "sex", "male"],
  ["CTDC", "gender", "Trans/Transgender/NonConforming", "sex", "other", "narrower"],
  ["CTDC", "gender", "", "sex", "unknown"],
  ...["0--8", "9--17", "18--20", "21--23", "24--26", "27--29", "30--38", "39--47", "48+"].map((band): Row => [
    "CTDC",
    "ageBroad",
    band,
    "age",
    band.replace("--", "-"),
  ]),
  ["CTDC", "ageBroad", "", "age", "unknown"],
  ["CTDC", "isForcedLabour", "1", "form", "labour-exploitation", "narrower"],
  ["CTDC", "isSexualExploit", "1", "form", "sexual-exploitation"],
  ["CTDC", "isOtherExploit", "1", "form", "other", "wider"],
  ["CTDC", "typeOfSexProstitution", "1", "form", "prostitution"],
  ["CTDC", "typeOfSexPornography", "1", "form", "pornography"],
  ["CTDC", "typeOfLabourDomesticWork", "1", "form", "domestic-servitude", "wider"],
  ["CTDC", "typeOfLabourAgriculture", "1", "sector", "A", "narrower"],
  ["CTDC", "typeOfLabourConstruction", "1", "sector", "F"],
  ["CTDC", "typeOfLabourHospitality", "1", "sector", "I"],
  ["CTDC", "recruiterRelationIntimatePartner", "1", "recruiter", "intimate-partner"],
  ["CTDC", "recruiterRelationFamily", "1", "recruiter", "family"],
  ["CTDC", "recruiterRelationFriend", "1", "recruiter", "friend"],
  ["GLOTIP", "Sex", "Female", "sex", "female"],
  ["GLOTIP", "Sex", "Male", "sex", "male"],
  ["GLOTIP", "Sex", "Other", "sex", "other"],
  ["GLOTIP", "Sex", "Unknown", "sex", "unknown"],
  ["GLOTIP", "Age", "0 to 17 years", "age", "child"],
  ["GLOTIP", "Age", "18 years or over", "age", "adult"],
  ["GLOTIP", "Age", "Unknown", "age", "unknown"],
  ["GLOTIP", "Category", "Sexual exploitation", "form", "sexual-exploitation"],
  ["GLOTIP", "Category", "Forced labour", "form", "labour-exploitation", "narrower"],
  ["GLOTIP", "Category", "Other forms of exploitation", "form", "other", "wider"],
  ["GLOTIP", "Indicator", "Detected trafficking victims", "unit", "victim", "narrower"],
  ["GLOTIP", "Indicator", "Offences of trafficking in persons", "unit", "event", "narrower"],
  ["GLOTIP", "Indicator", "Persons brought into formal contact", "stage", "suspected", "wider"],
  ["GLOTIP", "Indicator", "Persons prosecuted", "stage", "prosecuted"],
  ["GLOTIP", "Indicator", "Persons convicted", "stage", "convicted"],
  ["ICCS 1.0", "code", "0204", "offence", "0204"],
]

const crossings = new Map(
  rows.map(([scheme, field, value, list, code, fit = "same"]) => [
    `${scheme}|${field}|${value}`,
    { list, code, fit } satisfies Crossing,
  ]),
)

/** Where a value of another scheme stands in our lists; nothing where it does not, which is never the same as `unknown`. */
export function crossing(scheme: Scheme, field: string, value: string): Crossing | undefined {
  return crossings.get(`${scheme}|${field}|${value}`)
}

/** The values of another scheme that stand at one of our codes, for writing a table in its terms. */
export function crossedFrom(scheme: Scheme, list: Crossing["list"], code: string) {
  return rows
    .filter((row) => row[0] === scheme && row[3] === list && row[4] === code)
    .map(([, field, value, , , fit = "same"]) => ({ field, value, fit }))
}
