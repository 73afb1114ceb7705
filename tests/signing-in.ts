import { sql } from "#platform/database/sql.ts"
import type { Service } from "#platform/http/service.ts"
import { identifyByKeyOrSession } from "#platform/identity/identify.ts"
import { addressKind, addressMail } from "#platform/identity/address.ts"
import { noticeKind, noticeMail } from "#platform/identity/notice.ts"
import { resetMail } from "#platform/identity/reset.ts"
import { makeLink } from "#platform/identity/session.ts"
import { passingWays, type Ways } from "#platform/identity/ways.ts"
import type { Outgoing } from "#platform/mail/letter.ts"
import { onPlatform, platformOn, type As } from "#tests/platform.ts"
import type { RawBuilder } from "kysely"
import assert from "node:assert/strict"

/** Where the tests of signing in are reached. */
export const origin = "http://localhost:3000"

/** What a browser was answered. */
export type Answered = {
  readonly status: number
  readonly body: Record<string, never>
  readonly headers: Record<string, unknown>
}

/** A browser, or a program: it keeps its cookie, comes from somewhere, and asks. */
export type Browser = {
  readonly ask: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>
  /** The secret in its cookie, if it has one. */
  readonly cookie: () => string | undefined
}

/** What a test of signing in has at hand. */
export type Door = {
  readonly as: As
  /** Asks the database as whoever owns it, past every policy. */
  readonly db: { readonly query: (text: RawBuilder<unknown>) => Promise<Record<string, unknown>[]> }
  readonly service: Service
  /** A browser that has been nowhere yet. */
  readonly browser: (address?: string) => Browser
  /** A browser signed in by a link, as somebody. */
  readonly signedIn: (person: string) => Promise<Browser>
  /** Lets time pass, in minutes. */
  readonly pass: (minutes: number) => void
  readonly now: () => Date
  /** Does the work that waits, and answers the letters that were sent by it. */
  readonly letters: () => Promise<Outgoing[]>
}

/**
 * Runs a test of signing in on the whole platform, with real sessions, a clock
 * that can be moved, and Vera, who is real as far as the product knows: with an
 * address, an appointment as an observer, and the terms of use not yet accepted.
 */
export function atTheDoor(says: string, test: (door: Door) => Promise<void>, ways: Ways = passingWays()): void {
  onPlatform(says, { today: new Date().toISOString().slice(0, 10) }, async ({ as, work }) => {
    let now = new Date()
    const clock = () => now
    const identify = identifyByKeyOrSession({ transaction: as }, clock)
    const service = platformOn(as, "public", "", { identify, clock, ways, origin })
    const browser = browsersOf(service)
    const signedIn = async (person: string) => {
      const token = await as("platform", (db) => makeLink(db, now, person))
      const visitor = browser()
      assert.equal((await visitor.ask("POST", "/sign-in", { token })).status, 200)
      return visitor
    }
    const query: Door["db"]["query"] = (text) =>
      as("platform", async (db) => {
        await sql`select set_config('role', session_user, true)`.execute(db)
        const { rows } = await text.execute(db)
        return rows as Record<string, unknown>[]
      })
    const letters = async () => {
      const sent: Outgoing[] = []
      const post = async (letter: Outgoing) => void sent.push(letter)
      await work({
        "password.reset-mail": resetMail(post, origin, clock),
        [noticeKind]: noticeMail(post),
        [addressKind]: addressMail(post, origin, clock),
      })
      return sent
    }
    try {
      await as("platform", async (db) => {
        await sql`
          insert into identity.person (id, name, email, language, made)
          values ('vera', 'Vera Imaginaria', 'vera@lantern.example', 'es', ${now})`.execute(db)
        await sql`
          insert into identity.appointment (person, role, party, since, made) values ('vera', 'observer', 'iom', '2000-01-01', ${now})
        `.execute(db)
      })
      const pass = (minutes: number) => void (now = new Date(now.getTime() + minutes * 60_000))
      await test({ as, db: { query }, service, browser, signedIn, pass, now: () => now, letters })
    } finally {
      await service.app.close()
    }
  })
}

/** Browsers that reach a platform. */
const browsersOf =
  ({ app }: Pick<Service, "app">) =>
  (address = "192.0.2.1"): Browser => {
    let cookie: string | undefined
    return {
      cookie: () => cookie,
      async ask(method, path, payload, headers = {}) {
        const answer = await app.inject({
          ...{ method: method as "GET", url: `/api/v1${path}`, remoteAddress: address },
          ...(payload === undefined ? {} : { payload: payload as object }),
          headers: { "user-agent": "Mozilla/5.0 (X11; Linux) Firefox/140.0", ...headers },
          ...(cookie === undefined ? {} : { cookies: { [cookieName]: cookie } }),
        })
        const given = answer.cookies.find(({ name }) => name === cookieName)
        if (given) cookie = given.value || undefined
        return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
      },
    }
  }

/** The same platform started anew with other ways of signing in, such as another key; browsers that reach it. */
export function anew({ as, now }: Pick<Door, "as" | "now">, ways: Ways): (address?: string) => Browser {
  const identify = identifyByKeyOrSession({ transaction: as }, now)
  return browsersOf(platformOn(as, "public", "", { identify, clock: now, ways, origin }))
}

const cookieName = "palermo"

/** A good password of Vera's. */
export const good = "lanterns under nine bridges"

/** Accepts the terms, and sets a password for whoever is signed in by a link. */
export async function settle(browser: Browser, password = good): Promise<void> {
  assert.equal((await browser.ask("POST", "/account/terms", { version: "2026-11" })).status, 200)
  const set = await browser.ask("PUT", "/account/password", { password })
  assert.equal(set.status, 200, JSON.stringify(set.body))
}
