import { useAddress } from "#platform/web/address.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import type { Key, ReactNode } from "react"

/** A column of a table. */
export type Column<Row> = {
  readonly name: string
  readonly cell: (row: Row) => ReactNode
  /** The first such column names its row. */
  readonly heads?: true
  /** Numbers stand at the end of their column. */
  readonly number?: true
  /** The value of `sort` in the address by which the list comes in this column's order. */
  readonly sort?: string
}

type Group<Row> = { readonly name: ReactNode; readonly rows: readonly Row[] }

type Props<Row> = {
  /** What the table shows, for whoever cannot see it at a glance. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly id: (row: Row) => Key
  /** The order the list is in. */
  readonly sorted?: string | undefined
  /** The same rows under headings, in place of `rows`. */
  readonly groups?: readonly Group<Row>[]
}

/** A register's table. Its head stays in sight; on a narrow screen each row becomes a stack with its own labels. */
export function Table<Row>({ caption, columns, rows, id, sorted, groups }: Props<Row>) {
  const line = (row: Row) => (
    <tr key={id(row)}>
      {columns.map(({ name, cell, heads, number }) =>
        heads ? (
          <th key={name} scope="row" data-label={name}>
            {cell(row)}
          </th>
        ) : (
          <td key={name} data-label={name} className={number ? "number" : undefined}>
            {cell(row)}
          </td>
        ),
      )}
    </tr>
  )
  return (
    <table className="table">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.name} column={column} sorted={sorted} />
          ))}
        </tr>
      </thead>
      {groups ? (
        groups.map((group, n) => (
          // A group has no name that could not come twice; its place is what it is.
          // oxlint-disable-next-line react/no-array-index-key
          <tbody key={n}>
            <tr className="group">
              <th scope="rowgroup" colSpan={columns.length}>
                {group.name}
              </th>
            </tr>
            {group.rows.map(line)}
          </tbody>
        ))
      ) : (
        <tbody>{rows.map(line)}</tbody>
      )}
    </table>
  )
}

type HeadProps = {
  readonly column: { readonly name: string; readonly number?: true; readonly sort?: string }
  readonly sorted: string | undefined
}

function Head({ column: { name, number, sort }, sorted }: HeadProps) {
  const { path, search } = useAddress()
  const here = sort !== undefined && sort === sorted
  return (
    <th scope="col" className={number ? "number" : undefined} aria-sort={here ? "ascending" : undefined}>
      {sort === undefined || here ? (
        name
      ) : (
        <Link to={path} search={{ ...search, sort, after: undefined }}>
          {name}
        </Link>
      )}
    </th>
  )
}
