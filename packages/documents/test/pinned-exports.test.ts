import assert from "node:assert/strict"
import { test } from "node:test"
import * as documents from "../src/index.ts"

test("the package exports these names and no others", () => {
  assert.deepEqual(Object.keys(documents).sort(), [
    "compare",
    "complete",
    "decode",
    "formatOf",
    "lint",
    "lintRules",
    "lintSentences",
    "lintSources",
    "neutral",
    "partOf",
    "partsOf",
    "read",
    "readMandates",
    "readSource",
    "textSource",
    "toAkn",
    "toDocx",
    "toText",
    "treatiesIn",
    "votesOf",
  ])
})
