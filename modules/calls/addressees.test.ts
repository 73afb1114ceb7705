import { addresseesOf, type World } from "#modules/calls/addressees.ts"
import { addresseeGroups, type AddresseeGroup } from "#modules/calls/call.ts"
import type { Status } from "#modules/treaties/act-kinds.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const actor = (code: string, kind: World["actors"][number]["kind"], coordinates = false) => ({
  code,
  kind,
  coordinates,
})
const statuses: Readonly<Record<string, Status>> = {
  "state-bound": "bound",
  "state-late": "party",
  "state-signed": "signatory",
  "state-left": "ended",
  "union-bound": "bound",
}
const world: World = {
  actors: [
    actor("state-signed", "member-state"),
    actor("state-bound", "member-state"),
    actor("state-late", "member-state"),
    actor("state-left", "member-state"),
    actor("state-none", "observer-state"),
    actor("union-bound", "integration-organization"),
    actor("lamp-office", "entity", true),
    actor("oil-office", "entity"),
    actor("keepers-guild", "organization"),
    actor("lamp-board", "body"),
    actor("everyone", "collective"),
  ],
  statusOf: (party) => statuses[party],
}
const none = { groups: [], besides: [], except: [] }
const codes = (wording: Parameters<typeof addresseesOf>[0]) => addresseesOf(wording, world).map(({ party }) => party)

describe("whom a call is addressed to", () => {
  it("follows from its groups on the day", () => {
    const groups: Readonly<Record<AddresseeGroup, readonly string[]>> = {
      "states-parties": ["state-bound", "state-late"],
      signatories: ["state-signed"],
      "member-states": ["state-bound", "state-late", "state-left", "state-signed"],
      "observer-states": ["state-none"],
      "integration-organizations": ["union-bound"],
      agencies: ["lamp-office", "oil-office"],
      "coordination-group": ["lamp-office"],
      organizations: ["keepers-guild"],
    }
    for (const group of addresseeGroups) assert.deepEqual(codes({ ...none, groups: [group] }), groups[group], group)
  })

  it("is each once, those named besides among them, and none who is excepted", () => {
    const groups: AddresseeGroup[] = ["agencies", "coordination-group"]
    assert.deepEqual(codes({ groups, besides: ["state-none", "lamp-office"], except: ["oil-office"] }), [
      "lamp-office",
      "state-none",
    ])
    assert.deepEqual(codes({ ...none, besides: ["lamp-board", "everyone", "nobody"] }), [])
  })

  it("gets the obligatory form where the treaty binds them, and is invited elsewhere", () => {
    const asked = addresseesOf({ ...none, groups: ["member-states", "integration-organizations"] }, world)
    assert.deepEqual(
      asked.map(({ party, form }) => [party, form]),
      [
        ["state-bound", "obligatory"],
        ["state-late", "invited"],
        ["state-left", "invited"],
        ["state-signed", "invited"],
        ["union-bound", "obligatory"],
      ],
    )
  })
})
