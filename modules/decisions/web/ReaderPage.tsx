import type { readText } from "#modules/decisions/contract.ts"
import type { Mandate } from "#modules/decisions/mandate.ts"
import type { NoteText, Provision } from "#modules/decisions/provision.ts"
import { alongside } from "#modules/decisions/web/alongside.ts"
import { documentName } from "#modules/decisions/web/naming.ts"
import { ProvisionRow } from "#modules/decisions/web/ProvisionRow.tsx"
import { ReaderLook } from "#modules/decisions/web/ReaderLook.tsx"
import { Remarks, type Remarked } from "#modules/decisions/web/Remarks.tsx"
import { doubtsAt, unsureAmong, withAbove } from "#modules/decisions/web/unsure.ts"
import { CitedBy, Masthead, Outline, TextDownloads, Versions } from "#modules/decisions/web/ReaderHead.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { History } from "#platform/web/history/History.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { ThreadBar } from "#platform/web/kit/ThreadBar.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type ReactNode } from "react"
import type { z } from "zod"

/** What the reader page is told of a document. */
export type Reading = z.output<(typeof readText)["output"]>

/** A correction that is open beside its paragraph: of a mandate, or of one that reading missed. */
export type Correcting = {
  readonly provision: Provision
  readonly mandate?: Mandate | undefined
  /** The other mandates of the paragraph. */
  readonly siblings: readonly Mandate[]
}

type Props = {
  readonly reading: Reading
  /** The same text in one or two other languages, to be read beside it. */
  readonly beside?: readonly Reading[]
  /** What the drafting rules remark on it, where that is asked for. */
  readonly remarked?: Remarked | undefined
  /** The anchor the address points to. */
  readonly here?: string
  readonly bodyName: (code: string) => string
  readonly mayCorrect: boolean
  /** The form that corrects; it is given whoever may correct. */
  readonly correction?: (correcting: Correcting, onDone: () => void) => ReactNode
  /** What ties the document to others. */
  readonly ties?: ReactNode
}

/** A text as printed, its notes and mandates in the margin beside their paragraph. */
export function ReaderPage({
  reading,
  beside = [],
  remarked,
  here = "",
  bodyName,
  mayCorrect,
  correction,
  ties,
}: Props) {
  const say = useWords()
  const { language } = useReader()
  const { search } = useAddress()
  const [correcting, setCorrecting] = useState<Correcting>()
  const { document, provisions, notes, mandates, citedBy, read } = reading
  const title = inLanguage(document.titles, reading.language in document.titles ? reading.language : language)
  const noted = notesByFirstCall(provisions, notes)
  const named = { ...document, title: title.text }
  const name = documentName(named)
  const asked = mandates.filter(({ kind }) => kind !== "position")

  const doubts = read?.doubts ?? []
  const unsure = unsureAmong(provisions, mandates, doubts)
  const only = search["look"] === "unsure"
  const looked = withAbove(provisions, ({ id }) => unsure.has(id))
  const lines = alongside([provisions, ...beside.map((each) => each.provisions)])
    .filter(({ words }) => words.find((each) => each)?.kind !== "title")
    .filter(({ words: [first] }) => !only || (first !== undefined && looked.has(first)))
  const anchors = new Set(lines.flatMap(({ words: [first] }) => first?.anchor ?? []))
  const paragraphAt = (anchor: string) => (anchors.has(anchor) ? `#${anchor}` : undefined)
  const rule = search["remarks"] ?? "all"
  const remarks = (remarked?.remarks ?? []).filter((each) => rule === "all" || each.rule === rule)
  const remarksOn = (provision: Provision | undefined) =>
    remarks.filter(({ place }) =>
      place.in === "passage"
        ? place.anchor === provision?.anchor
        : place.in === "note" && noted.get(provision?.id ?? "")?.some(({ mark }) => mark === place.mark),
    )
  const placed = new Set(lines.flatMap(({ words: [first] }) => remarksOn(first)))

  return (
    <Page
      kind="record"
      kicker={say(`decisions.document-kind.${document.kind}`)}
      title={<Foreign language={title.language}>{title.text || name}</Foreign>}
      tab={title.text && title.text !== name ? `${name} ${title.text}` : name}
      facts={<Masthead document={document} bodyName={bodyName} />}
      acts={
        <>
          <Versions document={document} shown={reading.language} beside={beside.map((each) => each.language)} />
          <TextDownloads document={document} language={reading.language} />
          {provisions.length > 0 && (
            <Link to="/compare" search={{ to: document.slug, text: reading.language }}>
              {say("decisions.compare.with")}
            </Link>
          )}
        </>
      }
      thread={
        <ThreadBar
          at="paragraph"
          name={say("platform.thread.paragraph", { n: provisions.filter(isParagraph).length })}
          knots={{ mandate: { count: asked.length, to: "/mandates", search: { document: document.slug } } }}
        />
      }
      help={say("decisions.reader-help")}
    >
      {provisions.length > 0 && (
        <ReaderLook unsure={unsure.size} doubts={doubts} only={only} remarks={search["remarks"] !== undefined} />
      )}
      {remarked && (
        <Remarks
          remarked={remarked}
          rule={rule}
          apart={remarks.filter((each) => !placed.has(each) && !only)}
          path={`/documents/${document.slug}/remarks`}
          name={`${document.slug}-${remarked.language}-remarks`}
        />
      )}
      <div className="reading">
        {!only && <Outline provisions={provisions} />}
        <div className="text" data-beside={beside.length > 0 ? beside.length : undefined}>
          {lines.map(({ id, words }) => {
            const [provision, ...others] = words
            const inBoth = {
              document: named,
              provision,
              paragraphAt,
              beside: others,
              languages: beside.map((each) => each.language),
            }
            if (!provision) return <ProvisionRow key={id} {...inBoth} shown={reading.language} />
            return (
              <ProvisionRow
                key={id}
                {...inBoth}
                shown={reading.language}
                notes={noted.get(provision.id) ?? []}
                mandates={mandates.filter((mandate) => mandate.provision === provision.id)}
                remarks={remarksOn(provision)}
                doubts={doubtsAt(doubts, provision.anchor)}
                here={provision.anchor === here}
                onCorrect={
                  mayCorrect ? (mandate) => setCorrecting(correctingOf(reading, provision, mandate)) : undefined
                }
              >
                {correcting?.provision.id === provision.id && correction?.(correcting, () => setCorrecting(undefined))}
              </ProvisionRow>
            )
          })}
          {!provisions.some(isParagraph) && <p>{say("decisions.no-text")}</p>}
        </div>
      </div>
      {ties}
      <CitedBy documents={citedBy} />
      <History noun="document" id={document.slug} />
      <WhoMay noun="document" id={document.slug} />
    </Page>
  )
}

const correctingOf = ({ mandates }: Reading, provision: Provision, mandate?: Mandate): Correcting => ({
  provision,
  mandate,
  siblings: mandates.filter((each) => each.provision === provision.id && each.id !== mandate?.id),
})

const isParagraph = ({ kind }: Provision) => ["preambular", "operative", "sub", "annexed"].includes(kind)

/** Each note stands once, beside the paragraph that calls it first. */
function notesByFirstCall(provisions: readonly Provision[], notes: readonly NoteText[]): Map<string, NoteText[]> {
  const placed = new Map<string, NoteText[]>()
  for (const note of notes) {
    const caller = provisions.find(({ marks }) => marks.some((mark) => mark.type === "note" && mark.note === note.mark))
    if (caller) placed.set(caller.id, [...(placed.get(caller.id) ?? []), note])
  }
  return placed
}
