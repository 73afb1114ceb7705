import type { listCitations } from "#modules/decisions/lineage/contract.ts"
import { documentName, placeOf } from "#modules/decisions/web/naming.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { useState } from "react"
import type { z } from "zod"

type Citing = z.output<(typeof listCitations)["output"]>["items"][number]
type Direction = "cites" | "cited-by"

/** What a document cites and by what it is cited, paragraph by paragraph, each way when it is asked for. */
export function LiveCitations({ slug }: { readonly slug: string }) {
  const say = useWords()
  return (
    <section className="citations no-print">
      {(["cites", "cited-by"] as const).map((direction) => (
        <details key={direction} className="fold">
          <summary>{say(`decisions.${direction}`)}</summary>
          <Citations slug={slug} direction={direction} />
        </details>
      ))}
    </section>
  )
}

const step = 50

function Citations({ slug, direction }: { readonly slug: string; readonly direction: Direction }) {
  const say = useWords()
  const { language } = useReader()
  const [limit, more] = useState(step)
  const [isOpen, open] = useState(false)
  const citations = useAnswer(
    "citation.list",
    async () => (await import("#modules/decisions/lineage/contract.ts")).listCitations,
    { params: { slug }, query: { direction, limit, language } },
    { when: isOpen },
  )
  if (!isOpen)
    return (
      <Button look="link" onPress={() => open(true)}>
        {say("decisions.cites.show")}
      </Button>
    )
  return (
    <Here of={citations} rows={6}>
      {({ items, total }) =>
        items.length === 0 ? (
          <p className="hint">{say("decisions.cites.none")}</p>
        ) : (
          <>
            <Table
              caption={say(`decisions.${direction}`)}
              rows={items}
              id={({ from, anchor, cited, kind }) => `${from.slug} ${anchor} ${kind} ${cited}`}
              columns={columns(say, direction)}
            />
            <p>
              {say("platform.shown", { shown: items.length, total })}{" "}
              {items.length < total && limit < 500 && (
                <Button look="link" onPress={() => more(limit + step)}>
                  {say("platform.next-page")}
                </Button>
              )}
            </p>
          </>
        )
      }
    </Here>
  )
}

const columns = (say: Words, direction: Direction): readonly Column<Citing>[] => [
  {
    name: say("decisions.cites.where"),
    heads: true,
    cell: ({ from, anchor, paragraph }) => {
      const words = paragraph ?? say("decisions.cites.in-note")
      const place = direction === "cited-by" ? `${documentName(from)}, ${words}` : words
      return (
        <Link to={anchor === null ? `/documents/${from.slug}` : placeOf(from.slug, anchor)}>
          <bdi>{place}</bdi>
        </Link>
      )
    },
  },
  {
    name: say(direction === "cites" ? "decisions.cites.work" : "decisions.cites.text"),
    cell: ({ from, to, cited }) => {
      if (direction === "cited-by") return <Foreign language={from.titleLanguage}>{from.title}</Foreign>
      if (to === null) return <bdi>{cited}</bdi>
      return (
        <>
          <Link to={`/documents/${to.slug}`}>
            <bdi>{documentName(to)}</bdi>
          </Link>{" "}
          <Foreign language={to.titleLanguage}>{to.title}</Foreign>
        </>
      )
    },
  },
]
