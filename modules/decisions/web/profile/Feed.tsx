import { urlOf } from "#platform/web/ask.ts"
import { Copy } from "#platform/web/kit/Cite.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** The calendar of what falls due for somebody, to subscribe to or to take away. */
export function Feed({ code }: { readonly code: string }) {
  const say = useWords()
  const { language } = useReader()
  const address = urlOf("/actors/{code}/calendar", { code }, { language, format: "ics" })
  const origin = typeof location === "undefined" ? "" : location.origin
  return (
    <section className="feed no-print">
      <h2>{say("decisions.feed")}</h2>
      <p>{say("decisions.feed.text")}</p>
      <p className="feed-address">
        <bdi>{`${origin}${address}`}</bdi>
      </p>
      <div className="acts">
        <Copy text={`${origin}${address}`}>{say("decisions.feed.copy")}</Copy>
        <a href={address} download>
          {say("decisions.feed.download")}
        </a>
      </div>
    </section>
  )
}
