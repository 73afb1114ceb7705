import assert from "node:assert/strict"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { readSource, textSource } from "../src/index.ts"

// Each text in the folder stands beside the tree that must come of it. After a
// change made on purpose the trees are written anew: FIXTURES=write node scripts/test.ts fixtures
const folder = join(import.meta.dirname, "fixtures")

for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
  test(`${file.replace(".txt", "").replaceAll("-", " ")} is read as drawn beside it`, () => {
    const { source, ...tree } = readSource(textSource(readFileSync(join(folder, file), "utf8")))
    const drawn = join(folder, file.replace(".txt", ".json"))
    if (process.env["FIXTURES"] === "write") writeFileSync(drawn, `${JSON.stringify(tree, null, 1)}\n`)
    assert.ok(source.length > 0)
    assert.deepEqual(JSON.parse(JSON.stringify(tree)), JSON.parse(readFileSync(drawn, "utf8")))
  })
}
