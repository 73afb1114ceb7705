import { isIPv4, isIPv6 } from "node:net"

/** How many questions may come at once, and how many a second may follow for good. */
export type Rate = { readonly burst: number; readonly perSecond: number }

/** How often may be asked: from one address before it is known who asks; by strangers, by people and by keys; and how often changed. */
export type Rates = Readonly<Record<"anybody" | "stranger" | "person" | "key" | "change", Rate>>

/**
 * The rates that hold unless others are named. A page asks some ten questions;
 * a mission of hundreds may come from one address, where whoever is signed in
 * is counted by who they are.
 */
export const rates: Rates = {
  anybody: { burst: 2000, perSecond: 200 },
  stranger: { burst: 400, perSecond: 20 },
  person: { burst: 400, perSecond: 20 },
  key: { burst: 400, perSecond: 20 },
  change: { burst: 100, perSecond: 5 },
}

/** So many are remembered at once; beyond that those who waited longest are forgotten first. */
const remembered = 50_000

/** Counts who asks how often: answers how many whole seconds they must wait, 0 where they need not. */
export type Counted = (about: string, rate: Rate, now: number) => number

/**
 * Counts in memory, by buckets that fill again: kept of each is one number, the
 * instant at which its bucket is full (GCRA, as ITU-T I.371 has it). Instants
 * are milliseconds of any clock that does not run back.
 */
export function countRates(): Counted {
  const full = new Map<string, number>()
  return (about, { burst, perSecond }, now) => {
    const each = 1000 / perSecond
    const until = Math.max(full.get(about) ?? now, now) + each
    const wait = until - now - burst * each
    if (wait > 0) return Math.ceil(wait / 1000)
    full.delete(about)
    full.set(about, until)
    for (const oldest of full.keys()) {
      if (full.size <= remembered) break
      full.delete(oldest)
    }
    return 0
  }
}

/** By what an address is counted: one of IPv4 whole, one of IPv6 by its network of 64 bits, which is given to one household. */
export function placeOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "")
  if (isIPv4(plain) || !isIPv6(plain)) return plain
  const [head = "", tail] = (plain.split("%")[0] ?? "").split("::")
  const parts = (text: string): string[] => text.split(":").filter(Boolean)
  const [first, last] = [parts(head), parts(tail ?? "")]
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length
  return [...first, ...Array<string>(Math.max(0, zeros)).fill("0"), ...last]
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(":")
}

/** Whether an address is this machine's own: a program that runs here, or a server before this one that does not say for whom it asks. */
export const isHere = (address: string): boolean => /^(::ffff:)?127\.|^::1$/i.test(address)
