import type { Tongue, VoteSide } from "../tree.ts"
import { votesOf } from "../vote.ts"
import { escape } from "./akn-inline.ts"
import type { Printable } from "./printable.ts"
import { headOf } from "./words.ts"

/** What the mark-up says about the document: its addresses at every level, its dates, its author, and the notes nobody calls. */
export function metaOf(document: Printable, date: string, component: string, notes = ""): string {
  const { masthead } = document
  const actor = actorOf(masthead.body)
  const number = (masthead.number ?? masthead.symbol ?? "unnumbered").replaceAll("/", "-").replaceAll(/\s+/gu, "_")
  const day = masthead.adopted ?? masthead.dated ?? date
  const work = `/akn/un/statement/deliberation/${actor}/${day}/${encodeURI(number)}`
  const expression = `${work}/${codes[document.language ?? "en"]}@`
  const organization = `<TLCOrganization eId="${actor}" href="/akn/ontology/organization/un/${actor}" showAs="${escape(masthead.body ?? "United Nations")}"/>`
  const isMain = component === "!main"
  return `<meta><identification source="#editor"><FRBRWork><FRBRthis value="${work}/${component}"/><FRBRuri value="${work}"/>${
    masthead.symbol === null ? "" : `<FRBRalias value="${escape(masthead.symbol)}" name="symbol"/>`
  }<FRBRdate date="${day}" name="${masthead.adopted === null || masthead.status === "draft" ? "issuance" : "adoption"}"/><FRBRauthor href="#${actor}" as="#author"/><FRBRcountry value="un"/><FRBRsubtype value="deliberation"/></FRBRWork><FRBRExpression><FRBRthis value="${expression}/${component}"/><FRBRuri value="${expression}"/><FRBRdate date="${masthead.dated ?? day}" name="publication"/><FRBRauthor href="#${actor}" as="#issuer"/><FRBRlanguage language="${document.language === null ? "und" : codes[document.language]}"/></FRBRExpression><FRBRManifestation><FRBRthis value="${expression}/${component}.xml"/><FRBRuri value="${expression}.xml"/><FRBRdate date="${date}" name="markup"/><FRBRauthor href="#editor" as="#editorRole"/></FRBRManifestation></identification>${
    isMain
      ? `${analysisOf(document)}<references source="#editor">${organization}${references}</references>${notes}${jobNumber(masthead.jobNumber)}`
      : ""
  }</meta>`
}

/** The masthead of the first page. */
export function coverOf(document: Printable): string {
  const { masthead, children } = document
  const closes = children.some((node) => node.type === "closing" && node.text === masthead.meeting)
  const { organization, organ, distribution, dated, session, agendaItem, adoption } = headOf(document)
  const number = /^(?:S-|ES-)?\d+$/.exec(masthead.session ?? "")?.[0]
  const rows = [
    `<docAuthority refersTo="#publisher">${escape(organization)}</docAuthority>`,
    say(masthead.symbol, (text) => `<docNumber refersTo="#symbol">${text}</docNumber>`),
    say(organ, (text) => `<docAuthority refersTo="#issuingBody">${text}</docAuthority>`),
    say(distribution, (text) => `<docStatus>${text}</docStatus>`),
    say(dated, (text) => `<docDate date="${masthead.dated ?? ""}" refersTo="#dateOfIssuance">${text}</docDate>`),
    say(session, (text) => `<session${number === undefined ? "" : ` value="${number}"`}>${text}</session>`),
    say(agendaItem, (text) => `<inline name="agenda item">${text}</inline>`),
    say(adoption, (text) => `<inline name="adoption">${text}</inline>`),
    say(closes ? null : masthead.meeting, (text) => `<inline name="meeting">${text}</inline>`),
    masthead.sponsors.map((sponsor) => `<docProponent>${escape(sponsor)}</docProponent>`).join(", "),
    say(masthead.onBehalfOf ?? null, (text) => `<inline name="onBehalfOf">${text}</inline>`),
  ]
  return `<coverPage>${rows
    .filter((row) => row !== "")
    .map((row) => `<p>${row}</p>`)
    .join("")}</coverPage>`
}

const codes: Readonly<Record<Tongue, string>> = { ar: "ara", en: "eng", es: "spa", fr: "fra", ru: "rus", zh: "zho" }

const actors: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "General Assembly": "unga",
    "Security Council": "unsc",
    "Economic and Social Council": "unecosoc",
    "Human Rights Council": "unga-hrc",
    "Conference of the Parties to the United Nations Convention against Transnational Organized Crime": "un-ctoc-cop",
  }),
)

function actorOf(body: string | null): string {
  if (body === null) return "un"
  const known = actors.get(body)
  return (
    known ??
    `un-${body
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/gu, "-")
      .replaceAll(/^-|-$/gu, "")}`
  )
}

/** How the acts of the document were voted on: an outcome and the counts of each vote. */
function analysisOf({ children }: Printable): string {
  const votes = votesOf(children).map(({ outcome, manner, favour, against, abstaining }, at) => {
    const count = (side: VoteSide, concept: string): string =>
      side.count === null
        ? ""
        : `<count eId="voting_${at + 1}__${concept}" value="${side.count}" refersTo="#${concept}"/>`
    const counts = count(favour, "inFavour") + count(against, "against") + count(abstaining, "abstaining")
    const quorum = `<quorum eId="voting_${at + 1}__quorum" value="0"/>`
    return `<voting eId="voting_${at + 1}" outcome="#${manner === "without-vote" ? "consensus" : outcome}">${counts || quorum}</voting>`
  })
  return votes.length === 0
    ? ""
    : `<analysis source="#editor"><parliamentary>${votes.join("")}</parliamentary></analysis>`
}

const references = [
  '<TLCOrganization eId="editor" href="/akn/ontology/organization/palermo" showAs="Palermo"/>',
  '<TLCRole eId="author" href="/akn/ontology/role/un/author" showAs="Author"/>',
  '<TLCRole eId="issuer" href="/akn/ontology/role/un/issuingBody" showAs="Issuing body"/>',
  '<TLCRole eId="editorRole" href="/akn/ontology/role/un/editor" showAs="Editor"/>',
  '<TLCRole eId="publisher" href="/akn/ontology/role/un/publisher" showAs="Publisher"/>',
  '<TLCRole eId="issuingBody" href="/akn/ontology/role/un/issuingBody" showAs="Issuing body"/>',
  '<TLCConcept eId="symbol" href="/akn/ontology/reference/un/symbol" showAs="Symbol"/>',
  '<TLCConcept eId="preamble" href="/akn/ontology/concept/un/preamble" showAs="Preamble"/>',
  '<TLCConcept eId="dateOfIssuance" href="/akn/ontology/concept/un/dateOfIssuance" showAs="Date of issuance"/>',
  '<TLCConcept eId="adoptionDate" href="/akn/ontology/concept/un/dateOfAdoption" showAs="Date of adoption"/>',
  '<TLCConcept eId="adopted" href="/akn/ontology/concept/un/adopted" showAs="Adopted"/>',
  '<TLCConcept eId="rejected" href="/akn/ontology/concept/un/rejected" showAs="Rejected"/>',
  '<TLCConcept eId="consensus" href="/akn/ontology/concept/un/consensus" showAs="Adopted without a vote"/>',
  '<TLCConcept eId="inFavour" href="/akn/ontology/concept/un/inFavour" showAs="In favour"/>',
  '<TLCConcept eId="against" href="/akn/ontology/concept/un/against" showAs="Against"/>',
  '<TLCConcept eId="abstaining" href="/akn/ontology/concept/un/abstaining" showAs="Abstaining"/>',
  '<TLCEvent eId="adoptionMeeting" href="/akn/ontology/event/un/meeting" showAs="Meeting"/>',
].join("")

function jobNumber(number: string | null): string {
  if (number === null) return ""
  return `<presentation source="#editor"><akn4un:internalCode xmlns:akn4un="http://un.org/akn4un"><docketNumber>${escape(number)}</docketNumber></akn4un:internalCode></presentation>`
}

function say(text: string | null, write: (escaped: string) => string): string {
  return text === null || text === "" ? "" : write(escape(text))
}
