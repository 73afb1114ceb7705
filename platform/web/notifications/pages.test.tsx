import type { KindWished, Notification } from "#platform/notify/notification.ts"
import { kinds, isFixed } from "#platform/notify/kind.ts"
import { NotificationsPage } from "#platform/web/notifications/NotificationsPage.tsx"
import { WishesPage } from "#platform/web/notifications/WishesPage.tsx"
import { languages } from "#platform/kernel/language.ts"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const nothing = () => undefined
const told = (n: number, kind: string, facts: Notification["facts"], read: string | null = null): Notification => ({
  id: `00000000-0000-4000-8000-00000000000${n}` as Notification["id"],
  kind,
  facts,
  path: n % 2 ? "/treaties" : null,
  at: "2033-03-18T09:00:00.000Z",
  read,
})
const act = {
  actor: { en: "Norland", ar: "نورلند" },
  instrument: { en: "the Pact" },
  act: "accession",
  on: "2033-03-01",
}
const items = [
  told(1, "treaty-act-added", act),
  told(2, "import-refused", { n: 1 }, "2033-03-18T10:00:00.000Z"),
  told(3, "of-a-later-version", {}),
]

describe("the list of notifications", () => {
  const list = (language: "en" | "ar") =>
    rendered(language, <NotificationsPage told={{ total: 3, items, next: null }} onMark={nothing} />)

  it("says each in a sentence, leads where it leads, and tells what is unread by a word", () => {
    const english = said(list("en"))
    assert.match(english, /Recorded, of what you follow: Norland, accession, the Pact, 1 March 2033\./)
    assert.match(english, /A file you brought could not be read/)
    assert.match(english, /Unread Mark as read/)
    assert.match(english, /Read Mark as unread/)
    assert.match(list("en"), /href="\/en\/treaties"/)
    assert.match(said(list("ar")), /نورلند، انضمام، the Pact، /)
  })

  it("names a kind it does not know by its code, and goes on", () => {
    assert.match(said(list("en")), /of-a-later-version/)
  })

  it("says what will be here while nothing is", () => {
    const empty = rendered("en", <NotificationsPage told={{ total: 0, items: [], next: null }} onMark={nothing} />)
    assert.match(said(empty), /You have been told nothing yet/)
  })
})

describe("the wishes", () => {
  const all = kinds.map((kind): KindWished => ({
    kind: kind.code,
    listed: true,
    way: kind.way,
    fixed: isFixed(kind),
    usual: true,
  }))
  for (const language of languages)
    it(`offer every kind in "${language}" but those that are always told`, () => {
      const html = rendered(language, <WishesPage items={all} mail onWish={nothing} />)
      const free = kinds.filter((kind) => !isFixed(kind)).length
      assert.equal(html.match(/type="checkbox"/g)?.length, free)
      assert.equal(html.match(/<select/g)?.length, free)
    })

  it("say so where no mail address is known", () => {
    assert.match(said(rendered("en", <WishesPage items={all} mail={false} onWish={nothing} />)), /No mail address/)
  })
})
