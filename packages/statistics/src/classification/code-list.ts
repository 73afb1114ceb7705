/**
 * A list of codes as data. Every figure names the list and the version it was
 * counted by, so that figures of different versions are never taken for the same.
 */
export type CodeList = {
  readonly id: string
  readonly version: string
  /** `provisional` until the codes have been held against the published standard. */
  readonly status: "provisional" | "published"
  readonly source: string
  readonly codes: readonly Code[]
}

/** A code; `within` names the code it is a kind of. */
export type Code = { readonly code: string; readonly within?: string }

/** What a figure says it was counted by: `form-of-exploitation 0.1 (provisional)`. */
export const versionOf = ({ id, version, status }: CodeList): string =>
  `${id} ${version}${status === "provisional" ? " (provisional)" : ""}`

/** A code and all it is a kind of, the widest last; nothing where the list does not have it. */
export function broader({ codes }: CodeList, code: string): string[] {
  const found = codes.find((one) => one.code === code)
  if (!found) return []
  return found.within === undefined ? [code] : [code, ...broader({ codes } as CodeList, found.within)]
}

/** The hierarchy of a list as a dimension takes it: each code with the one it is part of. */
export function hierarchyOf({ codes }: CodeList): Record<string, string> {
  return Object.fromEntries(codes.flatMap(({ code, within }) => (within === undefined ? [] : [[code, within]])))
}
