import type { PageRoute } from "#platform/web/page-route.ts"

/** The pages that belong to no module. */
export const platformPages: readonly PageRoute[] = [
  { path: "/sign-in", words: [], page: async () => (await import("./SignInPage.tsx")).LiveSignIn },
  { path: "/accessibility", words: [], page: async () => (await import("./AccessibilityPage.tsx")).AccessibilityPage },
  {
    path: "/notifications",
    words: ["platform/web/notifications"],
    page: async () => (await import("./notifications/NotificationsPage.tsx")).LiveNotifications,
  },
  {
    path: "/notifications/wishes",
    words: ["platform/web/notifications"],
    page: async () => (await import("./notifications/WishesPage.tsx")).LiveWishes,
  },
  {
    path: "/letters/failed",
    words: ["platform/web/notifications"],
    page: async () => (await import("./notifications/FailedLettersPage.tsx")).LiveFailedLetters,
  },
  { path: "/kit", words: [], page: async () => (await import("./KitPage.tsx")).KitPage },
]
