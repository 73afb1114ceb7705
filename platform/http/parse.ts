import { Problem } from "#platform/kernel/problem.ts"
import { z } from "zod"

/** One thing that is wrong with what was sent: where it stands, and why it cannot be taken. */
export const Issue = z.object({
  in: z.enum(["path", "query", "body"]),
  /** The name of the field, with dots for what lies within another; empty for the whole. */
  field: z.string(),
  code: z.string(),
  message: z.string(),
  /** Where JSON stops being JSON. */
  line: z.int().optional(),
  column: z.int().optional(),
})
export type Issue = z.infer<typeof Issue>

/** So many issues are told, and of a name so many letters: whoever sends sixty thousand wrong names learns no more from being told of all. */
const [most, longest] = [100, 200]

type Part<S extends z.ZodType> = readonly [schema: S, value: unknown]

/** Reads the parts of a request by their schemas; refuses (400) with every issue of all of them, by field: a hundred at most. */
export function parse<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  path: Part<P>,
  query: Part<Q>,
  body: Part<B>,
): { params: z.infer<P>; query: z.infer<Q>; body: z.infer<B> } {
  const [params, asked, sent] = [
    path[0].safeParse(path[1]),
    strict(query[0]).safeParse(query[1]),
    strict(body[0]).safeParse(body[1]),
  ]
  const issues = [
    ...issuesOf("path", params.error),
    ...issuesOf("query", asked.error),
    ...issuesOf("body", sent.error),
    ...unwritable("path", path[1]),
    ...unwritable("query", query[1]),
    ...unwritable("body", body[1]),
  ]
  if (params.success && asked.success && sent.success && issues.length === 0)
    return { params: params.data, query: asked.data, body: sent.data }
  throw new Problem(400, "malformed", { issues: issues.slice(0, most) })
}

/** What is not known is refused by name: a misspelt filter that is passed over in silence answers another question. */
function strict<S extends z.ZodType>(schema: S): S {
  return schema instanceof z.ZodObject && schema.def.catchall === undefined ? (schema.strict() as unknown as S) : schema
}

function issuesOf(place: Issue["in"], error: z.ZodError | undefined): Issue[] {
  const issues = (error?.issues ?? []).slice(0, most).flatMap((issue): Issue[] => {
    const path = issue.path.map(String)
    const { code } = issue
    const named = (field: readonly string[]): string => field.join(".").slice(0, longest)
    if (code !== "unrecognized_keys")
      return [{ in: place, field: named(path), code, message: issue.message.slice(0, longest) }]
    return issue.keys
      .slice(0, most)
      .map((key) => ({ in: place, field: named([...path, key]), code, message: "This is not known here" }))
  })
  return issues.slice(0, most)
}

/** Where there is a character that no text has and no database keeps: U+0000, or half of a pair of surrogates. */
function unwritable(place: Issue["in"], value: unknown, path: readonly string[] = []): Issue[] {
  if (typeof value === "string") {
    const message = "This holds a character that no text has"
    return /\0/.test(value) || !value.isWellFormed()
      ? [{ in: place, field: path.join("."), code: "invalid_format", message }]
      : []
  }
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => unwritable(place, each, [...path, name]))
}
