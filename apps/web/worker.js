/**
 * Keeps the app's own files, so that pages open without a connection. It never
 * keeps an answer of the API: what is read and written there is each person's,
 * and stays with the page, locked. The build puts before it which files there
 * are (`files`) and their digest (`edition`).
 */
/* global files, edition */
const languages = ["ar", "en", "es", "fr", "ru", "zh"]
const shelf = `palermo ${edition}`
const loose = ["/theme.js", "/manifest.webmanifest"]

self.addEventListener("install", (event) => {
  const pages = languages.map((language) => `/${language}/`)
  event.waitUntil(caches.open(shelf).then((cache) => cache.addAll([...files, ...loose, ...pages])))
})

self.addEventListener("activate", (event) => {
  event.waitUntil(tidy().then(() => self.clients.claim()))
})

/** Takes away what earlier editions kept. */
async function tidy() {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith("palermo ") && name !== shelf).map((name) => caches.delete(name)),
  )
}

// A page tells what it came with before there was anybody to keep it: the words of its language, its type.
self.addEventListener("message", (event) => {
  const { keep } = event.data ?? {}
  if (!Array.isArray(keep)) return
  const own = keep.filter((path) => typeof path === "string" && path.startsWith("/assets/"))
  event.waitUntil(Promise.all(own.map((path) => file(new Request(path)).catch(() => undefined))))
})

self.addEventListener("fetch", (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== "GET" || origin !== self.location.origin || pathname.startsWith("/api/")) return
  if (request.mode === "navigate") event.respondWith(page(request, pathname))
  else if (pathname.startsWith("/assets/") || loose.includes(pathname)) event.respondWith(file(request))
})

/** A file of the app: what lies below assets never changes under its name. */
async function file(request) {
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept) return kept
  const came = await fetch(request)
  if (came.ok) await (await caches.open(shelf)).put(request, came.clone())
  return came
}

/** The app has one page for each language: the newest while there is a connection, the last that came while there is none. */
async function page(request, pathname) {
  const language = languages.find((each) => pathname.startsWith(`/${each}/`))
  try {
    const came = await fetch(request)
    if (came.ok && language && !came.redirected) await (await caches.open(shelf)).put(`/${language}/`, came.clone())
    return came
  } catch (lost) {
    const own = self.navigator.languages.map((tag) => tag.split("-")[0])
    const wanted = [language, ...own, "en"].find((each) => languages.includes(each))
    const kept = await caches.match(`/${wanted}/`, { ignoreVary: true })
    if (kept) return kept
    throw lost
  }
}
