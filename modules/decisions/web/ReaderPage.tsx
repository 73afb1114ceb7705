import type { readText } from "#modules/decisions/contract.ts"
import type { Mandate } from "#modules/decisions/mandate.ts"
import type { NoteText, Provision } from "#modules/decisions/provision.ts"
import { useBodies } from "#modules/decisions/web/bodies.ts"
import { documentName } from "#modules/decisions/web/naming.ts"
import { ProvisionRow } from "#modules/decisions/web/ProvisionRow.tsx"
import { CitedBy, Downloads, Masthead, Outline, Versions } from "#modules/decisions/web/ReaderHead.tsx"
import { inLanguage, languages, type Language } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer, type Awaited } from "#platform/web/answers.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { ThreadBar } from "#platform/web/kit/ThreadBar.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { typeOf } from "#platform/web/typefaces.ts"
import { useWords } from "#platform/web/words.tsx"
import { lazy, Suspense, useEffect, useState, type ReactNode } from "react"
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
  /** The same text in another language, to be read beside it. */
  readonly beside?: Reading | undefined
  /** The anchor the address points to. */
  readonly here?: string
  readonly bodyName: (code: string) => string
  readonly mayCorrect: boolean
  /** The form that corrects; it is given whoever may correct. */
  readonly correction?: (correcting: Correcting, onDone: () => void) => ReactNode
}

/** A text as printed, its notes and mandates in the margin beside their paragraph. */
export function ReaderPage({ reading, beside, here = "", bodyName, mayCorrect, correction }: Props) {
  const say = useWords()
  const { language } = useReader()
  const [correcting, setCorrecting] = useState<Correcting>()
  const { document, provisions, notes, mandates, citedBy } = reading
  const title = inLanguage(document.titles, reading.language in document.titles ? reading.language : language)
  const noted = notesByFirstCall(provisions, notes)
  const named = { ...document, title: title.text }
  const name = documentName(named)
  const asked = mandates.filter(({ kind }) => kind !== "position")

  return (
    <Page
      kind="record"
      kicker={say(`decisions.document-kind.${document.kind}`)}
      title={<Foreign language={title.language}>{title.text || name}</Foreign>}
      tab={title.text && title.text !== name ? `${name} ${title.text}` : name}
      facts={<Masthead document={document} bodyName={bodyName} />}
      acts={
        <>
          <Versions document={document} shown={reading.language} beside={beside?.language} />
          <Downloads document={document} language={reading.language} />
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
      <div className="reading">
        <Outline provisions={provisions} />
        <div className="text" data-beside={beside?.language}>
          {provisions
            .filter(({ kind }) => kind !== "title")
            .map((provision) => (
              <ProvisionRow
                key={provision.id}
                document={named}
                provision={provision}
                beside={beside?.provisions.find(({ id }) => id === provision.id)}
                notes={noted.get(provision.id) ?? []}
                mandates={mandates.filter((mandate) => mandate.provision === provision.id)}
                here={provision.anchor === here}
                onCorrect={
                  mayCorrect ? (mandate) => setCorrecting(correctingOf(reading, provision, mandate)) : undefined
                }
              >
                {correcting?.provision.id === provision.id && correction?.(correcting, () => setCorrecting(undefined))}
              </ProvisionRow>
            ))}
          {!provisions.some(isParagraph) && <p>{say("decisions.no-text")}</p>}
        </div>
      </div>
      <CitedBy documents={citedBy} />
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

// The form is heavy and few need it: it comes when somebody opens it.
const CorrectMandate = lazy(async () => ({ default: (await import("./CorrectMandate.tsx")).CorrectMandate }))

const correctionForm = ({ provision, mandate, siblings }: Correcting, onDone: () => void) => (
  <Suspense fallback={<Skeleton rows={3} />}>
    <CorrectMandate
      key={mandate?.id ?? provision.id}
      provision={provision}
      mandate={mandate}
      siblings={siblings}
      onDone={() => onDone()}
    />
  </Suspense>
)

const known = (tag: string | undefined): Language | undefined => languages.find((each) => each === tag)

/** Whether the type of some texts is there to set them in. */
function useType(readings: readonly Awaited<Reading>[]): boolean {
  const texts = readings.flatMap((each) => (each.state === "here" ? each.value.provisions.map(({ text }) => text) : []))
  const text = texts.join("")
  const [inType, isSet] = useState<string>()
  useEffect(() => {
    let wanted = true
    async function set() {
      await typeOf(text)
      if (wanted) isSet(text)
    }
    void set()
    return () => {
      wanted = false
    }
  }, [text])
  // Another language of a text on the page may come in its own time.
  return inType !== undefined && inType !== ""
}

/** A document's text, asked for in the language of the address and shown; another language beside it if asked. */
export function LiveReader() {
  const { params, search, fragment } = useAddress()
  const { language } = useReader()
  const me = useMe()
  const bodyName = useBodies()
  const slug = params["slug"] ?? ""
  const contract = async () => (await import("#modules/decisions/contract.ts")).readText
  const reading = useAnswer("document.read-text", contract, {
    params: { slug },
    query: { language: known(search["text"]) ?? language },
  })
  const second = known(search["beside"])
  const beside = useAnswer(
    "document.read-text",
    contract,
    { params: { slug }, query: { language: second } },
    { when: second !== undefined },
  )

  // Both texts are waited for, and their type, so that nothing moves under the reader's eyes.
  const awaited = second !== undefined && beside.state === "waiting" ? beside : reading
  const isSet = useType(awaited.state === "here" ? [reading, beside] : [])
  const isHere = awaited.state === "here" && isSet
  useEffect(() => {
    if (!isHere || !fragment) return undefined
    // A frame later, so that the page stands before it is moved through.
    const frame = requestAnimationFrame(() => document.getElementById(fragment)?.scrollIntoView())
    return () => cancelAnimationFrame(frame)
  }, [isHere, fragment])

  return (
    <Here of={isHere || awaited.state === "refused" ? awaited : { state: "waiting" }} rows={14}>
      {(value) => (
        <ReaderPage
          key={`${value.document.slug} ${value.language}`}
          reading={value}
          beside={
            second !== undefined && beside.state === "here" && beside.value.language === second
              ? beside.value
              : undefined
          }
          here={fragment}
          bodyName={bodyName}
          mayCorrect={may(me, "mandate.correct")}
          correction={correctionForm}
        />
      )}
    </Here>
  )
}
