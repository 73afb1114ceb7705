import { newKey, readKeys, type Keyring } from "#platform/identity/keyring.ts"
import type { Provider } from "#platform/identity/provider.ts"

/** What this installation brings along for signing in. */
export type Ways = {
  /** By which secrets are locked that the database must not know. */
  readonly keys: Keyring
  /** The organizations' own providers. */
  readonly providers: readonly Provider[]
  /**
   * Who may come in as somebody invented: nobody; whoever reaches this server
   * itself, and nobody through another that stands before it; or anybody.
   */
  readonly cast: "nobody" | "direct" | "anybody"
}

/** What stands in for them where nothing is kept: keys that are forgotten with the process, and no provider. */
export function passingWays(): Ways {
  const keys = readKeys(newKey())
  if (!keys) throw new Error("a new key is a key")
  return { keys, providers: [], cast: "direct" }
}
