import type { Actor } from "#modules/directory/actor.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly actor: Pick<Actor, "names" | "official" | "code">
  /** The name leads to the actor's record. */
  readonly leads?: boolean
}

/** An actor's name in the reader's language, or in the first there is; one from no official list says so. */
export function ActorName({ actor: { names, official, code }, leads = false }: Props) {
  const say = useWords()
  const { language: reader } = useReader()
  const { text, language } = inLanguage(names, reader)
  const name = <Foreign language={language}>{text === "" ? code : text}</Foreign>
  return (
    <>
      {leads ? <Link to={`/directory/${code}`}>{name}</Link> : name}
      {text !== "" && !official.includes(language) && <span className="hint"> {say("directory.unofficial")}</span>}
    </>
  )
}
