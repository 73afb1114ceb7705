import type { AuditLine } from "#platform/audit/contract.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2010-11-01"
const api = "/api/v1"

describe("somebody's address", () => {
  onPlatform("comes into no line by asking for lines", { today, person: "grace" }, async ({ app }) => {
    for (const question of [
      ...["person=vera@x.example", "person=a%20b", "person=Vera", "subject=mandate:vera@x.example"],
      ...["subject=person:VERA@X.EXAMPLE", "subject=mandate:a%20b"],
    ])
      for (const path of ["lines", "export"])
        assert.equal((await app.inject(`${api}/ledger/${path}?${question}`)).statusCode, 400, question)
    const { items } = (await app.inject(`${api}/ledger/lines`)).json<{ items: AuditLine[] }>()
    assert.deepEqual(items, [])
  })

  onPlatform("is nothing one can follow", { today }, async ({ app }) => {
    for (const subject of ["actor:a@b.co", "mandate:A@B.CO", "actor:a%20b"])
      for (const method of ["PUT", "DELETE"] as const)
        assert.equal((await app.inject({ method, url: `${api}/followed/${subject}` })).statusCode, 400, subject)
    assert.equal((await app.inject({ method: "PUT", url: `${api}/followed/actor:state-ury` })).statusCode, 200)
  })
})
