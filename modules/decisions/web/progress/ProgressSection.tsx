import type { Mandate } from "#modules/decisions/mandate.ts"
import type { Progress } from "#modules/decisions/progress/progress.ts"
import { toneOf } from "#modules/decisions/web/naming.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { longDate } from "#platform/web/kit/DateText.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Help } from "#platform/web/kit/Help.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { ReactNode } from "react"

type Props = {
  readonly mandate: Pick<Mandate, "status" | "statusBasis" | "said">
  /** What was reported, the latest first; the public sees none of it. */
  readonly reports: readonly Progress[]
  /** Takes a report back; absent where the reader may not. */
  readonly onUndo?: ((report: Progress) => void) | undefined
  readonly children?: ReactNode
}

/** How it stands with a mandate, why it is thought so, and what people reported. */
export function ProgressSection({ mandate: { status, statusBasis, said }, reports, onUndo, children }: Props) {
  const say = useWords()
  const { locale } = useReader()
  const latest = reports.find(({ undone }) => !undone)
  return (
    <section className="progress-section">
      <h2>{say("decisions.progress")}</h2>
      <div className="with-help">
        <p>
          <Status tone={toneOf[status]}>{say(`decisions.status.${status}`)}</Status>{" "}
          <span className="hint">{say(`decisions.basis.${statusBasis}`)}</span>
        </p>
        <Help>{say("decisions.progress.help")}</Help>
      </div>
      {said && (
        <p>
          {said.on !== null && say("decisions.progress.since", { date: longDate(said.on, locale) })}{" "}
          <Foreign>{said.note}</Foreign> {said.link !== null && <Evidence href={said.link} />}
        </p>
      )}
      {reports.length > 0 && (
        <details className="fold">
          <summary>{say("decisions.progress.history")}</summary>
          <ol className="history">
            {reports.map((report) => (
              <li key={report.id}>
                <Entry report={report} />
                {onUndo && report === latest && (
                  <Button look="link" label={say("decisions.progress.undo")} onPress={() => onUndo(report)}>
                    {say("platform.undo")}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
      {children}
    </section>
  )
}

function Entry({ report: { status, note, link, reached, person, at, undone } }: { readonly report: Progress }) {
  const say = useWords()
  const { locale } = useReader()
  const when = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(new Date(at))
  return (
    <>
      <p>
        <b>{say(status === null ? "decisions.progress.unknown" : `decisions.status.${status}`)}</b>
        {undone && ` · ${say("decisions.mandate.undone")}`}
        {" · "}
        {say("decisions.progress.since", { date: longDate(reached, locale) })}{" "}
        <span className="hint">{say("decisions.progress.by", { person, at: when })}</span>
      </p>
      {(note !== "" || link !== null) && (
        <p>
          <Foreign>{note}</Foreign> {link !== null && <Evidence href={link} />}
        </p>
      )}
    </>
  )
}

function Evidence({ href }: { readonly href: string }) {
  const say = useWords()
  return (
    <a href={href} rel="noreferrer">
      {say("decisions.progress.see")} <bdi className="hint">{new URL(href).host}</bdi>
    </a>
  )
}
