import type { Rule } from "#platform/identity/right/rule.ts"
import type { Role } from "#platform/identity/role/role.ts"
import { useAddress } from "#platform/web/address.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { History } from "#platform/web/history/History.tsx"
import { Button } from "#platform/web/kit/Button.tsx"
import { Confirm } from "#platform/web/kit/Dialog.tsx"
import { Facts } from "#platform/web/kit/Facts.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { Link } from "#platform/web/kit/Link.tsx"
import { Notice, RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { Page } from "#platform/web/kit/Page.tsx"
import { may, useMe } from "#platform/web/me.tsx"
import { CopyRole } from "#platform/web/rights/CopyRole.tsx"
import { roleName } from "#platform/web/rights/naming.tsx"
import { WhoMay } from "#platform/web/rights/WhoMay.tsx"
import { useReader } from "#platform/web/reader.tsx"
import { useWords } from "#platform/web/words.tsx"
import { useState } from "react"

/** What a role lets do, right by right: an act in words, and what must hold besides. */
export function RolePage({ role, rules }: { readonly role: Role; readonly rules: readonly Rule[] }) {
  const say = useWords()
  const granted = grantedTo(role, rules)
  return (
    <>
      <Facts
        facts={[
          [say("roles.held-for"), say(`roles.held-for.${role.heldFor}`)],
          [say("roles.origin"), say(role.shipped ? "roles.shipped" : "roles.own")],
          [
            say("roles.copy-code"),
            <code key="code" dir="ltr">
              {role.code}
            </code>,
          ],
          [say("roles.retired"), role.retired && say("roles.retired")],
        ]}
      />
      {role.copiedFrom !== null && (
        <p>
          <Link to={`/roles/${role.copiedFrom}`}>
            {say("roles.copied-from", { role: say(`platform.role.${role.copiedFrom}`) })}
          </Link>
        </p>
      )}
      <section>
        <h2>{say("roles.may")}</h2>
        {granted.length === 0 ? (
          <p>{say("roles.may-nothing")}</p>
        ) : (
          <ul className="rights">
            {granted.map(({ act, conditions }) => (
              <li key={act}>
                {say(`act.${act}`)}
                {conditions.length > 0 && (
                  <span className="hint"> {conditions.map((each) => say(`condition.${each}`)).join(", ")}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <History noun="role" id={role.code} />
      <WhoMay noun="role" id={role.code} />
    </>
  )
}

/** The rights of a role act by act: what is given for all acts on a noun stands for each of them that is served. */
function grantedTo({ rights, code }: Role, rules: readonly Rule[]): Role["rights"] {
  if (code === "public") return rules.flatMap(({ act, open }) => (open === "anybody" ? [{ act, conditions: [] }] : []))
  return rights.flatMap((right) =>
    right.act.endsWith(".*")
      ? rules.filter(({ act }) => act.startsWith(right.act.slice(0, -1))).map(({ act }) => ({ ...right, act }))
      : [right],
  )
}

/** One role, asked for and shown; whoever administers the platform copies it, or gives it no more. */
export function LiveRole() {
  const say = useWords()
  const { language } = useReader()
  const { params } = useAddress()
  const me = useMe()
  const code = params["code"] ?? ""
  const [copies, copy] = useState(false)
  const [asks, ask] = useState(false)
  const contract = () => import("#platform/identity/role/contract.ts")
  const role = useAnswer("role.read", async () => (await contract()).getRole, { params: { code } })
  const rights = useAnswer("right.list", async () => (await import("#platform/identity/right/contract.ts")).listRights)
  const retire = useAct(async () => (await contract()).retireRole)
  const here = role.state === "here" ? role.value : undefined
  return (
    <Page
      kind="record"
      title={here ? roleName(say, language, code, here.names) : say("rights.role")}
      kicker={<Link to="/roles">{say("roles.title")}</Link>}
      acts={
        here &&
        code !== "public" && (
          <>
            {may(me, "role.copy") && !copies && !here.retired && (
              <Button onPress={() => copy(true)}>{say("roles.copy")}</Button>
            )}
            {may(me, "role.retire") && !here.shipped && !here.retired && (
              <Button look="quiet" onPress={() => ask(true)}>
                {say("roles.retire")}
              </Button>
            )}
          </>
        )
      }
    >
      {retire.refused && <RefusalNotice refused={retire.refused} />}
      {here?.retired && <Notice>{say("roles.retire-text")}</Notice>}
      <Here of={role}>
        {(found) => (
          <Here of={rights}>
            {({ items }) => (
              <>
                {copies && (
                  <CopyRole
                    role={{ ...found, rights: grantedTo(found, items) }}
                    rules={items}
                    onDone={() => copy(false)}
                  />
                )}
                <RolePage role={found} rules={items} />
              </>
            )}
          </Here>
        )}
      </Here>
      {asks && (
        <Confirm
          question={say("roles.retire-question")}
          act={say("roles.retire")}
          cancel={say("platform.cancel")}
          onConfirm={() => {
            ask(false)
            void retire.act({ params: { code }, body: {} })
          }}
          onCancel={() => ask(false)}
        >
          <p>{say("roles.retire-text")}</p>
        </Confirm>
      )}
    </Page>
  )
}
