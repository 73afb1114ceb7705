import { sql } from "#platform/database/sql.ts"
import { linkTo, makeLink } from "#platform/identity/session.ts"
import assert from "node:assert/strict"
import { generateKeyPairSync } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { Provider } from "oidc-provider"
import type { Locator, Page } from "playwright-core"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys, visit } from "./visit.ts"

const name = "Lantern House"

describe("an organization's own sign-in, in the browser", { timeout: 600_000 }, () => {
  let house: House
  let server: Server
  let folder = ""
  let answer: (...asked: Parameters<RequestListener>) => unknown

  before(async () => {
    server = createServer((request, response) => void answer(request, response))
    await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume))
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    folder = await mkdtemp(join(tmpdir(), "palermo-provider-"))
    const providers = join(folder, "providers.json")
    const organization = { code: "lantern", name, issuer, client: "palermo", secret: "a secret of the test" }
    await writeFile(providers, JSON.stringify([organization]))
    house = await openHouse({ providers })
    // Where it sends people back to is known once the house stands.
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
    const key = { ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig", kid: "lantern" }
    const provider = new Provider(issuer, {
      clients: [
        {
          ...{ client_id: "palermo", client_secret: organization.secret },
          redirect_uris: journeys.map(({ language }) => `${house.address}/${language}/sign-in/provider`),
        },
      ],
      jwks: { keys: [key] },
      cookies: { keys: ["of the test"] },
      ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 60, Interaction: 600, Session: 600 },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => Promise.resolve({ sub }) }),
    })
    answer = provider.callback()
    await house.database.transaction("platform", async (db) => {
      for (const { language } of journeys)
        await sql`
          insert into identity.person (id, name, language, made)
          values (${`vera-${language}`}, 'Vera Imaginaria', ${language}, now())`.execute(db)
    })
  })
  after(async () => {
    await house.close()
    server.closeAllConnections()
    server.close()
    await rm(folder, { recursive: true })
  })

  /** Goes through whatever the provider asks, until one is back where this shows. */
  async function through(page: Page, login: string, arrived: Locator): Promise<void> {
    const form = page.locator("form:has(input[name=prompt])")
    for (let n = 0; n < 5; n += 1) {
      await arrived.or(form).first().waitFor()
      if (await arrived.isVisible()) return
      const [here, field] = [page.url(), form.locator("input[name=login]")]
      if ((await field.count()) > 0) {
        await field.fill(login)
        await form.locator("input[name=password]").fill("any")
      }
      await form.locator("[type=submit]").click()
      await page.waitForURL((url) => url.href !== here)
    }
    assert.fail("the provider leads nowhere")
  }

  for (const { language } of journeys)
    it(`is linked in my account, and signs in from then on in "${language}"`, async () => {
      const say = wordsOf(language)
      const person = `vera-${language}`
      const token = await house.database.transaction("platform", (db) => makeLink(db, new Date(), person))
      const { page, context } = await visit(
        house.browser,
        linkTo(house.address, token).replace("/en/", `/${language}/`),
      )
      // The pages of the provider wish for type from elsewhere, which nobody here asks for.
      await context.route(/^https:/, (route) => route.abort())
      const signedIn = page.getByText(say("platform.signed-in"), { exact: true })
      await page.getByRole("button", { name: say("platform.sign-in-now") }).click()
      await signedIn.waitFor()
      await page.locator(".sign-in-state").getByText("Vera Imaginaria").waitFor()

      await page.getByRole("link", { name: say("platform.my-account") }).click()
      await page.getByRole("button", { name: say("account.link", { name }) }).click()
      await through(page, person, page.locator("#linked tbody tr").getByText(name))
      assert.equal(new URL(page.url()).search, "", "what the provider answered stays in no address")
      const linked = await visit(house.browser, `${house.address}/${language}/account`, { as: context, width: 320 })
      await linked.page.locator("#linked tbody tr").getByText(name).waitFor()
      await linked.page.locator("#sessions tbody tr").first().waitFor()
      await linked.page.screenshot(picture(`account-linked-${language}-320`))
      await linked.isSound()
      await linked.page.close()

      await page.getByRole("button", { name: say("platform.sign-out"), exact: true }).click()
      await page.getByRole("link", { name: say("platform.sign-in"), exact: true }).click()
      await page.getByRole("button", { name: say("account.provider", { name }) }).click()
      await through(page, person, signedIn)
      await page.getByRole("link", { name: say("platform.my-account") }).click()
      await page.locator("#sessions").getByText(say("account.way.provider")).first().waitFor()
      await context.close()
    })
})
