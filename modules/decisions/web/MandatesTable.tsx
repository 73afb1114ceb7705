import type { MandateInPlace } from "#modules/decisions/mandate.ts"
import { Force } from "#modules/decisions/web/Force.tsx"
import { MandateDue } from "#modules/decisions/web/MandateDue.tsx"
import { gathered, type Grouping } from "#modules/decisions/web/mandate-filter.ts"
import { documentName, paragraphName, placeOf } from "#modules/decisions/web/naming.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

/** A group of the register: its value, its name in the reader's language, how many mandates it holds in all. */
export type Group = { readonly value: string; readonly name: string; readonly count: number }

type Props = {
  readonly mandates: readonly MandateInPlace[]
  readonly sort: "document" | "due"
  readonly by?: Grouping | undefined
  readonly groups: readonly Group[]
}

/** What a group is called. Statuses, themes and the four targets have no name but ours. */
export function groupName(say: Words, by: Grouping, { value, name }: Pick<Group, "value" | "name">): string {
  if (by === "theme" && value !== "") return say(`decisions.theme.${value}`)
  if (by === "status") return say(`decisions.status.${value}`)
  if (by === "addressee" && ["secretariat", "states", "other", "none"].includes(value))
    return say(`decisions.target.${value}`)
  return name === "" || name === "/" ? say("platform.none") : name
}

/** Mandates side by side: the paragraph, the verb, who is asked, what, by when, with what force. */
export function MandatesTable({ mandates, sort, by, groups }: Props) {
  const say = useWords()
  const known = new Map(groups.map((group) => [group.value, group]))
  return (
    <div className="mandates">
      <Table
        caption={say("platform.nav.mandates")}
        columns={columns(say)}
        rows={mandates}
        id={({ id }) => id}
        sorted={sort}
        {...(by && {
          groups: [...gathered(by, mandates)].map(([value, rows]) => {
            const { name = value, count = rows.length } = known.get(value) ?? {}
            return {
              name: (
                <>
                  <bdi>{groupName(say, by, { value, name })}</bdi>{" "}
                  <span className="hint">{say("decisions.mandates.count", { n: count })}</span>
                </>
              ),
              rows,
            }
          }),
        })}
      />
    </div>
  )
}

const columns = (say: Words): readonly Column<MandateInPlace>[] => [
  { name: say("decisions.mandates.place"), heads: true, sort: "document", cell: (each) => <Place of={each} /> },
  {
    name: say("decisions.mandates.verb"),
    cell: ({ verb, language }) => <Foreign language={language}>{verb}</Foreign>,
  },
  { name: say("decisions.mandates.addressee"), cell: (each) => <Addressee of={each} /> },
  { name: say("decisions.mandates.action"), cell: (each) => <What of={each} /> },
  {
    name: say("decisions.mandates.by-when"),
    sort: "due",
    cell: (each) => <MandateDue mandate={each} />,
  },
  { name: say("decisions.mandates.force"), cell: ({ level }) => <Force level={level} /> },
]

function Place({ of: { place } }: { readonly of: MandateInPlace }) {
  const say = useWords()
  const paragraph = paragraphName(say, place.anchor)
  return (
    <Link to={placeOf(place.slug, place.anchor)} className="place">
      <bdi className="document">{documentName(place)}</bdi> {paragraph !== null && <bdi>{paragraph}</bdi>}
    </Link>
  )
}

function Addressee({ of: { addressee, inferred, language } }: { readonly of: MandateInPlace }) {
  const say = useWords()
  if (addressee === null) return <span className="hint">{say("decisions.mandates.nobody")}</span>
  return (
    <>
      <Foreign language={language}>{addressee}</Foreign>{" "}
      {inferred && <span className="hint">{say("decisions.mandates.inferred")}</span>}
    </>
  )
}

function What({ of: { id, verb, action, language } }: { readonly of: MandateInPlace }) {
  return (
    <Link to={`/mandates/${id}`} className="what">
      <Foreign language={language}>{action === "" ? verb : action}</Foreign>
    </Link>
  )
}
