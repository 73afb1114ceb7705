import { Button } from "#platform/web/kit/Button.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useEffect, useRef, useState } from "react"

type Props = {
  /** What is copied, and what it is: "the link", "the citation". */
  readonly text: string
  readonly children: string
}

/**
 * A button that copies a line, and says that it has. Where the browser does not
 * allow it, as on an address without encryption, the line is shown and marked.
 */
export function Copy({ text, children }: Props) {
  const say = useWords()
  const [copied, setCopied] = useState<boolean>()
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <span className="copy">
      <Button look="link" onPress={() => void copy()}>
        {children}
      </Button>
      <output>{copied === undefined ? "" : say(copied ? "platform.copied" : "platform.not-copied")}</output>
      {copied === false && <Marked text={text} label={children} />}
    </span>
  )
}

/** A line to be copied by hand: it takes the focus, all of it marked. */
function Marked({ text, label }: { readonly text: string; readonly label: string }) {
  const place = useRef<HTMLInputElement>(null)
  useEffect(() => {
    place.current?.focus()
    place.current?.select()
  }, [])
  return <input ref={place} className="marked" readOnly value={text} aria-label={label} dir="auto" />
}
