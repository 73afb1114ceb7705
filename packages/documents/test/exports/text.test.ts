import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { toText } from "../../src/exports/text.ts"
import { lighthouse, recorded } from "./lighthouse.ts"

describe("a document as text", () => {
  it("stands in the layout of the United Nations, its notes at the end", () => {
    assert.equal(
      toText(lighthouse),
      `United Nations
A/RES/99/7
General Assembly
Distr.: General
9 May 2044
Ninety-ninth session
Agenda item 19 (c)

Resolution adopted by the General Assembly on 3 May 2044

99/7. Lighthouses and the people who keep them

The General Assembly,

Recalling its resolution 98/1 of 4 June 2043,¹ and its plan,

Reaffirming that lighthouses serve:

    (a) Ships;

    (b) Birds,

1. Urges Member States to keep their lighthouses lit;¹

2. Invites keepers:

    (a) To write down:

        (i) The weather;

        (ii) The ships;

    (b) To rest²;

    each night and each day;

I Training of keepers

Noting that keepers are few,

1. Requests the Secretary-General to report.

12th plenary meeting

3 May 2044

Annex

Charter of the keepers

1. Keepers keep.

    (a) By night;

    (b) By day.

__________

¹ See A/98/12 (Part I).

² Ibid.

44-01234 (E)
`,
    )
  })

  it("is the same from a record as from a reading", () => {
    assert.equal(toText(recorded), toText(lighthouse))
  })

  it("has its head in its own language, and leaves out what is not known", () => {
    const masthead = { ...lighthouse.masthead, session: null, distribution: "générale" }
    assert.match(
      toText({ ...recorded, language: "fr", masthead }),
      /^Nations Unies\nA\/RES\/99\/7\nAssemblée générale\nDistr\. générale\n9 mai 2044\nPoint 19 \(c\) de l’ordre du jour\n\n/u,
    )
    assert.match(
      toText({ ...recorded, language: "ar" }),
      /\nDistr\.: General\n9 May 2044\n[\s\S]+في 3 أيار\/مايو 2044\n[\s\S]+\n1 - Urges/u,
    )
    const bare = {
      ...masthead,
      symbol: null,
      number: null,
      title: "A title",
      dated: null,
      distribution: null,
      agendaItem: null,
      body: null,
      adopted: null,
      jobNumber: null,
    }
    assert.equal(toText({ language: null, masthead: bare, children: [], notes: [] }), "United Nations\n\nA title\n")
  })
})
