import { useWords } from "#platform/web/words.tsx"

const ways = {
  snapshot: ["bring", "repair", "keep", "review"],
  release: ["choose", "protect", "compare", "propose", "approve"],
} as const

type Props =
  | { readonly way: "snapshot"; readonly at: (typeof ways)["snapshot"][number] | undefined }
  | { readonly way: "release"; readonly at: (typeof ways)["release"][number] | undefined }

/** Where one stands on the way data come in, or figures leave. */
export function InsideSteps({ way, at }: Props) {
  const say = useWords()
  return (
    <ol className="steps" aria-label={say("analysis.steps")}>
      {ways[way].map((step) => (
        <li key={step} aria-current={step === at ? "step" : undefined}>
          {say(`analysis.${way}.step-${step}`)}
        </li>
      ))}
    </ol>
  )
}
