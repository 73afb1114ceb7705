import type { Option } from "#modules/calls/question.ts"
import type { ReadLine, RemarkOf } from "#modules/calls/xlsform/lines.ts"

/** A list of choices, and the code each name in it became. */
export type List = { readonly options: readonly Option[]; readonly codes: ReadonlyMap<string, string> }

/** The lists of the sheet `choices`. A name that cannot be a code becomes one that can, and is remarked on. */
export function listsOf(lines: readonly ReadLine[], remark: RemarkOf): ReadonlyMap<string, List> {
  const lists = new Map<string, { options: Option[]; codes: Map<string, string> }>()
  for (const line of lines) {
    const [list, name] = [line.cells.get("list_name"), line.cells.get("name")]
    if (list === undefined || name === undefined) {
      remark(line, "name-missing", list ?? name ?? "")
      continue
    }
    const found = lists.get(list) ?? { options: [], codes: new Map<string, string>() }
    lists.set(list, found)
    if (found.codes.has(name)) {
      remark(line, "name-twice", name)
      continue
    }
    const taken = new Set(found.codes.values())
    const code = freeCode(optionCode(name), taken, 50)
    if (code !== name) remark(line, "name-changed", `${name} → ${code}`)
    found.codes.set(name, code)
    found.options.push({ code, label: line.texts.get("label") ?? {} })
  }
  return lists
}

const optionCode = (name: string): string =>
  /^[a-z0-9][a-z0-9-]{0,49}$/.test(name)
    ? name
    : plainName(name).replace(/\./g, "-").slice(0, 50).replace(/-+$/, "") || "option"

/** A name in lower case, with nothing in it but letters, digits, hyphens and full stops. */
export const plainName = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "")

/** A code that is not taken, by a number behind it where it must be. */
export function freeCode(wish: string, taken: ReadonlySet<string>, longest: number): string {
  for (let n = 1; ; n++) {
    const ending = n === 1 ? "" : `-${n}`
    const code = `${wish.slice(0, longest - ending.length)}${ending}`
    if (!taken.has(code)) return code
  }
}
