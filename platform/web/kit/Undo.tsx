import { Button } from "#platform/web/kit/Button.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  /** What was just done. */
  readonly done: string
  readonly onUndo: () => void
  readonly onClose: () => void
}

/** Says what was done, and offers to take it back. It stays until it is answered: nobody reads against a clock. */
export function Undo({ done, onUndo, onClose }: Props) {
  const say = useWords()
  return (
    <output className="undo">
      <span>{done}</span>
      <Button look="link" onPress={onUndo}>
        {say("platform.undo")}
      </Button>
      <Button look="link" onPress={onClose}>
        {say("platform.close")}
      </Button>
    </output>
  )
}
