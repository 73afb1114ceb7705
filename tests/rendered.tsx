import type { Language } from "#platform/kernel/language.ts"
import { AddressContext, type Address } from "#platform/web/address.tsx"
import { answers } from "#platform/web/answers.tsx"
import { localeOf, ReaderContext } from "#platform/web/reader.tsx"
import { words, WordsContext, type Catalogue } from "#platform/web/words.tsx"
import { QueryClientProvider } from "@tanstack/react-query"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import type { ReactNode } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { prerender } from "react-dom/static"

const modules = readdirSync("modules").map((name) => `modules/${name}`)
const parts = modules.flatMap((name) => readdirSync(name).map((part) => `${name}/${part}`))
const pages = parts
  .filter((part) => part.endsWith("/web"))
  .flatMap((web) => readdirSync(web).map((part) => `${web}/${part}`))
const own = readdirSync("platform/web").map((part) => `platform/web/${part}`)
const places = ["platform/web", ...own, ...modules, ...parts, ...pages]

/** Everything that can be said in a language: the platform's words and every module's. */
export function catalogueOf(language: Language): Catalogue {
  const files = places.map((place) => `${place}/messages/${language}.json`).filter((file) => existsSync(file))
  return Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(file, "utf8")) as Catalogue)) as Catalogue
}

type Setting = { readonly today?: string } & Partial<Pick<Address, "path" | "search" | "fragment">>

/** A page as it stands before anything is touched, in a language, on a day, at an address. A missing word throws. */
export const rendered = (language: Language, page: ReactNode, setting: Setting = {}): string =>
  renderToStaticMarkup(placed(language, page, setting))

/** The same with the parts of a page that come after it. */
export async function renderedWhole(language: Language, page: ReactNode, setting: Setting = {}): Promise<string> {
  const { prelude } = await prerender(placed(language, page, setting))
  return new Response(prelude).text()
}

function placed(language: Language, page: ReactNode, setting: Setting): ReactNode {
  const { today = "2033-03-19", path = "/", search = {}, fragment = "" } = setting
  const address: Address = { path, search, fragment, params: {}, go: () => {}, prepare: () => {} }
  const locale = localeOf(language, [])
  return (
    <QueryClientProvider client={answers()}>
      <ReaderContext value={{ language, locale, today }}>
        <WordsContext value={words(language, catalogueOf(language), locale)}>
          <AddressContext value={address}>{page}</AddressContext>
        </WordsContext>
      </ReaderContext>
    </QueryClientProvider>
  )
}

/** What a page says, without how it is marked up. */
export const said = (html: string): string =>
  html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim()
