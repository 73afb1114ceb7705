import type { ComponentType } from "react"

/**
 * A page of the web app as a module announces it in `web/routes.ts`: where it
 * is, whose words it speaks, and how it is fetched when it is visited.
 */
export type PageRoute = {
  /** Below the language, blanks with a dollar sign: `/documents/$slug`. */
  readonly path: `/${string}`
  readonly page: () => Promise<ComponentType>
  /** The modules whose words it needs, besides the platform's; parts of the platform by their folder: `platform/web/people`. */
  readonly words: readonly string[]
  /**
   * Its place in the navigation: key of its name in the platform's words, order, the act it is for, if not for all, and
   * where else one is in the same room.
   */
  readonly nav?: {
    readonly name: string
    readonly order: number
    readonly act?: string
    readonly rooms?: readonly string[]
  }
}
