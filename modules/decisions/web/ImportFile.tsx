import type { Import, Preview } from "#modules/decisions/import.ts"
import { ImportPreview } from "#modules/decisions/web/ImportPreview.tsx"
import { ImportStatus, isMoving } from "#modules/decisions/web/ImportStatus.tsx"
import { languages } from "#platform/kernel/language.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Select, TextField } from "#platform/web/kit/Field.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { History } from "#platform/web/history/History.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { Progress } from "#platform/web/kit/Progress.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState, type FormEvent, type ReactNode } from "react"

/** What a person says of a text because reading could not, or said it wrongly. */
export type Amended = { readonly language?: string; readonly symbol?: string; readonly title?: string }

type Props = {
  readonly file: Import & { readonly preview: Preview | null }
  readonly busy: boolean
  /** What a body is called, by its code. */
  readonly bodyName: (code: string) => string
  readonly onKeep: (amended: Amended) => void
  readonly onDiscard: () => void
  readonly onUndo: () => void
  /** Why the last act was refused. */
  readonly children?: ReactNode
}

/** One file of a batch: what was understood of it, or why it is not taken, and what can be done with it. */
export function ImportFile({ file, busy, bodyName, onKeep, onDiscard, onUndo, children }: Props) {
  const say = useWords()
  const { name, status, refusal, preview, progress, slug } = file
  // The list of the batch may know before the file does that it was read, or the file before the list.
  const isReading = status !== "keeping" && (isMoving(file) || (status === "previewed" && preview === null))
  return (
    <section className="import-file" aria-labelledby={headingOf(file.id)}>
      <h2 id={headingOf(file.id)} key={file.id} tabIndex={-1} ref={goOn}>
        <Foreign>{name}</Foreign>
      </h2>
      {children}
      {refusal !== null && (
        <Notice kind="warning">
          <p>{say(`decisions.import.refused.${refusal}`)}</p>
        </Notice>
      )}
      {isReading && (
        <Progress
          label={say(`decisions.import.status.${status === "waiting" ? "waiting" : "reading"}`)}
          value={progress}
        />
      )}
      {(status === "kept" || status === "unchanged") && (
        <div className="acts">
          {slug !== null && <Link to={`/documents/${slug}`}>{say("decisions.import.to-document")}</Link>}
          {slug !== null && (
            <Link to="/mandates" search={{ document: slug }}>
              {say("platform.nav.mandates")}
            </Link>
          )}
          {status === "kept" && (
            <Button look="link" busy={busy} onPress={onUndo}>
              {say("decisions.import.undo")}
            </Button>
          )}
        </div>
      )}
      {(status === "previewed" || status === "keeping") && preview && (
        <KeepForm
          key={file.id}
          preview={preview}
          busy={busy || status === "keeping"}
          onKeep={onKeep}
          onDiscard={onDiscard}
        />
      )}
      {/* The list may know before the file does that it was kept: form and preview go together, and nothing moves. */}
      {preview && !isReading && status !== "kept" && (
        <ImportPreview id={file.id} preview={preview} bodyName={bodyName} />
      )}
      {(status === "undone" || status === "discarded") && <ImportStatus of={file} />}
      {/* While a file is read the page is about to grow: nothing stands where it would be moved. */}
      {!isReading && <History noun="import" id={file.id} />}
      {!isReading && <WhoMay noun="import" id={file.id} />}
    </section>
  )
}

/** The id of the heading that names a file: from there one goes on when the button one pressed is gone. */
export const headingOf = (id: Import["id"]): string => `file-${id}`

/** Whoever chose the file in the list of the batch goes on from its name. */
function goOn(heading: HTMLElement | null): void {
  if (document.activeElement?.closest(".import-batch")) heading?.focus()
}

type KeepProps = Pick<Props, "busy" | "onKeep" | "onDiscard"> & { readonly preview: Preview }

/** Keeps the text or discards it; asks for what reading could not tell, and lets one say otherwise. */
function KeepForm({ preview, busy, onKeep, onDiscard }: KeepProps) {
  const say = useWords()
  const { language: reader } = useReader()
  const [typed, type] = useState<Amended>({})
  const [checked, check] = useState(false)
  const missing = preview.language === null || preview.symbol === null || preview.title === null
  const needsLanguage = preview.language === null && !typed.language
  const names = new Intl.DisplayNames([reader], { type: "language" })

  function keep(event: FormEvent) {
    event.preventDefault()
    check(true)
    if (busy || needsLanguage) return
    // What says the same as what was read is not an amendment.
    const amended = Object.entries(typed).filter(
      ([name, value]) => value.trim() !== "" && value !== preview[name as keyof Amended],
    )
    onKeep(Object.fromEntries(amended.map(([name, value]) => [name, value.trim()])))
  }
  const line = (name: "symbol" | "title", label: string, max: number) => (
    <TextField
      name={name}
      label={label}
      value={typed[name] ?? preview[name] ?? ""}
      max={max}
      onChange={(value) => type({ ...typed, [name]: value })}
      {...(name === "title" && preview.language && { language: preview.language })}
    />
  )

  return (
    <form className="form keep-form" onSubmit={keep} noValidate>
      <details className="fold" open={missing}>
        <summary>{say(missing ? "decisions.import.missing" : "decisions.import.amend")}</summary>
        <p className="hint">{say("decisions.import.missing-hint")}</p>
        <div className="pair">
          <Select
            name="language"
            label={say("decisions.import.language")}
            none={say("decisions.import.choose-language")}
            choices={languages.map((each) => ({ value: each, name: names.of(each) ?? each }))}
            value={typed.language ?? preview.language ?? ""}
            onChange={(language) => type({ ...typed, language })}
            fault={checked && needsLanguage ? say("decisions.import.choose-language") : undefined}
          />
          {line("symbol", say("decisions.import.symbol"), 100)}
        </div>
        {line("title", say("decisions.import.name"), 1000)}
      </details>
      <div className="acts">
        <Button type="submit" busy={busy}>
          {say("decisions.import.keep")}
        </Button>
        <Button look="quiet" busy={busy} onPress={onDiscard}>
          {say("decisions.import.discard")}
        </Button>
      </div>
    </form>
  )
}
