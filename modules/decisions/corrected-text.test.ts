import { lanterns } from "#modules/decisions/examples.ts"
import type { Import } from "#modules/decisions/import.ts"
import { importing, type ReadText } from "#tests/importing.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2018-03-01"
const slug = "A-RES-71-901"

/** The ids of a text's paragraphs by the words they have. */
const byWords = ({ provisions }: ReadText) => new Map(provisions.map(({ id, text }) => [text, id]))

/** What was done to the text, and how many paragraphs it put in. */
const corrections: readonly [says: string, change: (text: string) => string, added: number][] = [
  [
    "a preambular paragraph before all others",
    (text) => text.replace("Recalling its", "Guided by the light of the stars,\n\nRecalling its"),
    1,
  ],
  [
    "a preambular paragraph between others",
    (text) => text.replace("Noting with", "Aware that oil is dear in winter,\n\nNoting with"),
    1,
  ],
  [
    "a point before the others",
    (text) =>
      text
        .replace("(a) The cost", "(a) The height of masts;\n\n(b) The cost")
        .replace("(b) The training", "(c) The training"),
    1,
  ],
  [
    "a paragraph taken out",
    (text) =>
      text
        .replace(/2\. Requests[^\n]*\n\n/, "")
        .replace("3. Invites", "2. Invites")
        .replace("4. Decides", "3. Decides"),
    0,
  ],
  [
    "two paragraphs in each other's place",
    (text) =>
      text
        .replace("4. Decides to remain seized of the matter.", "")
        .replace("3. Invites", "3. Decides to remain seized of the matter.\n\n4. Invites"),
    0,
  ],
]

describe("a corrected text", () => {
  for (const [says, change, added] of corrections)
    onPlatform(`keeps the ids of what is unchanged in it: ${says}`, { today }, async (p) => {
      const { keep, read, act } = await importing(p)
      await keep(lanterns)
      const before = await read(slug)
      const kept = await keep(change(lanterns), {}, "corrected.txt")
      const after = await read(slug)
      const [was, is] = [byWords(before), byWords(after)]
      const fresh = [...is].filter(([words]) => !was.has(words))
      assert.equal(fresh.length, added, JSON.stringify(fresh))
      for (const [words, id] of is) if (was.has(words)) assert.equal(id, was.get(words), words)
      for (const [, id] of fresh) assert.ok(![...was.values()].includes(id), "what is new has a new id")
      await act<Import>(`/imports/${kept.id}/undo`)
      assert.deepEqual(await read(slug), before)
    })
})
