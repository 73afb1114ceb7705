import type { ReleaseRead } from "#modules/analysis/web/inside/contract.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** Says, to who lets a release out, of which other datasets of its party figures are out: it was not held against those. */
export function BesidesNotice({ besides }: Pick<ReleaseRead, "besides">) {
  const say = useWords()
  const { language } = useReader()
  if (besides.length === 0) return null
  return (
    <Notice kind="warning">
      <p>
        <strong>{say("analysis.release.besides")}</strong>
      </p>
      <p>{say("analysis.release.besides-text")}</p>
      <ul>
        {besides.map(({ id, title, releases }) => {
          const name = inLanguage(title, language)
          return (
            <li key={id}>
              <Link to={`/datasets/${id}`}>
                <Foreign language={name.language}>{name.text}</Foreign>
              </Link>{" "}
              · {say("analysis.release.besides-out", { n: releases })}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
