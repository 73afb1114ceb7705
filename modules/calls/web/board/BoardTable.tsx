import { flagsOf, type Row } from "#modules/calls/web/board/filtered.ts"
import { toneOfStanding } from "#modules/calls/web/naming.ts"
import { Said } from "#modules/calls/web/Said.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { DateText, longDate } from "#platform/web/kit/DateText.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useReader, type Reader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

type Props = {
  readonly rows: readonly Row[]
  /** Whom a reminder would go to, where the reader may send one. */
  readonly chosen?: readonly string[]
  readonly onChoose?: (chosen: readonly string[]) => void
}

/** Who stands where with a call, row by row. */
export function BoardTable({ rows, chosen, onChoose }: Props) {
  const say = useWords()
  const reader = useReader()
  const { search } = useAddress()
  return (
    <Table
      caption={say("calls.board")}
      rows={rows}
      id={({ party }) => party}
      sorted={search["sort"] ?? "name"}
      columns={[...(chosen && onChoose ? [choice(say, { chosen, onChoose })] : []), ...columns(say, reader)]}
    />
  )
}

/** The column in which whoever may remind chooses whom. */
const choice = (say: Words, chosen: Omit<ChosenProps, "row">): Column<Row> => ({
  name: say("calls.choose"),
  cell: (row) => mayBeReminded(row) && <Chosen row={row} {...chosen} />,
})

type ChosenProps = Required<Pick<Props, "chosen" | "onChoose">> & { readonly row: Row }

function Chosen({ row, chosen, onChoose }: ChosenProps) {
  const say = useWords()
  const { language } = useReader()
  return (
    <input
      type="checkbox"
      aria-label={say("calls.choose-one", { name: inLanguage(row.names, language).text })}
      checked={chosen.includes(row.party)}
      onChange={({ target }) =>
        onChoose(target.checked ? [...chosen, row.party] : chosen.filter((each) => each !== row.party))
      }
    />
  )
}

/** Whoever has answered, or took an answer back, is reminded no more. */
const mayBeReminded = ({ standing }: Row): boolean => ["not-opened", "opened", "drafting", "cleared"].includes(standing)

const columns = (say: Words, { locale }: Reader): readonly Column<Row>[] => [
  {
    name: say("calls.addressee"),
    heads: true,
    sort: "name",
    cell: ({ party, names }) => (
      <Link to={`/profiles/${party}`}>
        <Said text={names} />
      </Link>
    ),
  },
  { name: say("calls.form"), cell: ({ form }) => say(`calls.form.${form}`) },
  {
    name: say("calls.standing"),
    sort: "standing",
    cell: ({ standing, submitted }) => (
      <>
        <Status tone={toneOfStanding[standing]}>{say(`calls.standing.${standing}`)}</Status>
        {submitted !== null && <span className="where">{longDate(submitted.slice(0, 10), locale)}</span>}
      </>
    ),
  },
  { name: say("calls.due"), sort: "due", cell: ({ due }) => <DateText date={due} /> },
  {
    name: say("calls.waits-for"),
    cell: (row) => {
      const up = flagsOf(row)
      return (
        up.length > 0 && (
          <ul>
            {up.map((flag) => (
              <li key={flag}>
                <Status tone={flag === "late" ? "late" : "soon"}>{say(`calls.flag.${flag}`)}</Status>
                {flag === "asks-time" && row.extensionAsked !== null && (
                  <span className="where">{say("calls.until", { day: longDate(row.extensionAsked, locale) })}</span>
                )}
                {flag === "unclear" && <span className="where">{say("calls.unclear-n", { n: row.unclear })}</span>}
              </li>
            ))}
          </ul>
        )
      )
    },
  },
  {
    name: say("calls.reminded-on"),
    cell: ({ reminded }) => reminded !== null && <DateText date={reminded.slice(0, 10)} />,
  },
]
