import { linkTo, makeLink } from "#platform/identity/session.ts"
import { termsVersion } from "#platform/identity/terms.ts"
import type { Language } from "#platform/kernel/language.ts"
import { second } from "#tests/answering.ts"
import assert from "node:assert/strict"
import { after, before, describe, it } from "node:test"
import type { BrowserContext, Page } from "playwright-core"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys, visit, type Visit } from "./visit.ts"

/** Who clears and who writes for which State, and what they say: invented, like the States' answers. */
type Played = {
  state: string
  clears: string
  writes: string
  call: string
  mine: string
  theirs: string
  unclear: string
  clear: string
}
const played: Readonly<Partial<Record<Language, Played>>> = {
  en: {
    ...{ state: "Uruguay", clears: "bruno", writes: "benita", call: "Demand for lamps" },
    ...{ mine: "Buyers of lamps are told who made them.", theirs: "Sellers are told." },
    ...{ unclear: "Since when are they told?", clear: "Since last spring." },
  },
  ar: {
    ...{ state: "الأردن", clears: "bilal", writes: "basma", call: "الطلب على المصابيح" },
    ...{ mine: "يُخبَر مشترو المصابيح بمن صنعها.", theirs: "يُخبَر الباعة." },
    ...{ unclear: "منذ متى يُخبَرون؟", clear: "منذ الربيع الماضي." },
  },
}
const due = `${new Date().getFullYear() + 1}-09-01`

describe("the thread, in the browser", { timeout: 900_000 }, () => {
  let house: House
  let mandate = ""
  const known = new Map<string, BrowserContext>()

  before(async () => {
    house = await openHouse()
    await house.database.transaction("platform", (db) => second(db, "basma", "contributor", "state-jor"))
    const { context } = await house.openSignedIn("/en/")
    const answer = await context.request.get(`${house.address}/api/v1/mandates?document=CTOC-COP-RES-5-2&limit=200`)
    const { items } = (await answer.json()) as { items: { id: string; place: { anchor: string } }[] }
    mandate =
      items.find(({ place }) => place.anchor === "para_11")?.id ?? assert.fail("paragraph 11 of 5/2 owes nothing")
    await context.close()
  })
  after(() => house.close())

  /** Opens a page as somebody, in a browser of their own that is the same each time. */
  async function openAs(person: string, path: string): Promise<Visit> {
    if (!known.has(person)) {
      const token = await house.database.transaction("platform", (db) => makeLink(db, new Date(), person))
      const { page, context } = await visit(house.browser, linkTo(house.address, token))
      await page.getByRole("button", { name: wordsOf("en")("platform.sign-in-now") }).click()
      await page.waitForFunction(() => localStorage.getItem("me") !== null)
      await context.request.post(`${house.address}/api/v1/account/terms`, { data: { version: termsVersion } })
      await page.reload()
      await page.waitForFunction(() => localStorage.getItem("me")?.includes('"lacks":[]'))
      known.set(person, context)
    }
    const as = known.get(person)
    return visit(house.browser, `${house.address}${path}`, { ...(as && { as }) })
  }
  const post = async ({ context }: Visit, path: string, data: object, method = "POST") => {
    const answer = await context.request.fetch(`${house.address}/api/v1${path}`, { method, data })
    assert.equal(answer.status(), 200, `${path}: ${(await answer.text()).slice(0, 500)}`)
  }
  const confirm = (page: Page, name: string) =>
    page.getByRole("alertdialog").getByRole("button", { name, exact: true }).click()

  for (const { language } of journeys)
    it(`is walked from a paragraph to a report line and back in "${language}": all in the browser, but that two more sections are given out and written, and the answers released to everybody, by API`, async () => {
      const say = wordsOf(language)
      const who = played[language]
      assert.ok(who)

      // An officer issues a call from paragraph 11 of resolution 5/2, with the questionnaire made for it.
      const officer = await openAs("amina", `/${language}/mandates/${mandate}`)
      const at = officer.page
      await at
        .getByRole("link", { name: say("calls.issue"), exact: true })
        .or(at.locator(".thread").getByRole("link", { name: say("calls.issue-one") }))
        .first()
        .click()
      await at.waitForURL(/\/calls\/new/)
      await at.getByText(say("calls.template-none")).waitFor()
      await at.getByLabel(say("calls.title"), { exact: true }).fill(who.call)
      await at.locator("input[name=due]").fill(due)
      await at.locator("input[name=template][value=demand]").check()
      await at.getByRole("button", { name: say("calls.begin-act") }).click()
      await at.waitForURL(/\/edit$/)
      await at.locator(".section-editor").first().waitFor()
      const call = /\/calls\/([0-9a-f-]{36})/.exec(at.url())?.[1] ?? assert.fail(at.url())
      await at.goto(`${house.address}/${language}/calls/${call}`)
      await at.getByRole("button", { name: say("calls.test") }).click()
      await at.getByRole("button", { name: say("calls.open"), exact: true }).click()
      await confirm(at, say("calls.open"))
      await at
        .locator(".acts")
        .getByRole("link", { name: say("calls.board") })
        .waitFor()

      // A focal point finds it, and gives a section to a contributor.
      const clearing = await openAs(who.clears, `/${language}/asked`)
      await clearing.page
        .locator(".asked-list > li", { hasText: who.call })
        .getByRole("button", { name: say("answering.begin") })
        .click()
      await clearing.page.waitForURL(/\/submissions\/[0-9a-f-]{36}$/)
      const path = new URL(clearing.page.url()).pathname
      const submission = path.split("/").at(-1) ?? ""
      await clearing.page.locator('.form-steps a[href*="section=measures"]').click()
      await clearing.page.getByRole("button", { name: say("answering.assign"), exact: true }).click()
      await clearing.page.getByLabel(say("answering.assign-to")).selectOption(who.writes)
      await clearing.page.getByRole("button", { name: say("answering.assign-do") }).click()
      await clearing.page.locator(".assignments li").first().waitFor()

      const writing = await openAs(who.writes, `${path}?section=measures`)
      for (const [section, question] of [
        ["awareness", "demand.awareness"],
        ["penalties", "demand.penalties"],
      ]) {
        const given = `/submissions/${submission}/sections/${section}/assignments/${who.writes}`
        await post(clearing, given, { due: null, note: "" }, "PUT")
        const value = { kind: "compliance", answer: "no", articles: "", text: "", files: [] }
        await post(writing, `/submissions/${submission}/drafts`, {
          drafts: [{ question, nth: 0, base: 0, language, value }],
        })
      }

      // The contributor writes, loses the line, writes on, and finds it all there.
      const { page, context } = writing
      const text = (on: Page) => on.locator('[id="q-tip.9.demand"] textarea').first()
      const saved = (on: Page) =>
        on.locator(".save-line").getByText(say("answering.save.saved"), { exact: true }).waitFor()
      const kept = (n: number) => page.locator(".save-line").getByText(say("answering.save.kept", { n })).waitFor()
      await page.locator('[id="q-tip.9.demand"] input[value="yes"]').check()
      await saved(page)
      await page.evaluate(async () => {
        const { active } = await navigator.serviceWorker.ready
        return active?.state
      })
      await page.waitForFunction(async () => {
        const names = await caches.keys()
        const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length))
        return all.some((n) => n > 20)
      })
      await page.reload()
      await text(page).waitFor()
      await context.setOffline(true)
      await text(page).fill(who.mine)
      await kept(1)
      await page.reload()
      await text(page).waitFor()
      assert.equal(await text(page).inputValue(), who.mine)

      // Meanwhile the focal point writes there too; both texts meet, and one is taken.
      await clearing.page.goto(`${house.address}${path}?section=measures`, { waitUntil: "networkidle" })
      const sent = clearing.page.waitForResponse((answer) => answer.url().endsWith("/drafts") && answer.ok())
      await text(clearing.page).fill(who.theirs)
      await sent
      await context.setOffline(false)
      await page.locator(".conflict").waitFor()
      for (const each of [who.mine, who.theirs])
        await page.locator(".conflict").getByText(each.split(" ")[0] ?? "").first().waitFor() // prettier-ignore
      await page
        .locator(".conflict")
        .getByRole("button", { name: say("answering.take-came") })
        .last()
        .click()
      await page.locator(".conflict").waitFor({ state: "detached" })
      await saved(page)
      assert.equal(await text(page).inputValue(), who.mine)

      // Two have seen everything; one of them clears and submits.
      await clearing.page.goto(`${house.address}${path}?section=~`)
      await clearing.page.getByText(say("answering.no-hindrances")).waitFor()
      for (const act of ["clear", "submit"]) {
        await clearing.page.getByRole("button", { name: say(`answering.${act}`), exact: true }).click()
        await confirm(clearing.page, say(`answering.${act}`))
      }
      await clearing.page.getByRole("heading", { name: say("answering.status.submitted") }).waitFor()
      await post(clearing, `/submissions/${submission}/releases`, { questions: null, release: "public", from: null })

      // The Secretariat asks to have it made clear, and it is.
      await at.goto(`${house.address}${path}`)
      const asked = at.locator('[id="q-tip.9.demand"]')
      await asked.getByText(who.mine).waitFor()
      await asked.locator("summary", { hasText: say("answering.ask-clear") }).click()
      await asked.getByLabel(say("answering.what-unclear")).fill(who.unclear)
      await asked.getByRole("button", { name: say("answering.ask-clear") }).click()
      await asked.locator(".clarifications").getByText(who.unclear).waitFor()
      await clearing.page.goto(`${house.address}/${language}/clarifications`)
      await clearing.page.getByText(who.unclear).waitFor()
      await clearing.isSound()
      await clearing.page.getByLabel(say("answering.make-clear")).fill(who.clear)
      await clearing.page.getByRole("button", { name: say("answering.make-clear-do") }).click()
      await clearing.page.locator("blockquote").getByText(who.clear).waitFor()

      // A report the mandate owes is compiled from the ready one made for it.
      await at.goto(`${house.address}/${language}/mandates/${mandate}`)
      await at.getByRole("link", { name: say("reports.begin") }).click()
      await at.getByRole("button", { name: say("reports.begin") }).click()
      await at.getByLabel(say("reports.template"), { exact: true }).selectOption("best-practices-on-demand")
      await at.getByRole("button", { name: say("reports.begin") }).click()
      await at.waitForURL(/\/reports\/[0-9a-f-]{36}$/)
      const report = new URL(at.url()).pathname
      await at.reload()
      await officer.isSound()
      await at.getByRole("button", { name: say("reports.compile"), exact: true }).click()
      await at.locator(".report-text").waitFor()
      await at.screenshot(picture(`report-${language}-1280`))
      await officer.isSound()

      // A number is clicked, by keyboard, and leads to the answer it rests on.
      const counted = at.locator(".report-text #para_3")
      await officer.tabTo(counted.locator(".note-call").first())
      await at.keyboard.press("Enter")
      const sources = at.locator(".sources-beside")
      await sources.locator(".sources li").first().waitFor()
      await at.screenshot(picture(`report-sources-${language}-1280`))
      await officer.isSound()
      await at.keyboard.press("Escape")
      await sources.waitFor({ state: "detached" })
      assert.ok(
        await counted
          .locator(".note-call")
          .first()
          .evaluate((each) => each === document.activeElement),
      )
      await at.keyboard.press("Enter")
      await sources.locator(".sources a", { hasText: who.state }).click()
      await at.waitForURL(/\/answers\/[0-9a-f-]{36}$/)
      await at.getByText(who.mine).waitFor()

      // And from the answer one is back at the line that rests on it.
      await at.getByRole("heading", { name: say("reports.lines-on") }).waitFor()
      await at.screenshot(picture(`answer-lines-${language}-1280`))
      await officer.isSound()
      await at.locator(`a[href*="${report.split("/").at(-1)}#line-6"]`).click()
      await at.waitForURL(/#line-6$/)
      await at.locator("#para_3[data-here]").waitFor()

      // In the dark, on a phone: the sources are a dialog over the text.
      const as = known.get("amina")
      const small = await visit(house.browser, `${house.address}${report}`, {
        width: 320,
        colorScheme: "dark",
        ...(as && { as }),
      })
      await small.page.locator(".report-text .note-call").first().waitFor()
      await small.page.screenshot(picture(`report-${language}-320-dark`))
      await small.isSound()
      await small.page.locator(".report-text .note-call").nth(1).click()
      await small.page.locator("dialog .sources, dialog p").first().waitFor()
      await small.page.screenshot({ ...picture(`report-sources-${language}-320-dark`), fullPage: false })
      await small.isSound()
      for (const each of [officer, clearing, writing, small]) await each.context.close()
    })
})
