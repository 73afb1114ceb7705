import { isKnownDoubt } from "#modules/decisions/web/doubt.ts"
import { sureness } from "#modules/decisions/web/sureness.ts"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  /** What the reader is unsure of. */
  readonly of: "paragraph" | "mandate"
  readonly confidence: number
  /** The codes of its doubts. */
  readonly doubts?: readonly string[]
}

/** That the reader is not sure, in a word, and behind it why, how far, and what to do about it. */
export function Unsure({ of, confidence, doubts = [] }: Props) {
  const say = useWords()
  const step = sureness(confidence)
  const word = step === "low" ? say("decisions.uncertain") : say("decisions.sure.middle")
  return (
    <details className="unsure">
      <summary>{step === "high" && doubts[0] ? doubtWords(say, doubts[0]) : word}</summary>
      <p>
        {(step === "high" ? doubts.slice(1) : doubts).map((code) => `${doubtWords(say, code)} `)}
        {say(`decisions.unsure.${of}`, { share: confidence })} {say(`decisions.unsure.${of}-do`)}
      </p>
    </details>
  )
}

const doubtWords = (say: ReturnType<typeof useWords>, code: string): string =>
  isKnownDoubt(code) ? say(`decisions.doubt.${code}`) : say("decisions.doubt.other", { code })
