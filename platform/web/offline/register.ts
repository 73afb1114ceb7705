import { workerAddress } from "#platform/web/worker-address.ts"

/** Where the worker is served that keeps the app's own files; see apps/web/worker.js. */
const address = "/worker.js"

let asked = false

/**
 * Has the browser keep the app's own files, so that what is open can be opened
 * again without a connection; and hands over what this page came with, which it
 * had before there was anybody to keep it.
 */
export async function keepFiles(): Promise<void> {
  if (asked || typeof navigator === "undefined" || !("serviceWorker" in navigator)) return
  asked = true
  try {
    await navigator.serviceWorker.register(workerAddress(address), { updateViaCache: "none" })
    const { active } = await navigator.serviceWorker.ready
    const came = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname)
    active?.postMessage({ keep: [...new Set(came)].filter((path) => path.startsWith("/assets/")) })
  } catch {
    // A browser that keeps nothing is used as one that is always connected.
  }
}
