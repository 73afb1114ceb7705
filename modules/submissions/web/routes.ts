import type { PageRoute } from "#platform/web/page-route.ts"

/** What the form says, and why something is not taken; it is had before the form is, so it is kept small. */
const form = ["submissions", "submissions/form", "calls/codes"]
/** With what is said of answers once they were given. */
const withAnswers = [...form, "submissions/web"]
/** What the page of one answer says. */
export const answerWords = [...withAnswers, "platform/web/history", "platform/web/rights"]

/** The pages of answering: what is asked, the form, its workbook, what must be made clear, and the answers. */
export const submissionPages: readonly PageRoute[] = [
  {
    path: "/asked",
    words: form,
    nav: { name: "platform.nav.asked", order: 1.5, act: "submission.list-asked" },
    page: async () => (await import("./asked/AskedPage.tsx")).LiveAsked,
  },
  {
    path: "/submissions/$id",
    words: form,
    page: async () => (await import("./form/LiveForm.tsx")).LiveSubmission,
  },
  {
    path: "/submissions/$id/print",
    words: form,
    page: async () => (await import("./form/LiveForm.tsx")).LivePrinted,
  },
  {
    path: "/submissions/$id/workbook",
    words: [...withAnswers, "submissions/workbook"],
    page: async () => (await import("./workbook/WorkbookPage.tsx")).LiveWorkbook,
  },
  {
    path: "/clarifications",
    words: withAnswers,
    nav: { name: "platform.nav.clarifications", order: 3.3, act: "clarification.list" },
    page: async () => (await import("./clarify/ClarificationsPage.tsx")).LiveClarifications,
  },
  {
    path: "/answers",
    words: withAnswers,
    nav: { name: "platform.nav.answers", order: 3.25 },
    page: async () => (await import("./answers/AnswersPage.tsx")).LiveAnswers,
  },
]
