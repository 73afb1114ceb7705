import { acts, means, purposes } from "./article-3.ts"
import type { Code, CodeList } from "./code-list.ts"

/**
 * The code lists of administrative data on trafficking in persons. Those of the
 * international classification (IC-TIP, Statistical Commission, 56th session,
 * 2025) are provisional: its tables could not be read when they were made, and
 * they stand here from the treaty and from the standards that were at hand.
 */

const flat = (codes: readonly string[]): Code[] => codes.map((code) => ({ code }))
const kinds = (within: string, codes: readonly string[]): Code[] => codes.map((code) => ({ code, within }))

const PROTOCOL = "Trafficking in Persons Protocol (2000), article 3 (a)"
const HTCDS = "Human Trafficking Case Data Standard 2.0 (IOM, CC BY 4.0)"
const PLACEHOLDER = "IC-TIP, placeholder until its published tables are read"

const list = (id: string, source: string, codes: readonly Code[], status: CodeList["status"] = "provisional") =>
  ({ id, version: status === "published" ? "1" : "0.1", status, source, codes }) satisfies CodeList

export const codeLists = {
  /** What is counted: a figure counts one of these and never a mixture. */
  unit: list("unit", PLACEHOLDER, flat(["event", "victim", "perpetrator", "reporting-entity"])),
  act: list("act", PROTOCOL, flat(acts), "published"),
  means: list("means", PROTOCOL, flat(means), "published"),
  purpose: list("purpose", PROTOCOL, flat(purposes), "published"),
  form: list("form-of-exploitation", PLACEHOLDER, [
    ...flat(["sexual-exploitation", "labour-exploitation", "organ-removal", "forced-marriage", "forced-criminality"]),
    ...flat(["illegal-adoption", "forced-military", "mixed", "other", "unknown"]),
    ...kinds("sexual-exploitation", ["prostitution", "pornography", "remote-interactive", "private-sexual-services"]),
    ...kinds("labour-exploitation", ["forced-labour", "domestic-servitude", "servitude", "slavery", "child-labour"]),
    ...kinds("forced-criminality", ["forced-begging", "other-forced-crime"]),
    ...kinds("organ-removal", ["kidney-removal", "other-organ-removal"]),
    ...kinds("other", ["surrogacy"]),
  ]),
  sex: list("sex", PLACEHOLDER, flat(["female", "male", "other", "unknown"])),
  age: list("age", "CTDC age bands; child and adult as in article 3 (d)", [
    ...flat(["child", "adult", "unknown"]),
    ...kinds("child", ["0-8", "9-17"]),
    ...kinds("adult", ["18-20", "21-23", "24-26", "27-29", "30-38", "39-47", "48+"]),
  ]),
  control: list("means-of-control", HTCDS, [
    ...flat(["physical-threats", "threats-of-law-enforcement", "threats-to-family", "debt-bondage", "false-promises"]),
    ...flat(["physical-abuse", "sexual-abuse", "takes-earnings", "restricts-finances", "restricts-medical-care"]),
    ...flat(["withholds-necessities", "psychological-abuse", "psychoactive-substance", "excessive-hours"]),
    ...flat(["withholds-documents", "other"]),
  ]),
  sector: list("sector", "ISIC rev. 4, sections", flat("ABCDEFGHIJKLMNOPQRSTU".split("")), "published"),
  recruiter: list("recruiter-relationship", HTCDS, [
    ...flat(["familial", "acquainted", "unacquainted", "unknown"]),
    ...kinds("familial", ["intimate-partner", "family"]),
    ...kinds("acquainted", ["friend"]),
  ]),
  status: list("victim-status", HTCDS, flat(["possible", "actual", "not-a-victim"])),
  decidedBy: list(
    "status-decided-by",
    HTCDS,
    flat(["police", "court-or-prosecution", "other-government", "ngo", "other"]),
  ),
  stage: list("stage", PLACEHOLDER, flat(["suspected", "arrested", "prosecuted", "convicted", "acquitted"])),
  offence: list(
    "offence",
    "International Classification of Crime for Statistical Purposes 1.0",
    flat(["0204"]),
    "published",
  ),
} as const
