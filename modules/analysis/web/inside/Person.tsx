import { useMe } from "#platform/web/me.tsx"
import { useWords } from "#platform/web/words.tsx"

/** Who did something: the reader, or another by their id. */
export function PersonText({ id }: { readonly id: string }) {
  const say = useWords()
  const me = useMe()
  return id === me.person ? say("analysis.you") : <bdi>{id}</bdi>
}
