import { languages } from "#platform/kernel/language.ts"
import { AccessibilityPage } from "#platform/web/AccessibilityPage.tsx"
import { KitPage } from "#platform/web/KitPage.tsx"
import { NotFoundPage } from "#platform/web/NotFoundPage.tsx"
import { Shell } from "#platform/web/Shell.tsx"
import { SignInPage } from "#platform/web/SignInPage.tsx"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const nav = [
  { name: "platform.nav.overview", to: "/" },
  { name: "platform.nav.documents", to: "/documents" },
  { name: "platform.nav.import", to: "/import", act: "import.bring" },
]

describe("the shell", () => {
  it("changes the language and keeps the address", () => {
    const page = rendered("en", <Shell nav={nav}>x</Shell>, { path: "/documents", search: { q: "a b" } })
    for (const language of languages) assert.ok(page.includes(`href="/${language}/documents?q=a+b"`), language)
    assert.match(page, /lang="ar" hrefLang="ar" dir="rtl">العربية/)
  })

  it("shows the public only what the public may do, and where it is", () => {
    const page = rendered("ar", <Shell nav={nav}>x</Shell>, { path: "/documents/X" })
    assert.ok(said(page).includes("الوثائق"))
    assert.ok(!said(page).includes("استيراد"))
    assert.match(page, /href="\/ar\/documents" aria-current="true"/)
  })

  it("says where one is in a room that has no line of its own", () => {
    const rooms = nav.map((line) => (line.to === "/documents" ? { ...line, rooms: ["/series"] } : line))
    const at = (path: string) => rendered("en", <Shell nav={rooms}>x</Shell>, { path })
    assert.match(at("/series/lamps"), /href="\/en\/documents" aria-current="true"/)
    assert.doesNotMatch(at("/serieslamps"), /href="\/en\/documents" aria-current/)
  })

  it("can be passed over by keyboard, and says what the texts are", () => {
    const page = rendered("en", <Shell nav={nav}>x</Shell>)
    assert.match(page, /^<a class="skip" href="#content">/)
    assert.ok(said(page).includes("unofficial copies"))
  })
})

describe("pages that belong to no module", () => {
  it("are said in every language", () => {
    for (const language of languages) {
      rendered(language, <NotFoundPage />)
      rendered(language, <AccessibilityPage />)
      rendered(language, <KitPage />)
      rendered(language, <Shell nav={nav}>x</Shell>)
    }
  })

  it("sign in with one button, so that nothing that merely looks at a link uses it up", () => {
    const page = rendered("en", <SignInPage token="t" busy={false} onSignIn={() => {}} />)
    assert.ok(said(page).includes("Sign in on this browser"))
    const without = rendered("en", <SignInPage token="" busy={false} onSignIn={() => {}} />)
    assert.ok(!said(without).includes("Sign in on this browser"))
    assert.ok(said(without).includes("Sign in with a passkey"), "without a link there are the other ways")
    const usedUp = { ok: false, refusal: "link-not-valid" } as const
    const after = rendered("en", <SignInPage token="t" busy={false} refused={usedUp} onSignIn={() => {}} />)
    assert.ok(said(after).includes("no longer good"))
    assert.ok(!said(after).includes("Sign in on this browser"), "a link that was used up is not offered again")
  })
})
