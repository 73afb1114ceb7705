import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { isOpen } from "./address.ts"

describe("an address", () => {
  it("is open where it is one of the open Internet", () => {
    for (const address of [
      "8.8.8.8",
      "100.63.255.255",
      "100.128.0.0",
      "172.32.0.1",
      "193.0.0.1",
      "2606:4700::1111",
      "64:ff9b::8.8.8.8",
      "64:ff9b::808:808",
    ])
      assert.equal(isOpen(address), true, address)
  })

  it("is not where it is this machine's, a private network's, a carrier's, reserved, or one of these in disguise", () => {
    const closed = `0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1
      172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1
      240.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:7f00:1 ::127.0.0.1 fe80::1 fe80::1%eth0 febf::1
      fc00::1 fdff::1 fec0::1 ff02::1 2001::1 2001:db8::1 2002:7f00:1:: 3fff::1 64:ff9b::127.0.0.1 64:ff9b::a00:1
      64:ff9b::10.0.0.1 64:ff9b:1::1 100::1 localhost 127.1 2130706433`
    for (const address of closed.split(/\s+/)) assert.equal(isOpen(address), false, address)
  })
})
