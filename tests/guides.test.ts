import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { describe, it } from "node:test"

const read = (file: string) => readFileSync(file, "utf8")
const guides = [
  "README.md",
  "SECURITY.md",
  "CONTRIBUTING.md",
  "docs/tour.md",
  "docs/architecture.md",
  "docs/guides/operate.md",
  "docs/guides/large-data.md",
  "docs/guides/ask.md",
  "docs/guides/open-data.md",
  "docs/guides/release-figures.md",
]

/** The headings of a text, as a link within it names them. */
const places = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  )

describe("the guides", () => {
  for (const guide of guides)
    it(`lead somewhere wherever ${guide} leads`, () => {
      const text = read(guide)
      const inline = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = ""]) => to)
      const named = [...text.matchAll(/^\[[^\]]+\]: (\S+)$/gm)].map(([, to = ""]) => to)
      for (const to of [...inline, ...named].filter((each) => !/^https?:/.test(each))) {
        const [path = "", place] = to.split("#")
        const file = path === "" ? guide : join(dirname(guide), path)
        assert.ok(existsSync(file), `${guide}: ${to}`)
        if (place !== undefined) assert.ok(places(read(file)).includes(place), `${guide}: ${to}`)
      }
    })

  it("name every label they use", () => {
    for (const guide of guides) {
      const text = read(guide)
      const used = [...text.matchAll(/\]\[([^\]]+)\]/g)].map(([, label = ""]) => label)
      for (const label of used) assert.ok(text.includes(`\n[${label}]: `), `${guide}: ${label}`)
    }
  })

  it("have every setting of the server in one table, and no other", () => {
    const table = read("docs/guides/operate.md").split("## Settings")[1]?.split("\n### ")[0] ?? ""
    const told = [...table.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name = ""]) => name)
    const schema = read("apps/server/configuration.ts").split("const Environment")[0] ?? ""
    const known = [...schema.matchAll(/^ {2}([A-Z][A-Z_]+): \[/gm)].map(([, name = ""]) => name)
    assert.ok(known.length > 10)
    assert.deepEqual(told.toSorted(), known.toSorted())
  })

  it("say that a setting is secret where its value is never told", () => {
    const configuration = read("apps/server/configuration.ts")
    const secrets = /const secrets[^[]*\[([^\]]*)\]/.exec(configuration)?.[1]?.match(/[A-Z][A-Z_]+/g) ?? []
    assert.ok(secrets.length > 0)
    const rows = read("docs/guides/operate.md").split("\n")
    for (const name of secrets) assert.match(rows.find((row) => row.startsWith(`| \`${name}\``)) ?? "", /secret/, name)
  })
})
