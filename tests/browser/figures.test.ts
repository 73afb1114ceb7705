import { linkTo, makeLink } from "#platform/identity/session.ts"
import type { Language } from "#platform/kernel/language.ts"
import { lampData, lampRelease } from "#tests/analysing.ts"
import { read } from "@palermo/documents"
import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { after, before, describe, it } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import type { APIRequestContext } from "playwright-core"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys, visit } from "./visit.ts"

/** How many invented people were counted in each State and year, by sex and form: enough, and in two cells too few. */
const counted = ["URY", "JOR", "KEN"].flatMap((area, n) =>
  ["2017", "2018", "2019"].flatMap((year, k) => [
    [area, year, "female", "labour-exploitation", 40 + 13 * n + 7 * k],
    [area, year, "male", "labour-exploitation", 23 + 5 * n + 3 * k],
    [area, year, "female", "organ-removal", n === 0 && k === 0 ? 3 : 14 + n + 2 * k],
    [area, year, "male", "organ-removal", 17 + 2 * n + k],
  ]),
) as readonly (readonly [string, string, string, string, number])[]

const file = [
  "country,year,gender,form",
  ...counted.flatMap(([area, year, sex, form, times]) =>
    Array.from({ length: times }, () => [area, year, sex, form].join(",")),
  ),
].join("\n")

/** The names of what is seen in the journeys, as the product's lists have them. */
const named: Readonly<Partial<Record<Language, { readonly state: string; readonly typed: string }>>> = {
  en: { state: "Uruguay", typed: "urug" },
  ar: { state: "أورغواي", typed: "أورغ" },
}

describe("released figures, in the browser", { timeout: 900_000 }, () => {
  let house: House
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  /** What one of the cast asks of the server from a browser of their own. */
  async function asked(person: string): Promise<APIRequestContext> {
    const token = await house.database.transaction("platform", (db) => makeLink(db, new Date(), person))
    const { page, context } = await visit(house.browser, linkTo(house.address, token))
    await page.getByRole("button", { name: wordsOf("en")("platform.sign-in-now") }).click()
    await page.waitForFunction(() => localStorage.getItem("me") !== null)
    return context.request
  }

  /** Two statisticians bring data, go over them, make a release of them and let it out. */
  async function release(): Promise<void> {
    const [sita, stefan] = [await asked("sita"), await asked("stefan")]
    const must = async (who: APIRequestContext, method: "get" | "post", path: string, sent: object = {}) => {
      const answer = await who[method](`${house.address}/api/v1${path}`, sent)
      assert.ok(answer.ok(), `${path}: ${await answer.text()}`)
      return (await answer.json()) as {
        readonly id: string
        readonly protecting?: number | null
        readonly fault?: string
      }
    }
    const dataset = await must(sita, "post", "/datasets", { data: { ...lampData, party: null } })
    const files = { name: "lamps.csv", mimeType: "text/csv", buffer: Buffer.from(file) }
    const snapshot = await must(sita, "post", `/datasets/${dataset.id}/snapshots`, { multipart: { files } })
    await must(sita, "post", `/snapshots/${snapshot.id}/keeping`)
    await must(stefan, "post", `/snapshots/${snapshot.id}/review`)
    const { id } = await must(sita, "post", "/releases", { data: lampRelease(snapshot.id) })
    await must(sita, "post", `/releases/${id}/protection`)
    for (let n = 0; ; n += 1) {
      const { protecting, fault } = await must(sita, "get", `/releases/${id}`)
      if (protecting === null) {
        assert.equal(fault, null)
        break
      }
      assert.ok(n < 600, "protected within a minute")
      await pause(100)
    }
    await must(sita, "post", `/releases/${id}/proposal`)
    await must(stefan, "post", `/releases/${id}/approval`)
  }

  it("are told to be none before the first is released", async () => {
    const { page, isSound, context } = await house.open("/en/figures")
    await page.getByText(wordsOf("en")("analysis.figure.none"), { exact: true }).waitFor()
    await isSound()
    await context.close()
    await release()
  })

  for (const { language, direction } of journeys)
    it(`are found, chosen by keyboard, read, taken along and come back to in "${language}"`, async () => {
      const say = wordsOf(language)
      const { state, typed } = named[language] ?? assert.fail()
      const { page, isSound, tabTo, context } = await house.open(`/${language}/figures`)
      const found = page.locator('.table a[href*="/figures/lamps-by-sex"]')
      await tabTo(found)
      await isSound()
      await page.keyboard.press("Enter")
      await page.locator(".figures tbody th").nth(2).waitFor()
      await page
        .locator(".figure-cautions")
        .getByText(say("analysis.caution.withheld", { k: 10 }))
        .waitFor()
      await page.locator(".figure-cautions").getByText(say("analysis.caution.detected-is-not-prevalence")).waitFor()
      await isSound()

      const rows = page.getByLabel(say("analysis.figure.place.rows"))
      await tabTo(rows)
      await rows.selectOption("sex")
      await page.waitForURL(/rows=sex/)
      const columns = page.getByLabel(say("analysis.figure.place.columns"))
      await tabTo(columns)
      await columns.selectOption("form")
      await page.waitForURL(/rows=sex&columns=form/)
      const year = page.locator("select[name=year]")
      await tabTo(year)
      await year.selectOption("2017")
      await page.waitForURL(/year%3A2017/)
      await page.locator("select[name=area]").selectOption({ label: state })
      await page.waitForURL(/area%3A/)
      await page.locator(".figures td.withheld").first().waitFor()
      assert.equal(await page.locator(".figures tbody tr").count(), 3)
      const cells = await page.locator(".figures tbody td").allTextContents()
      assert.ok(!cells.includes(new Intl.NumberFormat(language === "en" ? "en-GB" : language).format(3)), cells.join())
      assert.ok(cells.includes(say("analysis.figure.withheld")))
      await page.locator(".drawing .withheld-mark").first().waitFor()
      await page.screenshot(picture(`figures-${language}`))
      await isSound()

      const coming = page.waitForEvent("download")
      await page.getByRole("link", { name: say("analysis.figure.take-file", { format: "CSV" }) }).click()
      const csv = await readFile(await (await coming).path(), "utf8")
      assert.ok(csv.trim().split("\n").length > 4, csv)
      assert.match(csv, /^\uFEFF.*area,area_label,area_m49,area_iso3,/)
      const drawing = page.waitForEvent("download")
      await page.getByRole("button", { name: say("analysis.figure.take-picture-as", { format: "SVG" }) }).click()
      const svg = await readFile(await (await drawing).path(), "utf8")
      assert.match(svg, new RegExp(`^<svg [^>]*direction="${direction}"`))
      const words = svg.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ")
      for (const each of [
        say("analysis.caution.withheld", { k: 10 }),
        "lamps-by-sex",
        "SHA-256",
        `/${language}/figures/lamps-by-sex?rows=sex`,
      ])
        assert.ok(words.replaceAll("&amp;", "&").includes(each.slice(0, 40)), each)
      // On an address without encryption a browser has no clipboard: the link is there to be copied by hand.
      await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true }))
      await page.getByRole("button", { name: say("analysis.figure.copy-link") }).click()
      await page.getByText(say("platform.not-copied")).waitFor()
      const marked = page.locator("input.marked")
      assert.match(await marked.inputValue(), /lamps-by-sex\?rows=sex&columns=form.*year%3A2017/)
      assert.ok(await marked.evaluate((each) => each === document.activeElement))
      await page.evaluate(() => Reflect.deleteProperty(navigator, "clipboard"))
      const points = page.waitForEvent("download")
      await page.getByRole("button", { name: say("analysis.figure.take-picture-as", { format: "PNG" }) }).click()
      const png = await readFile(await (await points).path())
      assert.equal(png.subarray(1, 4).toString(), "PNG")

      await context.grantPermissions(["clipboard-read", "clipboard-write"])
      const copy = page.getByRole("button", { name: say("analysis.figure.copy-link") })
      await tabTo(copy)
      await page.keyboard.press("Enter")
      await page.getByText(say("platform.copied")).waitFor()
      const link = await page.evaluate(() => navigator.clipboard.readText())
      const again = await visit(house.browser, link)
      await again.page.locator(".figures td.withheld").first().waitFor()
      assert.deepEqual(await again.page.locator(".figures tbody td").allTextContents(), cells)
      await again.isSound()
      await again.context.close()
      await context.close()

      const narrow = await house.open(`/${language}/figures/lamps-by-sex`, { width: 320, colorScheme: "dark" })
      await narrow.page.locator(".figures tbody th").nth(2).waitFor()
      const picker = narrow.page.locator(".code-picker summary").first()
      await narrow.tabTo(picker)
      await narrow.page.keyboard.press("Enter")
      await narrow.page.keyboard.press("Tab")
      await narrow.page.keyboard.type(typed)
      await narrow.page.keyboard.press("Enter")
      await narrow.page.waitForFunction(() => document.querySelectorAll(".figures tbody tr").length === 1)
      assert.equal(await narrow.page.locator(".figures tbody th").textContent(), state)
      // Escape empties the field, then folds the list away and is back where it was opened.
      await narrow.page.keyboard.press("Escape")
      await narrow.page.keyboard.press("Escape")
      await narrow.page.waitForFunction(() => document.querySelector(".code-picker[open]") === null)
      assert.ok(await picker.evaluate((each) => each === document.activeElement))
      const help = narrow.page.locator(".help summary")
      await help.focus()
      for (const [key, open] of [
        ["Enter", true],
        ["Escape", false],
      ] as const) {
        // prettier-ignore
        await narrow.page.keyboard.press(key)
        assert.equal(
          await narrow.page
            .locator(".help")
            .first()
            .evaluate((each) => each.hasAttribute("open")),
          open,
          key,
        )
      }
      await narrow.page.screenshot(picture(`figures-${language}-320`))
      await narrow.isSound()
      await narrow.page.getByRole("link", { name: say("analysis.figure.release-page") }).click()
      await narrow.page.waitForURL(/\/releases\/[0-9a-f-]{36}$/)
      await narrow.page.locator("h1").getByText("Keepers of lamps by sex").waitFor()
      await narrow.isSound()
      await narrow.context.close()
    })

  it("print with their cautions, and with the heads of the table on each page of it", async () => {
    const say = wordsOf("en")
    const { page, context } = await house.open("/en/figures/lamps-by-sex?rows=year&columns=sex&panels=area")
    await page.locator(".figures tbody th").nth(2).waitFor()
    const seen = (await page.locator("main").textContent())?.match(/Female/g)?.length ?? 0
    const paper = await read(await page.pdf({ width: "21cm", height: "14cm" }))
    assert.ok(paper.ok)
    const printed = JSON.stringify(paper.reading)
    for (const each of ["detected-is-not-prevalence", "withheld", "not-reported"] as const)
      assert.ok(printed.includes(say(`analysis.caution.${each}`, { k: 10 }).slice(0, 40)), each)
    // What is chosen from is not printed, and the heads are once more.
    const chosen = await page.locator(".figure-choose").textContent()
    assert.ok((printed.match(/Female/g)?.length ?? 0) > seen - (chosen?.match(/Female/g)?.length ?? 0), printed)
    await context.close()
  })

  for (const { language } of journeys)
    it(`are taken into a report, told in a line with their release behind it, and lead back in "${language}"`, async () => {
      const say = wordsOf(language)
      const { state } = named[language] ?? assert.fail()
      const { page, isSound, tabTo, context } = await house.openSignedIn(`/${language}/reports`)
      const api = `${house.address}/api/v1`
      const mandates = await context.request.get(`${api}/mandates?limit=1`)
      const { items } = (await mandates.json()) as { readonly items: readonly { readonly id: string }[] }
      const title = { en: "Lamps", ar: "مصابيح" }
      const blocks = [{ kind: "paragraph", words: { en: "Counted were {n}.", ar: "عُدَّ {n}." }, parts: {} }]
      const begun = await context.request.post(`${api}/reports`, {
        data: { mandate: items[0]?.id, title, calls: [], blocks },
      })
      const { id } = (await begun.json()) as { readonly id: string }

      // One figure is chosen for a sentence, and a table of them stands below it.
      await page.goto(`${house.address}/${language}/reports/${id}/edit`)
      await page.locator("select[name=part-0]").selectOption("figure")
      await page.getByRole("button", { name: say("reports.add-part"), exact: true }).click()
      await page.locator("select[name=release-0-part-1]").selectOption("lamps-by-sex")
      await page.locator("select[name=area-0-part-1]").selectOption({ label: state })
      await page.locator("select[name=year-0-part-1]").selectOption("2017")
      await page.getByLabel(say("reports.words")).first().fill("{part-1}")
      await page.locator("select[name=kind]").selectOption("figures")
      await page.getByRole("button", { name: say("reports.add-block"), exact: true }).click()
      await page.locator("select[name=release-1]").selectOption("lamps-by-sex")
      await page.locator("select[name=area-1]").selectOption({ label: state })
      await page.locator("select[name=year-1]").selectOption("2017")
      for (const name of ["form", "sex"]) await page.locator(`select[name=${name}-1]`).selectOption("*")
      await page.screenshot(picture(`report-figures-edit-${language}`))
      await isSound()
      const other = language === "en" ? "ar" : "en"
      await page.locator("select[name=language]").selectOption(other)
      await page.getByLabel(say("reports.words")).first().fill("{part-1}")
      await page.getByRole("button", { name: say("platform.save") }).click()
      await page.getByRole("button", { name: say("reports.compile"), exact: true }).click()
      await page.locator(".report-text .report-figure td").first().waitFor()
      assert.ok(
        (await page.locator(".report-figure td").allTextContents()).includes(
          say("analysis.figure.withheld").toLowerCase(),
        ),
      )
      await page.screenshot(picture(`report-figures-${language}`))
      await isSound()

      // Its number says from which release it is, and leads there; from there one is back at the line.
      await tabTo(page.locator(".report-text .note-call").first())
      await page.keyboard.press("Enter")
      await page.locator(".sources-beside .digest").waitFor()
      await page.screenshot(picture(`report-figures-sources-${language}`))
      await isSound()
      await page.locator(".sources-beside").getByRole("link").click()
      await page.waitForURL(/\/figures\/lamps-by-sex\?at=/)
      await page.getByRole("heading", { name: say("reports.lines-on") }).waitFor()
      await isSound()
      await page.locator(`a[href$="${id}#line-1"]`).click()
      await page.locator("#para_1[data-here]").waitFor()
      await context.close()
    })
})
