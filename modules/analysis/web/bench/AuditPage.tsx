import { BenchPage, Standing } from "#modules/analysis/web/bench/Bench.tsx"
import type { Held } from "#modules/analysis/web/bench/bringing.ts"
import { exampleTable } from "#modules/analysis/web/bench/example-table.ts"
import { FindingList } from "#modules/analysis/web/bench/FindingList.tsx"
import { useReckoning } from "#modules/analysis/web/bench/reckoning.ts"
import { TableField } from "#modules/analysis/web/bench/TableField.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** What an attack with sums alone cannot know; each has a sentence. */
const unknown = ["other-tables", "hierarchies", "whole-numbers", "not-people", "zeros"] as const

/** Attacks a table that somebody published, in the reader's own browser: what can be worked out about its masked cells. */
export function AuditPage() {
  const say = useWords()
  const { reckoning, begin, stop } = useReckoning("audit")
  const [table, setTable] = useState<Held>()
  const [hierarchies, setHierarchies] = useState<Held>()
  const [attacked, attack] = useState("")

  function start(held: Held, sums: Held | undefined): void {
    attack(held.name)
    begin({ table: held.bytes, hierarchies: sums?.bytes })
  }
  function tryExample(): void {
    const held = { name: say("bench.audit.example-name"), bytes: new TextEncoder().encode(exampleTable) }
    setTable(held)
    start(held, undefined)
  }
  return (
    <BenchPage bench="audit">
      <form
        className="form no-print"
        onSubmit={(event) => {
          event.preventDefault()
          if (table) start(table, hierarchies)
        }}
      >
        <TableField
          label={say("bench.audit.file")}
          hint={say("bench.audit.file-hint")}
          held={table}
          onTable={setTable}
        />
        <details className="fold">
          <summary>{say("bench.audit.hierarchies")}</summary>
          <TableField
            label={say("bench.audit.hierarchies-file")}
            hint={say("bench.audit.hierarchies-hint")}
            held={hierarchies}
            onTable={setHierarchies}
          />
        </details>
        <p className="bench-acts">
          <Button type="submit" disabled={!table} busy={reckoning.state === "busy"}>
            {say("bench.audit.begin")}
          </Button>
          <Button look="quiet" onPress={tryExample} busy={reckoning.state === "busy"}>
            {say("bench.audit.example")}
          </Button>
        </p>
      </form>
      <div aria-live="polite">
        <Standing
          reckoning={reckoning}
          file={attacked}
          label={(step) => (step ? say("bench.audit.settled", step) : say("bench.audit.reading"))}
          onStop={stop}
        />
      </div>
      {reckoning.state === "done" && <FindingList findings={reckoning.answer} file={attacked} />}
      <section>
        <h2>{say("bench.audit.unknown")}</h2>
        <ul className="bench-list">
          {unknown.map((each) => (
            <li key={each}>{say(`bench.audit.unknown.${each}`)}</li>
          ))}
        </ul>
        <p>{say("bench.audit.tell-them")}</p>
        <p className="no-print">
          <Link to="/estimate">{say("bench.to-estimate")}</Link>
        </p>
      </section>
    </BenchPage>
  )
}
