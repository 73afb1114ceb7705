import { take } from "#modules/analysis/web/bench/take.ts"
import { Button } from "#platform/web/kit/Button.tsx"
import { useWords } from "#platform/web/words.tsx"

type File = {
  readonly name: string
  readonly format: "csv" | "json"
  readonly content: () => string
}

/** The ways to take what was found along: as files, which are made here in the browser, and on paper. */
export function Saved({ files }: { readonly files: readonly File[] }) {
  const say = useWords()
  return (
    <p className="inline no-print">
      {files.map(({ name, format, content }) => (
        <Button
          key={format}
          look="link"
          onPress={() => take(`${name}.${format}`, content(), format === "csv" ? "text/csv" : "application/json")}
        >
          {say(`bench.save-${format}`)}
        </Button>
      ))}
      <Button look="link" onPress={() => print()}>
        {say("bench.print")}
      </Button>
    </p>
  )
}
