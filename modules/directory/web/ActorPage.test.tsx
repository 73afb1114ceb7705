import { Actor } from "#modules/directory/actor.ts"
import { ActorPage } from "#modules/directory/web/ActorPage.tsx"
import { ActorsPage } from "#modules/directory/web/ActorsPage.tsx"
import { rendered, said } from "#tests/rendered.tsx"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

const actor = (n: number, rest: object): Actor =>
  Actor.parse({
    id: `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
    code: `actor-${n}`,
    kind: "body",
    names: {},
    official: [],
    iso2: null,
    iso3: null,
    m49: null,
    group: null,
    parent: null,
    series: [],
    aliases: [],
    target: "other",
    coordinates: false,
    ...rest,
  })

const conference = actor(1, {
  code: "clw-cop",
  names: { en: "Conference on Lanterns" },
  official: ["en"],
  series: ["CLW/COP"],
})
const state = actor(2, {
  code: "state-lum",
  kind: "member-state",
  names: { en: "Luminia", fr: "Luminie", ar: "لومينيا" },
  official: ["en", "fr"],
  iso2: "LM",
  iso3: "LUM",
  m49: "999",
  group: "african",
  target: "states",
})
const list = (language: "en" | "ar" | "ru") =>
  rendered(language, <ActorsPage actors={{ items: [conference, state], total: 310, next: "further" }} />)

describe("the directory", () => {
  it("calls everybody by the reader's language, and marks a name from no official list", () => {
    assert.match(said(list("en")), /Luminia Member State African States LUM · 999/)
    assert.doesNotMatch(said(list("en")), /unofficial/)
    assert.match(said(list("ar")), /لومينيا غير رسمي دولة عضو/)
    assert.match(list("ru"), /<span lang="en" dir="ltr">Luminia<\/span>/)
  })

  it("says how many there are, and leads to each", () => {
    assert.match(said(list("en")), /Showing 2 of 310/)
    assert.match(list("en"), /href="\/en\/directory\/state-lum"/)
  })

  it("says so when nobody matches", () => {
    const none = rendered("en", <ActorsPage actors={{ items: [], total: 0, next: null }} />)
    assert.match(said(none), /Nobody matches/)
  })
})

describe("the record of an actor", () => {
  const show = (language: "en" | "ar", place = { above: [conference], below: [] as Actor[] }) =>
    rendered(language, <ActorPage actor={{ ...state, ...place }} />)

  it("gives its names in the six languages, each in its own writing, and what is missing as missing", () => {
    const page = show("en")
    assert.match(page, /<span lang="ar" dir="rtl">لومينيا<\/span>/)
    assert.match(
      said(page),
      /Arabic لومينيا unofficial English Luminia official Spanish no name at hand French Luminie official/,
    )
  })

  it("gives its codes, what it belongs to and what belongs to it", () => {
    const page = show("en", { above: [conference], below: [actor(3, { names: { en: "Harbour Board" } })] })
    assert.match(said(page), /Part of Conference on Lanterns/)
    assert.match(said(page), /three letters LUM .* two letters LM M49 999/)
    assert.match(page, /href="\/en\/directory\/actor-3"/)
    assert.doesNotMatch(said(show("en")), /Its parts/)
  })

  it("tells at its foot what was done with it, and who can see it and why", () => {
    assert.match(said(show("en")), /What was done with this record Who can see this, and why$/)
  })

  it("leads to the mandates addressed to it", () => {
    assert.match(show("ar"), /href="\/ar\/profiles\/state-lum"/)
  })
})
