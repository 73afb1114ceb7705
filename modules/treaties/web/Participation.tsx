import type { readParticipation } from "#modules/treaties/contract.ts"
import { toneOf } from "#modules/treaties/web/status.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { Language } from "#platform/kernel/language.ts"
import type { z } from "zod"

/** How one State stands to every instrument. */
type StateParticipation = z.output<(typeof readParticipation)["output"]>
type Item = StateParticipation["items"][number]

/** A State's treaties, as a block of its profile: signed, deposited, bound, and what it declared. */
export function Participation({ participation: { items } }: { readonly participation: StateParticipation }) {
  const say = useWords()
  const { language } = useReader()
  return (
    <Table
      caption={say("treaties.of-state")}
      rows={items}
      id={({ instrument }) => instrument.code}
      columns={columns(say, language)}
    />
  )
}

const columns = (say: Words, language: Language): readonly Column<Item>[] => [
  {
    name: say("treaties.treaty"),
    heads: true,
    cell: ({ instrument: { code, names } }) => (
      <Link to={`/treaties/${code}`}>
        <Foreign language={inLanguage(names, language).language}>{inLanguage(names, language).text}</Foreign>
      </Link>
    ),
  },
  {
    name: say("treaties.status"),
    cell: ({ standing }) =>
      standing === null ? (
        <span className="hint">{say("treaties.no-part")}</span>
      ) : (
        <Status tone={toneOf[standing.status]}>{say(`treaties.status.${standing.status}`)}</Status>
      ),
  },
  { name: say("treaties.signed"), cell: ({ standing }) => standing?.signed && <DateText date={standing.signed} /> },
  {
    name: say("treaties.deposited"),
    cell: ({ standing }) => standing?.consented && <DateText date={standing.consented} />,
  },
  { name: say("treaties.bound-from"), cell: ({ standing }) => standing?.bound && <DateText date={standing.bound} /> },
  {
    name: say("treaties.statements"),
    cell: ({ statements }) =>
      statements.length > 0 && (
        <ul>
          {statements.map(({ id, kind, dated }) => (
            <li key={id}>
              <Link to={`/treaties/acts/${id}`}>{say(`treaties.kind.${kind}`)}</Link>, <DateText date={dated} />
            </li>
          ))}
        </ul>
      ),
  },
]

/** A State's treaties, asked for by its code in the directory, and shown. Its words are the module's (`treaties`). */
export function LiveParticipation({ state, on }: { readonly state: string; readonly on?: string }) {
  const participation = useAnswer(
    "participation.read",
    async () => (await import("#modules/treaties/contract.ts")).readParticipation,
    { query: { state, ...(on && { on }) } },
  )
  return (
    <Here of={participation} rows={7}>
      {(value) => <Participation participation={value} />}
    </Here>
  )
}
