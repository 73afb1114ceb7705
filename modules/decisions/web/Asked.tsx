import { inGlyphs } from "#platform/web/glyphs.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly mandate: {
    readonly verb: string
    readonly addressee: string | null
    readonly action?: string
    readonly inferred?: boolean
  }
  /** The language it was read in, where it is known. */
  readonly language?: string | null | undefined
}

/**
 * What is asked, in the text's own words: the verb, of whom, to do what. They are
 * set apart by dots, for they were cut out of a sentence and are none.
 */
export function Asked({ mandate: { verb, addressee, action = "", inferred = false }, language }: Props) {
  const say = useWords()
  const rest = [addressee, action].filter((each): each is string => each !== null && each !== "")
  return (
    <span className="asked">
      <Foreign language={language}>
        <b>{verb}</b>
        {inGlyphs(rest.map((each) => ` · ${each}`).join(""))}
      </Foreign>
      {inferred && <span className="hint"> {say("decisions.inferred")}</span>}
    </span>
  )
}
