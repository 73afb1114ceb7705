import { sql } from "#platform/database/sql.ts"
import type { Language } from "#platform/kernel/language.ts"
import { linkTo, makeLink } from "#platform/identity/session.ts"
import assert from "node:assert/strict"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import { generateSync } from "otplib"
import type { BrowserContext, Page } from "playwright-core"
import PostalMime from "postal-mime"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys, visit, type Visit } from "./visit.ts"

const email = (language: Language) => `vera-${language}@lantern.example`
const good = "lanterns under nine bridges"

describe("signing in and one's own account, in the browser", { timeout: 600_000 }, () => {
  let house: House
  before(async () => {
    house = await openHouse()
    await house.database.transaction("platform", async (db) => {
      for (const { language } of journeys) {
        const person = `vera-${language}`
        await sql`
          insert into identity.person (id, name, email, language, made)
          values (${person}, 'Vera Imaginaria', ${email(language)}, ${language}, now())`.execute(db)
        await sql`
          insert into identity.appointment (person, role, party, since, made)
          values (${person}, 'observer', 'state-ury', '2000-01-01', now())`.execute(db)
      }
    })
  })
  after(() => house.close())

  /** Signs in by a link, as whoever it was made for. */
  async function byLink(language: Language, person: string): Promise<Visit> {
    const token = await house.database.transaction("platform", (db) => makeLink(db, new Date(), person))
    const arrived = await visit(house.browser, linkTo(house.address, token).replace("/en/", `/${language}/`))
    await arrived.page.getByRole("button", { name: wordsOf(language)("platform.sign-in-now") }).click()
    await arrived.page.getByText(wordsOf(language)("platform.signed-in"), { exact: true }).waitFor()
    return arrived
  }

  /** Gives a page an authenticator that keeps passkeys, such as a telephone. */
  async function withAuthenticator(context: BrowserContext, page: Page) {
    const wire = await context.newCDPSession(page)
    await wire.send("WebAuthn.enable")
    await wire.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true, defaultBackupEligibility: true },
      },
    })
  }

  const signOut = async (page: Page, language: Language) => {
    const say = wordsOf(language)
    await page.getByRole("button", { name: say("platform.sign-out"), exact: true }).click()
    await page.getByRole("link", { name: say("platform.sign-in"), exact: true }).waitFor()
  }

  for (const { language } of journeys)
    it(`accepts the terms, adds a passkey and signs in with it by keyboard in "${language}"`, async () => {
      const say = wordsOf(language)
      const { page, context, isSound, tabTo } = await byLink(language, `vera-${language}`)
      await withAuthenticator(context, page)
      await page.getByRole("link", { name: say("platform.lacks.terms") }).click()
      await tabTo(page.getByRole("button", { name: say("account.accept") }))
      await page.screenshot(picture(`account-terms-${language}`))
      await isSound()
      await page.keyboard.press("Enter")
      await page.getByRole("link", { name: say("platform.lacks.terms") }).waitFor({ state: "detached" })
      await page.getByText(say("account.keys"), { exact: true }).waitFor()

      await tabTo(page.locator("#passkeys").getByLabel(say("account.passkey-name")))
      await page.keyboard.type("Telephone")
      await page.keyboard.press("Enter")
      const row = page.locator("#passkeys tbody tr")
      await row.getByText("Telephone").waitFor()
      await row.getByText(say("account.never-used")).waitFor()
      await tabTo(row.getByRole("button", { name: say("account.rename-named", { name: "Telephone" }) }))
      await page.keyboard.press("Enter")
      await page.getByLabel(say("account.passkey-name")).first().fill("My telephone")
      await page.keyboard.press("Enter")
      await row.getByText("My telephone").waitFor()
      await page.screenshot(picture(`account-${language}`))
      await isSound()

      await signOut(page, language)
      await page.getByRole("link", { name: say("platform.sign-in"), exact: true }).click()
      const passkey = page.getByRole("button", { name: say("account.passkey-in") })
      await tabTo(passkey)
      await page.screenshot(picture(`sign-in-${language}`))
      await isSound()
      await page.keyboard.press("Enter")
      await page.getByText(say("platform.signed-in"), { exact: true }).waitFor()
      await page.getByRole("link", { name: say("platform.my-account") }).click()
      await page.locator("#sessions").getByText(say("account.way.passkey")).first().waitFor()
      await page.locator("#sessions").getByText(say("account.here")).waitFor()
      // What was asked before is shown until the server has answered anew.
      await row.getByText(say("account.never-used")).waitFor({ state: "detached" })

      for (const colorScheme of ["light", "dark"] as const) {
        const narrow = await visit(house.browser, page.url(), { width: 320, colorScheme, as: context })
        await narrow.page.locator("#sessions tbody tr").first().waitFor()
        await narrow.page.waitForLoadState("networkidle")
        await narrow.page.screenshot(picture(`account-${language}-320-${colorScheme}`))
        await narrow.isSound()
        await narrow.context.close()
      }
      // Removed, it signs in no more.
      await tabTo(row.getByRole("button", { name: say("account.remove-named", { name: "My telephone" }) }))
      await page.keyboard.press("Enter")
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: say("account.remove") })
        .press("Enter")
      await page.getByText(say("account.no-passkey")).waitFor()
      await signOut(page, language)
      await page.getByRole("link", { name: say("platform.sign-in"), exact: true }).click()
      await passkey.click()
      await page.getByRole("alert").getByText(say("problem.passkey-not-valid")).waitFor()
      await context.close()
    })

  for (const { language } of journeys)
    it(`sets a password and one-time codes, and signs in with both in "${language}"`, async () => {
      const say = wordsOf(language)
      const { page, context, isSound, tabTo } = await byLink(language, `vera-${language}`)
      await page.getByRole("link", { name: say("platform.my-account") }).click()
      const password = page.locator("#password")
      await tabTo(password.getByLabel(say("account.new-password")))
      await page.keyboard.type(good)
      await page.keyboard.press("Enter")
      await page.getByText(say("account.password-done")).waitFor()

      await tabTo(page.getByRole("button", { name: say("account.set-up") }))
      await page.keyboard.press("Enter")
      await page.locator(".qr").waitFor()
      const secret = ((await page.locator("#second-factor code").textContent()) ?? "").replaceAll(" ", "")
      await page.screenshot(picture(`second-factor-${language}`))
      await isSound()
      await page.getByLabel(say("account.then-code")).fill(generateSync({ secret }))
      await page.keyboard.press("Enter")
      await page.locator(".codes li").nth(9).waitFor()
      const recovery = (await page.locator(".codes li").first().textContent()) ?? ""
      await isSound()
      await page.getByRole("button", { name: say("account.recovery-kept") }).click()
      await page.getByText(say("account.codes-left", { n: 10 })).waitFor()

      await signOut(page, language)
      await page.getByRole("link", { name: say("platform.sign-in"), exact: true }).click()
      // Four wrong tries: the last of them needs work, which the browser does by itself.
      const enter = async (typed: string) => {
        await page.getByLabel(say("account.address")).fill(email(language))
        await page.getByLabel(say("account.password"), { exact: true }).fill(typed)
        await page.keyboard.press("Enter")
      }
      for (let n = 0; n < 4; n += 1) {
        const answered = page.waitForResponse(
          (response) => response.url().endsWith("/sign-in/password") && response.status() === 401,
        )
        await enter(`a guess ${n}`)
        await answered
        await page.getByRole("alert").getByText(say("problem.sign-in-refused")).waitFor()
      }
      await enter(good)
      await page.getByLabel(say("account.code"), { exact: true }).waitFor()
      await page.screenshot(picture(`second-step-${language}`))
      await page.getByLabel(say("account.code"), { exact: true }).fill(recovery)
      await page.keyboard.press("Enter")
      await page.getByText(say("platform.signed-in"), { exact: true }).waitFor()
      await context.close()
    })

  for (const { language } of journeys)
    it(`mails a link for a new password, and sets it in "${language}"`, async () => {
      const say = wordsOf(language)
      const { page, context, isSound } = await house.open(`/${language}/sign-in`)
      await page.getByRole("link", { name: say("account.forgotten") }).click()
      await page.getByText(say("account.reset-how")).waitFor()
      await page.getByLabel(say("account.address")).fill(email(language))
      await isSound()
      await page.keyboard.press("Enter")
      await page.getByText(say("account.reset-asked")).waitFor()
      const link = await linkMailedTo(email(language))
      await page.goto(link)
      await isSound()
      await page.getByLabel(say("account.new-password")).fill("short")
      await page.keyboard.press("Enter")
      await page.getByRole("alert").getByText(say("problem.password-too-short")).waitFor()
      await page.getByLabel(say("account.new-password")).fill("twelve quiet harbours at dusk")
      await page.screenshot(picture(`reset-${language}`))
      await page.keyboard.press("Enter")
      await page.getByText(say("account.reset-done")).waitFor()
      await context.close()
    })

  for (const { language } of journeys)
    it(`is tried out as somebody invented, who makes a key and revokes it in "${language}"`, async () => {
      const say = wordsOf(language)
      const { page, context, isSound, tabTo } = await house.open(`/${language}/sign-in`, { width: 320 })
      const amina = page.getByRole("button", { name: say("account.as", { name: "Amina Inventada" }) })
      await tabTo(amina)
      await page.screenshot(picture(`sign-in-${language}-320`))
      await isSound()
      await page.keyboard.press("Enter")
      await page.getByText(say("platform.signed-in"), { exact: true }).waitFor()
      await page.getByRole("link", { name: say("platform.my-account") }).click()
      await tabTo(page.getByRole("button", { name: say("account.make-key") }))
      await page.keyboard.press("Enter")
      await page.getByLabel(say("account.key-name")).fill("the monthly bulletin")
      await isSound()
      await page.keyboard.press("Enter")
      const key = (await page.locator("code.secret").textContent()) ?? ""
      await page.screenshot(picture(`key-${language}`))
      const me = async () => {
        const answer = await fetch(`${house.address}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } })
        return ((await answer.json()) as { person?: string }).person
      }
      assert.equal(await me(), "amina")
      await page.getByRole("button", { name: say("account.key-kept") }).click()
      const revoking = page.getByRole("button", { name: say("account.revoke-named", { name: "the monthly bulletin" }) })
      await tabTo(revoking)
      await page.keyboard.press("Enter")
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: say("account.revoke") })
        .press("Enter")
      await revoking.waitFor({ state: "detached" })
      assert.equal(await me(), undefined)
      await context.close()
    })

  it("lets the administrator ask a second factor of a role", async () => {
    const say = wordsOf("en")
    const { page, context } = await byLink("en", "administrator")
    await page.getByRole("link", { name: say("platform.my-account") }).click()
    const box = page.locator("#demands").getByLabel(say("platform.role.caseworker"))
    const demanded = page.waitForResponse((each) => each.url().includes("/settings/second-factor/") && each.ok())
    await box.click()
    await demanded
    const again = await visit(house.browser, page.url(), { as: context })
    await again.page
      .locator("#demands input:checked")
      .and(again.page.getByLabel(say("platform.role.caseworker"), { exact: true }))
      .waitFor()
    await again.isSound()
    await again.context.close()
    await box.click()
    await context.close()
  })

  /** The link in the letter that was written to an address. */
  async function linkMailedTo(address: string): Promise<string> {
    const folder = join(house.data, "mail")
    for (let n = 0; n < 300; n += 1) {
      for (const file of await readdir(folder).catch(() => [])) {
        const letter = await PostalMime.parse(await readFile(join(folder, file)))
        const link = /http\S+sign-in\/reset#\S+/.exec(letter.text ?? "")?.[0]
        if (link && letter.to?.some((each) => each.address === address)) return link
      }
      await pause(100)
    }
    return assert.fail("no letter came")
  }
})
