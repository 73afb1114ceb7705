import { send } from "#platform/web/send.ts"

/** Brings files to be read, and tells how much of them has been sent, from 0 to 1. */
export async function bring(files: readonly File[], onProgress: (share: number) => void) {
  const { bringFiles } = await import("#modules/decisions/contract.ts")
  return send(bringFiles, {}, files, onProgress)
}
