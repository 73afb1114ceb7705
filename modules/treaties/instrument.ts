import { instrumentCodes } from "#modules/treaties/act-kinds.ts"
import { Term } from "#modules/treaties/term.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/**
 * A treaty of which the Secretary-General is the depositary, with the rules by
 * which States come to it and leave it, as its final clauses state them.
 */
export const Instrument = z.object({
  /** The depositary's own number: chapter and treaty. */
  code: z.enum(instrumentCodes),
  /** Its full title. */
  titles: Text,
  /** What it is called where everybody knows which is meant. */
  names: Text,
  /** Where it is published: volume and page of the Treaty Series, number of registration. */
  series: z.object({ volume: z.int(), page: z.int(), number: z.int() }),
  adopted: z.iso.date(),
  /** The resolution by which it was adopted, or the conference. */
  adoptedBy: z.string(),
  /** From when to when, and where, it was open for signature; without an end it still is. */
  opened: z.iso.date(),
  openedAt: z.string(),
  closed: z.iso.date().nullable(),
  /** The convention it supplements: only a party to that may join. */
  supplements: z.enum(instrumentCodes).nullable(),
  /** Whether regional economic integration organizations may join. */
  integration: z.boolean(),
  /** It enters into force a term after so many instruments of States were deposited. */
  entry: z.object({ instruments: z.int(), term: Term }),
  /** When it entered into force, as the depositary says; null: it has not, or the rule is to tell. */
  inForce: z.iso.date().nullable(),
  /** From then on it enters into force for each State a term after that State's own deposit. */
  each: Term,
  /** How a party leaves: a term after its notification, at the end of a running period, or not at all. */
  leaving: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("after"), term: Term }),
    /** Periods run from the entry into force; a notification counts for the running one if it comes early enough. */
    z.object({ kind: z.literal("period"), period: Term, notice: Term }),
    z.object({ kind: z.literal("never") }),
  ]),
  /** The articles that state these rules. */
  articles: z.object({ entry: z.string(), joining: z.string(), leaving: z.string().nullable() }),
})
export type Instrument = z.infer<typeof Instrument>
