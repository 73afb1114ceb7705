import type { searchTexts } from "#modules/decisions/contract.ts"
import { citeAs, placeOf } from "#modules/decisions/web/naming.ts"
import { inGlyphs } from "#platform/web/glyphs.ts"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { z } from "zod"

/** What a search of the texts finds. */
export type Found = z.output<(typeof searchTexts)["output"]>

/** The paragraphs that have the words, best first, the words marked; each leads to its place in the text. */
export function SearchHits({ found }: { readonly found: Found }) {
  const say = useWords()
  if (found.total === 0)
    return (
      <Empty title={say("decisions.nothing-found")}>
        <p>{say("decisions.nothing-found-advice")}</p>
      </Empty>
    )
  return (
    <section className="hits">
      <h2>{say("decisions.found-paragraphs", { n: found.total })}</h2>
      <ol>
        {found.items.map((hit) => (
          <li key={`${hit.slug} ${hit.anchor}`} className="hit">
            <p>
              {/* The title stands at the head of the page, not among the paragraphs. */}
              <Link
                to={hit.kind === "title" ? `/documents/${hit.slug}` : placeOf(hit.slug, hit.anchor)}
                search={{ text: hit.language }}
              >
                {citeAs(say, hit, hit.anchor)}
              </Link>{" "}
              <Foreign language={hit.titleLanguage} className="where">
                {hit.title}
              </Foreign>
            </p>
            <Foreign as="p" language={hit.language} className="excerpt">
              {hit.parts.map((part, n) =>
                // Parts have no name; hits are the odd ones.
                // oxlint-disable-next-line react/no-array-index-key
                n % 2 === 1 ? <mark key={n}>{inGlyphs(part)}</mark> : inGlyphs(part),
              )}
            </Foreign>
          </li>
        ))}
      </ol>
      <Pager total={found.total} shown={found.items.length} next={found.next} />
    </section>
  )
}
