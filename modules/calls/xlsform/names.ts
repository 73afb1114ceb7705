import { QuestionCode } from "#modules/calls/question.ts"
import type { ReadLine, RemarkOf } from "#modules/calls/xlsform/lines.ts"
import { freeCode, plainName } from "#modules/calls/xlsform/lists.ts"

/** The code behind each name of a form, and the list its choices are of. */
export type Names = {
  readonly codeOf: (name: string) => string | undefined
  /** The code of the question a row asks. */
  readonly at: (line: ReadLine) => string | undefined
}

/** Types that begin or end something, and those whose rows ask nothing. */
export const opens = /^begin[ _](group|repeat)$/
export const closes = /^end[ _](group|repeat)$/

/**
 * Gives each question of a form its code: the one it says, else one made of its
 * name. A name that cannot be a code is changed and remarked on.
 */
export function namesOf(survey: readonly ReadLine[], remark: RemarkOf): Names {
  const codes = new Map<string, string>()
  const lines = new Map<ReadLine, string>()
  const taken = new Set<string>()
  for (const line of survey) {
    const part = line.cells.get("palermo::part")
    const own = line.cells.get("palermo::code")
    const name = line.cells.get("name")
    if (part === "section" || part === "repeat" || part === "note" || part === "part") continue
    if (part === "answer") {
      // The row of a question that is a group: conditions name it.
      if (name !== undefined && own !== undefined) codes.set(name, own)
      continue
    }
    if (part !== "question" && (opens.test(line.type) || closes.test(line.type) || line.type === "")) continue
    if (name === undefined) continue
    const said = own !== undefined && QuestionCode.safeParse(own).success ? own : undefined
    const wish = said ?? codeFrom(name)
    const code = freeCode(wish, taken, 100)
    if (said === undefined && code !== name) remark(line, "name-changed", `${name} → ${code}`)
    if (said !== undefined && code !== said) remark(line, "name-twice", said)
    taken.add(code)
    lines.set(line, code)
    if (!codes.has(name)) codes.set(name, code)
    // Questions without a row of their own to answer are named by their code.
    if (part === "question" && !codes.has(code)) codes.set(code, code)
  }
  return { codeOf: (name) => codes.get(name), at: (line) => lines.get(line) }
}

function codeFrom(name: string): string {
  const plain = plainName(name)
    .split(".")
    .map((each) => each.replace(/^-+|-+$/g, ""))
    .filter((each) => each !== "")
    .join(".")
  return /^[a-z]/.test(plain) ? plain : `q-${plain || "1"}`
}
