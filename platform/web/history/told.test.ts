import { jobHandlers, lockedHandlers, mailHandlers } from "#apps/server/modules.ts"
import { passingWays } from "#platform/identity/ways.ts"
import { isRecorded } from "#platform/kernel/endpoint.ts"
import { languages } from "#platform/kernel/language.ts"
import { platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"

/** The acts that the product writes into the ledger by itself, as its source names them. */
function written(): string[] {
  const files = globSync("{apps,modules,platform}/**/*.ts").filter((file) => !file.endsWith(".test.ts"))
  return files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\brecord\(db, \{[^}]*?\bact: "([a-z.-]+)"/g)].map(([, act = ""]) => act),
  )
}

describe("every act that can stand in the ledger", () => {
  it("has its sentence in every language: what is served, what is done later, and what the product does by itself", async () => {
    const nobody = () => Promise.reject(new Error("nothing is asked here"))
    const { app, served } = platformOn(nobody, "public", "2010-11-01")
    await app.close()
    const acts = served.filter(isRecorded).map(({ act }) => act)
    const locked = Object.keys(lockedHandlers(passingWays()))
    const later = [...Object.keys(jobHandlers), ...locked, ...Object.keys(mailHandlers(nobody, "", () => new Date(0)))]
    const own = written()
    assert.ok(acts.includes("sign-in.as-invented") && !acts.includes("mandate.read"))
    assert.ok(
      later.includes("notification.look") && own.includes("checkpoint.announce-key") && own.includes("people.load"),
    )
    for (const language of languages) {
      const words = JSON.parse(readFileSync(`platform/web/history/messages/${language}.json`, "utf8")) as object
      const missing = [...new Set([...acts, ...later, ...own])].filter((act) => !(`history.did.${act}` in words))
      assert.deepEqual(missing, [], language)
    }
  })
})
