import type { Language } from "#platform/kernel/language.ts"
import { createContext, useContext } from "react"

/** What stands behind the question mark: filters, search words, the place in a long list. */
export type Search = Readonly<Record<string, string | undefined>>

/**
 * Where the reader is, and how to go elsewhere. Paths are written without the
 * language (`/documents`), which is the reader's and stays.
 */
export type Address = {
  readonly path: string
  readonly search: Search
  readonly params: Readonly<Record<string, string>>
  /** The place in the page, as it stands behind `#`. */
  readonly fragment: string
  readonly go: (path: string, search?: Search, how?: { readonly replace?: boolean }) => void
  /** Fetches a page that will probably be asked for next. */
  readonly prepare: (path: string) => void
}

const nowhere: Address = { path: "/", search: {}, params: {}, fragment: "", go: () => {}, prepare: () => {} }

export const AddressContext = createContext<Address>(nowhere)
export const useAddress = (): Address => useContext(AddressContext)

/** The query as it stands in the address; what is empty is left out. */
export function queryOf(search: Search): string {
  const said = Object.entries(search).filter((each): each is [string, string] => Boolean(each[1]))
  return said.length === 0 ? "" : `?${new URLSearchParams(said)}`
}

/** The full address of a page in a language, from the root of this server. */
export const addressOf = (language: Language, path: string, search: Search = {}): string => {
  const [place = "", fragment] = path.split("#")
  return `/${language}${place}${queryOf(search)}${fragment ? `#${fragment}` : ""}`
}
