import { useMe } from "#platform/web/me.tsx"
import { PersonName } from "#platform/web/people/PersonName.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  readonly id: string
  /** What people are called, by their id, as far as the reader is told. */
  readonly people: Readonly<Record<string, string>>
}

/** Who did something: the reader, or another by their name. */
export function PersonText({ id, people }: Props) {
  const say = useWords()
  const me = useMe()
  if (id === me.person) return say("analysis.you")
  const name = people[id]
  if (name === undefined) return <bdi>{id}</bdi>
  return name === "" ? say("analysis.erased") : <PersonName name={name} />
}

/** Several who did something, in the order in which they did. */
export function PeopleText({ ids, people }: Pick<Props, "people"> & { readonly ids: readonly string[] }) {
  return (
    <ul>
      {ids.map((id) => (
        <li key={id}>
          <PersonText {...{ id, people }} />
        </li>
      ))}
    </ul>
  )
}
