import type { CodesOf } from "#modules/calls/fitting.ts"
import type { Question } from "#modules/calls/question.ts"
import type { Writing } from "#modules/submissions/web/keeping/form.ts"
import type { FileWays } from "#modules/submissions/web/fields/field.ts"
import type { Given } from "#modules/submissions/readiness.ts"
import type { Language } from "#platform/kernel/language.ts"
import { createContext, useContext } from "react"

/** What every question of a form shares: the form as it is being written, who writes, in which language, and what they may. */
export type Around = {
  readonly writing: Writing
  readonly questions: ReadonlyMap<string, Question>
  readonly given: readonly Given[]
  /** What tables may be broken down by; nothing until the lists have come. */
  readonly codesOf: CodesOf | undefined
  /** The language answers are written in now. */
  readonly language: Language
  readonly files: FileWays
  readonly mayWrite: (section: string) => boolean
  readonly may: (act: string) => boolean
  /** Who writes, as drafts name people. */
  readonly me: string
}

const FormContext = createContext<Around | undefined>(undefined)
export const FormProvider = FormContext.Provider

/** What the questions of a form share; they stand in one. */
export function useAround(): Around {
  const around = useContext(FormContext)
  if (!around) throw new Error("a question stands in a form")
  return around
}
