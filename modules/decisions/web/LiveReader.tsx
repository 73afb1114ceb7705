import { languages, type Language } from "#platform/kernel/language.ts"
import { useBodies } from "#modules/decisions/web/bodies.ts"
import { ReaderPage, type Correcting, type Reading } from "#modules/decisions/web/ReaderPage.tsx"
import { LiveCitations } from "#modules/decisions/web/lineage/LiveCitations.tsx"
import { LiveSeries } from "#modules/decisions/web/lineage/LiveSeries.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer, type Awaited } from "#platform/web/answers.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { typeOf } from "#platform/web/typefaces.ts"
import { lazy, Suspense, useEffect, useState } from "react"

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

/** The languages that stand beside the text: as many as a page is wide enough for. */
const besideOf = (written = ""): readonly Language[] =>
  [...new Set(written.split(",").flatMap((tag) => known(tag) ?? []))].slice(0, 2)

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
  const asked = known(search["text"]) ?? language
  const reading = useAnswer("document.read-text", contract, {
    params: { slug },
    query: { language: asked },
  })
  const [second, third] = besideOf(search["beside"])
  const beside = useAnswer(
    "document.read-text",
    contract,
    { params: { slug }, query: { language: second } },
    { when: second !== undefined },
  )
  const besideThat = useAnswer(
    "document.read-text",
    contract,
    { params: { slug }, query: { language: third } },
    { when: third !== undefined },
  )
  const remarked = useAnswer(
    "document.lint",
    async () => (await import("#modules/decisions/contract.ts")).lintDocument,
    { params: { slug }, query: { language: asked } },
    { when: search["remarks"] !== undefined },
  )

  // All texts are waited for, and their type, so that nothing moves under the reader's eyes.
  const others = [...(second ? [beside] : []), ...(third ? [besideThat] : [])]
  const awaited = others.find(({ state }) => state === "waiting") ?? reading
  const isSet = useType(awaited.state === "here" ? [reading, ...others] : [])
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
          beside={others.flatMap((each) =>
            each.state === "here" && [second, third].includes(each.value.language) ? each.value : [],
          )}
          remarked={search["remarks"] !== undefined && remarked.state === "here" ? remarked.value : undefined}
          here={fragment}
          bodyName={bodyName}
          mayCorrect={may(me, "mandate.correct")}
          correction={correctionForm}
          ties={
            <>
              <LiveSeries slug={value.document.slug} />
              <LiveCitations slug={value.document.slug} />
            </>
          }
        />
      )}
    </Here>
  )
}
