import type { listClarifications } from "#modules/submissions/contract.ts"
import { ClarificationList } from "#modules/submissions/web/clarify/ClarificationList.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAnswer } from "#platform/web/answers.tsx"
import { Empty } from "#platform/web/kit/Empty.tsx"
import { Filters } from "#platform/web/kit/Filters.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { Pager } from "#platform/web/kit/Pager.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import type { z } from "zod"

/** What the list of clarifications answers. */
export type Clarifications = z.output<(typeof listClarifications)["output"]>

type Props = { readonly told: Clarifications; readonly mayDo: (act: string) => boolean }

/** What is asked to be made clear, for both sides: who must say something, and to which answer. */
export function ClarificationsPage({ told: { items, total, next }, mayDo }: Props) {
  const say = useWords()
  const { language } = useReader()
  if (total === 0)
    return (
      <Empty title={say("submissions.nothing-unclear")}>
        <p>{say("submissions.nothing-unclear-text")}</p>
      </Empty>
    )
  return (
    <>
      <ul className="unclear-list">
        {items.map((each) => {
          const names = inLanguage(each.names, language)
          const title = inLanguage(each.call.title, language)
          return (
            <li key={each.id}>
              <h2>
                <Link to={`/submissions/${each.submission}`}>
                  <Foreign language={names.language}>{names.text}</Foreign>
                </Link>
              </h2>
              <p className="hint">
                <Foreign language={title.language}>{title.text}</Foreign> ·{" "}
                <Link to={`/submissions/${each.submission}#q-${each.question}`}>
                  <bdi>{each.question}</bdi>
                </Link>
              </p>
              <ClarificationList all={[each]} submission={each.submission} may={mayDo} />
            </li>
          )
        })}
      </ul>
      <Pager total={total} shown={items.length} next={next} />
    </>
  )
}

/** The clarifications, asked for as the address says, and shown. */
export function LiveClarifications() {
  const say = useWords()
  const me = useMe()
  const { search } = useAddress()
  const told = useAnswer(
    "clarification.list",
    async () => (await import("#modules/submissions/contract.ts")).listClarifications,
    {
      query: {
        open: search["all"] === "1" ? "false" : "true",
        ...(search["call"] && { call: search["call"] }),
        ...(search["after"] && { after: search["after"] }),
      },
    },
  )
  return (
    <Page kind="register" title={say("submissions.clarifications")} help={say("submissions.clarifications-help")}>
      <Filters
        filters={[
          {
            name: "all",
            label: say("submissions.which"),
            any: say("submissions.unclear-only"),
            choices: [{ value: "1", name: say("submissions.unclear-all") }],
          },
        ]}
        keep={["call"]}
      />
      <Here of={told} rows={8}>
        {(value) => <ClarificationsPage told={value} mayDo={(act) => may(me, act)} />}
      </Here>
    </Page>
  )
}
