import { sideForm, sideOf } from "#modules/decisions/side.ts"
import { ComparePage } from "#modules/decisions/web/ComparePage.tsx"
import { ComparePicker } from "#modules/decisions/web/ComparePicker.tsx"
import { documentName } from "#modules/decisions/web/naming.ts"
import { comparedName } from "#modules/decisions/web/compared-name.ts"
import { inLanguage, languages } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

const contract = () => import("#modules/decisions/contract.ts")

/** The texts the address names, compared; and where it does not name both, the choice of what is missing. */
export function LiveCompare() {
  const say = useWords()
  const { language } = useReader()
  const { search } = useAddress()
  const [from, to] = [search["from"] ?? "", search["to"] ?? ""]
  const both = sideForm.test(from) && sideForm.test(to)
  const comparison = useAnswer(
    "document.compare",
    async () => (await contract()).compareTexts,
    { query: { from, to, language: languages.find((each) => each === search["text"]) ?? language } },
    { when: both },
  )
  const names =
    both && comparison.state === "here"
      ? [comparison.value.from, comparison.value.to].map((each) => comparedName(say, each)).join(" – ")
      : ""
  const isThis = comparison.state === "here" && comparison.value.from.ref !== "" && both
  return (
    <Page
      kind="record"
      kicker={say("decisions.compare.kicker")}
      title={say("decisions.compare.title")}
      tab={names === "" ? say("decisions.compare.title") : `${names} · ${say("decisions.compare.title")}`}
      help={say("decisions.compare.help")}
    >
      {!both && <Choosing from={from} to={to} />}
      {both && comparison.state === "refused" && <Choosing from={from} to={to} />}
      {both && (
        <Here of={comparison} rows={14}>
          {(value) => (isThis ? <ComparePage key={`${value.from.ref} ${value.to.ref}`} comparison={value} /> : null)}
        </Here>
      )}
    </Page>
  )
}

/** The two choices, side by side, before there is anything to compare. */
function Choosing({ from, to }: { readonly from: string; readonly to: string }) {
  return (
    <div className="compared-heads">
      <ChosenSide side="from" present={from} other={to} />
      <ChosenSide side="to" present={to} other={from} />
    </div>
  )
}

type SideProps = { readonly side: "from" | "to"; readonly present: string; readonly other: string }

/** What the address names for a side, and what could stand there: at first what goes with the other side. */
function ChosenSide({ side, present, other }: SideProps) {
  const say = useWords()
  const own = useNamed(present)
  const across = useNamed(other)
  if (own === "waiting" || across === "waiting") return <Skeleton rows={4} />
  // The versions of the document on the other side are what one most often compares it with.
  const slug = own?.slug ?? across?.slug ?? null
  return (
    <section className="compared-head" data-side={side}>
      <p className="kicker">{say(`decisions.compare.${side}`)}</p>
      {own ? (
        <>
          <h2>{own.slug === null ? <bdi>{own.name}</bdi> : <Link to={`/documents/${own.slug}`}>{own.name}</Link>}</h2>
          {own.title !== own.name && (
            <p>
              <Foreign language={own.language}>{own.title}</Foreign>
            </p>
          )}
        </>
      ) : (
        <h2 className="hint">{say("decisions.compare.nothing-chosen")}</h2>
      )}
      <ComparePicker
        key={`${slug} ${across?.title}`}
        side={side}
        present={present}
        slug={slug}
        sought={across?.title ?? ""}
        across={across?.slug ?? null}
        open={!own}
      />
    </section>
  )
}

/** A side by its name, as far as the address says enough to ask for it; `waiting` until the answer has come. */
function useNamed(ref: string) {
  const { language } = useReader()
  const side = sideForm.test(ref) ? sideOf(ref) : undefined
  const slug = side && side.of !== "import" ? side.slug : undefined
  const id = side?.of === "import" ? side.id : undefined
  const document = useAnswer(
    "document.read",
    async () => (await contract()).getDocument,
    { params: { slug: slug ?? "" } },
    { when: slug !== undefined },
  )
  const file = useAnswer(
    "import.read",
    async () => (await contract()).getImport,
    { params: { id: id ?? "" } },
    { when: id !== undefined },
  )
  if ((slug !== undefined && document.state === "waiting") || (id !== undefined && file.state === "waiting"))
    return "waiting"
  if (slug !== undefined && document.state === "here") {
    const { text: title, language: titleLanguage } = inLanguage(document.value.titles, language)
    return { slug, name: documentName({ ...document.value, title }), title, language: titleLanguage }
  }
  if (id !== undefined && file.state === "here") {
    const { name, preview } = file.value
    return { slug: null, name, title: preview?.title ?? name, language: preview?.language ?? undefined }
  }
  return undefined
}
