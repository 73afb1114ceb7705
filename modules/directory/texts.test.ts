import { starterActors } from "#modules/directory/door.ts"
import { recognizerOf } from "#modules/directory/recognize.ts"
import { tokensOf } from "#modules/directory/wording.ts"
import type { Language } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { existsSync, globSync, readFileSync } from "node:fs"
import { describe, it } from "node:test"
import { z } from "zod"

const texts = "../shared/documents"
const skip = existsSync(texts) ? false : "the texts of the United Nations are not at hand"

const actors = await starterActors()
const folders: readonly (readonly [Language, string])[] = [
  ["ar", "Arabic"],
  ["en", "English"],
  ["es", "Spanish"],
  ["fr", "French"],
  ["ru", "Russian"],
  ["zh", "Chinese"],
]

const Asked = z.object({ addressee: z.string().nullish(), target: z.string().nullish() })
const Labels = z.object({
  operatives: z.array(Asked.extend({ secondary: z.array(Asked).default([]) })),
})

describe("the directory, held against texts of the United Nations", { skip }, () => {
  it("names who coordinates as resolution 78/228 lists them, in six languages", () => {
    const coordinating = actors.filter(({ coordinates }) => coordinates)
    for (const [language, folder] of folders) {
      const [file = ""] = globSync(`${texts}/akn/${folder}/A_RES_78_228*.xml`)
      const words = tokensOf(readFileSync(file, "utf8").replace(/<[^>]*>/g, " ")).join(" ")
      const unseen = coordinating.filter(
        ({ names, aliases }) =>
          ![names[language] ?? "", ...aliases].some((name) => name !== "" && words.includes(tokensOf(name).join(" "))),
      )
      assert.deepEqual(
        unseen.map(({ code }) => code),
        [],
        language,
      )
    }
  })

  it("counts the addressees of the founding texts to the targets that people gave them", () => {
    const recognize = recognizerOf(actors)
    const asked = globSync(`${texts}/founding/*.truth.json`).flatMap((file) =>
      Labels.parse(JSON.parse(readFileSync(file, "utf8"))).operatives.flatMap((each) => [each, ...each.secondary]),
    )
    const cases = asked.filter(({ addressee, target }) => addressee && target)
    assert.ok(cases.length > 30)
    for (const { addressee, target } of cases) {
      assert.equal(recognize(addressee ?? "", { body: "ctoc-cop" })?.target, target, addressee ?? "")
    }
  })
})
