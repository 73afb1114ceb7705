import { Problem } from "#platform/kernel/problem.ts"

/**
 * Chooses the format of an answer: the one named by `?format=`, or the one the
 * reader's `Accept` likes best. JSON is the answer to whoever has no wish.
 * Refuses what is not offered (406) and says what is.
 */
export function choose<F extends string>(
  formats: Readonly<Record<F, string>> | undefined,
  named: unknown,
  accept: string | undefined,
): "json" | F {
  const offered = Object.entries<string>({ json: "application/json", ...formats }) as [json: "json" | F, type: string][]
  const names = offered.map(([name]) => name)
  if (named !== undefined) {
    const found = names.find((name) => name === named)
    if (found === undefined) throw new Problem(406, "format-not-offered", { offered: names })
    return found
  }
  if (accept === undefined || accept.trim() === "") return "json"
  const liking = offered.map(([name, type]) => ({ name, quality: quality(type, accept) }))
  const best = liking.reduce((most, each) => (each.quality > most.quality ? each : most))
  if (best.quality === 0) throw new Problem(406, "format-not-offered", { offered: names })
  return best.name
}

/**
 * How much a reader likes a media type, from 0 to 1; the most exact of the wishes that match it counts. A parameter of a
 * wish, such as `version=2.0.0`, must be one of the type: who asks for another version does not like this one. A plus in a
 * version stands for later ones: `2.0+.0` is 2.0.0 or a later 2.
 */
function quality(type: string, accept: string): number {
  const [name = "", ...own] = type.split(";").map((each) => each.trim().toLowerCase())
  const [kind] = name.split("/")
  let best = { exactness: 0, quality: 0 }
  for (const wish of accept.split(",")) {
    const [range = "", ...parameters] = wish.split(";").map((each) => each.trim().toLowerCase())
    const asked = parameters.filter((each) => !each.startsWith("q="))
    if (own.length > 0 && asked.some((each) => !own.includes(each) && !own.some((one) => isLater(one, each)))) continue
    const exactness = range === name ? 3 + asked.length : range === `${kind}/*` ? 2 : range === "*/*" ? 1 : 0
    if (exactness <= best.exactness) continue
    const weight = parameters.find((each) => each.startsWith("q="))?.slice(2) ?? "1"
    best = { exactness, quality: Math.min(1, Math.max(0, Number(weight) || 0)) }
  }
  return best.quality
}

/** Whether a version is one that another, with a plus, stands for: the same up to there, and from there on at least it. */
function isLater(own: string, asked: string): boolean {
  const [one, other] = [own, asked].map((each) => /^version=([\d.+]+)$/.exec(each)?.[1]?.split("."))
  const open = other?.findIndex((part) => part.endsWith("+")) ?? -1
  if (!one || !other || open < 0) return false
  for (const [at, part] of one.entries()) {
    const least = Number.parseInt(other[at] ?? "0", 10)
    if (Number(part) !== least) return at >= open && Number(part) > least
  }
  return true
}
