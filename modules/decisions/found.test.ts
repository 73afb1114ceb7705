import { lanterns, latin } from "#modules/decisions/examples.ts"
import { foundIn, refusalOf } from "#modules/decisions/found.ts"
import { forces } from "#modules/decisions/mandate-kinds.ts"
import { recognizerOf } from "#modules/directory/recognize.ts"
import { starterActors } from "#modules/directory/door.ts"
import { read } from "@palermo/documents"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const recognize = recognizerOf(await starterActors())

/** Why a file of this text is not taken. */
async function refusal(text: string): Promise<string | undefined> {
  const answer = await read(new TextEncoder().encode(text))
  return answer.ok ? refusalOf(foundIn(answer.reading, recognize)) : answer.refusal
}

describe("a file that is no text of a body", () => {
  const resolution = { symbol: "A/RES/71/901", operatives: ["Urges Italy and France to keep their lanterns"] }
  const cases: Readonly<Record<string, string>> = {
    "a shopping list": "Shopping list\n\n1. Milk\n2. Two loaves of bread\n3. Call the plumber\n",
    "a list without numbers": "- Milk\n- Bread for the visitors from the United States\n",
    "a recipe that speaks like a resolution":
      "Harbour soup\n\nNoting that onions differ, take two.\n\n1. Requests patience; peel the onions.\n\n2. Invites the neighbours.\n",
    "a letter about a resolution":
      "Dear Sir,\n\nPlease send me the file A/RES/71/901 of the General Assembly.\n\nYours,\nA keeper\n",
    "JSON that names countries": JSON.stringify(resolution),
    "JSON on lines": JSON.stringify({ ...resolution, body: "General Assembly", by: "Italy, France" }, null, 2),
    "a table": "symbol,title,body\nA/RES/71/901,Safety of lanterns,General Assembly\n",
    "a program": 'def request(states):\n    """Decides what to ask."""\n    return states\n',
    "a schema": '<?xml version="1.0"?>\n<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"/>\n',
    "a note by the Secretariat":
      "United Nations\n\nCTOC/COP/WG.4/2031/2\n\nConference of the Parties to the United Nations Convention\nagainst Transnational Organized Crime\n\nDistr.: General\n4 March 2031\n\nGood practices in the lighting of harbours\n\nBackground paper prepared by the Secretariat\n\nI. Introduction\n\n1. In its resolution 20/1, the Conference asked the Working Group to consider lanterns.\n\n2. Lanterns are of three kinds.\n",
    "a resolution in a seventh language":
      "Vereinte Nationen\n\nA/RES/71/901\n\nGeneralversammlung\n\nDie Generalversammlung,\n\nunter Hinweis auf ihre Resolution 69/900,\n\n1. fordert die Mitgliedstaaten auf, in jedem Hafen eine Laterne zu unterhalten;\n",
  }
  for (const [name, text] of Object.entries(cases))
    it(`is refused: ${name}`, async () => assert.equal(await refusal(text), "no-paragraphs"))

  it("is refused where it has more paragraphs than any text has", async () => {
    const found = foundIn(await reading(lanterns), recognize)
    const [one] = found.provisions
    assert.ok(one)
    assert.equal(refusalOf({ ...found, provisions: Array.from({ length: 5001 }, () => one) }), "file-too-large")
  })
})

describe("a text of a body", () => {
  const cases: Readonly<Record<string, string>> = {
    "a resolution": lanterns,
    "one without its head": lanterns.slice(lanterns.indexOf("The General Assembly,")),
    "a part of one, which addresses somebody of the directory":
      "Noting that lights go out,\n\n1. Urges Member States to keep a lantern in every harbour;\n\n2. Requests the Secretary-General to report on lanterns.\n",
    "Akoma Ntoso in no language known": latin,
  }
  for (const [name, text] of Object.entries(cases))
    it(`is taken: ${name}`, async () => assert.equal(await refusal(text), undefined))
})

describe("what is found", () => {
  it("has the force that its class is suggested to have", async () => {
    const { mandates } = foundIn(await reading(lanterns), recognize)
    assert.ok(new Set(mandates.map((each) => each.class)).size > 3)
    for (const { class: verbClass, level } of mandates) assert.equal(level, forces[verbClass], verbClass)
  })

  it("says whom a pronoun means, from paragraph to paragraph anew", async () => {
    const two = lanterns.replace("4. Decides", "4. Invites them to answer;\n\n5. Decides")
    const { mandates } = foundIn(await reading(two), recognize)
    const said = mandates.flatMap(({ anchor, addressee, actor }) => (addressee === "them" ? [[anchor, actor]] : []))
    assert.deepEqual(said, [
      ["para_1", "member-states"],
      ["para_4", null],
    ])
  })

  it("holds no character that a database does not keep, and every place in it stays", async () => {
    const found = foundIn(
      await reading(lanterns.replace("Urges", "Ur\0es").replace("harbours", "har\0ours")),
      recognize,
    )
    const clean = foundIn(await reading(lanterns), recognize)
    assert.ok(!JSON.stringify(found).includes("\\u0000"))
    assert.equal(found.provisions.length, clean.provisions.length)
  })
})

async function reading(text: string) {
  const answer = await read(new TextEncoder().encode(text))
  assert.ok(answer.ok)
  return answer.reading
}
