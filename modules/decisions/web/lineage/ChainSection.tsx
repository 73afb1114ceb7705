import type { getChain } from "#modules/decisions/lineage/contract.ts"
import { citeAs } from "#modules/decisions/web/naming.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { Fragment, useState } from "react"
import type { z } from "zod"

/** One chain of like mandates, with how the words changed from one to the next. */
type Chained = z.output<(typeof getChain)["output"]>
type Member = Chained["members"][number]

type Props = { readonly chain: Chained; readonly here: string }

/** Like mandates over the years, each with its words, what went and what came marked in them, and the changes named. */
function ChainList({ chain, here }: Props) {
  return (
    <ol className="chain">
      {chain.members.map((member) => (
        <ChainMember key={member.mandate.id} member={member} isHere={member.mandate.id === here} />
      ))}
    </ol>
  )
}

function ChainMember({ member, isHere }: { readonly member: Member; readonly isHere: boolean }) {
  const say = useWords()
  const { mandate, wording } = member
  const cite = citeAs(say, mandate.place, mandate.place.anchor)
  const named = wording?.changes.map(({ kind }) =>
    kind === "verb" && wording.force !== null ? say(`change.${wording.force}`) : say(`change.${kind}`),
  )
  return (
    <li className="chain-member" aria-current={isHere ? "true" : undefined}>
      <p className="chain-place">
        {isHere ? (
          <b>
            <bdi>{cite}</bdi>
          </b>
        ) : (
          <Link to={`/mandates/${mandate.id}`}>
            <bdi>{cite}</bdi>
          </Link>
        )}
        {mandate.place.adopted && (
          <span className="hint">
            {" · "}
            <DateText date={mandate.place.adopted} />
          </span>
        )}
        {isHere && <span className="hint"> · {say("decisions.chain.here")}</span>}
      </p>
      <Foreign as="p" language={mandate.language} className="chain-words">
        {wording === null ? `${mandate.verb} ${mandate.action}` : <Changed parts={wording.parts} />}
      </Foreign>
      <p className="hint">
        {mandate.words === "record"
          ? say("decisions.chain.ours")
          : named && (named.length === 0 ? say("decisions.chain.same") : named.join(" · "))}
      </p>
    </li>
  )
}

/** Words with what went struck out and what came underlined; both say so to whoever only listens. */
function Changed({ parts }: { readonly parts: NonNullable<Member["wording"]>["parts"] }) {
  const say = useWords()
  return parts.map(({ type, text }, n) => {
    if (type === "equal") {
      // Parts are told apart by their place alone.
      // oxlint-disable-next-line react/no-array-index-key
      return <Fragment key={n}>{text}</Fragment>
    }
    const Mark = type === "gone" ? "del" : "ins"
    const words = text.trim()
    return (
      // oxlint-disable-next-line react/no-array-index-key
      <Fragment key={n}>
        {text.slice(0, text.indexOf(words))}
        <Mark>
          <span className="unseen">{say(`decisions.compare.begin-${Mark}`)} </span>
          {words}
          <span className="unseen"> {say(`decisions.compare.end-${Mark}`)}</span>
        </Mark>{" "}
      </Fragment>
    )
  })
}

type LiveProps = {
  readonly id: string
  readonly length: number
  readonly here: string
  /** Shown without being asked for. */
  readonly opened?: boolean
}

/** The chain a mandate belongs to: how long it is, and, when asked for, all of it. */
export function LiveChain({ id, length, here, opened = false }: LiveProps) {
  const say = useWords()
  const { language } = useReader()
  const [isOpen, open] = useState(opened)
  const chain = useAnswer(
    "chain.read",
    async () => (await import("#modules/decisions/lineage/contract.ts")).getChain,
    { params: { id }, query: { language } },
    { when: isOpen },
  )
  return (
    <section className="chain-section">
      <h2>{say("decisions.chain")}</h2>
      <p>{say("decisions.chain.text", { n: length })}</p>
      {isOpen ? (
        <Here of={chain} rows={length * 3}>
          {(value) => <ChainList chain={value} here={here} />}
        </Here>
      ) : (
        <p className="no-print">
          <Button look="quiet" onPress={() => open(true)}>
            {say("decisions.chain.show")}
          </Button>
        </p>
      )}
    </section>
  )
}
