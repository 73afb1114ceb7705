import type { Refused } from "#platform/web/ask.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import type { ReactNode } from "react"

type Props = {
  /** `news` is read out when there is time, `warning` stands in amber, `refusal` is read out at once. */
  readonly kind?: "news" | "warning" | "refusal"
  readonly children: ReactNode
}

/** Something the reader should know before going on. */
export function Notice({ kind = "news", children }: Props) {
  return (
    <div className={`notice ${kind}`} role={kind === "refusal" ? "alert" : "status"}>
      {children}
    </div>
  )
}

/** Why something was refused, in a sentence of the reader's language: what happened, what is safe, what to do. */
export function RefusalNotice({ refused, again }: { readonly refused: Refused; readonly again?: () => void }) {
  const say = useWords()
  const incident = incidentOf(refused)
  return (
    <Notice kind="refusal">
      <p>{sentence(say, refused.refusal)}</p>
      {incident && <p className="hint">{say("platform.incident", { incident })}</p>}
      {refused.refusal === "not-signed-in" && (
        <p>
          <Link to="/sign-in">{say("platform.sign-in")}</Link>
        </p>
      )}
      {again && (
        <Button look="quiet" onPress={again}>
          {say("platform.try-again")}
        </Button>
      )}
    </Notice>
  )
}

// The server may be newer than this page and refuse for a reason it has no words for.
function sentence(say: Words, code: string): string {
  try {
    return say(`problem.${code}`)
  } catch {
    return say("problem.unknown", { code })
  }
}

function incidentOf({ detail }: Refused): string | undefined {
  return typeof detail === "object" && detail !== null && "incident" in detail ? String(detail.incident) : undefined
}
