import { linkTo, makeLink } from "#platform/identity/session.ts"
import type { Language } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { after, before, describe, it } from "node:test"
import type { BrowserContext, Locator } from "playwright-core"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys, visit, type Visit } from "./visit.ts"

type Line = readonly [area: string, year: string, sex: string, form: string, times: number]

/** Invented people, some of whose States nobody spells so. */
const lines: readonly Line[] = [
  ["Uruguay", "2017", "female", "labour-exploitation", 40],
  ["Urugauy", "2017", "male", "labour-exploitation", 23],
  ["Uruguay", "2017", "female", "organ-removal", 3],
  ["Urugay", "2017", "male", "organ-removal", 14],
  ["Jordan", "2017", "female", "labour-exploitation", 37],
  ["Jordn", "2017", "male", "labour-exploitation", 19],
  ["Jordan", "2017", "female", "organ-removal", 12],
  ["the far shore", "2017", "male", "organ-removal", 2],
]

/** Them as a file; with a column that says who they are, or without. */
const file = (named: boolean): string =>
  [
    ["country", "year", "gender", "form", ...(named ? ["surname"] : [])].join(","),
    ...lines.flatMap(([area, year, sex, form, times]) =>
      Array.from({ length: times }, (_, n) => [area, year, sex, form, ...(named ? [`Lampkeeper${n}`] : [])].join(",")),
    ),
  ].join("\n")

const titles: Readonly<Partial<Record<Language, string>>> = { en: "Keepers of lamps", ar: "حفظة المصابيح" }

describe("what is inside the wall, in the browser", { timeout: 900_000 }, () => {
  let house: House
  const browsers = new Map<string, BrowserContext>()
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  /** Opens a page as one of the cast, signed in in a browser of their own. */
  async function openAs(person: string, path: string, manner: Parameters<typeof visit>[2] = {}): Promise<Visit> {
    let as = browsers.get(person)
    if (!as) {
      const token = await house.database.transaction("platform", (db) => makeLink(db, new Date(), person))
      const { page, context } = await visit(house.browser, linkTo(house.address, token))
      await page.getByRole("button", { name: wordsOf("en")("platform.sign-in-now") }).click()
      await page.getByText(wordsOf("en")("platform.signed-in"), { exact: true }).waitFor()
      browsers.set(person, (as = context))
    }
    return visit(house.browser, `${house.address}${path}`, { ...manner, as })
  }
  /** Goes there by keyboard, and presses. */
  async function press({ page, tabTo }: Visit, target: Locator, key = "Enter") {
    await tabTo(target)
    await page.keyboard.press(key)
  }
  /** What was pressed is no more: whoever pressed it is at the heading of that place, and not at the top of the page. */
  const isLeftAt = ({ page }: Visit, heading: string) =>
    page.waitForFunction(
      (words) => document.activeElement?.matches("h2") && document.activeElement.textContent === words,
      heading,
    )
  async function write({ page, tabTo }: Visit, name: string, text: string) {
    await tabTo(page.locator(`[name="${name}"]`).first())
    await page.keyboard.press("Control+a")
    await page.keyboard.type(text)
  }
  const idIn = (address: string): string => /([0-9a-f-]{36})/.exec(address)?.[1] ?? assert.fail(address)
  const small = { width: 320, colorScheme: "dark" } as const

  for (const { language } of journeys)
    it(`is brought, repaired, gone over, protected, let out and seen in "${language}"`, async () => {
      const say = wordsOf(language)
      const title = titles[language] ?? assert.fail(language)
      const sita = await openAs("sita", `/${language}/datasets`)
      const { page, isSound } = sita
      await page
        .getByText(say(language === "en" ? "analysis.dataset.none" : "analysis.dataset.title"))
        .first()
        .waitFor()
      await page.screenshot(picture(`inside-datasets-${language}`))
      await isSound()

      // A dataset begins.
      await press(sita, page.getByRole("button", { name: say("analysis.dataset.begin") }))
      await write(sita, "title", title)
      await write(sita, "provenance", "Invented for a trial of the pages.")
      await write(sita, "licence", "CC BY 4.0")
      await write(sita, "code", `lamps-${language}`)
      await isSound()
      await page.screenshot(picture(`inside-begin-${language}`))
      await press(sita, page.locator("form.form").getByRole("button", { name: say("analysis.dataset.begin") }))
      await page.waitForURL(/\/datasets\/[0-9a-f-]{36}$/)
      await page.getByText(say("analysis.snapshot.none")).waitFor()
      await isSound()

      // A file that names people is stopped at the door, and brought again without that column.
      await press(sita, page.getByRole("link", { name: say("analysis.snapshot.bring") }))
      await page.waitForURL(/\/bring$/)
      await page.locator("input[type=file]").waitFor()
      await isSound()
      // The browser complains of every refusal, so this is a visit of its own.
      const door = await openAs("sita", page.url().replace(house.address, ""))
      // The same data leave one dataset alone: each journey brings a file of its own.
      const brought = `${file(true)}${language === "en" ? "" : "\n"}`
      const named = { name: "lamps.csv", mimeType: "text/csv", buffer: Buffer.from(brought) }
      await door.page.locator("input[type=file]").setInputFiles(named)
      await door.page.getByText(say("problem.names-people")).waitFor()
      assert.ok((await door.page.locator(".notice.warning").textContent())?.includes("surname"))
      await door.page.screenshot(picture(`inside-door-${language}`))
      const without = say("analysis.snapshot.leave-out", { column: "surname", file: "lamps.csv" })
      await press(door, door.page.getByRole("button", { name: without }))
      await door.page.waitForURL(/\/snapshots\/[0-9a-f-]{36}$/)
      const snapshot = idIn(door.page.url())
      await door.context.close()
      await page.goto(`${house.address}/${language}/snapshots/${snapshot}`)

      // What is misspelt is repaired: what is sure at once and with a way back, the rest by hand.
      const saved = page.getByRole("button", { name: say("analysis.snapshot.save-n", { n: 3 }) })
      const sure = page.getByRole("button", { name: say("analysis.snapshot.take-sure", { n: 3 }) })
      await sure.waitFor()
      await page.screenshot(picture(`inside-repair-${language}`))
      await isSound()
      await press(sita, sure)
      await saved.waitFor()
      await press(sita, page.locator(".undo").getByRole("button", { name: say("platform.undo") }))
      await sure.waitFor()
      await press(sita, sure)
      const shore = page.getByRole("combobox", { name: say("analysis.snapshot.means-of", { value: "the far shore" }) })
      await shore.selectOption("-")
      await press(sita, page.getByRole("button", { name: say("analysis.snapshot.save-n", { n: 4 }) }))
      await page.getByText(say("analysis.snapshot.saved", { n: 4 })).waitFor()
      await isLeftAt(sita, say("analysis.snapshot.repairs", { n: 4 }))
      await page.getByText(say("analysis.snapshot.none-left")).waitFor()
      await isSound()
      await press(sita, page.getByRole("button", { name: say("analysis.snapshot.keep"), exact: true }))
      await page.getByText(say("analysis.snapshot.waits-for-another")).waitFor()
      await isLeftAt(sita, say("analysis.snapshot.go-on"))
      await page.screenshot(picture(`inside-kept-${language}`))
      await isSound()
      const own = page.getByRole("button", { name: say("analysis.snapshot.review"), exact: true })
      assert.equal(await own.isDisabled(), true, "nobody goes over what they brought")

      // Another goes over it.
      const stefan = await openAs("stefan", `/${language}/snapshots/${snapshot}`)
      await stefan.page.getByText(say("analysis.snapshot.waits-for-you")).waitFor()
      await press(stefan, stefan.page.getByRole("button", { name: say("analysis.snapshot.review"), exact: true }))
      const asked = stefan.page.getByRole("alertdialog")
      await press(stefan, asked.getByRole("button", { name: say("analysis.snapshot.review"), exact: true }))
      await stefan.page.getByRole("link", { name: say("analysis.release.draft") }).waitFor()
      await isLeftAt(stefan, say("analysis.snapshot.go-on"))
      await stefan.isSound()

      // Inside the wall one counts what is true; the ledger tells of it.
      await press(stefan, stefan.page.getByRole("link", { name: say("analysis.table.count") }))
      await stefan.page.locator("input[name=column]").first().waitFor()
      await press(stefan, stefan.page.locator("input[name=column]").first(), "Space")
      await press(stefan, stefan.page.getByRole("button", { name: say("analysis.table.count") }))
      await stefan.page.locator(".table tbody tr").first().waitFor()
      await stefan.page.screenshot(picture(`inside-true-${language}`))
      await stefan.isSound()

      // The first drafts a release, has it protected, compares and proposes it.
      await press(sita, page.getByRole("link", { name: say("analysis.dataset.this") }))
      await page.locator(".table tbody tr").first().waitFor()
      await page.screenshot(picture(`inside-dataset-${language}`))
      await isSound()
      await press(sita, page.getByRole("link", { name: say("analysis.release.draft") }))
      await page.waitForURL(/\/releases\/new/)
      await write(sita, "title", title)
      await page.screenshot(picture(`inside-draft-${language}`))
      await isSound()
      await press(sita, page.getByRole("button", { name: say("analysis.release.begin") }))
      await page.waitForURL(/\/releases\/[0-9a-f-]{36}$/)
      const release = idIn(page.url())
      await press(sita, page.getByRole("button", { name: say("analysis.release.protect"), exact: true }))
      await page.getByText(say("analysis.proof.witnesses")).waitFor()
      await page.screenshot(picture(`inside-proof-${language}`))
      await isSound()
      await press(sita, page.getByRole("link", { name: say("analysis.release.compare") }))
      await page.locator(".withheld").first().waitFor()
      await page.screenshot(picture(`inside-compare-${language}`))
      await isSound()
      await page.goBack()
      await press(sita, page.getByRole("button", { name: say("analysis.release.propose"), exact: true }))
      const proposing = page.getByRole("alertdialog")
      await press(sita, proposing.getByRole("button", { name: say("analysis.release.propose"), exact: true }))
      const letOut = page.getByRole("button", { name: say("analysis.release.approve"), exact: true })
      await letOut.waitFor()
      assert.equal(await letOut.isDisabled(), true, "nobody lets out what they made")
      await sita.context.close()

      // The second finds it among what waits, and lets it out.
      await stefan.context.close()
      const home = await openAs("stefan", `/${language}`)
      await home.page.getByText(say("analysis.waiting.title")).waitFor()
      await home.page.screenshot(picture(`inside-waiting-${language}`))
      await press(home, home.page.locator(`a[href$="/releases/${release}"]`))
      await press(home, home.page.getByRole("button", { name: say("analysis.release.approve"), exact: true }))
      const approving = home.page.getByRole("alertdialog")
      await press(home, approving.getByRole("button", { name: say("analysis.release.approve"), exact: true }))
      await home.page.getByRole("link", { name: say("analysis.release.explore") }).waitFor()
      await isLeftAt(home, say("analysis.release.decide"))
      await home.context.close()

      // Everybody sees the figures, and nobody what is inside.
      const reader = await house.open(`/${language}/releases/${release}`)
      await press(reader, reader.page.getByRole("link", { name: say("analysis.release.explore") }))
      await reader.page.waitForURL(/\/figures\//)
      await reader.page.locator("table").first().waitFor()
      await reader.page.goto(`${house.address}/${language}/snapshots/${snapshot}`)
      await reader.page.locator(".notice.refusal").waitFor()
      await reader.context.close()

      for (const path of [`datasets`, `snapshots/${snapshot}`, `releases/${release}`, `releases/${release}/compare`]) {
        const narrow = await openAs("sita", `/${language}/${path}`, small)
        await narrow.page.locator(".table, .facts-list").first().waitFor()
        await narrow.page.screenshot(
          picture(`inside-${path.replaceAll(/[0-9a-f-]{36}/g, "one").replaceAll("/", "-")}-${language}-320`),
        )
        await narrow.isSound()
        await narrow.context.close()
      }
    })
})
