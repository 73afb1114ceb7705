import { analysisPages, figureWords } from "#modules/analysis/web/routes.ts"
import { callPages, callWords } from "#modules/calls/web/routes.ts"
import { decisionPages, mandateWords } from "#modules/decisions/web/routes.ts"
import { directoryPages } from "#modules/directory/web/routes.ts"
import { reportPages } from "#modules/reports/web/routes.ts"
import { answerWords, submissionPages } from "#modules/submissions/web/routes.ts"
import { treatyPages } from "#modules/treaties/web/routes.ts"
import { platformPages } from "#platform/web/routes.ts"
import type { PageRoute } from "#platform/web/page-route.ts"
import type { NavLine } from "#platform/web/Shell.tsx"

/** A page that no module could make alone, since no module knows those that come after it. */
const profile: PageRoute = {
  path: "/profiles/$code",
  words: [
    ...[
      "directory",
      "treaties",
      "decisions",
      "decisions/web",
      "decisions/record",
      "platform/web/history",
      "platform/web/rights",
    ],
    ...["submissions", "submissions/form", "submissions/web", "calls/codes"],
  ],
  page: async () => (await import("./ProfilePage.tsx")).Profile,
}

/** The page of a mandate, with the calls issued under it. */
const mandate: PageRoute = {
  path: "/mandates/$id",
  words: [...mandateWords, "calls/web", "reports"],
  page: async () => (await import("./MandatePage.tsx")).Mandate,
}

/** The page of a call, with the way to one's own answer. */
const call: PageRoute = {
  path: "/calls/$id",
  words: [...callWords, "submissions/form"],
  page: async () => (await import("./CallPage.tsx")).Call,
}

/** The page of an answer, with the lines of reports that rest on it. */
const answer: PageRoute = {
  path: "/answers/$id",
  words: [...answerWords, "reports"],
  page: async () => (await import("./AnswerPage.tsx")).Answer,
}

/** The page of released figures, with the lines of reports that rest on them. */
const figure: PageRoute = {
  path: "/figures/$code",
  words: [...figureWords, "reports"],
  page: async () => (await import("./FigurePage.tsx")).Figure,
}

/** The home page, with what the reader is asked. */
const home: PageRoute = {
  path: "/",
  words: ["decisions"],
  nav: { name: "platform.nav.overview", order: 1 },
  page: async () => (await import("./HomePage.tsx")).Home,
}

/** Every page of the web app, by the module it comes from. */
export const pages: readonly PageRoute[] = [
  ...platformPages,
  ...directoryPages,
  ...treatyPages,
  ...decisionPages,
  ...callPages,
  ...submissionPages,
  ...analysisPages,
  ...reportPages,
  home,
  profile,
  mandate,
  call,
  answer,
  figure,
]

/** The navigation, as the pages ask for it. */
export const nav: readonly NavLine[] = pages
  .flatMap(({ path, nav: line }) => (line ? [{ ...line, to: path }] : []))
  .sort((a, b) => a.order - b.order)
