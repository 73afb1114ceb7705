import { useAddress } from "#platform/web/address.tsx"
import { urlOf } from "#platform/web/ask.ts"
import { Copy } from "#platform/web/kit/Cite.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = { readonly code: string; readonly total: number }

const filters = ["on", "from", "status", "group", "sort"] as const

/** All that the filter leaves, as a file; the feeds by which changes are followed; and the address of what one sees. */
export function TakeAway({ code, total }: Props) {
  const say = useWords()
  const { language } = useReader()
  const { search } = useAddress()
  const asked = Object.fromEntries(filters.flatMap((name) => (search[name] ? [[name, search[name]]] : [])))
  const file = (format: string) => urlOf(`/treaties/${code}/participants`, {}, { ...asked, language, format })
  const feed = (format: string) => urlOf(`/treaties/${code}/changes`, {}, { language, format })
  return (
    <div className="take-away no-print">
      <p>
        {say("treaties.take", { n: total })}{" "}
        {["csv", "xlsx", "json"].map((format) => (
          <a
            key={format}
            href={file(format)}
            download={`${code}.${format}`}
            aria-label={say("treaties.take-as", { format: format.toUpperCase() })}
          >
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      <p>
        {say("treaties.subscribe")} <a href={feed("atom")}>Atom</a> <a href={feed("ics")}>iCalendar</a>{" "}
        <a href={feed("json")}>JSON</a>
      </p>
      <Copy text={typeof location === "undefined" ? "" : location.href}>{say("treaties.copy-link")}</Copy>
    </div>
  )
}
