import type { Offer } from "#platform/identity/invitation/invitation.ts"
import type { NominationRecord } from "#platform/identity/nomination/contract.ts"
import type { PersonRecord } from "#platform/identity/person/contract.ts"
import type { Explained } from "#platform/identity/right/contract.ts"
import type { Rule } from "#platform/identity/right/rule.ts"
import type { Role } from "#platform/identity/role/role.ts"
import { languages } from "#platform/kernel/language.ts"
import { InvitationPage } from "#platform/web/people/InvitationPage.tsx"
import { NominationPage } from "#platform/web/people/NominationPage.tsx"
import { NominationsPage } from "#platform/web/people/NominationsPage.tsx"
import { PeoplePage } from "#platform/web/people/PeoplePage.tsx"
import { PersonPage } from "#platform/web/people/PersonPage.tsx"
import { RightsPage } from "#platform/web/rights/RightsPage.tsx"
import { RolePage } from "#platform/web/rights/RolePage.tsx"
import { RolesPage } from "#platform/web/rights/RolesPage.tsx"
import { WhoMayTable } from "#platform/web/rights/WhoMay.tsx"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const uruguay = { code: "state-ury", names: { en: "Uruguay", es: "Uruguay", ar: "أوروغواي" } }
const id = "00000000-0000-4000-8000-000000000001"

const person: PersonRecord = {
  ...{ id: "p-1", name: "Casandra Inexistente", email: "casandra@ministry.example", language: "es" },
  ...{ status: "active", invented: false, invitation: null, acts: [], endable: [] },
  factorRemoved: { at: "2033-02-03T12:00:00.000Z", reason: "The telephone was lost; called back" },
  appointments: [
    {
      ...{ id, role: "contributor", names: null, party: uruguay, process: null, since: "2033-01-01", until: null },
      ...{ basis: "Note verbale 12/2033", nomination: id, standing: "held" },
    },
  ],
  granted: [
    { act: "view.keep", reads: false, role: "contributor", names: null, party: uruguay, conditions: [] },
    { act: "person.list", reads: true, role: "contributor", names: null, party: uruguay, conditions: ["own-party"] },
  ],
}

const nomination: NominationRecord = {
  ...{ id, party: uruguay, role: "deputy", process: null, name: "Casandra Inexistente", title: "Adviser" },
  ...{
    email: "casandra@ministry.example",
    language: "es",
    basis: "Note verbale 12/2033",
    since: "2033-01-01",
    until: null,
  },
  ...{
    replaces: null,
    status: "returned",
    checks: null,
    made: "2033-01-01T12:00:00.000Z",
    decided: null,
    decidedBy: null,
  },
  ...{ erased: false, predecessor: null, person: null, appointed: false, invitation: null, acts: [] },
  roleNames: { en: "Deputy" },
  letter: { id, name: "note.pdf", type: "application/pdf" },
  steps: [
    {
      kind: "proposed",
      person: "bruno",
      by: "Bruno Fittizio",
      at: "2033-01-01T12:00:00.000Z",
      checks: null,
      comment: "",
    },
    {
      ...{ kind: "returned", person: "amina", by: null, at: "2033-01-02T12:00:00.000Z", comment: "Another address." },
      checks: { name: "confirmed", title: "confirmed", email: "questioned", role: "confirmed" },
    },
  ],
}

const rules: Rule[] = [
  { act: "mandate.read", reads: true, open: "anybody", roles: [] },
  { act: "view.keep", reads: false, open: "appointed", roles: [] },
  {
    ...{ act: "nomination.check", reads: false, open: "roles" },
    roles: [{ role: "secretariat", names: null, conditions: ["not-own"] }],
  },
]
const role: Role = {
  ...{
    code: "deputy",
    heldFor: "state",
    names: { en: "Deputy" },
    copiedFrom: "focal-point",
    shipped: false,
    retired: true,
  },
  rights: [{ act: "person.list", conditions: ["own-party"] }],
}
const explained: Explained = {
  party: uruguay,
  reads: rules.slice(0, 1),
  changes: rules.slice(1),
  own: [
    { act: "mandate.read", may: true, role: null, names: null, why: null },
    { act: "nomination.check", may: false, role: null, names: null, why: "not-own" },
    { act: "import.bring", may: false, role: null, names: null, why: "no-right" },
  ],
}
const offer: Offer = {
  ...{ name: "Casandra Inexistente", language: "es", role: "contributor", names: null, party: uruguay },
  ...{ expires: "2033-03-29T12:00:00.000Z", standing: "open" },
}
const onAccept = () => undefined

describe("pages of people and rights", () => {
  for (const language of languages)
    it(`have all their words in "${language}"`, () => {
      const list = { total: 1, items: [person], next: null }
      const listed = { ...nomination, mine: true }
      const pages = [
        <PeoplePage key="people" people={list} />,
        <PeoplePage key="nobody" people={{ total: 0, items: [], next: null }} />,
        <PersonPage key="person" person={person} />,
        <PersonPage key="invited" person={{ ...person, status: "invited", granted: [] }} />,
        <NominationsPage key="list" nominations={{ total: 1, items: [listed], next: null }} />,
        <NominationsPage key="none" nominations={{ total: 0, items: [], next: null }} />,
        <NominationPage key="nomination" nomination={nomination} />,
        <RightsPage key="rights" rules={rules} />,
        <RolesPage key="roles" roles={[role]} />,
        <RolePage key="role" role={role} rules={rules} />,
        <WhoMayTable key="why" told={explained} />,
        <InvitationPage key="open" offer={offer} busy={false} onAccept={onAccept} />,
        ...(["used", "expired", "withdrawn"] as const).map((standing) => (
          <InvitationPage key={standing} offer={{ ...offer, standing }} busy={false} onAccept={onAccept} />
        )),
      ]
      for (const page of pages) assert.ok(said(rendered(language, page)).length > 10)
    })

  it("say what waits for the reader, and why it was returned", () => {
    const page = said(rendered("en", <NominationPage nomination={nomination} />))
    assert.match(page, /returned · 2 January 2033 · somebody who checks/)
    assert.match(page, /E-mail: the letter does not say so/)
    assert.match(page, /Another address\./)
  })

  it("show a person whose data were erased without a name", () => {
    const erased = { ...person, name: "", email: null, status: "erased" as const }
    const page = said(rendered("en", <PeoplePage people={{ total: 1, items: [erased], next: null }} />))
    assert.match(page, /Erased person/)
  })

  it("show the table of rights narrowed as the address says", () => {
    const asked = (search: Record<string, string>) => said(rendered("en", <RightsPage rules={rules} />, { search }))
    assert.match(asked({ kind: "reads" }), /1 act .*Read a mandate/)
    assert.match(asked({ q: "nomination" }), /1 act .*Secretariat officer never on what is their own/)
    assert.match(asked({ role: "donor", kind: "changes" }), /1 act .*Whoever holds an appointment/)
    assert.match(asked({ q: "moon" }), /No act is like this/)
  })

  it("tell of a role what was done with it, and who can see it and why", () => {
    const page = said(rendered("en", <RolePage role={role} rules={rules} />))
    assert.match(page, /What was done with this record Who can see this, and why$/)
  })

  it("tell whoever reads a record what they may do with it", () => {
    const page = said(rendered("en", <WhoMayTable told={explained} />))
    assert.match(page, /It is about Uruguay\./)
    assert.match(
      page,
      /What you may do with it Read a mandate Hold a nomination .* You may not: never on what is their own Who may do what/,
    )
    assert.ok(!page.includes("Bring files"))
  })
})
