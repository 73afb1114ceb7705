import { useChinese } from "#platform/web/chinese.ts"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useWords } from "#platform/web/words.tsx"

const chinese = /\p{Script=Han}/u

/** What somebody is called, in the script they are called in; of whom the data were erased, that they were. */
export function PersonName({ name }: { readonly name: string }) {
  const say = useWords()
  const isChinese = chinese.test(name)
  useChinese(isChinese)
  if (name === "") return say("people.erased")
  return <Foreign language={isChinese ? "zh" : null}>{name}</Foreign>
}
