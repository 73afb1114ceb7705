import type { Page } from "playwright-core"
import { timed, timedLoad, timedStep, type Sight } from "./explorer-timing.ts"

/** One thing somebody did, of which kind, and how long it took until it was seen, in milliseconds. */
export type Done = { readonly kind: string; readonly took: number }

/** The figures are those asked for, and not the ones before; beside that something of what stands there. */
const seen = (what: Sight): Sight =>
  `((seen) => seen !== null && seen.closest(".here").ariaBusy === "false" && ${what})(document.querySelector(".figure-seen"))`
const title: Sight = `document.querySelector(".figure-seen > h2").textContent`
const rows: Sight = `document.querySelectorAll(".figures tbody tr:not(.group)").length`
const isDrawn: Sight = `document.querySelector(".figure-drawn svg.drawing, .world-frame svg") !== null`

/** For so long somebody looks at what came before they do something else, in milliseconds. */
const look = 250

/** Walks through everything the explorer of a release can be asked, with keys and pointer as people do. */
export async function walk(page: Page, address: string, code: string, tell: (done: Done) => void): Promise<void> {
  const say = async (kind: string, took: Promise<number>) => {
    tell({ kind, took: await took })
    await page.waitForTimeout(look)
  }
  const path = `${address}/en/figures/${code}`
  const go = async (search = "") => {
    await page.goto(path + search)
    await page.locator(".figures tbody th").first().waitFor()
    await until(seen(isDrawn))
    // What is fetched ahead comes while somebody looks.
    await page.waitForLoadState("networkidle")
  }
  // The page's policy lets nothing be looked for by text that becomes script, so it is asked from here.
  async function until(sight: Sight): Promise<void> {
    while (!(await page.evaluate<boolean>(sight))) await page.waitForTimeout(50)
  }
  const said = (sight: Sight) => page.evaluate<string>(sight)

  /** One step of the keyboard in a list of the browser's own; at its end the other way. */
  async function step(kind: string, name: string, wish: string): Promise<void> {
    const list = page.locator(`select[name=${name}]`)
    await list.focus()
    const [at, last] = await list.evaluate((each) => [
      (each as HTMLSelectElement).selectedIndex,
      (each as HTMLSelectElement).length - 1,
    ])
    const isUp = at === last || (wish === "ArrowUp" && at !== 0)
    const key = wish.startsWith("Arrow") ? (isUp ? "ArrowUp" : "ArrowDown") : wish
    const before = JSON.stringify(await said(title))
    await say(
      kind,
      timed(page, () => page.keyboard.press(key), seen(`${title} !== ${before} && ${isDrawn}`)),
    )
  }
  /** A button that is pressed, and what is to be seen then. */
  const press = (kind: string, button: string, sight: Sight) => {
    const place = page.locator(button).first()
    return place.scrollIntoViewIfNeeded().then(() =>
      say(
        kind,
        timed(page, () => place.click(), sight),
      ),
    )
  }
  /** Goes to a picker with the keyboard, and leaves it open. */
  async function open(name: string): Promise<void> {
    const picker = page.locator(".code-picker", { hasText: name })
    await picker.locator("summary").click()
    await picker.locator("input").focus()
  }

  for (let n = 0; n < 12; n += 1) {
    await page.goto(`${address}/en/figures`)
    await page.locator(`a[href$="/figures/${code}"]`).waitFor()
    await page.waitForLoadState("networkidle")
    await press(
      "open a release",
      `a[href$="/figures/${code}"]`,
      `document.querySelector(".figures tbody td") !== null && ${isDrawn}`,
    )
    await page.waitForLoadState("networkidle")
    await say("step back", timedStep(page, "back", `document.querySelector(".register .table") !== null`))
    await say(
      "step forward",
      timedStep(page, "forward", `document.querySelector(".figures tbody td") !== null && ${isDrawn}`),
    )
  }

  for (const [start, keys] of [
    ["", ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"]],
    ["?rows=year&columns=sex", ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"]],
    ["?rows=citizenship&columns=year", ["ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown"]],
  ] as const) {
    await go(start)
    for (const key of keys) await step("other rows", "rows", key)
    for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown"]) await step("other columns", "columns", key)
  }
  await go("?rows=area&columns=sex")
  for (const key of ["End", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowUp"])
    await step("once more for each", "panels", key)

  await go("?rows=area&columns=sex&at=year:2010")
  for (let n = 0; n < 24; n += 1) await step("other year", "year", n % 4 < 3 ? "ArrowDown" : "ArrowUp")
  await go("?rows=area&columns=year")
  for (const name of ["sex", "age", "form"])
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Home"])
      if (key !== "Home" || name !== "sex") await step("choose a code", name, key)

  await go("?rows=area&columns=year&at=year:2015,2016,2017,2018")
  await open("State of detection")
  const narrowed = (than: number): Sight =>
    `document.querySelectorAll(".code-picker[open] [role=option]").length !== ${than}`
  for (const word of ["bo", "mo", "ch", "ur", "ni"]) {
    for (const letter of [...word.split(""), "Backspace", "Backspace"]) {
      const there = Number(await said(`document.querySelectorAll(".code-picker[open] [role=option]").length`))
      await say(
        "type in the picker of States",
        timed(page, () => page.keyboard.press(letter), narrowed(there)),
      )
    }
  }
  for (let round = 0; round < 4; round += 1) {
    for (let n = 0; n < 4; n += 1) {
      await page.keyboard.press("ArrowDown")
      await say(
        "add a State",
        timed(page, () => page.keyboard.press("Enter"), seen(`${rows} === ${n + 1} && ${isDrawn}`)),
      )
    }
    for (let n = 3; n > 0; n -= 1) {
      await say(
        "take a State away",
        timed(page, () => page.keyboard.press("Enter"), seen(`${rows} === ${n} && ${isDrawn}`)),
      )
      await page.keyboard.press("ArrowUp")
    }
    await page.keyboard.press("Enter")
    await until(seen(`${rows} > 4`))
  }

  for (const [start, kinds] of [
    ["?rows=area&columns=year", ["Compared", "One by one", "On a map", "Through time"]],
    ["?rows=citizenship&columns=area", ["Compared", "One by one", "On a map", "From where to where"]],
    ["?rows=sex&columns=age", ["One by one", "Compared"]],
  ] as const) {
    await go(start)
    for (const view of [...kinds, ...kinds]) {
      const isMap = view === "On a map"
      const picture = isMap ? ".world-frame svg" : ".figure-drawn svg.drawing"
      const pressed = `document.querySelector(".figure-views [aria-pressed=true]").textContent === ${JSON.stringify(view)}`
      await press(
        isMap ? "chart to map" : "other chart",
        `.figure-views button:text-is("${view}")`,
        `${pressed} && document.querySelector("${picture}") !== null`,
      )
    }
  }
  await go("?rows=area&columns=year&view=map")
  for (let n = 0; n < 10; n += 1) {
    await page.locator("select[name=shown]").focus()
    const before = JSON.stringify(
      await said(
        `document.querySelector(".world-frame svg").outerHTML.length + ":" + document.querySelector(".world-frame svg [role=option]").ariaLabel`,
      ),
    )
    await say(
      "other year on the map",
      timed(
        page,
        () => page.keyboard.press(n % 3 < 2 ? "ArrowUp" : "ArrowDown"),
        `document.querySelector(".world-frame svg").outerHTML.length + ":" + document.querySelector(".world-frame svg [role=option]").ariaLabel !== ${before}`,
      ),
    )
  }

  await go("?rows=area&columns=year")
  for (const head of [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1])
    await press(
      "sort",
      `.figures thead th:nth-child(${head}) button`,
      `document.querySelector(".figures thead th:nth-child(${head})").ariaSort !== null`,
    )
  for (const start of ["?rows=area&columns=year", "?rows=citizenship&columns=year", "?rows=area&columns=citizenship"]) {
    await go(start)
    for (let n = 0; n < 4; n += 1) {
      const before = JSON.stringify(await said(`document.querySelector(".figure-count").textContent`))
      await press(
        "all rows, or the first",
        ".figure-count button",
        `document.querySelector(".figure-count").textContent !== ${before}`,
      )
    }
  }

  for (const language of ["العربية", "English", "Русский", "English", "中文", "English"]) {
    const link = page.locator(`.languages a:text-is("${language}")`)
    await say(
      "other language",
      timedLoad(page, () => link.click(), `document.querySelector(".figures tbody td") !== null && ${isDrawn}`),
    )
    await page.waitForLoadState("networkidle")
  }
}
