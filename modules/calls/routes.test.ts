import { calling } from "#tests/calling.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2018-03-01"

describe("a call", () => {
  onPlatform("is drafted, tested, opened and closed, and says so in the ledger", { today }, async (all) => {
    const { opened, put, ask } = await calling(all)
    const call = await opened()
    assert.deepEqual([call.status, call.opened], ["open", today])
    const board = await ask<{ items: { party: string; form: string; reached: boolean }[] }>(`/calls/${call.id}/board`)
    assert.deepEqual(
      board.items.map(({ party, form, reached }) => [party, form, reached]),
      [
        ["iom", "invited", true],
        ["state-jor", "obligatory", true],
        ["state-ury", "obligatory", true],
      ],
    )
    const closed = await put<{ status: string; closed: string }>("POST", `/calls/${call.id}/close`)
    assert.deepEqual([closed.status, closed.closed], ["closed", today])
  })
})
