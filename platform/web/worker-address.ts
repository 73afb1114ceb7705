/** The workers of ours: what keeps the app's own files (apps/web/worker.js), and what reckons. */
const ours = /^\/(worker|assets\/workers\/[\w-]+)\.js$/

type Rules = { readonly createScriptURL: (text: string) => string }
type Policies = { readonly createPolicy: (name: string, rules: Rules) => Rules }
let policy: Rules | undefined

/**
 * The address of a worker of ours, as a browser takes it. The page's security policy lets no text become a script's
 * address but through the one policy made here, once, and that lets ours through alone; throws where it is not ours.
 */
export function workerAddress(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies } // not every browser has them, nor every library of types
  policy ??= trustedTypes?.createPolicy("worker", { createScriptURL: own })
  return policy?.createScriptURL(address) ?? own(address)
}

function own(text: string): string {
  if (!ours.test(text)) throw new TypeError("this is no worker of ours")
  return text
}
