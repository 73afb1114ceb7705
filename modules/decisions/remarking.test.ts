import { lanterns } from "#modules/decisions/examples.ts"
import type { Remark } from "#modules/decisions/remark.ts"
import { loadTreaties } from "#modules/treaties/door.ts"
import { importing } from "#tests/importing.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { describe } from "node:test"

const today = "2018-03-01"
const slug = "A-RES-71-901"

/** The lanterns with what an editor would mark: a full stop in the preamble, a gap in the numbers, brackets, a note that says nothing. */
const careless = lanterns
  .replace("without a lantern,", "without a lantern.[^1]")
  .replace("on the keeping of lights,", "on the keeping of lights [and lamps],")
  .replace("4. Decides", "5. Decides")

type Remarks = { readonly language: string; readonly remarks: Remark[] }
const placed = ({ remarks }: Remarks) =>
  remarks.map(({ rule, place, words }) => [rule, place.in === "passage" ? place.anchor : place.in, words])

describe("GET /documents/{slug}/remarks", () => {
  onPlatform("says where a text departs from the drafting rules, in the order of the text", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    await keep(careless)
    const found = await ask<Remarks>(`/documents/${slug}/remarks`)
    const of = (rule: string) => placed(found).filter(([code]) => code === rule)
    assert.deepEqual(of("preambular-comma"), [["preambular-comma", "pp_2", "]"]])
    assert.deepEqual(of("bracket-left")[0], ["bracket-left", "pp_1", "[and lamps]"])
    assert.deepEqual(
      of("number-gap").map(([, anchor]) => anchor),
      ["para_5"],
    )
    const anchors = found.remarks.flatMap(({ place }) => (place.in === "passage" ? place.anchor : []))
    const order = ["pp_1", "pp_2", "para_1", "para_2", "para_3", "para_5"]
    const ranks = anchors.map((anchor) => order.findIndex((each) => anchor.startsWith(each)))
    assert.deepEqual(
      ranks,
      ranks.toSorted((a, b) => a - b),
    )
    for (const { source } of found.remarks) assert.notEqual(source, "")
    const gap = found.remarks.find(({ rule }) => rule === "number-gap")
    assert.deepEqual([gap?.replacement, gap?.values["due"]], ["4", "4"])
  })

  onPlatform("finds nothing to remark on a careful text, and refuses what is not there", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    await keep(lanterns)
    const { language, remarks } = await ask<Remarks>(`/documents/${slug}/remarks?language=fr`)
    assert.deepEqual([language, remarks.filter(({ rule }) => rule !== "money-phrase")], ["en", []])
    assert.equal((await ask<{ type: string }>("/documents/A-RES-1-1/remarks", 404)).type, "problem:document-not-found")
  })

  onPlatform("holds a list of parties in a note against the deposited acts", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    await p.as("platform", (db) => loadTreaties(db, new Date(`${today}T12:00:00Z`)))
    const treaty = "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children"
    const days = "from 1 January 2008 to 30 June 2008"
    const names = "Honduras (2007), Luxembourg (2008) and Mongolia (2008)"
    await keep(
      lanterns
        .replace("without a lantern,", "without a lantern,¹ thanking those who keep them: Chad, Honduras and Israel,")
        .concat(`\n¹ ${treaty}, ${days}: ${names}.\n`),
    )
    const found = (await ask<Remarks>(`/documents/${slug}/remarks`)).remarks.filter(({ rule }) => rule === "party-list")
    assert.deepEqual(
      found.map(({ place, words, sense, values }) => [place, words, sense, values["names"]]),
      [
        [{ in: "note", mark: "1" }, names, "missing", "Dominican Republic (2008) and Liechtenstein (2008)"],
        [{ in: "note", mark: "1" }, names, "superfluous", "Luxembourg"],
        [{ in: "note", mark: "1" }, names, "year", "Honduras (2008)"],
      ],
    )
    const [{ replacement } = assert.fail("nothing was remarked")] = found
    assert.equal(replacement, "Dominican Republic (2008), Honduras (2008), Liechtenstein (2008) and Mongolia (2008)")
  })

  onPlatform("is taken as CSV", { today }, async (p) => {
    const { keep } = await importing(p)
    await keep(careless)
    const csv = await p.app.inject(`/api/v1/documents/${slug}/remarks?format=csv`)
    assert.match(csv.body, /^\uFEFFrule,place,from,to,words,sense,replacement,source\r\n/)
    assert.match(csv.body, /\r\nnumber-gap,para_5,/)
    assert.match(String(csv.headers["content-disposition"]), /A-RES-71-901-en-remarks\.csv/)
  })
})

const founding = "../shared/documents/founding/003_2e38d4cbe1eaf2bb.txt"
const skip = existsSync(founding) ? false : "the founding texts are not at hand"

describe("remarks on a founding text", { skip }, () => {
  onPlatform("names who is missing in the note of the founding draft", { today }, async (p) => {
    const { bring, ask } = await importing(p)
    await p.as("platform", (db) => loadTreaties(db, new Date(`${today}T12:00:00Z`)))
    const [waiting] = await bring({ "draft.txt": readFileSync(founding, "utf8") })
    const { remarks } = await ask<Remarks>(`/imports/${waiting?.id}/remarks`)
    const found = remarks.filter(({ rule }) => rule === "party-list")
    assert.deepEqual(
      found.map(({ place, sense, values }) => [place, sense, values["names"]]),
      [
        [{ in: "note", mark: "20" }, "missing", "Chad (2009)"],
        [
          { in: "note", mark: "20" },
          "missing",
          "Chad (2009), Honduras (2008), Iraq (2009), Israel (2008), Syrian Arab Republic (2009) and Uzbekistan (2008)",
        ],
        [{ in: "note", mark: "20" }, "year", "Luxembourg (2009)"],
      ],
    )
  })
})

const adopting = "../shared/documents/trafficking/A_RES_55_25.json"
const quoting = "../shared/documents/founding/001_ecb4862eedf5f58e.txt"

describe("what a text says of a treaty", { skip }, () => {
  onPlatform("is held against the treaty once the record holds its articles", { today }, async (p) => {
    const { keep, ask } = await importing(p)
    const { slug: text } = await keep(readFileSync(quoting))
    const about = async () =>
      (await ask<Remarks>(`/documents/${text}/remarks`)).remarks.flatMap(({ rule, place, values }) =>
        rule.startsWith("treaty-") ? [[rule, place.in === "passage" && place.anchor, values["article"]]] : [],
      )
    assert.deepEqual(await about(), [])
    await keep(readFileSync(adopting), {}, "adopting.json")
    assert.deepEqual(await about(), [
      ["treaty-quotation", "pp_1", "32"],
      ["treaty-attribution", "para_7__point_c", "29"],
      ["treaty-attribution", "para_7__point_d", "28"],
    ])
  })
})

describe("GET /imports/{id}/remarks", () => {
  onPlatform("says the same of a file before anybody keeps it, to nobody but who may", { today }, async (p) => {
    const { bring, act, ask } = await importing(p)
    const [waiting] = await bring({ "draft.txt": careless })
    const before = await ask<Remarks>(`/imports/${waiting?.id}/remarks`)
    assert.ok(before.remarks.length > 2)
    const stranger = platformOn(p.as, "public", today, {})
    assert.equal((await stranger.app.inject(`/api/v1/imports/${waiting?.id}/remarks`)).statusCode, 401)
    await stranger.app.close()
    await act(`/imports/${waiting?.id}/keep`, {})
    assert.deepEqual(await ask<Remarks>(`/documents/${slug}/remarks`), before)
    const [other] = await bring({ "other.txt": lanterns })
    await act(`/imports/${other?.id}/discard`)
    assert.equal(
      (await ask<{ type: string }>(`/imports/${other?.id}/remarks`, 409)).type,
      "problem:import-not-previewed",
    )
    const nowhere = "/imports/00000000-0000-4000-8000-000000000000/remarks"
    assert.equal((await ask<{ type: string }>(nowhere, 404)).type, "problem:import-not-found")
  })
})
