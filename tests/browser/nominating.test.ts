import { pdf } from "#platform/identity/nomination/examples.ts"
import { linkTo, makeLink } from "#platform/identity/session.ts"
import type { Language } from "#platform/kernel/language.ts"
import assert from "node:assert/strict"
import { after, before, describe, it } from "node:test"
import type { BrowserContext, Page } from "playwright-core"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys, visit, type Visit } from "./visit.ts"

/** Whose State it is in which language, and whom they propose: invented like themselves. */
const played: Readonly<Partial<Record<Language, { who: string; party: string; name: string; next: string }>>> = {
  en: { who: "bruno", party: "state-ury", name: "Casandra Inexistente", next: "Berta Inventada" },
  ar: { who: "bilal", party: "state-jor", name: "كوثر المختلَقة", next: "باسل المفترَض" },
}

describe("people, in the browser", { timeout: 900_000 }, () => {
  let house: House
  const known = new Map<string, BrowserContext>()
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  /** Opens a page as one of the cast, signed in in a browser of their own. */
  async function openAs(
    person: string,
    path: string,
    manner: { width?: number; colorScheme?: "dark" } = {},
  ): Promise<Visit> {
    if (!known.has(person)) {
      const token = await house.database.transaction("platform", (db) => makeLink(db, new Date(), person))
      const { page, context } = await visit(house.browser, linkTo(house.address, token))
      await page.getByRole("button", { name: wordsOf("en")("platform.sign-in-now") }).click()
      // The next page remembers who reads, and does not move when the server says so.
      await page.waitForFunction(() => localStorage.getItem("me") !== null)
      known.set(person, context)
    }
    const as = known.get(person)
    return visit(house.browser, `${house.address}${path}`, { ...manner, ...(as && { as }) })
  }

  /** Brings the letter and fills in what it says, and sends it by the keyboard. */
  async function propose(
    { page, tabTo }: Visit,
    language: Language,
    said: { name: string; email: string; role: string },
  ) {
    const say = wordsOf(language)
    await tabTo(page.locator("input[type=file]"))
    await page.locator("input[type=file]").setInputFiles({ name: "note.pdf", mimeType: "application/pdf", buffer: pdf })
    await page.getByText(say("nominations.letter-brought", { name: "note.pdf" })).waitFor()
    await tabTo(page.getByLabel(say("nominations.basis")))
    await page.keyboard.type("Note verbale 12/2026")
    await page.getByLabel(say("nominations.field.role")).selectOption(said.role)
    await tabTo(page.getByLabel(say("nominations.field.name")))
    await page.keyboard.type(said.name)
    await tabTo(page.getByLabel(say("nominations.field.title")))
    await page.keyboard.type("Ministry of Fictions")
    await tabTo(page.getByLabel(say("nominations.field.email")))
    await page.keyboard.type(said.email)
    if (said.role === "focal-point") await page.getByLabel(say("nominations.replaces")).selectOption({ index: 1 })
    await page.screenshot(picture(`nomination-new-${said.role}-${language}`))
    await page.getByLabel(say("nominations.field.email")).press("Enter")
    await page.waitForURL(/\/nominations\/[0-9a-f-]{36}$/)
    return new URL(page.url()).pathname
  }

  /** Confirms every field against the letter, and accepts, by the keyboard. */
  async function check({ page, tabTo }: Visit, language: Language) {
    const say = wordsOf(language)
    for (const field of ["name", "title", "email", "role"]) {
      await tabTo(page.locator(`input[name=${field}][value=confirmed]`))
      await page.keyboard.press("Space")
    }
    await tabTo(page.getByRole("button", { name: say("nominations.accept") }))
    await page.keyboard.press("Enter")
    await page.locator(".link-once code, .invited .notice").first().waitFor()
  }

  /** Adds a passkey to the account at hand, signs out, and comes back with it. */
  async function signInAnewByPasskey({ page, tabTo, context }: Visit, language: Language) {
    const say = wordsOf(language)
    const wire = await context.newCDPSession(page)
    await wire.send("WebAuthn.enable")
    await wire.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    })
    await tabTo(page.locator("#passkeys").getByLabel(say("account.passkey-name")))
    await page.keyboard.type("Desk")
    await page.keyboard.press("Enter")
    await page.locator("#passkeys tbody tr").getByText("Desk").waitFor()
    await page.getByRole("button", { name: say("platform.sign-out"), exact: true }).click()
    await page.getByRole("link", { name: say("platform.sign-in"), exact: true }).click()
    await tabTo(page.getByRole("button", { name: say("account.passkey-in") }))
    await page.keyboard.press("Enter")
    await page.getByText(say("platform.signed-in"), { exact: true }).waitFor()
  }

  const linkShown = async (page: Page) => (await page.locator(".link-once code").textContent()) ?? ""

  for (const { language } of journeys)
    it(`are proposed, checked, invited, let in and refused what is not theirs in "${language}"`, async () => {
      const say = wordsOf(language)
      const { who, name } = played[language] ?? assert.fail(language)
      const proposing = await openAs(who, `/${language}/nominations/new`)
      await proposing.isSound()
      const email = `casandra-${language}@ministry.example`
      const place = await propose(proposing, language, { name, email, role: "contributor" })
      await proposing.page.getByText(say("nominations.step.proposed")).waitFor()
      await proposing.isSound()
      await proposing.context.close()

      const checking = await openAs("amina", `/${language}/nominations?status=proposed`)
      await checking.page.getByText(say("nominations.mine")).first().waitFor()
      await checking.isSound()
      await checking.page.screenshot(picture(`nominations-${language}`))
      await checking.tabTo(checking.page.getByRole("link", { name }))
      await checking.page.keyboard.press("Enter")
      await checking.page.getByRole("heading", { name: say("nominations.check") }).waitFor()
      await checking.page.screenshot(picture(`nomination-check-${language}`))
      await checking.isSound()
      await check(checking, language)
      const link = await linkShown(checking.page)
      await checking.page.screenshot(picture(`nomination-accepted-${language}`))
      await checking.isSound()
      await checking.context.close()

      const { hash } = new URL(link)
      const invited = await house.open(`/${language}/invitation${hash}`)
      await invited.page.getByRole("button", { name: say("invitations.accept") }).waitFor()
      await invited.page.screenshot(picture(`invitation-${language}`))
      await invited.isSound()
      await invited.tabTo(invited.page.getByLabel(say("invitations.agree")))
      await invited.page.keyboard.press("Space")
      await invited.tabTo(invited.page.getByRole("button", { name: say("invitations.accept") }))
      await invited.page.keyboard.press("Enter")
      await invited.page.waitForURL(new RegExp(`/${language}/account`))
      await signInAnewByPasskey(invited, language)
      await invited.page.goto(`${house.address}/${language}/people`)
      await invited.page.getByText(say("problem.not-permitted")).first().waitFor()
      await invited.page.goto(`${house.address}${place}`)
      await invited.page.getByText(say("problem.not-permitted")).first().waitFor()
      await invited.context.close()

      const again = await house.open(`/${language}/invitation${hash}`)
      await again.page.getByText(say("invitations.used")).waitFor()
      await again.isSound()
      await again.context.close()
    })

  for (const { language } of journeys)
    it(`hand a seat over in "${language}", after which the old holder may no more`, async () => {
      const say = wordsOf(language)
      const { who, next } = played[language] ?? assert.fail(language)
      const proposing = await openAs(who, `/${language}/nominations/new`)
      const said = { name: next, email: `next-${language}@ministry.example`, role: "focal-point" }
      const place = await propose(proposing, language, said)
      const checking = await openAs("amina", place)
      await checking.page.getByRole("heading", { name: say("nominations.check") }).waitFor()
      await check(checking, language)
      await checking.context.close()

      const { page, tabTo, isSound, context } = proposing
      await page.goto(`${house.address}${place}`)
      await page.getByRole("heading", { name: say("nominations.hand-over") }).waitFor()
      await page.screenshot(picture(`hand-over-${language}`))
      await isSound()
      await tabTo(page.getByRole("button", { name: say("nominations.hand-over") }))
      await page.keyboard.press("Enter")
      await page.getByText(say("problem.not-permitted")).first().waitFor()
      await context.close()

      const seen = await openAs("amina", place)
      await seen.page.getByText(say("nominations.step.handed-over")).waitFor()
      await seen.context.close()
    })

  for (const { language } of journeys)
    it(`and what each may do can be read by anybody in "${language}"`, async () => {
      const say = wordsOf(language)
      const rights = await house.open(`/${language}/rights?role=focal-point`)
      await rights.page.locator(".table tbody tr").nth(20).waitFor()
      await rights.isSound()
      await rights.page.screenshot({ ...picture(`rights-${language}`), fullPage: false })
      await rights.context.close()

      const role = await house.open(`/${language}/roles/focal-point`, { width: 320, colorScheme: "dark" })
      await role.page.locator(".rights li").nth(5).waitFor()
      await role.page.screenshot(picture(`role-${language}-320`))
      await role.isSound()
      await role.context.close()

      const person = await openAs("amina", `/${language}/people/chen`, { width: 320, colorScheme: "dark" })
      await person.page.getByText(say("why.title")).click()
      await person.page.getByText(say("why.sees")).waitFor()
      await person.page.screenshot(picture(`person-${language}-320`))
      await person.isSound()
      await person.context.close()

      const people = await openAs("amina", `/${language}/people`)
      await people.page.locator(".table tbody tr").nth(5).waitFor()
      await people.page.screenshot(picture(`people-${language}`))
      await people.isSound()
      await people.context.close()
    })
})
