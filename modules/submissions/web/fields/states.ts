import type { States } from "#modules/submissions/web/fields/codes.ts"
import type { Text } from "#platform/kernel/text.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { createContext, useContext, useMemo } from "react"

/** Every State by its code, for tables by citizenship. */
export const StatesContext = createContext<States>(new Map<string, Text>())
export const useStates = (): States => useContext(StatesContext)

/** Asks the directory for every State; `wanted` says whether a table needs them at all. */
export function useStatesOf(wanted: boolean): States {
  const { language } = useReader()
  const list = async () => (await import("#modules/directory/contract.ts")).listActors
  const members = useAnswer(
    "actor.list",
    list,
    { query: { kind: "member-state", limit: 500, language } },
    { when: wanted },
  )
  const observers = useAnswer(
    "actor.list",
    list,
    { query: { kind: "observer-state", limit: 500, language } },
    { when: wanted },
  )
  return useMemo(() => {
    const all = [members, observers].flatMap((each) => (each.state === "here" ? each.value.items : []))
    return new Map(all.flatMap(({ iso3, names }): [string, Text][] => (iso3 === null ? [] : [[iso3, names]])))
  }, [members, observers])
}
