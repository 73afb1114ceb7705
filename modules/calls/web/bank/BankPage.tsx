import { questionKinds } from "#modules/calls/question-kinds.ts"
import type { listQuestions } from "#modules/calls/contract.ts"
import { AnchorText } from "#modules/calls/web/bank/AnchorText.tsx"
import { Said } from "#modules/calls/web/Said.tsx"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { Skeleton } from "#platform/web/kit/Skeleton.tsx"
import { Status } from "#platform/web/kit/Status.tsx"
import { Table, type Column } from "#platform/web/kit/Table.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"
import { languages } from "#platform/kernel/language.ts"
import { lazy, Suspense, useState } from "react"
import type { z } from "zod"

const QuestionForm = lazy(async () => ({
  default: (await import("#modules/calls/web/bank/QuestionForm.tsx")).QuestionForm,
}))

/** What the bank answers. */
export type Bank = z.output<(typeof listQuestions)["output"]>
type Listed = Bank["items"][number]

/** The questions of the bank, each with where it hangs, how it is answered, and how many calls ask it. */
export function BankPage({ bank: { items, total, next } }: { readonly bank: Bank }) {
  const say = useWords()
  const { search } = useAddress()
  if (total === 0) {
    const narrowed = ["words", "kind", "per", "article", "mandate"].some((name) => search[name])
    return (
      <Empty title={say(narrowed ? "calls.bank-none" : "calls.bank-empty")}>
        <p>{say("calls.bank-empty-text")}</p>
        {narrowed && <Link to="/questions">{say("platform.show-all")}</Link>}
      </Empty>
    )
  }
  return (
    <>
      <Table caption={say("platform.nav.questions")} rows={items} id={({ code }) => code} columns={columns(say)} />
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

const columns = (say: Words): readonly Column<Listed>[] => [
  {
    name: say("calls.question"),
    heads: true,
    cell: ({ code, label, retired }) => (
      <>
        <Link to={`/questions/${code}`}>
          <Said text={label} />
        </Link>{" "}
        {retired && <Status tone="quiet">{say("calls.retired")}</Status>}
        <span className="where">
          <code>{code}</code>
        </span>
      </>
    ),
  },
  { name: say("calls.kind"), cell: ({ kind }) => say(`calls.kind.${kind}`) },
  { name: say("calls.per"), cell: ({ per }) => say(`calls.per.${per}`) },
  {
    name: say("calls.anchors"),
    cell: ({ anchors }) =>
      anchors.length > 0 && (
        <ul>
          {anchors.map((anchor) => (
            <li key={JSON.stringify(anchor)}>
              <AnchorText anchor={anchor} />
            </li>
          ))}
        </ul>
      ),
  },
  {
    name: say("calls.asked-by"),
    cell: ({ code, calls }) =>
      calls.length > 0 && (
        <Link to="/calls" search={{ question: code }}>
          {say("calls.asked-by-n", { n: calls.length })}
        </Link>
      ),
  },
]

/** The bank, asked for as its address says, and shown; whoever keeps it adds to it. */
export function LiveBank() {
  const say = useWords()
  const { language } = useReader()
  const { search, go } = useAddress()
  const me = useMe()
  const [adds, add] = useState(false)
  const kind = questionKinds.find((each) => each === search["kind"])
  const per = (["standing", "year"] as const).find((each) => each === search["per"])
  const bank = useAnswer("question.list", async () => (await import("#modules/calls/contract.ts")).listQuestions, {
    query: {
      language,
      ...(search["words"] && { words: search["words"] }),
      ...(kind && { kind }),
      ...(per && { per }),
      ...(search["article"] && { article: search["article"] }),
      ...(search["mandate"] && { mandate: search["mandate"] }),
      ...(search["retired"] === "true" && { retired: "true" }),
      ...(search["after"] && { after: search["after"] }),
    },
  })
  return (
    <Page
      kind="register"
      title={say("platform.nav.questions")}
      help={say("calls.bank-help")}
      acts={
        may(me, "question.add") && (
          <Button expanded={adds} onPress={() => add(!adds)}>
            {say("calls.write-question")}
          </Button>
        )
      }
    >
      {adds && (
        <Suspense fallback={<Skeleton rows={8} />}>
          <QuestionForm
            languages={languages}
            mandates={[]}
            onMade={({ code }) => go(`/questions/${code}`)}
            onLeave={() => add(false)}
          />
        </Suspense>
      )}
      <Filters
        filters={[
          { name: "words", label: say("calls.question-words"), written: "words" },
          { name: "article", label: say("calls.article"), written: "words" },
          {
            name: "kind",
            label: say("calls.kind"),
            any: say("calls.any"),
            choices: questionKinds.map((value) => ({ value, name: say(`calls.kind.${value}`) })),
          },
          {
            name: "per",
            label: say("calls.per"),
            any: say("calls.any"),
            choices: (["standing", "year"] as const).map((value) => ({ value, name: say(`calls.per.${value}`) })),
          },
          {
            name: "retired",
            label: say("calls.retired"),
            any: say("calls.retired-not"),
            choices: [{ value: "true", name: say("calls.retired-too") }],
          },
        ]}
      />
      <Here of={bank} rows={12}>
        {(value) => <BankPage bank={value} />}
      </Here>
    </Page>
  )
}
