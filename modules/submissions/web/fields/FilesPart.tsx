import type { AttachedFile } from "#modules/calls/value.ts"
import { FilePreview, seen } from "#modules/submissions/web/fields/FilePreview.tsx"
import type { FileWays } from "#modules/submissions/web/fields/field.ts"
import { languages, type Language } from "#platform/kernel/language.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { Files } from "#platform/web/kit/Files.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  readonly files: readonly AttachedFile[]
  readonly question: string
  readonly ways: FileWays
  readonly language: Language
  readonly disabled?: boolean
  readonly onChange: (files: readonly AttachedFile[]) => void
}

/** The files of an answer, and a place to bring more. They go to the server at once, so they need a connection. */
export function FilesPart({ files, question, ways, language, disabled = false, onChange }: Props) {
  const say = useWords()
  const [busy, work] = useState(false)
  const [isLost, lose] = useState(false)
  async function bring(brought: readonly File[]) {
    work(true)
    const kept = await ways.bring(question, brought)
    work(false)
    lose(kept === undefined)
    if (!kept) return
    const known = new Set(files.map(({ hash }) => hash))
    onChange([...files, ...kept.filter(({ hash }) => !known.has(hash)).map((each) => ({ ...each, language }))])
  }
  return (
    <div className="attached">
      <FileList
        files={files}
        ways={ways}
        {...(!disabled && {
          onChange: (file, change) =>
            onChange(
              change ? files.map((each) => (each === file ? change : each)) : files.filter((each) => each !== file),
            ),
        })}
      />
      {!disabled && (
        <Files
          label={say("answering.files")}
          hint={say("answering.files-hint")}
          busy={busy}
          onFiles={(all) => void bring(all)}
        />
      )}
      {isLost && (
        <p className="fault" role="alert">
          {say("answering.files-not-brought")}
        </p>
      )}
    </div>
  )
}

type ListProps = {
  readonly files: readonly AttachedFile[]
  readonly ways: FileWays
  /** Changes a file of the list, or with nothing takes it out. */
  readonly onChange?: (file: AttachedFile, change: AttachedFile | undefined) => void
}

/** Files by their name, size and language, each to be looked at where the browser can, and to be taken. */
export function FileList({ files, ways, onChange }: ListProps) {
  const say = useWords()
  const { locale } = useReader()
  const [looked, look] = useState<AttachedFile>()
  if (files.length === 0) return null
  const size = new Intl.NumberFormat(locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 })
  return (
    <>
      <ul className="file-list">
        {files.map((file) => (
          <li key={file.hash}>
            <Foreign>{file.name}</Foreign> <span className="hint">{size.format(Math.max(1, file.size / 1000))}</span>{" "}
            {seen.has(file.type) && (
              <Button look="link" label={`${say("answering.file-look")}: ${file.name}`} onPress={() => look(file)}>
                {say("answering.file-look")}
              </Button>
            )}{" "}
            <a
              href={ways.address(file.hash)}
              download={file.name}
              aria-label={say("answering.file-take-named", { name: file.name })}
            >
              {say("answering.file-take")}
            </a>{" "}
            {onChange && (
              <>
                <select
                  aria-label={say("answering.file-language", { name: file.name })}
                  value={file.language ?? ""}
                  onChange={(event) =>
                    onChange(file, { ...file, language: languages.find((each) => each === event.target.value) ?? null })
                  }
                >
                  <option value="">{say("answering.language-other")}</option>
                  {languages.map((each) => (
                    <option key={each} value={each}>
                      {say(`answering.language.${each}`)}
                    </option>
                  ))}
                </select>{" "}
                <Button
                  look="link"
                  label={say("answering.remove-named", { name: file.name })}
                  onPress={() => onChange(file, undefined)}
                >
                  {say("answering.remove")}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {looked && <FilePreview file={looked} address={ways.address(looked.hash)} onClose={() => look(undefined)} />}
    </>
  )
}
