import type { Body } from "#modules/decisions/bodies/body.ts"
import { ClockList, SourceLink } from "#modules/decisions/web/profile/ClockList.tsx"
import { inLanguage } from "#platform/kernel/language.ts"
import { DateText } from "#platform/web/kit/DateText.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Foreign } from "#platform/web/kit/Foreign.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"

/** What is known of a body: who made and continued it, on what it rests, what it does, who presides, when it runs out. */
export function BodySection({ body }: { readonly body: Body }) {
  const say = useWords()
  const { language } = useReader()
  const { created, continued, basis, functions, officers, clocks } = body
  return (
    <>
      <section>
        <h2>{say("decisions.body-page")}</h2>
        <Facts
          facts={[
            [
              say("decisions.body-page.created"),
              created && (
                <span key="created">
                  <SourceLink source={created} /> {created.on !== null && <DateText date={created.on} />}
                </span>
              ),
            ],
            [
              say("decisions.body-page.continued"),
              continued.length > 0 && (
                <ul key="continued">
                  {continued.map((each) => (
                    <li key={`${each.document?.slug} ${each.reference}`}>
                      <SourceLink source={each} /> {each.on !== null && <DateText date={each.on} />}
                    </li>
                  ))}
                </ul>
              ),
            ],
            [
              say("decisions.body-page.basis"),
              basis.length > 0 && (
                <ul key="basis" className="inline">
                  {basis.map(({ name }) => (
                    <li key={name}>
                      <Foreign>{name}</Foreign>
                    </li>
                  ))}
                </ul>
              ),
            ],
            [
              say("decisions.body-page.officers"),
              officers.length > 0 && (
                <ul key="officers">
                  {officers.map(({ role, count, rule }) => {
                    const named = inLanguage(role, language)
                    return (
                      <li key={named.text}>
                        {say("decisions.body-page.officer", { role: named.text, count })}{" "}
                        {rule !== null && (
                          <span className="hint">
                            <Foreign>{rule}</Foreign>
                          </span>
                        )}
                      </li>
                    )
                  })}
                </ul>
              ),
            ],
          ]}
        />
      </section>
      {functions.length > 0 && (
        <section>
          <h2>{say("decisions.body-page.functions")}</h2>
          <ol className="functions">
            {functions.map(({ words, source }) => {
              const told = inLanguage(words, language)
              return (
                <li key={told.text}>
                  <Foreign language={told.language}>{told.text}</Foreign>{" "}
                  {source && (
                    <span className="hint">
                      <SourceLink source={source} />
                    </span>
                  )}
                </li>
              )
            })}
          </ol>
        </section>
      )}
      {clocks.length > 0 && (
        <section>
          <h2>{say("decisions.clocks")}</h2>
          <p className="hint">{say("decisions.clocks.help")}</p>
          <ClockList clocks={clocks} />
        </section>
      )}
    </>
  )
}
