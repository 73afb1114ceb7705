import type { PageRoute } from "#platform/web/page-route.ts"
import { peoplePages } from "#platform/web/people/routes.ts"

/** The pages that belong to no module. */
export const platformPages: readonly PageRoute[] = [
  {
    path: "/sign-in",
    words: ["platform/web/account"],
    page: async () => (await import("./SignInPage.tsx")).LiveSignIn,
  },
  {
    path: "/sign-in/provider",
    words: ["platform/web/account"],
    page: async () => (await import("./account/ProviderReturnPage.tsx")).LiveProviderReturn,
  },
  {
    path: "/sign-in/reset",
    words: ["platform/web/account"],
    page: async () => (await import("./account/ResetPage.tsx")).LiveReset,
  },
  {
    path: "/account",
    words: ["platform/web/account"],
    page: async () => (await import("./account/MyAccountPage.tsx")).LiveMyAccount,
  },
  {
    path: "/account/address",
    words: ["platform/web/account"],
    page: async () => (await import("./account/AddressPage.tsx")).LiveAddress,
  },
  {
    path: "/accessibility",
    words: ["platform/web/accessibility"],
    page: async () => (await import("./AccessibilityPage.tsx")).AccessibilityPage,
  },
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
    path: "/mail/failed",
    words: ["platform/web/notifications"],
    page: async () => (await import("./notifications/FailedLettersPage.tsx")).LiveFailedLetters,
  },
  {
    path: "/ledger",
    words: ["platform/web/ledger", "platform/web/history"],
    nav: { name: "platform.nav.audit", order: 8, act: "ledger.list" },
    page: async () => (await import("./ledger/AuditPage.tsx")).LiveAudit,
  },
  {
    path: "/verify",
    words: ["platform/web/ledger", "platform/web/history"],
    page: async () => (await import("./ledger/VerifyPage.tsx")).LiveVerify,
  },
  ...peoplePages,
  { path: "/kit", words: [], page: async () => (await import("./KitPage.tsx")).KitPage },
]
