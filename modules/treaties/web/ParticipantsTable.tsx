import type { ParticipantInPlace } from "#modules/treaties/contract.ts"
import { toneOf } from "#modules/treaties/web/status.ts"
import { Who } from "#modules/treaties/web/Who.tsx"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

/** The orders a list of participants can be in; the first is its own. */
export const orders = ["name", "status", "signed", "consented", "bound"] as const

type Props = {
  readonly participants: readonly ParticipantInPlace[]
  readonly sorted: (typeof orders)[number]
}

/** Who takes part in an instrument, how, and since when. */
export function ParticipantsTable({ participants, sorted }: Props) {
  const say = useWords()
  return (
    <Table
      caption={say("treaties.participants")}
      rows={participants}
      id={({ participant }) => participant.code}
      sorted={sorted}
      columns={columns(say)}
    />
  )
}

const columns = (say: Words): readonly Column<ParticipantInPlace>[] => [
  {
    name: say("treaties.participant"),
    heads: true,
    sort: "name",
    cell: ({ participant }) => <Who who={participant} />,
  },
  {
    name: say("treaties.status"),
    sort: "status",
    cell: ({ status, left, ended }) => (
      <>
        <Status tone={toneOf[status]}>{say(`treaties.status.${status}`)}</Status>
        {left !== null && ended !== null && (
          <span className="where">
            {say("treaties.ends")} <DateText date={ended} />
          </span>
        )}
      </>
    ),
  },
  { name: say("treaties.signed"), sort: "signed", cell: ({ signed }) => signed !== null && <DateText date={signed} /> },
  {
    name: say("treaties.deposited"),
    sort: "consented",
    cell: ({ consented, consent }) =>
      consented !== null &&
      consent !== null && (
        <>
          <DateText date={consented} /> <span className="where">{say(`treaties.kind.${consent}`)}</span>
        </>
      ),
  },
  { name: say("treaties.bound-from"), sort: "bound", cell: ({ bound }) => bound !== null && <DateText date={bound} /> },
  {
    name: say("treaties.group"),
    cell: ({ participant: { group, kind } }) =>
      group === null ? say(`directory.kind.${kind}`) : say(`directory.group.${group}`),
  },
]
