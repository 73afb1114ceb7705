import { inLanguage } from "#platform/kernel/language.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import type { Choice } from "#platform/web/kit/Field.tsx"
import { roleName } from "#platform/web/rights/naming.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** A State or organization one may choose, and which of the two it is. */
export type PartyChoice = Choice & { readonly kind: "state" | "organization" }

/** The States and organizations for which the reader may propose people, by name. */
export function useParties(): readonly PartyChoice[] {
  const { language } = useReader()
  const parties = useAnswer(
    "party.list",
    async () => (await import("#platform/identity/nomination/contract.ts")).listParties,
    { query: { language } },
  )
  if (parties.state !== "here") return []
  return parties.value.items.map(({ code, kind, names }) => ({
    value: code,
    kind,
    name: inLanguage(names, language).text || code,
  }))
}

/** A role one may choose, and for whom it is held. */
export type RoleChoice = Choice & { readonly heldFor: "none" | "state" | "organization" | "any" }

/** The roles that are given, without the public, whom nobody appoints. */
export function useRoles(): readonly RoleChoice[] {
  const say = useWords()
  const { language } = useReader()
  const roles = useAnswer("role.list", async () => (await import("#platform/identity/role/contract.ts")).listRoles)
  if (roles.state !== "here") return []
  return roles.value.items
    .filter(({ code, retired }) => code !== "public" && !retired)
    .map(({ code, names, heldFor }) => ({ value: code, heldFor, name: roleName(say, language, code, names) }))
}
