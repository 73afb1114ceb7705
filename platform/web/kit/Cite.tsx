import { Button } from "#platform/web/kit/Button.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

type Props = {
  /** What is copied, and what it is: "the link", "the citation". */
  readonly text: string
  readonly children: string
}

/** A button that copies a line, and says that it has. */
export function Copy({ text, children }: Props) {
  const say = useWords()
  const [copied, setCopied] = useState(false)
  async function copy() {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <span className="copy">
      <Button look="link" onPress={() => void copy()}>
        {children}
      </Button>
      <output>{copied ? say("platform.copied") : ""}</output>
    </span>
  )
}
