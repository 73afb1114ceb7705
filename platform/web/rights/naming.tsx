import type { PartyInPlace } from "#platform/identity/party.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useReader } from "#platform/web/reader.tsx"
import type { Words } from "#platform/web/words.tsx"

/** The names of a role of an installation's own; a shipped one has none of its own. */
type Names = PartyInPlace["names"] | null

/** What a role is called: a shipped one by the catalogue, one of an installation's own by the name it was given. */
export function roleName(say: Words, language: Language, role: string, names: Names): string {
  return names ? inLanguage(names, language).text || role : say(`platform.role.${role}`)
}

/** What a State or organization is called in a sentence: its name, or its code where the directory has none. */
export function partyName({ code, names }: PartyInPlace, language: Language): string {
  return inLanguage(names, language).text || code
}

/** A State or organization by its name, in the language that name is in. */
export function PartyName({ party: { code, names } }: { readonly party: PartyInPlace }) {
  const { language } = useReader()
  const name = inLanguage(names, language)
  return <Foreign language={name.text === "" ? null : name.language}>{name.text || code}</Foreign>
}
