import type { AppointmentInWords } from "#platform/identity/account.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"
import type { Words } from "#platform/web/words.tsx"

/** An appointment in words: the role, and for whom it is held. */
export function appointmentText(say: Words, language: Language, { role, names, party }: AppointmentInWords): string {
  const called = names ? inLanguage(names, language).text || role : say(`platform.role.${role}`)
  if (!party) return called
  return say("account.held-for", { role: called, party: inLanguage(party.names, language).text || party.code })
}

const browsers: Readonly<Record<string, string>> = {
  edge: "Edge",
  opera: "Opera",
  samsung: "Samsung Internet",
  firefox: "Firefox",
  chrome: "Chrome",
  safari: "Safari",
}
const systems: Readonly<Record<string, string>> = {
  iphone: "iPhone",
  ipad: "iPad",
  android: "Android",
  windows: "Windows",
  mac: "Mac",
  chromeos: "ChromeOS",
  linux: "Linux",
}

/** A browser and what it runs on, in words: `firefox/windows` is Firefox on Windows. */
export function deviceText(say: Words, device: string): string {
  const [browser = "", system = ""] = device.split("/")
  if (browser === "") return say("account.unknown-device")
  return say("account.on", {
    browser: browsers[browser] ?? say("account.other-browser"),
    system: systems[system] ?? say("account.other-system"),
  })
}

/** An instant as the reader writes it. */
export const instantText = (locale: string, at: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at))
