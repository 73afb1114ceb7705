import { exampleTable } from "#modules/analysis/web/bench/example-table.ts"
import { searched } from "#modules/analysis/methods/searched.ts"
import { exampleFile, exampleLists } from "#modules/analysis/web/bench/example-lists.ts"
import { draftIn, tableOf } from "#modules/analysis/web/bench/overlap-draft.ts"
import { workbookOfRows } from "#tests/workbook-of-rows.ts"
import { replicates, estimatorOf, sideBySide, type Draw } from "@palermo/statistics"
import assert from "node:assert/strict"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { setTimeout as pause } from "node:timers/promises"
import type { Page } from "playwright-core"
import { openHouse, picture, wordsOf, type House } from "./house.ts"
import { journeys } from "./visit.ts"

/** A table of many ports, of which the sums of each give one masked cell away: enough work to be watched and stopped. */
function manyPorts(ports: number): string {
  const rows = Array.from({ length: ports }, (_, n) => {
    const [a, b, c, d] = [5 + (n % 7), n % 5, (n * 3) % 5, 9 + (n % 4)]
    const cell = (one: string, other: string, value: number | string) => `port ${n},${one},${other},${value}`
    const mask = (value: number) => (value < 5 ? "<5" : value)
    return [
      ...[cell("F", "young", a), cell("F", "old", mask(b)), cell("F", "Total", a + b)],
      ...[cell("M", "young", mask(c)), cell("M", "old", d), cell("M", "Total", c + d)],
      ...[cell("Total", "young", a + c), cell("Total", "old", b + d), cell("Total", "Total", a + b + c + d)],
    ].join("\n")
  })
  return `port,sex,age,value\n${rows.join("\n")}\n`
}

/** Everything that is asked of anybody from now on, and what is sent along. */
function overheard(page: Page): string[] {
  const asked: string[] = []
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url())
    asked.push(`${request.method()} ${pathname}${search} ${request.postData() ?? ""}`)
  })
  return asked
}

const file = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) })
/** Numbers to eleven digits: one engine's exponential may differ from another's in the last bit. */
const inEleven = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, one: unknown) => (typeof one === "number" ? Number(one.toPrecision(11)) : one)))

const ownFiles = /^GET \/assets\/[\w./-]+ $/

describe("the benches, in the browser", { timeout: 900_000 }, () => {
  let house: House
  let folder = ""
  before(async () => {
    house = await openHouse()
    folder = await mkdtemp(join(tmpdir(), "bench-"))
  })
  after(async () => {
    await house.close()
    await rm(folder, { recursive: true })
  })

  for (const { language } of journeys)
    it(`audit a published table in "${language}" by keyboard, and nothing of it leaves`, async () => {
      const say = wordsOf(language)
      const { page, isSound, tabTo, context } = await house.open(`/${language}/audit`)
      await page.locator("h1").waitFor()
      await page.waitForLoadState("networkidle")
      const asked = overheard(page)
      await page.getByLabel(say("bench.audit.file"), { exact: true }).setInputFiles(file("ports.csv", exampleTable))
      await page.getByText(say("bench.chosen", { file: "ports.csv" })).waitFor()
      await tabTo(page.getByRole("button", { name: say("bench.audit.begin") }))
      await page.keyboard.press("Enter")
      await page.getByText(say("bench.audit.summary", { masked: 13, exact: 5 })).waitFor()
      const rows = page.locator(".bench-findings .table tbody tr")
      const cells = await rows.evaluateAll((all) =>
        all
          .map((row) =>
            [...row.children]
              .slice(0, 4)
              .map((each) => each.textContent)
              .join(" "),
          )
          .sort(),
      )
      assert.deepEqual(cells, [
        "Brda Female 18-29 3",
        "Brda Female 30+ 3",
        "Brda Male 18-29 2",
        "Brda Total 30+ 20",
        "Odra Male 18-29 3",
      ])
      await page.getByText("sex: Total 15 = Female 12 + Male ?(0–4) (port Odra, age 18-29)").waitFor()

      await tabTo(page.getByLabel(say("bench.audit.with")))
      await page.keyboard.type("odra")
      await page.getByText(say("bench.shown", { from: 1, to: 1, all: 1 })).waitFor()
      await tabTo(page.getByRole("button", { name: say("bench.save-csv") }))
      const [saved] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")])
      assert.equal(saved.suggestedFilename(), "findings.csv")
      assert.match(
        await readFile(await saved.path(), "utf8"),
        /^\uFEFFport,sex,age,low,high,exact,tight,sums\r\nOdra,Male,18-29,3,3,/,
      )
      await isSound()
      await page.screenshot(picture(`audit-${language}`))

      // What was asked of the server are its own files, without a word of the table; the address keeps none either.
      assert.ok(asked.some((each) => each.includes("highs")))
      for (const each of asked.filter((one) => !one.startsWith("GET blob:"))) assert.match(each, ownFiles)
      assert.doesNotMatch(page.url(), /odra|ports/i)
      await context.close()

      const narrow = await house.open(`/${language}/audit`, { width: 320, colorScheme: "dark" })
      await narrow.page.getByRole("button", { name: say("bench.audit.example") }).click()
      await narrow.page.getByText(say("bench.audit.summary", { masked: 13, exact: 5 })).waitFor()
      await narrow.page.screenshot(picture(`audit-${language}-320`))
      await narrow.isSound()
      await narrow.context.close()
    })

  it("audit a sheet of a workbook, read by a worker that is fetched for it alone, and nothing of it leaves", async () => {
    const say = wordsOf("en")
    const { page, isSound, context } = await house.open("/en/audit")
    await page.waitForLoadState("networkidle")
    const asked = overheard(page)
    const rows = exampleTable
      .trim()
      .split("\n")
      .map((line) => line.split(",").map((field) => (/^\d+$/.test(field) ? Number(field) : field)))
    const buffer = await workbookOfRows({
      notes: [["kept by nobody"]],
      few: [
        ["port", "value"],
        ["Odra", 3],
      ],
      ports: [["Keepers"], ...rows],
    })
    const chosen = page.getByLabel(say("bench.audit.file"), { exact: true })
    await page.keyboard.press("Shift")
    await chosen.setInputFiles({ name: "ports.xlsx", mimeType: "application/octet-stream", buffer })
    await page
      .getByText(say("bench.chosen", { file: say("bench.sheet-of", { file: "ports.xlsx", sheet: "few" }) }))
      .waitFor()
    await page.getByLabel(say("bench.sheet"), { exact: true }).selectOption({ label: "ports" })
    await page.getByText(say("bench.rows-passed-over", { n: 1 })).waitFor()
    await page.getByRole("button", { name: say("bench.audit.begin") }).click()
    await page.getByText(say("bench.audit.summary", { masked: 13, exact: 5 })).waitFor()
    await isSound()
    assert.equal(asked.filter((each) => each.includes("/workers/sheet-reader")).length, 1)
    for (const each of asked) assert.match(each, ownFiles)
    assert.doesNotMatch(page.url(), /odra|ports/i)

    // What is no table is refused in words, and what was taken before stays.
    const refused = async (name: string, content: Buffer, refusal: string) => {
      // Somebody asks for it: what comes of that may move the page.
      await page.keyboard.press("Shift")
      await chosen.setInputFiles({ name, mimeType: "application/octet-stream", buffer: content })
      await page.getByText(say(`bench.refused.${refusal}`, { file: name })).waitFor()
    }
    await refused("scan.pdf", Buffer.from("%PDF-1.7\n"), "other-kind")
    await refused("old.csv", Buffer.from([0x70, 0xe9, 0x0a]), "not-utf-8")
    await refused("broken.xlsx", buffer.subarray(0, 200), "workbook-not-readable")
    await refused("notes.xlsx", await workbookOfRows({ notes: [["kept by nobody"]] }), "workbook-without-table")
    await writeFile(join(folder, "large.csv"), Buffer.alloc(64 * 1024 * 1024 + 1, "a"))
    await page.keyboard.press("Shift")
    await chosen.setInputFiles(join(folder, "large.csv"))
    await page.getByText(say("bench.refused.too-large", { file: "large.csv" })).waitFor()
    assert.equal(await page.locator(".bench-findings").count(), 1)
    await isSound()
    await context.close()
  })

  it("audit with nobody to ask: the worker's own policy refuses it every way out", async () => {
    const { page, context } = await house.open("/en/audit")
    // The page ends its worker as soon as it has the answer; here it is to live on, to be asked.
    await page.addInitScript(() => void (Worker.prototype.terminate = () => undefined))
    await page.reload()
    await page.getByRole("button", { name: wordsOf("en")("bench.audit.example") }).click()
    await page.locator(".bench-findings").waitFor()
    const [worker] = page.workers()
    const heard = await worker?.evaluate(async (address) => {
      const elsewhere = "https://elsewhere.example/script.js"
      const opened = (way: EventTarget) =>
        new Promise((done, fail) => {
          for (const name of ["open", "load"]) way.addEventListener(name, done)
          way.addEventListener("error", fail)
        })
      const tries: readonly (() => Promise<unknown>)[] = [
        () => fetch("/api/v1/treaties"),
        () => fetch(`${address}/api/v1/views`, { method: "POST", body: "table" }),
        () => import(/* @vite-ignore */ elsewhere),
        () => opened(new WebSocket(address.replace("http", "ws"))),
        () => opened(new EventSource("/api/v1/treaties")),
        () => {
          const request = new XMLHttpRequest()
          request.open("GET", "/api/v1/treaties")
          request.send()
          return opened(request)
        },
      ]
      const answers = tries.map((attempt) =>
        Promise.resolve()
          .then(attempt)
          .then(
            () => "answered",
            () => "refused",
          ),
      )
      return Promise.all(answers)
    }, house.address)
    assert.deepEqual(
      heard,
      Array.from({ length: 6 }, () => "refused"),
    )
    await context.close()
  })

  it("audit a large table with its progress in sight, and stop when told to", async () => {
    const say = wordsOf("en")
    const { page, isSound, context } = await house.open("/en/audit")
    const bring = async (ports: number) => {
      await page
        .locator("input[type=file]")
        .first()
        .setInputFiles(file("many.csv", manyPorts(ports)))
      await page.getByText(say("bench.chosen", { file: "many.csv" })).waitFor()
      await page.getByRole("button", { name: say("bench.audit.begin") }).click()
    }
    await bring(30_000)
    await page.locator(".bench-standing progress").waitFor()
    await page.getByRole("button", { name: say("bench.stop") }).click()
    await page.locator(".bench-standing").waitFor({ state: "detached" })
    assert.equal(await page.locator(".bench-findings").count(), 0)
    // A browser says a moment later that a worker has ended.
    for (let n = 0; n < 100 && page.workers().length > 0; n += 1) await pause(50)
    assert.equal(page.workers().length, 0)

    await bring(600)
    await page.locator(".bench-findings").waitFor()
    await page.getByText(say("bench.shown", { from: 1, to: 50, all: 1200 })).waitFor()
    await page.getByRole("button", { name: say("platform.next-page") }).click()
    await page.getByText(say("bench.shown", { from: 51, to: 100, all: 1200 })).waitFor()
    await isSound()
    await context.close()
  })

  for (const { language } of journeys)
    it(`estimate from lists in "${language}", with the library's own numbers, and nothing of them leaves`, async () => {
      const say = wordsOf(language)
      const read = tableOf(exampleLists)
      assert.ok("table" in read)
      const draw: Draw = (method, counts) =>
        Promise.resolve(replicates(counts, estimatorOf(method), { seed: 5, many: 200 }))
      const expected = await sideBySide(read.table, 0.02, draw)

      const { page, isSound, tabTo, context } = await house.open(`/${language}/estimate`)
      await page.locator("h1").waitFor()
      await page.waitForLoadState("networkidle")
      const asked = overheard(page)
      await tabTo(page.getByRole("button", { name: say("bench.estimate.example"), exact: true }))
      await page.keyboard.press("Enter")
      await page.locator(".overlaps tbody tr").nth(14).waitFor()
      for (const [name, value] of [
        ["replicates", "200"],
        ["seed", "5"],
      ] as const) {
        await tabTo(page.locator(`input[name=${name}]`))
        await page.keyboard.press("ControlOrMeta+a")
        await page.keyboard.type(value)
      }
      await page.keyboard.press("Enter")
      await page.locator(".bench-estimates").waitFor()
      const [saved] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: say("bench.save-json") }).click(),
      ])
      const {
        lines,
        sensitivity,
        seed,
        replicates: many,
      } = JSON.parse(await readFile(await saved.path(), "utf8")) as Record<string, unknown>
      const library = { lines: expected.lines, sensitivity: expected.sensitivity, seed: 5, many: 200 }
      assert.deepEqual(inEleven({ lines, sensitivity, seed, many }), inEleven(library))
      await isSound()
      await page.screenshot(picture(`estimate-${language}`))
      for (const each of asked) assert.match(each, ownFiles)

      await page.getByLabel(say("bench.quote.language")).selectOption("ru")
      await page
        .locator('.quotation blockquote[lang="ru"][dir="ltr"]')
        .getByText(/Пошагов|пошагов/)
        .first()
        .waitFor()
      await isSound()
      await context.close()

      const narrow = await house.open(`/${language}/estimate`, { width: 320, colorScheme: "dark" })
      await narrow.page.getByRole("button", { name: say("bench.estimate.example"), exact: true }).click()
      await narrow.page.getByRole("button", { name: say("bench.estimate.begin"), exact: true }).click()
      await narrow.page.locator(".bench-estimates").waitFor()
      await narrow.page.screenshot(picture(`estimate-${language}-320`))
      await narrow.isSound()
      await narrow.context.close()
    })

  it("search models with what is known of cases beside the lists, and stop when told to", async () => {
    const say = wordsOf("ar")
    const found = draftIn(new TextEncoder().encode(exampleFile))
    assert.ok("draft" in found && found.covariates)
    const draw: Draw = (method, counts) =>
      Promise.resolve(replicates(counts, estimatorOf(method), { seed: 1, many: 20 }))
    const expected = await searched(found.covariates, draw)
    const { page, isSound, context } = await house.open("/ar/estimate")
    await page.waitForLoadState("networkidle")
    const asked = overheard(page)
    await page.getByRole("button", { name: say("bench.estimate.example-covariates") }).click()
    await page.getByLabel("sex", { exact: true }).waitFor()
    await page.locator("input[name=replicates]").fill("0")
    await page.locator("input[name=search]").fill("20000")
    await page.getByRole("button", { name: say("bench.estimate.begin"), exact: true }).click()
    await page.locator(".bench-standing progress").waitFor()
    await page.getByRole("button", { name: say("bench.stop") }).click()
    await page.locator(".bench-standing").waitFor({ state: "detached" })
    await page.locator("input[name=search]").fill("20")
    await page.getByRole("button", { name: say("bench.estimate.begin"), exact: true }).click()
    await page.locator(".bench-estimates").waitFor()
    await page.getByText(say("bench.estimate.with-covariates-text")).waitFor()
    const [saved] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: say("bench.save-json") }).click(),
    ])
    const { search } = JSON.parse(await readFile(await saved.path(), "utf8")) as { search: Record<string, unknown> }
    const { estimate, interval, path, passedOver } = expected as unknown as Record<string, unknown>
    const library = { estimate, interval, path, passedOver }
    assert.deepEqual(
      inEleven(Object.fromEntries(Object.keys(library).map((key) => [key, search[key]]))),
      inEleven(library),
    )
    for (const each of asked) assert.match(each, ownFiles)
    await isSound()
    await page.screenshot(picture("estimate-covariates-ar"))
    await context.close()
  })

  it("take numbers that are typed in, and say plainly that there is no estimate", async () => {
    const say = wordsOf("en")
    const { page, isSound, context } = await house.open("/en/estimate")
    await page.getByRole("button", { name: say("bench.estimate.type") }).click()
    await page.getByLabel(say("bench.estimate.how-many-lists")).selectOption("2")
    await page.locator("input[name=list-0]").fill("police")
    await page.locator("input[name=cases-1]").fill("9")
    await page.locator("input[name=cases-2]").fill("x")
    await page.getByRole("button", { name: say("bench.estimate.begin"), exact: true }).click()
    await page.locator(".notice.refusal").waitFor()
    await page.locator("input[name=cases-2]").fill("8")
    await page.getByRole("button", { name: say("bench.estimate.begin"), exact: true }).click()
    await page.locator(".notice.warning").getByText(say("estimate.quote.none")).waitFor()
    await isSound()
    await context.close()
  })
})
