import type { AskedTold } from "#modules/submissions/web/asked/AskedPage.tsx"
import { useAnswer, type Awaited } from "#platform/web/answers.tsx"
import { useMe } from "#platform/web/me.tsx"
import { useEffect, useState } from "react"

type Wanted = { readonly left: boolean; readonly after: string | undefined }

/** What is asked of the reader; where the server cannot be reached, as this browser was told last. */
export function useAskedKept({ left, after }: Wanted): Awaited<AskedTold> {
  const me = useMe()
  const asked = useAnswer(
    "submission.list-asked",
    async () => (await import("#modules/submissions/contract.ts")).listAsked,
    {
      query: { left: left ? "true" : "false", ...(after && { after }) },
    },
  )
  const [kept, setKept] = useState<AskedTold>()
  const told = asked.state === "here" && !left && !after ? asked.value : undefined
  const isLost = asked.state === "refused" && asked.refused.refusal === "offline"

  useEffect(() => {
    if (told) void vaultOf(me.person).then((vault) => vault?.put(name, told))
  }, [told, me.person])
  useEffect(() => {
    if (!isLost) return
    async function find() {
      const found = await (await vaultOf(me.person))?.get(name)
      const read = (await import("#modules/submissions/contract.ts")).listAsked.output.safeParse(found)
      if (read.success) setKept(read.data)
    }
    void find().catch(() => undefined)
  }, [isLost, me.person])

  if (asked.state !== "refused" || !isLost || !kept) return asked
  return { state: "here", value: kept, fresh: true, offline: asked.again }
}

const name = "asked"
const vaultOf = async (person: string) =>
  person === "" ? undefined : (await import("#platform/web/offline/vault.ts")).openVault(person)
