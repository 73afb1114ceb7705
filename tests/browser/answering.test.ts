import type { Call } from "#modules/calls/call.ts"
import { lanternCall, lanternQuestionnaire, lanternQuestions } from "#modules/calls/examples.ts"
import { lanterns } from "#modules/decisions/examples.ts"
import { linkTo, makeLink } from "#platform/identity/session.ts"
import { termsVersion } from "#platform/identity/terms.ts"
import type { Language } from "#platform/kernel/language.ts"
import { second } from "#tests/answering.ts"
import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { after, before, describe, it } from "node:test"
import type { APIRequestContext, BrowserContext, Page } from "playwright-core"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys, visit, type Visit } from "./visit.ts"

/** Who clears and who writes for which State, in which language: invented like the States' answers. */
const played: Readonly<
  Partial<Record<Language, { party: string; clears: string; writes: string; dark: string; other: string }>>
> = {
  // prettier-ignore
  en: { party: "state-ury", clears: "bruno", writes: "benita", dark: "Fog keeps them dark.", other: "Oil is dear." },
  ar: { party: "state-jor", clears: "bilal", writes: "basma", dark: "الضباب يُبقيها مظلمة.", other: "الزيت غالٍ." },
}

const nextYear = new Date().getFullYear() + 1

describe("answering, in the browser", { timeout: 900_000 }, () => {
  let house: House
  const known = new Map<string, BrowserContext>()

  before(async () => {
    house = await openHouse()
    await house.database.transaction("platform", (db) => second(db, "basma", "contributor", "state-jor"))
    await house.keep("lanterns.txt", lanterns)
    const { context } = await house.openSignedIn("/en/")
    await openCall(context.request)
    await context.close()
  })
  after(() => house.close())

  async function openCall(request: APIRequestContext): Promise<void> {
    const api = `${house.address}/api/v1`
    const ask = async <T>(method: "GET" | "POST", path: string, data?: object): Promise<T> => {
      const answer = await request.fetch(`${api}${path}`, { method, ...(data && { data }) })
      assert.equal(answer.status(), 200, `${path}: ${(await answer.text()).slice(0, 500)}`)
      return (await answer.json()) as T
    }
    const { items } = await ask<{ items: { id: never }[] }>("GET", "/mandates?limit=1")
    const mandate = items[0]?.id
    assert.ok(mandate)
    for (const question of lanternQuestions) await ask("POST", "/questions", question)
    const wording = { ...lanternCall(mandate, `${nextYear}-09-01`), year: nextYear - 1, languages: ["en", "ar"] }
    const { id } = await ask<Call>("POST", "/calls", { wording, questionnaire: lanternQuestionnaire })
    await ask("POST", `/calls/${id}/test`)
    await ask("POST", `/calls/${id}/open`)
  }

  /** Opens a page as one of the cast, in a browser of their own that is the same each time. */
  async function openAs(
    person: string,
    path: string,
    manner: { width?: number; colorScheme?: "dark" } = {},
  ): Promise<Visit> {
    if (!known.has(person)) {
      const token = await house.database.transaction("platform", (db) => makeLink(db, new Date(), person))
      const { page, context } = await visit(house.browser, linkTo(house.address, token))
      await page.getByRole("button", { name: wordsOf("en")("platform.sign-in-now") }).click()
      await page.waitForFunction(() => localStorage.getItem("me") !== null)
      // Those of the cast accepted the terms long ago; for the others it is the first time they are here.
      await context.request.post(`${house.address}/api/v1/account/terms`, { data: { version: termsVersion } })
      await page.reload()
      await page.waitForFunction(() => localStorage.getItem("me")?.includes('"lacks":[]'))
      known.set(person, context)
    }
    const as = known.get(person)
    return visit(house.browser, `${house.address}${path}`, { ...manner, ...(as && { as }) })
  }

  const saved = (page: Page, language: Language) =>
    page.locator(".save-line").getByText(wordsOf(language)("answering.save.saved"), { exact: true }).waitFor()
  const dark = (page: Page) => page.locator('[id="q-lantern.dark"] textarea').first()

  for (const { language } of journeys)
    it(`goes from what is asked to what is submitted in "${language}", with the line gone between`, async () => {
      const say = wordsOf(language)
      const who = played[language]
      assert.ok(who)

      // Whoever clears finds what is asked, opens it, and gives its sections away.
      const clearing = await openAs(who.clears, `/${language}/asked`)
      await clearing.page.locator(".asked-list li").first().waitFor()
      await clearing.isSound()
      await clearing.tabTo(clearing.page.getByRole("button", { name: say("answering.begin") }))
      await clearing.page.keyboard.press("Enter")
      await clearing.page.waitForURL(/\/submissions\/[0-9a-f-]{36}$/)
      const path = new URL(clearing.page.url()).pathname
      for (const section of ["light", "keepers"]) {
        await clearing.page.locator(`.form-steps a[href*="section=${section}"]`).click()
        await clearing.page.getByRole("button", { name: say("answering.assign"), exact: true }).click()
        const choices = clearing.page.getByLabel(say("answering.assign-to"))
        await choices.selectOption(who.writes)
        await clearing.page.getByRole("button", { name: say("answering.assign-do") }).click()
        await clearing.page.locator(".assignments li").first().waitFor()
      }
      await clearing.page.screenshot(picture(`form-assigned-${language}`))
      await clearing.isSound()

      // Whoever writes does so by keyboard, and it is saved.
      const writing = await openAs(who.writes, `${path}?section=light`)
      const { page, context } = writing
      await writing.tabTo(page.locator('input[value="in-part"]').or(page.locator('input[value="yes"]')).first())
      await page.keyboard.press("Space")
      await page.locator('input[type=radio][value="no"]').check()
      await dark(page).waitFor()
      await page.locator('input[value="olive"]').check()
      await saved(page, language)
      await page.screenshot(picture(`form-written-${language}`))
      await writing.isSound()

      // The line goes: what is written is kept here, and the form opens again without it.
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
      await dark(page).waitFor()
      await context.setOffline(true)
      await dark(page).fill(who.dark)
      await page
        .locator(".save-line")
        .getByText(say("answering.save.kept", { n: 1 }))
        .waitFor()
      await page.reload()
      await dark(page).waitFor()
      assert.equal(await dark(page).inputValue(), who.dark)
      await page.screenshot(picture(`form-offline-${language}`))
      await page.locator('.form-steps a[href*="section=keepers"]').click()
      await page.locator('[id="q-lantern.keepers"] input').fill("12")
      const cells = page.locator(".sheet input")
      await cells.first().focus()
      await page.keyboard.type("5")
      await page.keyboard.press("Enter")
      await page.keyboard.type("7")
      await page
        .locator(".save-line")
        .getByText(say("answering.save.kept", { n: 3 }))
        .waitFor()

      // Meanwhile somebody else wrote there too.
      await clearing.page.goto(`${house.address}${path}?section=light`)
      await dark(clearing.page).fill(who.other)
      await saved(clearing.page, language)

      // The line is back: everything is sent, and where two texts met both are shown.
      await context.setOffline(false)
      await page.locator('.form-steps a[href*="section=light"]').click()
      await page.locator(".conflict").waitFor()
      for (const text of [who.dark, who.other])
        await page
          .locator(".conflict")
          .getByText(text.split(" ")[0] ?? "")
          .first()
          .waitFor()
      await page.screenshot(picture(`form-conflict-${language}`))
      await page
        .locator(".conflict")
        .getByRole("button", { name: say("answering.take-came") })
        .last()
        .click()
      await page.locator(".conflict").waitFor({ state: "detached" })
      await saved(page, language)
      assert.equal(await dark(page).inputValue(), who.dark)

      // Nothing of one is shown to the next at the same browser.
      const kept = await page.evaluate(async () => {
        const open = indexedDB.open("palermo")
        const db = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)))
        const all = db.transaction("kept").objectStore("kept").getAll()
        const boxes = await new Promise<unknown[]>((resolve) => (all.onsuccess = () => resolve(all.result)))
        db.close()
        return boxes.map((box) => new TextDecoder().decode((box as { hidden: ArrayBuffer }).hidden)).join("")
      })
      assert.ok(kept.length > 0 && !kept.includes(who.dark) && !kept.includes("lantern"))

      // Whoever clears goes over it, clears, takes the receipt and submits.
      await clearing.page.goto(`${house.address}${path}?section=~`)
      await clearing.page.getByText(say("answering.no-hindrances")).waitFor()
      await clearing.page.screenshot(picture(`form-go-over-${language}`))
      await clearing.tabTo(clearing.page.getByRole("button", { name: say("answering.clear"), exact: true }))
      await clearing.page.keyboard.press("Enter")
      await clearing.page
        .getByRole("alertdialog")
        .getByRole("button", { name: say("answering.clear"), exact: true })
        .click()
      const coming = clearing.page.waitForEvent("download")
      await clearing.page.getByRole("link", { name: say("answering.receipt") }).click()
      const receipt = await readFile(await (await coming).path(), "utf8")
      const told = Buffer.from(/^extra (\S+)$/m.exec(receipt)?.[1] ?? "", "base64").toString()
      assert.match(told, new RegExp(`"${who.clears}".*"submission\\.clear"`))
      await clearing.page.getByRole("button", { name: say("answering.submit"), exact: true }).click()
      await clearing.page
        .getByRole("alertdialog")
        .getByRole("button", { name: say("answering.submit"), exact: true })
        .click()
      await clearing.page.getByRole("heading", { name: say("answering.status.submitted") }).waitFor()
      await clearing.isSound()

      // The Secretariat reads it, and asks to make something clear.
      const reading = await openAs("amina", path)
      await reading.page.locator('[id="q-lantern.dark"]').getByText(who.dark).waitFor()
      await reading.isSound()
      await reading.page.screenshot(picture(`submission-read-${language}`))

      // Who signs out takes the key along, and leaves what was kept locked.
      await page.getByRole("button", { name: say("platform.sign-out") }).click()
      await page.waitForFunction(async () => {
        const open = indexedDB.open("palermo")
        const db = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)))
        const all = db.transaction("opening").objectStore("opening").getAll()
        const opened = await new Promise<{ keys: unknown[] }[]>(
          (resolve) => (all.onsuccess = () => resolve(all.result)),
        )
        db.close()
        return opened.length === 1 && opened[0]?.keys.length === 0
      })
      await page.goto(`${house.address}${path}`)
      await page.locator(".notice.refusal").waitFor()
      assert.ok(!(await page.content()).includes(who.dark))
      for (const each of [clearing, writing, reading]) await each.context.close()
    })
})
