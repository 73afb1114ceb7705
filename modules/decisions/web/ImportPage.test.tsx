import { importRefusals, importStatuses } from "#modules/decisions/import-status.ts"
import { Import, type Preview } from "#modules/decisions/import.ts"
import { ImportBatch } from "#modules/decisions/web/ImportBatch.tsx"
import { ImportFile } from "#modules/decisions/web/ImportFile.tsx"
import { BringFiles, ImportSteps } from "#modules/decisions/web/ImportPage.tsx"
import { RemarkList } from "#modules/decisions/web/ImportRemarks.tsx"
import { ImportsPage } from "#modules/decisions/web/ImportsPage.tsx"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const file = (n: number, rest: Partial<Import> = {}): Import =>
  Import.parse({
    id: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
    batch: "together",
    name: `lanterns-${n}.docx`,
    file: "f".repeat(64),
    size: 12_000,
    format: "docx",
    status: "previewed",
    refusal: null,
    progress: 1,
    person: "amina",
    brought: "2033-03-19T09:30:00Z",
    slug: null,
    effect: null,
    ...rest,
  })

const preview: Preview = {
  symbol: null,
  number: "7/4",
  title: "Lanterns along inland waterways",
  body: "clw-cop",
  kind: "resolution",
  stage: "adopted",
  language: null,
  adopted: "2032-11-19",
  preambular: 1,
  operative: 2,
  notes: 0,
  citations: 11,
  confidence: 0.62,
  doubts: [
    { code: "verb-unknown", paragraph: "para_2", detail: "" },
    { code: "language-unknown", paragraph: null, detail: "" },
  ],
  paragraphs: [
    {
      anchor: "pp_1",
      kind: "preambular",
      number: null,
      depth: 0,
      opening: "Recalling",
      text: "Recalling",
      confidence: 1,
    },
    {
      anchor: "para_1",
      kind: "operative",
      number: "1.",
      depth: 0,
      opening: "Urges",
      text: "Urges States;",
      confidence: 1,
    },
    { anchor: "para_2", kind: "operative", number: "2.", depth: 0, opening: null, text: "Xyz them.", confidence: 0.4 },
  ],
  mandates: [
    {
      anchor: "para_1",
      clause: 1,
      kind: "recommendation",
      verb: "Urges",
      addressee: "States",
      target: "states",
      action: "",
      date: "by 2034",
      confidence: 0.75,
    },
  ],
  effect: {
    kind: "corrected-text",
    slug: "CLW-COP-RES-7-4",
    added: 0,
    changed: 1,
    removed: 2,
    kept: 9,
    correctionsKept: 3,
    conflicts: 1,
  },
}
const look = (rest: Partial<Import> = {}, seen: Preview | null = preview, language: "en" | "ar" = "en") =>
  rendered(
    language,
    <ImportFile
      file={{ ...file(1, rest), preview: seen }}
      busy={false}
      bodyName={() => "Conference on Lanterns"}
      onKeep={() => {}}
      onDiscard={() => {}}
      onUndo={() => {}}
    />,
  )

describe("bringing files", () => {
  it("takes many at once, and a folder, and tells how much has been sent", () => {
    const page = rendered("en", <BringFiles sending={{ files: 3, share: 0.4 }} onFiles={() => {}} />)
    assert.match(page, /<input[^>]*type="file"[^>]*multiple=""/)
    assert.match(said(page), /Choose a folder/)
    assert.match(page, /<progress[^>]*value="0\.4"/)
    assert.match(said(page), /Sending 3 files/)
    assert.match(said(rendered("ar", <BringFiles sending={{ files: 2, share: 0 }} onFiles={() => {}} />)), /ملفين/)
  })

  it("shows at which step one stands", () => {
    assert.match(rendered("en", <ImportSteps at="look" />), /<li aria-current="step">See what was understood/)
  })
})

describe("a file that was brought", () => {
  it("says who can see it, and why", () => {
    assert.match(said(look()), /Who can see this, and why$/)
  })
})

describe("a batch of files", () => {
  const files = [
    file(1),
    file(2),
    file(3, { status: "refused", refusal: "no-text-layer" }),
    file(4, { status: "kept", slug: "X" }),
  ]
  const batch = (language: "en" | "ar", those: readonly Import[] = files, together: readonly Import["id"][] = []) =>
    rendered(
      language,
      <ImportBatch
        files={those}
        total={4}
        present={files[0]?.id}
        together={together}
        busy={false}
        onKeepAll={() => {}}
      />,
      { search: { batch: "together" } },
    )

  it("says how far it has come, and announces it", () => {
    assert.match(batch("en"), /<output>4 of 4 read, 1 kept, 1 refused<\/output>/)
  })

  it("keeps all that are ready by one button", () => {
    assert.match(said(batch("en")), /Keep all 2 texts that are ready/)
    assert.match(said(batch("ar")), /حفظ النصين الجاهزين/)
  })

  it("tells how many of those that are kept together are kept", () => {
    const under = [file(1, { status: "kept", slug: "Y" }), file(2, { status: "keeping" })]
    const page = batch(
      "en",
      under,
      under.map(({ id }) => id),
    )
    assert.match(page, /<progress[^>]*value="0\.5"/)
    assert.doesNotMatch(page, /<button/)
  })

  it("says why a file is not taken and what to do, and leads to what was kept", () => {
    assert.match(
      said(batch("en")),
      /Refused This PDF holds pictures of pages and no text\. Run it through text recognition/,
    )
    assert.match(batch("en"), /href="\/en\/documents\/X"/)
  })
})

describe("a file that was read", () => {
  it("tells what is uncertain before all, worst first", () => {
    const page = said(look())
    assert.match(page, /Much of the structure is uncertain/)
    assert.ok(page.indexOf("The language could not be told") < page.indexOf("The opening verb is not known"))
    assert.match(page, /Paragraph para\. 2/)
    assert.match(page, /uncertain reading The opening verb is not known\. .* 40%\./)
  })

  it("asks for what reading could not tell", () => {
    const page = look()
    assert.match(page, /<details class="fold" open=""><summary>Say what could not be read/)
    assert.match(page, /<option value="" selected="">Choose the language/)
    assert.match(page, /name="title"[^>]*value="Lanterns along inland waterways"/)
    assert.match(
      look({}, { ...preview, language: "en", symbol: "X" }),
      /<summary>Change the language, the symbol or the title/,
    )
  })

  it("says what keeping it would change, and what becomes of corrections", () => {
    const page = said(look())
    assert.match(page, /this corrects its text/)
    assert.match(page, /0 added, 1 changed, 2 removed, 9 as they were/)
    assert.match(page, /3 corrections by persons stay as they are/)
    assert.match(page, /1 correction by a person stands on words that change/)
    assert.match(said(look({}, preview, "ar")), /تبقى 3 تصويبات/)
  })

  it("shows what was understood, every paragraph, and the mandates in it", () => {
    const page = said(look())
    assert.match(page, /Body Conference on Lanterns/)
    assert.match(page, /1 preambular paragraph 2 operative paragraphs 0 footnotes 11 citations 1 mandate/)
    assert.match(page, /1\. Urges States; Recommendation Urges · States · by 2034 read, but worth a look .* 75%\./)
  })

  it("offers what its status allows, in every status", () => {
    for (const status of importStatuses) {
      const page = said(look({ status, slug: "CLW-COP-RES-7-4" }))
      assert.equal(page.includes("Keep this text"), status === "previewed" || status === "keeping", status)
      assert.equal(page.includes("Undo the import"), status === "kept", status)
      assert.equal(page.includes("Read the document"), status === "kept" || status === "unchanged", status)
    }
  })

  it("gives advice for every reason not to take it", () => {
    for (const refusal of importRefusals)
      assert.match(look({ status: "refused", refusal }, null), /class="notice warning"/)
  })
})

describe("what the drafting rules remark on a file that waits", () => {
  it("is told paragraph by paragraph, before anybody keeps it", () => {
    const remark = {
      ...{ rule: "operative-semicolon", source: "Editorial Manual", range: [8, 9] as [number, number], words: "." },
      ...{ place: { in: "passage" as const, anchor: "para_1", kind: "operative" as const } },
      ...{ sense: null, values: {}, replacement: "…;" },
    }
    const remarked = { language: "en", remarks: [remark] }
    const page = said(rendered("en", <RemarkList remarked={remarked} id="00000000" preview={preview} />))
    assert.match(page, /1 drafting remark .*para\. 1 .*ends with a semicolon\. Suggestion: …;/)
  })
})

describe("the earlier imports", () => {
  it("say what became of each file, and let what was kept be undone", () => {
    const items = [file(1, { status: "kept", slug: "CLW-COP-RES-7-4" }), file(2, { status: "discarded" })]
    const page = rendered("en", <ImportsPage imports={{ items, total: 2, next: null }} onUndo={() => {}} />)
    assert.equal(page.match(/>Undo the import</g)?.length, 1)
    assert.match(page, /aria-label="Undo the import: lanterns-1\.docx"/)
    assert.match(said(page), /19 March 2033/)
    assert.match(said(page), /Showing 2 of 2/)
  })

  it("say what will be here", () => {
    const none = { items: [], total: 0, next: null }
    assert.match(said(rendered("ar", <ImportsPage imports={none} onUndo={() => {}} />)), /لم يُستورد شيء بعد/)
  })
})
