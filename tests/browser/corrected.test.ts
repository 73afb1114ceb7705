import { lanternCall, lanternQuestionnaire, lanternQuestions } from "#modules/calls/examples.ts"
import { lanterns } from "#modules/decisions/examples.ts"
import { sql } from "#platform/database/sql.ts"
import { linkTo, makeLink } from "#platform/identity/session.ts"
import { termsVersion } from "#platform/identity/terms.ts"
import type { Language } from "#platform/kernel/language.ts"
import type { KindCode } from "#platform/notify/kind.ts"
import { mailedSentence } from "#platform/notify/sentence.ts"
import { lampData } from "#tests/analysing.ts"
import { second } from "#tests/answering.ts"
import assert from "node:assert/strict"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import type { BrowserContext, Locator } from "playwright-core"
import PostalMime from "postal-mime"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys, visit, type Visit } from "./visit.ts"

/** Who clears and who writes for which State, in which language. */
const played: Readonly<Partial<Record<Language, { party: string; clears: string; writes: string }>>> = {
  en: { party: "state-ury", clears: "bruno", writes: "benita" },
  ar: { party: "state-jor", clears: "bilal", writes: "basma" },
}
/** What was answered first; the 31 becomes 36. */
const lit = {
  kind: "table",
  cells: [
    { at: { sex: "female" }, value: 31 },
    { at: { sex: "male" }, value: 17 },
    { at: { sex: "unknown" }, value: "withheld" },
  ],
}
const law = { kind: "compliance", answer: "yes", articles: "3", text: "In every harbour.", files: [] }
const mailed = "sita@lantern.example"

type Made = { readonly id: string; readonly protecting?: number | null; readonly fault?: string | null }

describe("answers behind figures, in the browser", { timeout: 900_000 }, () => {
  let house: House
  let call = ""
  const known = new Map<string, BrowserContext>()
  /** What the first journey of a language leaves to the second. */
  const left = new Map<Language, { submission: string; snapshot: string; code: string; release: string }>()

  before(async () => {
    house = await openHouse()
    await house.database.transaction("platform", async (db) => {
      await second(db, "basma", "contributor", "state-jor")
      await sql`update identity.person set email = ${mailed} where id = 'sita'`.execute(db)
    })
    await house.keep("lanterns.txt", lanterns)
    await (await openAs("amina", "/en/accessibility")).context.close()
    const year = new Date().getFullYear()
    const { items } = await must<{ items: { id: never }[] }>("amina", "GET", "/mandates?limit=1")
    for (const question of lanternQuestions) await must("amina", "POST", "/questions", question)
    const wording = {
      ...lanternCall(items[0]?.id ?? assert.fail(), `${year + 1}-09-01`),
      year,
      languages: ["en", "ar"],
    }
    call = (await must("amina", "POST", "/calls", { wording, questionnaire: lanternQuestionnaire })).id
    await must("amina", "POST", `/calls/${call}/test`)
    await must("amina", "POST", `/calls/${call}/open`)
  })
  after(() => house.close())

  /** Opens a page as one of the cast, in a browser of their own that is the same each time. */
  async function openAs(person: string, path: string, manner: Parameters<typeof visit>[2] = {}): Promise<Visit> {
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
    return visit(house.browser, `${house.address}${path}`, { ...manner, ...(as && { as }) })
  }
  /** What one of the cast asks of the server, who must get it. */
  async function must<T = Made>(
    person: string,
    method: "GET" | "POST" | "PUT",
    path: string,
    data?: object,
  ): Promise<T> {
    if (!known.has(person)) await (await openAs(person, "/en/accessibility")).context.close()
    const { request } = known.get(person) ?? assert.fail(person)
    const answer = await request.fetch(`${house.address}/api/v1${path}`, { method, ...(data && { data }) })
    assert.equal(answer.status(), 200, `${person} ${path}: ${(await answer.text()).slice(0, 500)}`)
    return (await answer.json()) as T // Whoever asks knows the contract.
  }
  /** Has a release drafted, protected and put before another. */
  async function proposed(code: string, snapshot: string): Promise<string> {
    const wanted = {
      code,
      title: { en: "Lanterns lit", ar: "فوانيس مضاءة" },
      snapshot,
      by: ["area"],
      tables: [["sex"]],
    }
    const { id } = await must("sita", "POST", "/releases", { ...wanted, k: 10 })
    await must("sita", "POST", `/releases/${id}/protection`)
    for (let n = 0; ; n += 1) {
      const { protecting, fault } = await must("sita", "GET", `/releases/${id}`)
      if (protecting === null) {
        assert.equal(fault, null)
        break
      }
      assert.ok(n < 600, "protected within a minute")
      await pause(100)
    }
    await must("sita", "POST", `/releases/${id}/proposal`)
    return id
  }
  /** The letters Sita got. */
  async function letters(): Promise<string[]> {
    const folder = join(house.data, "mail")
    const files = await readdir(folder).catch(() => [])
    const read = await Promise.all(files.map(async (file) => PostalMime.parse(await readFile(join(folder, file)))))
    return read.filter(({ to }) => to?.some(({ address }) => address === mailed)).map(({ text }) => text ?? "")
  }
  /** Waits for a letter that tells of this kind; it names no data. */
  async function isMailed(kind: KindCode, language: Language): Promise<void> {
    const says = (await mailedSentence({ kind, facts: {} }, language)) ?? assert.fail(kind)
    for (let n = 0; n < 300; n += 1) {
      const found = (await letters()).find((text) => text.replaceAll(/\s+/g, " ").includes(says))
      if (found !== undefined) return assert.doesNotMatch(found, /Keepers of lamps|lantern\.lit|36/)
      await pause(100)
    }
    assert.fail(`no letter says: ${says}`)
  }
  /** Goes there by keyboard, and presses. */
  async function press({ page, tabTo }: Visit, target: Locator) {
    await tabTo(target)
    await page.keyboard.press("Enter")
  }
  async function confirm(at: Visit, name: string) {
    await press(at, at.page.getByRole("button", { name, exact: true }))
    await press(at, at.page.getByRole("alertdialog").getByRole("button", { name, exact: true }))
  }

  for (const { language } of journeys) {
    const who = played[language] ?? assert.fail(language)
    const say = wordsOf(language)

    it(`mark a release when they are corrected, and its keepers are told, in "${language}"`, async () => {
      await house.database.transaction("platform", (db) =>
        sql`update identity.person set language = ${language} where id = 'sita'`.execute(db),
      )
      // A State answers, and its answer is in figures that are out.
      const { id: submission } = await must(who.clears, "POST", `/calls/${call}/submissions`, { party: who.party })
      for (const section of ["light", "keepers"])
        await must(who.clears, "PUT", `/submissions/${submission}/sections/${section}/assignments/${who.writes}`, {
          due: null,
          note: "",
        })
      const draft = { nth: 0, base: 0, language: "en" }
      await must(who.writes, "POST", `/submissions/${submission}/drafts`, {
        drafts: [
          { ...draft, question: "lantern.law", value: law },
          { ...draft, question: "lantern.lit", value: lit },
        ],
      })
      await must(who.clears, "POST", `/submissions/${submission}/clear`)
      await must(who.clears, "POST", `/submissions/${submission}/submit`)
      const everybody = { questions: null, release: "public", from: null }
      await must(who.clears, "POST", `/submissions/${submission}/releases`, everybody)
      const said = { ...lampData, party: null, kind: "figures", code: `lit-data-${language}` }
      const { id: dataset } = await must("sita", "POST", "/datasets", said)
      const taking = { questions: ["lantern.lit"] }
      const { id: snapshot } = await must("sita", "POST", `/datasets/${dataset}/answers`, taking)
      await must("sita", "POST", `/snapshots/${snapshot}/keeping`)
      await must("stefan", "POST", `/snapshots/${snapshot}/review`)
      const code = `lit-${language}`
      const release = await proposed(code, snapshot)
      await must("stefan", "POST", `/releases/${release}/approval`)
      left.set(language, { submission, snapshot, code, release })

      const reader = await house.open(`/${language}/figures/${code}`)
      await reader.page.locator(".figures tbody th").first().waitFor()
      assert.equal(await reader.page.locator(".notice.warning").count(), 0)
      await reader.isSound()

      // It says another number in a later round.
      const form = `/${language}/submissions/${submission}`
      const clearing = await openAs(who.clears, `${form}?section=~`)
      await confirm(clearing, say("answering.resume"))
      await clearing.page.getByRole("heading", { name: say("answering.status.clarifying") }).waitFor()
      const writing = await openAs(who.writes, `${form}?section=keepers`)
      const cell = writing.page.locator(".sheet input").first()
      assert.equal(await cell.inputValue(), "31")
      await writing.tabTo(cell)
      await writing.page.keyboard.press("Control+a")
      await writing.page.keyboard.type("36")
      await writing.page.keyboard.press("Enter")
      await writing.page.locator(".save-line").getByText(say("answering.save.saved"), { exact: true }).waitFor()
      await writing.context.close()
      await clearing.page.reload()
      await clearing.page.getByText(say("answering.no-hindrances")).waitFor()
      await confirm(clearing, say("answering.clear"))
      await confirm(clearing, say("answering.submit"))
      await clearing.page.getByRole("heading", { name: say("answering.status.submitted") }).waitFor()
      await clearing.isSound()
      await clearing.context.close()

      // Everybody sees that the figures are of before; not whose answer it was, nor the new number.
      await reader.page.reload()
      const warning = reader.page.locator(".notice.warning")
      await warning.waitFor()
      const [beforeDay = "", afterDay = ""] = say("analysis.corrected.awaited", { day: "~" }).split("~")
      const told = (await warning.textContent()) ?? ""
      assert.ok(told.startsWith(beforeDay) && told.endsWith(afterDay), told)
      await reader.page.locator(".figures tbody th").first().waitFor()
      await reader.page.screenshot(picture(`corrected-figures-${language}`))
      await reader.isSound()
      await press(reader, reader.page.locator(`a[href$="/releases/${release}"]`).first())
      await reader.page.waitForURL(/\/releases\//)
      await reader.page.locator(".notice.warning").waitFor()
      assert.equal(await reader.page.getByText(say("analysis.corrections.title")).count(), 0)
      await reader.context.close()

      // Its keepers find it in their list, with the way to what was said and what is said now; a letter says where to look.
      await isMailed("answers-corrected", language)
      const keeping = await openAs("sita", `/${language}/notifications?kind=answers-corrected`)
      const row = keeping.page.locator(`.table tbody a[href$="/releases/${release}"]`)
      await row.waitFor()
      await keeping.page.screenshot(picture(`corrected-told-${language}`))
      await keeping.isSound()
      await press(keeping, row)
      await keeping.page.getByRole("heading", { name: say("analysis.corrections.title") }).waitFor()
      await keeping.page.screenshot(picture(`corrected-release-${language}`))
      await keeping.isSound()
      await press(
        keeping,
        keeping.page.getByRole("link", { name: say("analysis.corrections.round", { round: 2 }) }).first(),
      )
      await keeping.page.waitForURL(/\/answers\//)
      await keeping.page
        .getByText(new Intl.NumberFormat(language === "en" ? "en-GB" : language).format(36), { exact: true })
        .first()
        .waitFor()
      await keeping.context.close()
      const home = await openAs("sita", `/${language}`)
      await home.page.getByRole("heading", { name: say("analysis.waiting.corrected", { n: 1 }) }).waitFor()
      await home.context.close()
      const narrow = await openAs("sita", `/${language}/releases/${release}`, { width: 320, colorScheme: "dark" })
      await narrow.page.getByRole("heading", { name: say("analysis.corrections.title") }).waitFor()
      await narrow.page.screenshot(picture(`corrected-release-${language}-320`))
      await narrow.isSound()
      await narrow.context.close()
    })

    /** The page offers no way out, and the server refuses who asks for it all the same. */
    async function isStopped({ page, context }: Visit, release: string): Promise<void> {
      const approve = page.getByRole("button", { name: say("analysis.release.approve"), exact: true })
      assert.ok(await approve.isDisabled())
      const refused = await context.request.post(`${house.address}/api/v1/releases/${release}/approval`)
      assert.equal((await refused.json()).type, "problem:answers-not-released-so-far")
    }

    it(`stop a release when they are narrowed or withdrawn, in "${language}"`, async () => {
      const { submission, snapshot, code, release } = left.get(language) ?? assert.fail("nothing is out")
      const waits = await proposed(`${code}-2`, snapshot)

      // The State lets fewer read its answer.
      const answers = `/answers?party=${who.party}&question=lantern.lit`
      const { items } = await must<{ items: { id: string }[] }>(who.clears, "GET", answers)
      const narrowing = await openAs(who.clears, `/${language}/answers/${items[0]?.id ?? assert.fail("no answer")}`)
      const readers = narrowing.page.locator("select[name=release]")
      await narrowing.tabTo(readers)
      await readers.selectOption("parties")
      await press(narrowing, narrowing.page.getByRole("button", { name: say("submissions.release-do") }))
      await narrowing.page.locator("form .notice").waitFor()
      await narrowing.page.screenshot(picture(`narrowed-answer-${language}`))
      await narrowing.isSound()
      await narrowing.context.close()

      // What waited to be let out goes no further: it says why, and the server refuses.
      const deciding = await openAs("stefan", `/${language}/releases/${waits}`)
      await deciding.page.getByText(say("analysis.release.stale-text")).waitFor()
      await deciding.page.screenshot(picture(`narrowed-release-${language}`))
      await deciding.isSound()
      await isStopped(deciding, waits)
      await deciding.context.close()
      const outside = await house.open(`/${language}/figures/${code}`)
      await outside.page.locator(".figures tbody th").first().waitFor()
      assert.equal(await outside.page.getByText(say("analysis.release.stale-out-text")).count(), 0)
      await outside.context.close()

      // Its keepers are told of both, and withdraw the answer's figures that are out.
      await isMailed("answers-withdrawn", language)
      const keeping = await openAs("sita", `/${language}/notifications?kind=answers-withdrawn`)
      await keeping.page.locator(`.table tbody a[href$="/releases/${waits}"]`).waitFor()
      await keeping.isSound()
      await press(keeping, keeping.page.locator(`.table tbody a[href$="/releases/${release}"]`))
      await keeping.page.getByText(say("analysis.release.stale-out-text")).waitFor()
      await keeping.isSound()
      await press(keeping, keeping.page.getByRole("button", { name: say("analysis.release.withdraw"), exact: true }))
      await keeping.tabTo(keeping.page.locator("textarea[name=reason]"))
      await keeping.page.keyboard.type("Fewer may read it.")
      await press(
        keeping,
        keeping.page.locator("form").getByRole("button", { name: say("analysis.release.withdraw"), exact: true }),
      )
      await keeping.page.getByText(say("analysis.release.is-withdrawn")).waitFor()
      await keeping.isSound()
      await keeping.context.close()
      const gone = await house.open(`/${language}/figures/${code}`)
      await gone.page.locator(".notice.refusal").waitFor()
      await gone.context.close()

      // Released to everybody again, what waits would go on; but then the State takes the whole of it back.
      await must(who.clears, "POST", `/submissions/${submission}/releases`, {
        ...{ questions: null, release: "public", from: null },
      })
      const again = await openAs("stefan", `/${language}/releases/${waits}`)
      await again.page.getByRole("button", { name: say("analysis.release.approve"), exact: true }).waitFor()
      assert.equal(await again.page.getByText(say("analysis.release.stale-text")).count(), 0)
      const taking = await openAs(who.clears, `/${language}/submissions/${submission}?section=~`)
      await press(taking, taking.page.getByRole("button", { name: say("answering.withdraw"), exact: true }))
      const dialog = taking.page.getByRole("alertdialog")
      await taking.tabTo(dialog.locator("textarea[name=reason]"))
      await taking.page.keyboard.type("Counted wrongly.")
      await press(taking, dialog.getByRole("button", { name: say("answering.withdraw"), exact: true }))
      await taking.page.getByRole("heading", { name: say("answering.status.withdrawn") }).waitFor()
      await taking.isSound()
      await taking.context.close()
      await again.page.reload()
      await again.page.getByText(say("analysis.release.stale-text")).waitFor()
      await isStopped(again, waits)
      await again.context.close()
    })
  }
})
