import assert from "node:assert/strict"
import { after, before, describe, it } from "node:test"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys } from "./visit.ts"

const text = (n: number) =>
  `Resolution 1/${n}\n\nThe Conference,\n\n1. Requests the Secretariat to report on lamp ${n}.\n`

describe("notifications, in the browser", { timeout: 600_000 }, () => {
  let house: House
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  for (const [n, { language }] of journeys.entries())
    it(`are reached from the bell, marked, unmarked and wished otherwise by keyboard in "${language}"`, async () => {
      const say = wordsOf(language)
      await house.keep(`lamp-${n}.txt`, text(n))
      const { page, isSound, tabTo, context } = await house.openSignedIn(`/${language}/accessibility`)
      const bell = page.locator("a.bell")
      await page.locator(`a.bell[aria-label="${say("platform.notifications", { n: 1 })}"]`).waitFor()
      await tabTo(bell)
      await page.keyboard.press("Enter")
      const rows = page.locator(".table tbody tr")
      await rows.first().waitFor()
      assert.equal(await rows.count(), n + 1)
      assert.match((await rows.first().textContent()) ?? "", new RegExp(say("notify.unread")))
      await page.screenshot(picture(`notifications-${language}`))
      await isSound()

      await tabTo(rows.first().locator("button"))
      await page.keyboard.press("Enter")
      await page.getByText(say("notify.marked-read"), { exact: true }).waitFor()
      await page.locator(`a.bell[aria-label="${say("platform.notifications", { n: 0 })}"]`).waitFor()
      await tabTo(page.getByRole("button", { name: say("platform.undo"), exact: true }))
      await page.keyboard.press("Enter")
      await page.locator(`a.bell[aria-label="${say("platform.notifications", { n: 1 })}"]`).waitFor()

      await tabTo(page.getByRole("button", { name: say("notify.mark-all") }))
      await page.keyboard.press("Enter")
      await page.getByText(say("notify.marked-all", { n: 1 }), { exact: true }).waitFor()
      await page.locator(`a.bell[aria-label="${say("platform.notifications", { n: 0 })}"]`).waitFor()
      await page.getByLabel(say("notify.status")).first().selectOption("true")
      await page.waitForURL(/unread=true/)
      await page.getByText(say("notify.empty"), { exact: true }).waitFor()
      await isSound()

      await tabTo(page.getByRole("link", { name: say("notify.wishes") }))
      await page.keyboard.press("Enter")
      const way = page.getByLabel(`${say("notify.by-mail")}: ${say("notify.kind.import-finished")}`)
      await tabTo(way)
      await page.keyboard.press("ArrowDown")
      await page
        .getByText(say("notify.wish-kept", { kind: say("notify.kind.import-finished") }), { exact: true })
        .waitFor()
      assert.equal(await way.inputValue(), "at-once")
      await isSound()
      await tabTo(page.getByRole("button", { name: say("platform.undo"), exact: true }))
      await page.keyboard.press("Enter")
      await page.locator("output.undo").waitFor({ state: "detached" })
      await page.waitForFunction(
        (each) => each instanceof HTMLSelectElement && each.value === "never",
        await way.elementHandle(),
      )
      await context.close()

      const narrow = await house.openSignedIn(`/${language}/notifications/wishes`, { width: 320, colorScheme: "dark" })
      await narrow.page.locator("select[aria-label]").first().waitFor()
      await narrow.page.screenshot(picture(`notifications-wishes-${language}-320`))
      await narrow.isSound()
      await narrow.page.goto(`${house.address}/${language}/notifications`)
      await narrow.page.locator(".table tbody tr").first().waitFor()
      await narrow.page.screenshot(picture(`notifications-${language}-320`))
      await narrow.isSound()
      await narrow.context.close()
    })

  it("come of what is followed, and no more once it is not", async () => {
    const say = wordsOf("en")
    const { page, isSound, tabTo, context } = await house.openSignedIn("/en/treaties/XVIII-12-a")
    const follow = page.getByRole("button", { name: say("platform.follow"), exact: true })
    await tabTo(follow)
    await page.keyboard.press("Enter")
    await page.getByRole("button", { name: say("platform.unfollow"), exact: true }).waitFor()
    await isSound()
    await tabTo(page.getByRole("button", { name: say("platform.unfollow"), exact: true }))
    await page.keyboard.press("Enter")
    await follow.waitFor()
    await context.close()

    const stranger = await house.open("/en/treaties/XVIII-12-a")
    await stranger.page.locator(".tally").waitFor()
    assert.equal(await stranger.page.getByRole("button", { name: say("platform.follow"), exact: true }).count(), 0)
    assert.equal(await stranger.page.locator("a.bell").count(), 0)
    await stranger.context.close()
  })
})
