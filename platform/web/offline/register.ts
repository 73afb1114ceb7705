/** Where the worker is served that keeps the app's own files; see apps/web/worker.js. */
const address = "/worker.js"

// The page's policy lets no text become a script's address but through this, and this lets one through.
type Policies = {
  readonly createPolicy: (
    name: string,
    rules: { createScriptURL: (text: string) => string },
  ) => { createScriptURL: (text: string) => string }
}
let asked = false

/**
 * Has the browser keep the app's own files, so that what is open can be opened
 * again without a connection; and hands over what this page came with, which it
 * had before there was anybody to keep it.
 */
export async function keepFiles(): Promise<void> {
  if (asked || typeof navigator === "undefined" || !("serviceWorker" in navigator)) return
  asked = true
  const { trustedTypes } = globalThis as { trustedTypes?: Policies }
  const policy = trustedTypes?.createPolicy("worker", {
    createScriptURL: (text) => {
      if (text !== address) throw new TypeError("this is no worker of ours")
      return text
    },
  })
  try {
    await navigator.serviceWorker.register(policy?.createScriptURL(address) ?? address, { updateViaCache: "none" })
    const { active } = await navigator.serviceWorker.ready
    const came = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname)
    active?.postMessage({ keep: [...new Set(came)].filter((path) => path.startsWith("/assets/")) })
  } catch {
    // A browser that keeps nothing is used as one that is always connected.
  }
}
