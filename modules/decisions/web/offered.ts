import type { Offered } from "#modules/decisions/web/MandateFilters.tsx"
import { useBodies } from "#modules/decisions/web/bodies.ts"
import { groupName } from "#modules/decisions/web/MandatesTable.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

const promised = async () => (await import("#modules/decisions/contract.ts")).listMandates

/** What the filters may be set to: whoever is addressed and whatever met, anywhere in the register. */
export function useOffered(): Offered {
  const say = useWords()
  const { language } = useReader()
  const nameOfBody = useBodies()
  const addressees = useAnswer("mandate.list", promised, { query: { group: "addressee", limit: 1, language } })
  const sessions = useAnswer("mandate.list", promised, { query: { group: "session", limit: 1, language } })
  const met = sessions.state === "here" ? sessions.value.groups : []
  const bodies = [...new Set(met.map(({ value }) => value.split("/")[0] ?? ""))].filter((code) => code !== "")
  return {
    addressees: (addressees.state === "here" ? addressees.value.groups : []).map((group) => ({
      value: group.value,
      name: groupName(say, "addressee", group),
    })),
    bodies: bodies.map((code) => ({ value: code, name: nameOfBody(code) })),
    sessions: met.filter(({ value }) => value !== "/").map(({ value, name }) => ({ value, name })),
  }
}
