import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { Client } from "pg"

/** An empty database beside the one TEST_DATABASE_URL names, for tests that destroy theirs; dropped when disposed of. */
export async function emptyPostgres(): Promise<AsyncDisposable & { readonly url: string }> {
  const given = process.env["TEST_DATABASE_URL"]
  if (!given) throw new Error("TEST_DATABASE_URL is not set")
  const name = `palermo_test_${randomUUID().slice(0, 8)}`
  const command = async (text: string): Promise<void> => {
    const client = new Client({ connectionString: given })
    await client.connect()
    await client.query(text)
    await client.end()
  }
  await command(`create database ${name}`)
  const url = new URL(given)
  url.pathname = `/${name}`
  const drop = async (tries: number): Promise<void> => {
    try {
      await command(`drop database ${name} with (force)`)
    } catch (error) {
      // The session of another role may take a moment to end, and is not ours to end.
      if (tries === 0) throw error
      await pause(100)
      await drop(tries - 1)
    }
  }
  return { url: url.href, [Symbol.asyncDispose]: () => drop(30) }
}
