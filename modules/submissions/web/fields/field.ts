import type { Question } from "#modules/calls/question.ts"
import type { AnswerValue, AttachedFile } from "#modules/calls/value.ts"
import type { Language } from "#platform/kernel/language.ts"

/** An answer of one kind. */
export type ValueOf<K extends AnswerValue["kind"]> = Extract<AnswerValue, { readonly kind: K }>

/** What every field is given: the question, what stands in it, and what to do when it is written. */
export type FieldProps<K extends AnswerValue["kind"]> = {
  readonly question: Question
  readonly value: ValueOf<K> | undefined
  /** Tells the whole answer anew; null where nothing is left of it. */
  readonly onChange: (value: ValueOf<K> | null) => void
  readonly language: Language
  readonly disabled?: boolean
  readonly files: FileWays
}

/** How files come to an answer, and where they are read again. */
export type FileWays = {
  /** Brings files to the question, as they are kept from then on; nothing where they could not be brought now. */
  readonly bring: (question: string, files: readonly File[]) => Promise<readonly AttachedFile[] | undefined>
  readonly address: (hash: string) => string
}
