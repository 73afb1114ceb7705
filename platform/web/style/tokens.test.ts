import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { describe, it } from "node:test"

const css = readFileSync("platform/web/style/tokens.css", "utf8")

/** The two values of a colour: on a light page, and on a dark one. */
function colour(name: string): readonly [light: string, dark: string] {
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css) ?? []
  if (!light || !dark) throw new Error(`no colour --${name}`)
  return [light, dark]
}

/** Relative luminance, after WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

describe("the colours", () => {
  const grounds = ["paper", "leaf", "shade", "wash"]
  const least: Readonly<Record<string, number>> = { ink: 7, quiet: 4.5, blue: 4.5, amber: 4.5, brick: 4.5 }

  for (const [name, enough] of Object.entries(least))
    it(`read ${name} with a contrast of ${enough} on every ground, light and dark`, () => {
      for (const ground of grounds)
        for (const theme of [0, 1] as const) {
          const reached = contrast(colour(name)[theme], colour(ground)[theme])
          assert.ok(reached >= enough, `${name} on ${ground}: ${reached.toFixed(2)}`)
        }
    })

  it("read the words on a button, and the words that were searched", () => {
    for (const theme of [0, 1] as const) {
      assert.ok(contrast(colour("on-blue")[theme], colour("blue")[theme]) >= 4.5)
      assert.ok(contrast(colour("ink")[theme], colour("hit")[theme]) >= 7)
      assert.ok(contrast(colour("edge")[theme], colour("paper")[theme]) >= 3, "the edge of a field")
    }
  })

  it("draw what is told apart so that it stands out, and its name so that it is read", () => {
    for (const look of [0, 1, 2, 3, 4, 5])
      for (const theme of [0, 1] as const)
        assert.ok(contrast(colour(`look-${look}`)[theme], colour("paper")[theme]) >= 4.5, `look ${look}`)
  })
})
