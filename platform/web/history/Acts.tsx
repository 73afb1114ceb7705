import type { HistoryLine } from "#platform/audit/contract.ts"
import { Link } from "#platform/web/kit/Link.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

/** An act in the reader's words; by its code where it has none yet, since the server may be newer than the page. */
export function actName(say: Words, act: string): string {
  try {
    return say(`history.did.${act}`)
  } catch {
    return act
  }
}

/** When something was done, in the reader's own time. */
export function When({ at }: { readonly at: string }) {
  const { locale } = useReader()
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" })
  return <time dateTime={at}>{instant.format(new Date(at))}</time>
}

type Who = Pick<HistoryLine, "person" | "name" | "role" | "party">

/** By whom something was done and for whom, as far as the reader may know; nothing where they may not. */
export function By({ person, name, role, party }: Who) {
  const say = useWords()
  if (person === null) return null
  return (
    <span className="by">
      <bdi>{nameOf(say, person, name)}</bdi>
      {role !== null && <> · {roleName(say, role)}</>}
      {party !== null && (
        <>
          {" "}
          · <Link to={`/directory/${party}`}>{party}</Link>
        </>
      )}
    </span>
  )
}

function nameOf(say: Words, person: string, name: string | null): string {
  if (person === "platform" || person === "public") return say(`history.by-${person}`)
  return name === "" ? say("history.erased") : (name ?? person)
}

function roleName(say: Words, role: string): string {
  try {
    return say(`platform.role.${role}`)
  } catch {
    return role
  }
}

type Changed = NonNullable<HistoryLine["changes"]>

/** How a module tells of the fields of its record: what a field is called, and in words a value that is a code. */
export type FieldWords = {
  readonly fieldName?: ((field: string) => string) | undefined
  readonly fieldValue?: ((field: string, value: unknown) => string | undefined) | undefined
}

/** What became of each field: what stood there struck out, what stands there now; of what is personal only that it changed. */
export function ChangeList({
  changes,
  fieldName = (field) => field,
  fieldValue = () => undefined,
}: FieldWords & { readonly changes: Changed }) {
  const say = useWords()
  return (
    <ul className="changes">
      {Object.entries(changes).map(([field, change]) => (
        <li key={field}>
          <bdi>{fieldName(field)}</bdi>:{" "}
          {change === "personal" ? (
            say("history.not-told")
          ) : (
            <>
              <del>
                <bdi>{fieldValue(field, change.before) ?? shown(change.before)}</bdi>
              </del>{" "}
              <ins>
                <bdi>{fieldValue(field, change.after) ?? shown(change.after)}</bdi>
              </ins>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

const shown = (value: unknown): string =>
  value === null ? "–" : typeof value === "string" ? value : JSON.stringify(value)
