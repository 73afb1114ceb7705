import { sql } from "#platform/database/sql.ts"
import { onPlatform } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

/** What no rule of signing in would write, as the owner of the tables would have to write it: nobody else reaches them at all. */
const zeros = "repeat('0', 64)"
const wrongsOfSignIn: readonly [statement: string, constraint: string][] = [
  [
    `insert into identity.trial (hash, kind, person, made, expires) values (${zeros}, 'reset', 'bruno', now(), now())`,
    "a_trial_ends",
  ],
  [
    `insert into identity.trial (hash, kind, made, expires) values (${zeros}, 'reset', now(), now() + interval '1 hour')`,
    "a_trial_of_ones_own_is_somebodys",
  ],
  [
    `insert into identity.passkey (id, person, name, public_key, counter, eligible, backed_up, made)
     values ('abcdefgh', 'bruno', 'Key', 'abc', 0, false, true, now())`,
    "what_stays_on_one_device_is_not_on_two",
  ],
  [
    `insert into identity.passkey (id, person, name, public_key, counter, eligible, backed_up, made)
     values ('a key', 'bruno', 'Key', 'abc', 0, false, false, now())`,
    "passkey_id_check",
  ],
  [
    `insert into identity.key (person, name, prefix, hash, read_only, strong, made, expires)
     values ('bruno', 'Key', 'pal_abcdef', ${zeros}, true, true, now(), now() + interval '2 years')`,
    "a_key_expires_within_a_year",
  ],
  [
    "insert into identity.factor_removal (person, at, reason) values ('platform', now(), 'Lost')",
    "nobody_takes_their_own_factor_off",
  ],
  [
    "insert into identity.factor_removal (person, at, reason) values ('bruno', now(), '')",
    "factor_removal_reason_check",
  ],
]

describe("the database", () => {
  onPlatform("states the law of signing in a second time", { today: "2018-03-01" }, async ({ as }) => {
    for (const [statement, constraint] of wrongsOfSignIn)
      await assert.rejects(
        as("platform", async (db) => {
          await sql`select set_config('role', session_user, true)`.execute(db)
          await sql.raw(statement).execute(db)
        }),
        (error: unknown) => error instanceof Error && "constraint" in error && error.constraint === constraint,
        statement,
      )
  })
})
