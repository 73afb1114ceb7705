import { inLanguage } from "#platform/kernel/language.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { useReader } from "#platform/web/reader.tsx"

/** What the bodies are called in the reader's language, by their code; a code the directory does not know stands for itself. */
export function useBodies(): (code: string) => string {
  const { language } = useReader()
  const bodies = useAnswer("actor.list", async () => (await import("#modules/directory/contract.ts")).listActors, {
    query: { kind: "body", language, limit: 500 },
  })
  const known = bodies.state === "here" ? bodies.value.items : []
  const names = new Map(known.map(({ code, names: said }) => [code, inLanguage(said, language).text]))
  return (code) => names.get(code) ?? code
}
