import { useEffect, useState } from "react"

/** The line of the ledger that tells of a clearing, as whoever cleared keeps it in this browser: of it they can have a receipt at any time. */
export function useReceipt(submission: string, person: string) {
  const [line, set] = useState<number>()
  const name = `receipt ${submission}`
  useEffect(() => {
    let left = false
    async function find() {
      const { openVault } = await import("#platform/web/offline/vault.ts")
      const found = await (await openVault(person))?.get(name)
      if (!left && typeof found === "number") set(found)
    }
    find().catch(() => undefined)
    return () => void (left = true)
  }, [name, person])
  async function keep(number: number) {
    const { openVault } = await import("#platform/web/offline/vault.ts")
    await (await openVault(person))?.put(name, number)
  }
  const note = (number: number) => {
    set(number)
    void keep(number)
  }
  return { line, note }
}
