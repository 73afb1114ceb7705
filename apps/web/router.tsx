import type { Language } from "#platform/kernel/language.ts"
import { AddressContext, type Address, type Search } from "#platform/web/address.tsx"
import { NotFoundPage } from "#platform/web/NotFoundPage.tsx"
import { Shell } from "#platform/web/Shell.tsx"
import { Fault } from "#platform/web/Fault.tsx"
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  useParams,
  useRouter,
  useRouterState,
} from "@tanstack/react-router"
import { useEffect, useMemo, useRef, type ReactNode } from "react"
import { learn } from "./catalogue.ts"
import { nav, pages } from "./pages.ts"

const root = createRootRoute({
  component: () => (
    <WithAddress>
      <Shell nav={nav}>
        <Outlet />
      </Shell>
    </WithAddress>
  ),
  notFoundComponent: NotFoundPage,
  errorComponent: Fault,
})

/** The pages at their addresses, below the reader's language, each fetched with its words when it is visited. */
export function routerOf(language: Language) {
  const routes = pages.map(({ path, page, words }) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(async () => ({ default: await page() })),
      errorComponent: Fault,
      loader: () =>
        learn(
          language,
          words.map((name) => (name.startsWith("platform/") ? name : `modules/${name}`)),
        ),
    }),
  )
  return createRouter({
    routeTree: root.addChildren(routes),
    basepath: `/${language}`,
    scrollRestoration: true,
    defaultPreload: false,
    trailingSlash: "preserve",
    // The address says plain words: no quotes, no brackets.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search: Record<string, unknown>) => {
      const said = Object.entries(search).flatMap(([name, value]): [string, string][] =>
        typeof value === "string" && value !== "" ? [[name, value]] : [],
      )
      return said.length > 0 ? `?${new URLSearchParams(said)}` : ""
    },
  })
}

/** Tells the pages where they are, without their knowing the router. */
function WithAddress({ children }: { readonly children: ReactNode }) {
  const router = useRouter()
  const { pathname, search, hash } = useRouterState({ select: ({ location }) => location })
  const params = useParams({ strict: false }) as Readonly<Record<string, string>>
  const address = useMemo((): Address => {
    const href = (to: string, question: Search = {}) => {
      const [path = "/", place] = to.split("#")
      return { to: path, search: question as object, ...(place !== undefined && { hash: place }) }
    }
    return {
      path: pathname.length > 1 ? pathname.replace(/\/$/, "") : pathname,
      search: search as Search,
      params,
      fragment: hash,
      // The router types every address it knows; pages here are a list, so addresses are text.
      go: (to, question, how) =>
        void router.navigate({ ...href(to, question), replace: how?.replace ?? false } as never),
      prepare: (to) => void router.preloadRoute(href(to) as never).catch(() => undefined),
    }
  }, [router, pathname, search, hash, params])
  const came = useRef(pathname)
  useEffect(() => {
    // Who comes from another page begins at the content, not where the link was that is no more.
    if (came.current !== pathname) document.getElementById("content")?.focus({ preventScroll: true })
    came.current = pathname
  }, [pathname])
  return <AddressContext value={address}>{children}</AddressContext>
}
