import { z } from "zod"

/** What must hold besides the right itself; all that are named must. */
export const Condition = z.enum(["own-party", "own-record", "not-own", "in-process", "before-due"])
export type Condition = z.infer<typeof Condition>

/** One thing a role may do. `noun.*` is every act on the noun. */
export const Right = z.object({
  act: z.string().regex(/^[a-z]+(-[a-z]+)*\.(\*|[a-z]+(-[a-z]+)*)$/),
  conditions: z.array(Condition),
})
export type Right = z.infer<typeof Right>

/**
 * What somebody was appointed to: a role, held for a State or an organization
 * (by its code in the directory) or for nobody in particular, in one process or
 * in all, from one day until another or for good.
 */
export const Appointment = z.object({
  id: z.string(),
  role: z.string(),
  party: z.string().nullable(),
  process: z.string().nullable(),
  since: z.iso.date(),
  until: z.iso.date().nullable(),
})
export type Appointment = z.infer<typeof Appointment>

/** Whoever asks: who they are, what they are appointed to today, and what each appointment gives them the right to. */
export const Asker = z.object({
  person: z.string(),
  name: z.string(),
  language: z.enum(["ar", "en", "es", "fr", "ru", "zh"]),
  appointments: z.array(Appointment.extend({ rights: z.array(Right) })),
  /** What they must do first; until then they are appointed to nothing. */
  lacks: z.array(z.enum(["terms", "second-factor"])).optional(),
  /** Where a key asks in its person's place: what it may at most. */
  key: z.object({ acts: z.array(z.string()).nullable(), readOnly: z.boolean() }).optional(),
})
export type Asker = z.infer<typeof Asker>

/** What an act is about, as far as it is known: whose it is, in which process it stands, until when it is open. */
export type About = {
  readonly party?: string | null
  readonly person?: string
  readonly process?: string | null
  readonly due?: string | null
}

/** Whether it may be done, by which appointment, or what stands in the way. */
export type Permission =
  | { readonly may: true; readonly by: Appointment | "everybody" }
  | { readonly may: false; readonly why: "no-right" | "key" | Condition }

/** What is asked of the rights: who would do what, on which day, and whether it changes anything. */
export type Asking = { readonly asker: Asker; readonly act: string; readonly reads: boolean; readonly today: string }

/**
 * Says whether somebody may do an act, and why: the one function by which the
 * service decides and the pages explain. Asked without `about` it says whether
 * there is anything at all on which they may; `reads` tells whether the act
 * changes nothing.
 */
export function permit({ asker, act, reads, today }: Asking, everybodys: readonly string[], about?: About): Permission {
  if (asker.key && !keyOpens(asker.key, act, reads)) return { may: false, why: "key" }
  if (everybodys.some((each) => covers(each, act))) return { may: true, by: "everybody" }
  let why: "no-right" | Condition = "no-right"
  for (const { rights, ...appointment } of asker.appointments)
    for (const right of rights.filter((each) => covers(each.act, act))) {
      const unmet = about && right.conditions.find((each) => !holds(each, appointment, asker.person, about, today))
      if (!unmet) return { may: true, by: appointment }
      why = unmet
    }
  return { may: false, why }
}

/** Whether a right covers an act: by its name, or by `noun.*`. */
export const covers = (right: string, act: string): boolean =>
  right === act || (right.endsWith(".*") && act.startsWith(right.slice(0, -1)))

/** What no key opens: how its person signs in, or another, and the keys themselves. */
const neverByKey = [
  ...["account.*", "passkey.*", "password.*", "second-factor.*", "session-of-mine.*", "key.*"],
  ...["sign-in.*", "me.sign-in", "me.sign-out", "person.remove-second-factor"],
]

function keyOpens({ acts, readOnly }: NonNullable<Asker["key"]>, act: string, reads: boolean): boolean {
  if (neverByKey.some((each) => covers(each, act))) return false
  if (readOnly && !reads) return false
  return acts === null || acts.some((each) => covers(each, act))
}

function holds(condition: Condition, held: Appointment, person: string, about: About, today: string): boolean {
  const holding: Readonly<Record<Condition, boolean>> = {
    "own-party": held.party !== null && about.party === held.party,
    "own-record": about.person === person,
    "not-own": about.person !== person,
    "in-process": held.process === null || about.process === held.process,
    "before-due": !about.due || today <= about.due,
  }
  return holding[condition]
}
