import type { Explained, explained, Own } from "#platform/identity/right/contract.ts"
import type { Rule } from "#platform/identity/right/rule.ts"
import { useAnswer } from "#platform/web/answers.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { partyName, roleName } from "#platform/web/rights/naming.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** Who may do one act: anybody, whoever is signed in, or the holders of roles with what must hold besides. */
export function Holders({ rule: { open, roles } }: { readonly rule: Pick<Rule, "open" | "roles"> }) {
  const say = useWords()
  const { language } = useReader()
  if (open !== "roles") return say(`rights.${open}`)
  if (roles.length === 0) return say("rights.nobody")
  return (
    <ul className="holders">
      {roles.map(({ role, names, conditions }) => (
        <li key={role}>
          <Link to={`/roles/${role}`}>{roleName(say, language, role, names)}</Link>
          {conditions.length > 0 && (
            <span className="hint"> {conditions.map((each) => say(`condition.${each}`)).join(", ")}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Who can see and who can change one thing, by which roles and conditions, and what the reader may do with it. */
export function WhoMayTable({ told: { party, reads, changes, own } }: { readonly told: Explained }) {
  const say = useWords()
  const { language } = useReader()
  const mine = own.filter(({ may }) => may)
  // What no role of the reader's gives needs no word; what only a condition forbids does.
  const almost = own.filter(({ may, why }) => !may && why !== null && why !== "no-right")
  return (
    <div className="who-may">
      {party !== null && <p>{say("why.for", { party: partyName(party, language) })}</p>}
      <Part title={say("why.sees")} rules={reads} />
      <Part title={say("why.changes")} rules={changes} />
      <h3>{say("why.you")}</h3>
      {mine.length === 0 ? <p>{say("why.you-nothing")}</p> : <Mine own={mine} />}
      {almost.length > 0 && (
        <ul>
          {almost.map(({ act, why }) => (
            <li key={act}>
              {say(`act.${act}`)}:{" "}
              <span className="hint">
                {say("why.not", { why: say(why === "key" ? "why.key" : `condition.${why}`) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link to="/rights">{say("why.all")}</Link>
      </p>
    </div>
  )
}

function Part({ title, rules }: { readonly title: string; readonly rules: readonly Rule[] }) {
  const say = useWords()
  if (rules.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <dl className="facts-list">
        {rules.map((rule) => (
          <div key={rule.act}>
            <dt>{say(`act.${rule.act}`)}</dt>
            <dd>
              <Holders rule={rule} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Mine({ own }: { readonly own: readonly Own[] }) {
  const say = useWords()
  const { language } = useReader()
  return (
    <ul>
      {own.map(({ act, role, names }) => (
        <li key={act}>
          {say(`act.${act}`)}
          {role !== null && (
            <span className="hint"> {say("why.you-by", { role: roleName(say, language, role, names) })}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

type Props = { readonly noun: (typeof explained)[number]; readonly id: string }

/** "Who can see this, and why", folded away on a record until it is asked; the answer is worked out by the function that permits. */
export function WhoMay({ noun, id }: Props) {
  const say = useWords()
  const [asked, ask] = useState(false)
  const told = useAnswer(
    "right.explain",
    async () => (await import("#platform/identity/right/contract.ts")).explainRight,
    { query: { noun, id } },
    { when: asked },
  )
  return (
    <details className="fold why no-print" onToggle={(event) => event.currentTarget.open && ask(true)}>
      <summary>{say("why.title")}</summary>
      {asked && <Here of={told}>{(value) => <WhoMayTable told={value} />}</Here>}
    </details>
  )
}
