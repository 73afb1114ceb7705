import { Button } from "#platform/web/kit/Button.tsx"
import { Notice } from "#platform/web/kit/Notice.tsx"
import { useWords } from "#platform/web/words.tsx"

/** What stands where a page broke: says so, that nothing was lost, and how to go on. */
export function Fault() {
  const say = useWords()
  return (
    <article className="page work">
      <Notice kind="refusal">
        <p>{say("platform.broken")}</p>
        <Button look="quiet" onPress={() => location.reload()}>
          {say("platform.load-again")}
        </Button>
      </Notice>
    </article>
  )
}
