import type { ComparedPassage, ComparedText, TextComparison } from "#modules/decisions/comparison.ts"
import { ComparePage } from "#modules/decisions/web/ComparePage.tsx"
import { seen } from "#modules/decisions/web/comparison-view.ts"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const text = (slug: string, rest: Partial<ComparedText> = {}): ComparedText => ({
  ...{ ref: slug, slug, symbol: slug.replaceAll("-", "/"), number: null, kind: "resolution", stage: "adopted" },
  ...{ body: "COP", session: "7", adopted: "2032-11-19", dated: null, title: "Lanterns", titleLanguage: "en" },
  ...{ version: null, import: null, languages: ["en"], ...rest },
})

const passage = (anchor: string, words: string): ComparedPassage => ({
  ...{ anchor, kind: "operative", number: anchor.slice(5), depth: 0, opening: null, text: words, marks: [] },
})

const lit = "Calls upon States to keep lanterns lit until its eighth session;"
const urged = "Urges States to keep lanterns lit until its ninth session;"
const comparison: TextComparison = {
  language: "en",
  languages: ["en"],
  from: text("CLW-COP-RES-6-4", { stage: "draft" }),
  to: text("CLW-COP-RES-7-4"),
  rows: [
    {
      from: passage("para_1", "Decides to meet;"),
      to: passage("para_1", "Decides to meet;"),
      kinds: [],
      parts: [{ type: "equal", from: [0, 16], to: [0, 16] }],
    },
    {
      from: passage("para_2", lit),
      to: passage("para_2", urged),
      kinds: ["verb", "date"],
      parts: [
        { type: "gone", from: [0, lit.indexOf("States")] },
        { type: "new", to: [0, urged.indexOf("States")] },
        {
          type: "equal",
          from: [lit.indexOf("States"), lit.indexOf("eighth")],
          to: [urged.indexOf("States"), urged.indexOf("ninth")],
        },
        { type: "gone", from: [lit.indexOf("eighth"), lit.indexOf("session")] },
        { type: "new", to: [urged.indexOf("ninth"), urged.indexOf("session")] },
        {
          type: "equal",
          from: [lit.indexOf("session"), lit.length],
          to: [urged.indexOf("session"), urged.length],
        },
      ],
    },
    {
      from: null,
      to: passage("para_3", "Welcomes the oil."),
      kinds: ["added"],
      parts: [{ type: "new", to: [0, 17] }],
    },
  ],
  changes: [
    {
      ...{ kind: "verb", from: "OP2", to: "OP2", gone: ["Calls upon"], new: ["Urges"], row: 1 },
      shift: { from: { verb: "Calls upon", level: 3 }, to: { verb: "Urges", level: 4 }, force: "hardened" },
    },
    { kind: "date", from: "OP2", to: "OP2", gone: ["eighth"], new: ["ninth"], shift: null, row: 1 },
    { kind: "added", from: null, to: "OP3", gone: [], new: ["Welcomes the oil."], shift: null, row: 2 },
  ],
}
const look = (search: Record<string, string> = {}, language: "en" | "ar" = "en") =>
  rendered(language, <ComparePage comparison={comparison} />, { path: "/compare", search })

/** One row of the page, by its place. */
const rowOf = (page: string, at: number): string => {
  const start = page.indexOf(`id="row-${at}"`)
  const end = page.indexOf('<li class="compared', start)
  return page.slice(start, end < 0 ? page.length : end)
}

describe("two texts side by side", () => {
  it("names each change beside its paragraph, and what it was and is", () => {
    const row = said(rowOf(look(), 1))
    assert.match(row, /hardened Calls upon \(3\) became Urges \(4\)/)
    assert.match(row, /date eighth became ninth/)
    assert.match(said(rowOf(look(), 2)), /not in this text .*added$/)
  })

  it("marks what went and what came in the words, and says so to whoever only listens", () => {
    const row = rowOf(look(), 1)
    assert.match(row, /<del><span class="unseen">Removed: <\/span>Calls upon<span/)
    assert.match(row, /<ins><span class="unseen">Added: <\/span>ninth<span/)
    assert.doesNotMatch(rowOf(look(), 0), /<del>|<ins>/)
  })

  it("leads from every paragraph to where it is read, in the language compared", () => {
    assert.match(
      rowOf(look(), 1),
      /href="\/en\/documents\/CLW-COP-RES-6-4\?text=en#para_2"[^>]* aria-label="Read para. 2 /,
    )
  })

  it("counts the paragraphs by kind of change, and shows those of one kind alone", () => {
    assert.match(said(look()), /all changes \(2\) added \(1\) verb \(1\) date \(1\)/)
    const page = look({ kind: "added" })
    assert.equal(rowOf(page, 1).includes("lanterns"), false)
    assert.ok(said(page).includes("2 paragraphs are left out here"))
    assert.match(page, /kind=added"[^>]*aria-current="true"/)
  })

  it("leaves out what stayed, if asked, and says how much it was", () => {
    assert.deepEqual(
      seen(comparison, { only: true }).map((each) => ("row" in each ? each.at : `${each.same} left out`)),
      ["1 left out", 1, 2],
    )
    assert.match(look({ only: "1" }), /aria-pressed="true"/)
  })

  it("can be swapped, and taken as a file", () => {
    const page = look({ from: "a", to: "b", kind: "date" })
    assert.match(page, /href="\/en\/compare\?from=CLW-COP-RES-7-4&amp;to=CLW-COP-RES-6-4&amp;kind=date"/)
    assert.match(
      page,
      /\/api\/v1\/comparison\?from=CLW-COP-RES-6-4&amp;to=CLW-COP-RES-7-4&amp;language=en&amp;format=csv/,
    )
  })

  it("says that nothing changed, and what counts as nothing", () => {
    const same = { ...comparison, rows: comparison.rows.slice(0, 1), changes: [] }
    const page = said(rendered("en", <ComparePage comparison={same} />))
    assert.ok(page.includes("Nothing changed"))
    assert.ok(!page.includes("Next change"))
  })

  it("says of a side that it is a draft, an earlier version, or a file that waits", () => {
    assert.ok(said(look()).includes("draft"))
    const version = { file: "f".repeat(64), name: "first.docx", kept: "2033-01-01T00:00:00Z", current: false }
    const older = { ...comparison, from: text("X", { ref: "X.ffffffffffff", version }) }
    assert.match(said(rendered("en", <ComparePage comparison={older} />)), /An earlier version: first\.docx/)
    const id = "00000000-0000-4000-8000-000000000001" as NonNullable<ComparedText["import"]> // The form of an id is all it needs.
    const mine = {
      ...comparison,
      to: text("", { ref: `import.${id}`, slug: null, symbol: null, title: "", import: id }),
    }
    assert.match(said(rendered("en", <ComparePage comparison={mine} />)), /Your file .*waits to be kept/)
  })

  it("keeps the texts in their own direction on a page that runs the other way", () => {
    const page = look({}, "ar")
    assert.match(rowOf(page, 1), /<p lang="en" dir="ltr" class="words">/)
    assert.match(said(rowOf(page, 1)), /تشديد/)
  })
})
