import type { Question } from "#modules/calls/question.ts"
import type { AnswerValue } from "#modules/calls/value.ts"
import { ComplianceField } from "#modules/submissions/web/fields/ComplianceField.tsx"
import type { FieldProps, FileWays, ValueOf } from "#modules/submissions/web/fields/field.ts"
import {
  AssistanceField,
  ChoiceField,
  DateField,
  ExplanationField,
  FileField,
  NumberField,
} from "#modules/submissions/web/fields/PlainFields.tsx"
import { AuthorityField, LawField, PracticeField } from "#modules/submissions/web/fields/RecordFields.tsx"
import type { Language } from "#platform/kernel/language.ts"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { lazy, Suspense, type ReactNode } from "react"

/** Tables bring their code lists; a form without one does without them. */
const TableField = lazy(async () => ({
  default: (await import("#modules/submissions/web/fields/TableField.tsx")).TableField,
}))

type Props = {
  readonly question: Question
  readonly value: AnswerValue | undefined
  readonly onChange: (value: AnswerValue | null) => void
  readonly language: Language
  readonly disabled: boolean
  readonly files: FileWays
}

/** The field in which a question of its kind is answered. */
export function QuestionField({ question, value, ...rest }: Props): ReactNode {
  const common = <K extends Exclude<AnswerValue["kind"], "missing">>(kind: K): FieldProps<K> => ({
    ...rest,
    question,
    // A value is of the kind it says.
    value: value?.kind === kind ? (value as ValueOf<K>) : undefined,
  })
  switch (question.kind) {
    case "compliance":
      return <ComplianceField {...common("compliance")} />
    case "explanation":
      return <ExplanationField {...common("explanation")} />
    case "date":
      return <DateField {...common("date")} />
    case "number":
      return <NumberField {...common("number")} />
    case "table":
      return (
        <Suspense fallback={<Skeleton rows={4} />}>
          <TableField {...common("table")} />
        </Suspense>
      )
    case "choice":
      return <ChoiceField {...common("choice")} />
    case "file":
      return <FileField {...common("file")} />
    case "law":
      return <LawField {...common("law")} />
    case "practice":
      return <PracticeField {...common("practice")} />
    case "authority":
      return <AuthorityField {...common("authority")} />
    case "assistance":
      break
  }
  return <AssistanceField {...common("assistance")} />
}
