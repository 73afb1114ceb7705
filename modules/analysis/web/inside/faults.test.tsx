import { snapshot } from "#modules/analysis/web/inside/examples.ts"
import { SnapshotPage } from "#modules/analysis/web/inside/SnapshotPage.tsx"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

describe("faults of data that were brought", () => {
  const [remark] = snapshot.remarks
  const withFaults = (...codes: readonly string[]) => {
    const remarks = remark ? codes.map((code) => ({ ...remark, code, fault: true })) : []
    return rendered("en", <SnapshotPage snapshot={{ ...snapshot, remarks }} isOwn />)
  }

  it("lead to where it is chosen what becomes of cells that contradict each other", () => {
    const page = withFaults("cells-contradict")
    assert.match(said(page), /bring the file again, and choose first what becomes of them\. Bring data/)
    assert.match(page, new RegExp(`href="/en/datasets/${snapshot.dataset}/bring"`))
    assert.doesNotMatch(page, /stands in the way/)
  })

  it("and values in no list alone make data wait for repair", () => {
    assert.match(said(withFaults("negative-value")), /waits for repair/)
    const none = { ...snapshot, remarks: [], repairs: [] }
    assert.match(said(rendered("en", <SnapshotPage snapshot={none} isOwn />)), /not kept yet/)
  })

  it("are to be mended in the file where they are of another kind", () => {
    assert.match(said(withFaults("cells-contradict", "negative-value")), /1 fault stands in the way.*choose first/)
  })
})
