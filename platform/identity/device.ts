const browsers = [
  ["edge", /\bEdg(e|A|iOS)?\//],
  ["opera", /\bOPR\//],
  ["samsung", /\bSamsungBrowser\//],
  ["firefox", /\b(Firefox|FxiOS)\//],
  ["chrome", /\b(Headless)?Chrome\/|\bCriOS\//],
  ["safari", /\bSafari\//],
] as const
const systems = [
  ["iphone", /\biPhone\b/],
  ["ipad", /\biPad\b/],
  ["android", /\bAndroid\b/],
  ["windows", /\bWindows\b/],
  ["mac", /\bMac OS X\b|\bMacintosh\b/],
  ["chromeos", /\bCrOS\b/],
  ["linux", /\bLinux\b/],
] as const

/** What a browser is and runs on, in two words a person knows: `firefox/windows`. What it says beyond is not kept. */
export function deviceOf(agent: string): string {
  const named = (kinds: readonly (readonly [string, RegExp])[]) =>
    kinds.find(([, pattern]) => pattern.test(agent))?.[0] ?? "other"
  return `${named(browsers)}/${named(systems)}`
}
