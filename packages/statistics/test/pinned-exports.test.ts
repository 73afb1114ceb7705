import assert from "node:assert/strict"
import { test } from "node:test"
import * as statistics from "../src/index.ts"

test("the package exports these names and no others", () => {
  assert.deepEqual(Object.keys(statistics).sort(), ["acts", "means", "purposes", "traffickingIn"])
})
