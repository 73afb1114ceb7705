import type { Account } from "#platform/identity/account.ts"
import { languages } from "#platform/kernel/language.ts"
import { AddressPage } from "#platform/web/account/AddressPage.tsx"
import { InventedIn } from "#platform/web/account/InventedIn.tsx"
import { MyAccountPage } from "#platform/web/account/MyAccountPage.tsx"
import { ProviderReturnPage } from "#platform/web/account/ProviderReturnPage.tsx"
import { QrCode } from "#platform/web/account/QrCode.tsx"
import { SignInWays } from "#platform/web/account/SignInWays.tsx"
import { deviceText } from "#platform/web/account/words.ts"
import { words } from "#platform/web/words.tsx"
import { catalogueOf, rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const at = "2026-11-22T12:00:00.000Z"
const account: Account = {
  person: "vera",
  name: "Vera Imaginaria",
  email: "vera@lantern.example",
  language: "es",
  invented: false,
  appointments: [
    {
      ...{ id: "1", role: "observer", names: null, party: { code: "lum", names: { en: "Lumen", ar: "لومن" } } },
      ...{ since: "2020-01-01", until: null },
    },
  ],
  passkeys: [{ id: "a", name: "Telephone", backedUp: true, made: at, used: null }],
  password: at,
  secondFactor: { made: at, codes: 2 },
  demanded: true,
  linked: [{ issuer: "https://id.lantern.example", subject: "7", provider: "Lantern House", made: at, used: at }],
  providers: [{ code: "lantern", name: "Lantern House" }],
  terms: { version: "2026-11", accepted: at },
  recent: false,
}

describe("my account", () => {
  it("is said in every language, with all there is and with nothing", () => {
    const bare = { ...account, passkeys: [], password: null, secondFactor: null, linked: [], terms: null }
    for (const language of languages)
      for (const each of [account, { ...bare, appointments: [], invented: true, email: null }])
        for (const lacksTerms of [true, false])
          assert.ok(said(rendered(language, <MyAccountPage account={each} lacksTerms={lacksTerms} />)).length > 400)
  })

  it("counts recovery codes and names appointments the way each language does", () => {
    const page = (language: "en" | "ar") =>
      said(rendered(language, <MyAccountPage account={account} lacksTerms={false} />))
    assert.match(page("en"), /Observer for Lumen, since 1 January 2020/)
    assert.match(page("en"), /2 recovery codes are left/)
    assert.match(page("ar"), /مراقب لدى لومن/)
    assert.match(page("ar"), /بقي رمزا استرداد/)
  })

  it("puts the terms first while they are not accepted, and offers to accept them then alone", () => {
    const [lacking, accepted] = [true, false].map((each) =>
      said(rendered("en", <MyAccountPage account={account} lacksTerms={each} />)),
    )
    assert.match(lacking ?? "", /^Terms of use .* Accept the terms of use/)
    assert.doesNotMatch(accepted ?? "", /Accept the terms of use/)
  })

  it("names browsers, and those nobody knows", () => {
    const say = words("en", catalogueOf("en"))
    assert.equal(deviceText(say, "firefox/windows"), "Firefox on Windows")
    assert.equal(deviceText(say, "other/other"), "another browser on another system")
    assert.equal(deviceText(say, ""), "An unknown browser")
  })
})

describe("a new address", () => {
  it("is said in every language: to whoever is signed in, to whoever is not, and without a link", () => {
    for (const language of languages)
      for (const [token, signedIn] of [
        ["x", true],
        ["x", false],
        ["", true],
      ] as const)
        assert.ok(said(rendered(language, <AddressPage token={token} signedIn={signedIn} />)).length > 10)
    assert.match(rendered("ar", <AddressPage token="x" signedIn />), /استعمال هذا العنوان/)
    assert.match(rendered("en", <AddressPage token="x" signedIn={false} />), /href="\/en\/sign-in"/)
  })
})

describe("the ways of signing in", () => {
  it("are said in every language; between two steps only the second is there", () => {
    const nothing = () => undefined
    for (const language of languages) {
      const first = rendered(language, <SignInWays ways={null} onPending={nothing} onDone={nothing} />)
      const second = rendered(language, <SignInWays ways={null} pending="x" onPending={nothing} onDone={nothing} />)
      assert.ok(first.includes('type="password"') && !second.includes('type="password"'))
      rendered(language, <ProviderReturnPage refused={{ ok: false, refusal: "provider-refused" }} />)
    }
  })

  it("mark the invented as invented, whoever they play", () => {
    const amina = { person: "amina", name: "Amina Inventada", language: "en", roles: [] } as const
    const bruno = { ...amina, name: "Bruno Fittizio", roles: [{ role: "focal-point", names: null, party: null }] }
    const page = said(
      rendered("en", <InventedIn invented={[{ ...amina, roles: [] }, bruno]} onDone={() => undefined} />),
    )
    assert.match(page, /These people do not exist/)
    assert.match(page, /Amina Inventada holds no appointment today Sign in as Amina Inventada/)
    assert.match(page, /Bruno Fittizio Focal point/)
  })

  it("draw a code for authenticator apps without any style or script in it", () => {
    const code = rendered("en", <QrCode text="otpauth://totp/Palermo:Vera?secret=ABC" label="Square code" />)
    assert.match(code, /<svg[^>]+role="img" aria-label="Square code"/)
    assert.doesNotMatch(code, /style=|<script/)
  })
})
