import { Part } from "#platform/web/account/Part.tsx"
import { useAct, useAnswer } from "#platform/web/answers.tsx"
import { Checkbox } from "#platform/web/kit/Field.tsx"
import { Here } from "#platform/web/kit/Here.tsx"
import { RefusalNotice } from "#platform/web/kit/Notice.tsx"
import { useWords, type Words } from "#platform/web/words.tsx"

/** For whoever administers the installation: the roles whose holders must prove themselves twice. */
export function Demands() {
  const say = useWords()
  const demands = useAnswer(
    "setting.list-demands",
    async () => (await import("#platform/identity/account-contract.ts")).listDemands,
  )
  const { act, refused } = useAct(
    async () => (await import("#platform/identity/account-contract.ts")).demandSecondFactor,
  )
  return (
    <Part id="demands" title={say("account.demands")} why={say("account.demands-why")}>
      {refused && <RefusalNotice refused={refused} />}
      <Here of={demands} rows={8}>
        {(roles) => (
          <ul className="plain">
            {roles.map(({ role, demanded }) => (
              <li key={role}>
                <Checkbox
                  name={`demand-${role}`}
                  label={nameOf(say, role)}
                  checked={demanded}
                  onChange={(to) => void act({ params: { role }, body: { demanded: to } })}
                />
              </li>
            ))}
          </ul>
        )}
      </Here>
    </Part>
  )
}

/** A shipped role by its name; one of this installation's own by its code. */
function nameOf(say: Words, role: string): string {
  try {
    return say(`platform.role.${role}`)
  } catch {
    return role
  }
}
