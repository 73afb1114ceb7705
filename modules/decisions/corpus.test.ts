import type { Document } from "#modules/decisions/document.ts"
import type { Import, Preview } from "#modules/decisions/import.ts"
import { importing, type ReadText } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { existsSync, globSync, readFileSync } from "node:fs"
import { basename } from "node:path"
import { describe, it } from "node:test"

const corpus = "../shared/documents/"
const today = "2026-01-31"
const files = (pattern: string) =>
  Object.fromEntries(
    globSync(corpus + pattern)
      .sort()
      .map((path) => [basename(path), new Uint8Array(readFileSync(path))]),
  )

type Brought = Import & { readonly preview: Preview | null }

if (!existsSync(corpus))
  void it.skip("real texts are read where they are at hand, and here they are not", () => undefined)
else
  describe("texts of the United Nations", () => {
    onPlatform("the founding ones are four documents, each known by what it says of itself", { today }, async (p) => {
      const { bring, act, ask } = await importing(p)
      for (const { id } of await bring(files("founding/*.txt"))) await act(`/imports/${id}/keep`, {})
      const { items } = await ask<{ items: Document[] }>("/documents")
      assert.deepEqual(items.map(({ slug, body, session }) => `${slug.slice(0, 18)} ${body} ${session}`).toSorted(), [
        "CCPCJ-17-Efforts-i ccpcj 17",
        "COP-4-Trafficking- ctoc-cop 4",
        "CTOC-COP-RES-5-2 ctoc-cop 5",
        "GA-64-Improving-th un-ga 64",
      ])
    })

    onPlatform("those in six languages are one document each, aligned paragraph by paragraph", { today }, async (p) => {
      const { bring, act, ask } = await importing(p)
      // The languages come in the order of their names: Arabic first, English after Chinese.
      const languages = ["Arabic", "Chinese", "English", "French", "Russian", "Spanish"]
      const brought: Brought[] = []
      for (const language of languages) brought.push(...(await bring(files(`akn/${language}/A_RES_7[78]*.xml`))))
      for (const { id } of brought) await act(`/imports/${id}/keep`, {})
      const { items } = await ask<{ items: Document[] }>("/documents")
      assert.deepEqual(items.map(({ slug }) => slug).toSorted(), ["A-RES-77-194", "A-RES-77-236", "A-RES-78-228"])
      for (const { slug, languages: all } of items) {
        assert.deepEqual(all, ["ar", "en", "es", "fr", "ru", "zh"])
        const texts: ReadText[] = []
        for (const language of all) texts.push(await ask(`/documents/${slug}/text?language=${language}`))
        const [first, ...rest] = texts.map(({ provisions }) => provisions.map(({ id, anchor }) => `${anchor} ${id}`))
        for (const other of rest) assert.deepEqual(other, first, slug)
        assert.ok(
          texts[0]?.mandates.some(({ verb }) => /^[A-Z]/.test(verb)),
          "mandates are those of the English text",
        )
      }
    })
  })
