import { Button } from "#platform/web/kit/Button.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  /** What sending the form does, verb first. */
  readonly act: string
  readonly busy: boolean
  /** Closes the form with nothing done. */
  readonly onLeave: () => void
}

/** What ends a form: to do it, or to leave it be. */
export function FormActs({ act, busy, onLeave }: Props) {
  const say = useWords()
  return (
    <div className="acts">
      <Button type="submit" busy={busy}>
        {act}
      </Button>
      <Button look="quiet" onPress={onLeave}>
        {say("platform.cancel")}
      </Button>
    </div>
  )
}
