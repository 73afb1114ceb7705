import { acts, means, purposes } from "./article-3.ts"
import type { Code, CodeList } from "./code-list.ts"

/**
 * The code lists of administrative data on trafficking in persons. Variables are those of the international
 * classification (IC-TIP, Statistical Commission, 56th session, 2025). Its tables of codes could not be read when these
 * lists were made: where codes are taken from elsewhere or put together, the list is provisional.
 */

const flat = (codes: readonly string[]): Code[] => codes.map((code) => ({ code }))
const kinds = (within: string, codes: readonly string[]): Code[] => codes.map((code) => ({ code, within }))

type Source = Omit<CodeList, "id" | "codes">
const PROTOCOL: Source = {
  version: "2000",
  status: "published",
  source: "Protocol to Prevent, Suppress and Punish Trafficking in Persons (2000), article 3 (a)",
}
const HTCDS: Source = {
  version: "2.0",
  status: "published",
  source: "Human Trafficking Case Data Standard 2.0 (IOM, CC BY 4.0), in our spelling",
}
const ISIC: Source = { version: "4", status: "published", source: "ISIC revision 4, sections" }
const ICCS: Source = {
  version: "1.0",
  status: "published",
  source: "International Classification of Crime for Statistical Purposes 1.0",
}
/** A list whose variable is IC-TIP's and whose codes are not yet held against it. */
const provisional = (from: string): Source => ({ version: "0.1", status: "provisional", source: `IC-TIP; ${from}` })

const list = (id: string, source: Source, codes: readonly Code[]): CodeList => ({ id, ...source, codes })

export const codeLists = {
  /** What is counted: a figure counts one of these and never a mixture. */
  unit: list("unit", provisional("its four units"), flat(["event", "victim", "perpetrator", "reporting-entity"])),
  act: list("act", PROTOCOL, flat(acts)),
  means: list("means", PROTOCOL, flat(means)),
  purpose: list("purpose", PROTOCOL, flat(purposes)),
  form: list("form-of-exploitation", provisional("codes of HTCDS 2.0, CTDC and GLOTIP, put together"), [
    ...flat(["sexual-exploitation", "labour-exploitation", "organ-removal", "forced-marriage", "forced-criminality"]),
    ...flat(["illegal-adoption", "forced-military", "other", "unknown"]),
    ...kinds("sexual-exploitation", ["prostitution", "pornography", "remote-interactive", "private-sexual-services"]),
    ...kinds("labour-exploitation", ["forced-labour", "domestic-servitude", "servitude", "slavery", "child-labour"]),
    ...kinds("forced-criminality", ["forced-begging"]),
    ...kinds("other", ["surrogacy"]),
  ]),
  sex: list("sex", provisional("codes of GLOTIP"), flat(["female", "male", "other", "unknown"])),
  age: list("age", provisional("bands of CTDC; child and adult as in article 3 (d) of the Protocol"), [
    ...flat(["child", "adult", "unknown"]),
    ...kinds("child", ["0-8", "9-17"]),
    ...kinds("adult", ["18-20", "21-23", "24-26", "27-29", "30-38", "39-47", "48+"]),
  ]),
  /** Whether a border was crossed. */
  border: list("border", provisional("its two cases"), flat(["cross-border", "domestic"])),
  control: list("means-of-control", HTCDS, [
    ...flat(["physical-threats", "threats-of-law-enforcement", "threats-to-family", "debt-bondage", "false-promises"]),
    ...flat(["physical-abuse", "sexual-abuse", "takes-earnings", "restricts-finances", "restricts-medical-care"]),
    ...flat(["withholds-necessities", "psychological-abuse", "psychoactive-substance", "excessive-hours"]),
    ...flat(["withholds-documents", "other"]),
  ]),
  sector: list("sector", ISIC, flat("ABCDEFGHIJKLMNOPQRSTU".split(""))),
  /** How a victim was recruited. */
  recruitment: list("recruitment-method", HTCDS, [
    ...flat([
      "at-a-place-of-business",
      "at-an-educational-institution",
      "at-work",
      "through-online-social-networks",
      "through-an-online-advertisement",
    ]),
    ...flat([
      "through-a-television-advert",
      "through-a-newspaper-advert",
      "through-family-or-family-events",
      "through-friends-or-social-events",
      "other",
    ]),
  ]),
  recruiter: list("recruiter-relationship", provisional("codes of HTCDS 2.0, kinds of CTDC"), [
    ...flat(["familial", "acquainted", "unacquainted", "unknown"]),
    ...kinds("familial", ["intimate-partner", "family"]),
    ...kinds("acquainted", ["friend"]),
  ]),
  status: list("victim-status", HTCDS, flat(["possible", "actual", "not-a-victim"])),
  decidedBy: list("status-decided-by", HTCDS, [
    ...flat(["police", "court-or-prosecution", "other-government", "ngo", "other"]),
  ]),
  /** Natural and legal persons can be perpetrators. */
  perpetrator: list("perpetrator-kind", provisional("its two kinds"), flat(["natural-person", "legal-person"])),
  /** What a perpetrator did. */
  role: list("perpetrator-role", HTCDS, [
    ...flat(["travelling-partner", "transporter", "recruiter-or-intermediary", "broker-travel-agent"]),
    ...flat(["transferred-individual", "harboured-individual", "sold-individual", "bought-individual"]),
    ...flat(["received-individual", "controlled-individual", "smuggler", "abuser", "kidnapper", "exploiter", "other"]),
  ]),
  /** How far proceedings against a perpetrator have come. */
  stage: list("stage", provisional("its stages"), [
    ...flat(["suspected", "arrested", "prosecuted", "convicted", "acquitted"]),
  ]),
  /** What part of trafficking an event was. */
  phase: list("event-phase", HTCDS, flat(["recruitment", "transit", "exploitation"])),
  /** Who reports. */
  entity: list("reporting-entity", provisional("its types"), [
    ...flat(["police", "prosecution", "court", "labour-inspectorate", "border", "social-service", "ngo"]),
    ...flat(["international-organization", "hotline"]),
  ]),
  offence: list("offence", ICCS, flat(["0204"])),
} as const
