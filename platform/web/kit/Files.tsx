import { useWords } from "#platform/web/words.tsx"
import { useId, useState, type DragEvent } from "react"

type Props = {
  readonly label: string
  readonly hint?: string
  /** As in `accept` of a file input: `.docx,.pdf`. */
  readonly accept?: string
  readonly busy?: boolean
  /** One file is wanted, not several. */
  readonly one?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/**
 * A place to drop files, which is also a button to choose them: by keyboard and
 * by hand alike. A folder that is dropped is opened to its last file.
 */
export function Files({ label, hint, accept, busy = false, one = false, onFiles }: Props) {
  const say = useWords()
  const id = useId()
  const [over, setOver] = useState(false)

  async function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    if (busy) return
    // The entries must be taken before anything is awaited: the list is emptied when the event ends.
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry())
    const files = await Promise.all(entries.map((entry) => (entry ? filesIn(entry) : Promise.resolve([]))))
    if (files.flat().length > 0) onFiles(files.flat())
  }

  return (
    <div
      className="files"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <label htmlFor={id} id={`${id}-name`}>
        {label}
      </label>
      <span className="files-choose">
        <input
          id={id}
          className="unseen"
          type="file"
          multiple={!one}
          accept={accept}
          disabled={busy}
          aria-labelledby={`${id}-name`}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ""
            if (files.length > 0) onFiles(files)
          }}
        />
        {/* A browser's own button speaks the browser's language, and says that nothing was chosen when it was. */}
        <label htmlFor={id} className="button quiet" aria-hidden="true">
          {say(one ? "platform.choose-file" : "platform.choose-files")}
        </label>
      </span>
      <p className="hint" id={`${id}-hint`}>
        {hint ?? say("platform.drop-files")}
      </p>
    </div>
  )
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))]
  if (!isFolder(entry)) return []
  const reader = entry.createReader()
  const found: File[] = []
  // A reader hands out a hundred at a time, and nothing when it is through.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return found
    for (const each of some) found.push(...(await filesIn(each)))
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
