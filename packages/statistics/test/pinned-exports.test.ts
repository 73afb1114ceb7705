import assert from "node:assert/strict"
import { test } from "node:test"
import * as statistics from "../src/index.ts"

test("the package exports these names and no others", () => {
  assert.deepEqual(Object.keys(statistics).sort(), [
    "acceleration",
    "acts",
    "averageDecomposable",
    "bca",
    "byLowestBic",
    "byStepwise",
    "captureTable",
    "casesOf",
    "cellOf",
    "chaoBound",
    "covariateSearch",
    "enumerateModels",
    "estimatorOf",
    "hierarchicalModels",
    "keptModels",
    "layOut",
    "lowestBic",
    "means",
    "nameOf",
    "purposes",
    "readTable",
    "replicates",
    "sensitivity",
    "sideBySide",
    "stepwise",
    "traffickingIn",
    "withInterval",
    "withMerged",
    "withoutList",
    "written",
  ])
})
