import { choicesOf } from "#modules/decisions/web/choices.ts"
import { furtherFilters } from "#modules/decisions/web/mandate-filter.ts"
import { useAddress } from "#platform/web/address.tsx"
import type { Choice } from "#platform/web/kit/Field.tsx"
import { Filters, type Filter } from "#platform/web/kit/Filters.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** Who is addressed and which bodies met, as far as the register says: what the filters may be set to. */
export type Offered = {
  readonly addressees: readonly Choice[]
  readonly bodies: readonly Choice[]
  readonly sessions: readonly Choice[]
}

/** The filters of the register of mandates: the four that most ask for, and the others folded away. */
export function MandateFilters({ offered }: { readonly offered: Offered }) {
  const say = useWords()
  const { locale } = useReader()
  const { search } = useAddress()
  const chosen = (name: string, label: string, choices: readonly Choice[]): Filter => ({
    name,
    label: say(`decisions.mandates.${label}`),
    choices,
    any: say("decisions.mandates.any"),
  })
  const byName = (one: Choice, other: Choice) => one.name.localeCompare(other.name, locale)
  const dated = (name: string, label: string): Filter => ({ name, label: say(label), written: "date" })
  return (
    <Filters
      keep={["group", "sort"]}
      filters={[
        { name: "q", label: say("decisions.mandates.words"), written: "words" },
        chosen("addressee", "addressee", offered.addressees),
        chosen("target", "target", choicesOf(say, "target")),
        chosen("status", "status", choicesOf(say, "status")),
      ]}
      further={{
        label: say("decisions.mandates.more", { n: furtherFilters.filter((name) => search[name]).length }),
        filters: [
          chosen("theme", "theme", choicesOf(say, "theme").toSorted(byName)),
          chosen("function", "function", choicesOf(say, "function")),
          chosen("kind", "kind", choicesOf(say, "kind")),
          chosen("class", "class", choicesOf(say, "class")),
          chosen("date", "date-kind", choicesOf(say, "date-kind")),
          chosen("asks", "asks", offered.addressees),
          chosen("body", "body", offered.bodies),
          chosen("session", "session", offered.sessions),
          dated("dueFrom", "decisions.mandates.due-from"),
          dated("dueTo", "decisions.mandates.due-to"),
          {
            name: "document",
            label: say("decisions.mandates.document"),
            written: "words",
            hint: say("decisions.mandates.document-hint"),
            // A symbol is as good as the place it stands for.
            as: async (symbol) => (await import("#modules/decisions/document.ts")).slugOf(symbol),
          },
        ],
      }}
    />
  )
}
