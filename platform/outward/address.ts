import { BlockList, isIPv4, isIPv6 } from "node:net"

/** What is not the open Internet, of the registers of special-purpose addresses (RFC 6890 and what followed it). */
const kept = new BlockList()
for (const [network, bits] of [
  ["0.0.0.0", 8], // this network
  ["10.0.0.0", 8], // private
  ["100.64.0.0", 10], // behind a carrier's translation
  ["127.0.0.0", 8], // this machine
  ["169.254.0.0", 16], // this link, and where clouds tell their secrets
  ["172.16.0.0", 12], // private
  ["192.0.0.0", 24], // protocols
  ["192.0.2.0", 24], // examples
  ["192.88.99.0", 24], // relays that are no more
  ["192.168.0.0", 16], // private
  ["198.18.0.0", 15], // measurements
  ["198.51.100.0", 24], // examples
  ["203.0.113.0", 24], // examples
  ["224.0.0.0", 4], // many at once
  ["240.0.0.0", 4], // reserved, and everybody
] as const)
  kept.addSubnet(network, bits, "ipv4")
for (const [network, bits] of [
  ["2001::", 23], // protocols and tunnels, which lead anywhere
  ["2001:db8::", 32], // examples
  ["2002::", 16], // tunnels that carry an address of IPv4
  ["3fff::", 20], // examples
] as const)
  kept.addSubnet(network, bits, "ipv6")

const open = new BlockList()
open.addSubnet("2000::", 3, "ipv6")
const translated = new BlockList()
translated.addSubnet("64:ff9b::", 96, "ipv6")

/**
 * Whether an address is one of the open Internet. Of IPv6 that is one block and
 * all else is not: so are this machine, this link, unique local addresses, and
 * addresses of IPv4 written as ones of IPv6. Those a network translates to IPv4
 * are what they are translated to. What is no address is not open either.
 */
export function isOpen(address: string): boolean {
  if (isIPv4(address)) return !kept.check(address, "ipv4")
  if (!isIPv6(address) || address.includes("%")) return false
  if (translated.check(address, "ipv6")) return isOpen(inside(address))
  return open.check(address, "ipv6") && !kept.check(address, "ipv6")
}

/** The address of IPv4 in the last four bytes. */
function inside(address: string): string {
  const dotted = /[\d.]+$/.exec(address)?.[0] ?? ""
  if (isIPv4(dotted)) return dotted
  const [low = "0", high = "0"] = address.split(":").reverse()
  const [first, last] = [Number.parseInt(high || "0", 16), Number.parseInt(low || "0", 16)]
  return [first >> 8, first & 255, last >> 8, last & 255].join(".")
}
