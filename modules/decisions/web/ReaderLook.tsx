import type { Preview } from "#modules/decisions/import.ts"
import { DoubtList } from "#modules/decisions/web/DoubtList.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { useWords } from "#platform/web/words.tsx"

type Props = {
  /** How many paragraphs are to be looked at first. */
  readonly unsure: number
  readonly doubts: Preview["doubts"]
  /** Nothing is shown but these. */
  readonly only: boolean
  readonly remarks: boolean
}

/** What the reader was not sure of, and how the text is looked at: those places first, or with what its drafting gives to remark. */
export function ReaderLook({ unsure, doubts, only, remarks }: Props) {
  const say = useWords()
  const { path, search, go } = useAddress()
  const turn = (change: Readonly<Record<string, string | undefined>>) =>
    go(path, { ...search, ...change }, { replace: true })
  return (
    <div className="look">
      <p>
        <span className={unsure > 0 ? "uncertain" : "hint"}>{say("decisions.unsure.count", { n: unsure })}</span>
        {(unsure > 0 || only) && (
          <Button look="link" pressed={only} onPress={() => turn({ look: only ? undefined : "unsure" })}>
            {say("decisions.unsure.only")}
          </Button>
        )}
        <Button look="link" pressed={remarks} onPress={() => turn({ remarks: remarks ? undefined : "all" })}>
          {say("decisions.remarks.show")}
        </Button>
      </p>
      {doubts.length > 0 && (
        <details>
          <summary>{say("decisions.import.doubts")}</summary>
          <DoubtList doubts={doubts} />
        </details>
      )}
    </div>
  )
}
