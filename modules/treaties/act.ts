import { actKinds, instrumentCodes, origins } from "#modules/treaties/act-kinds.ts"
import { day } from "#platform/kernel/day.ts"
import { id } from "#platform/kernel/id.ts"
import { languages } from "#platform/kernel/language.ts"
import { z } from "zod"

const text = z.string().min(1)

/** What is said of an act by whoever writes it down. */
export const ActWording = z.object({
  instrument: z.enum(instrumentCodes),
  /** The code of the State or organization in the directory: `state-ita`, `eu`. */
  participant: z.string().max(100),
  kind: z.enum(actKinds),
  /** The day it was done: signed, deposited, received by the depositary. */
  dated: day,
  /** The day it takes effect, where the depositary states one; else the rules of the instrument say. */
  effective: day.nullable(),
  /** The act an objection or a withdrawal is about. A withdrawal about nothing is from the instrument itself. */
  about: id("act").nullable(),
  territory: text.max(500).nullable(),
  /** The article a reservation or declaration is made to, as printed: `15(2)`. */
  article: text.max(100).nullable(),
  text: text.max(50_000).nullable(),
  language: z.enum(languages).nullable(),
  source: text.max(500),
  note: text.max(2000).nullable(),
})
export type ActWording = z.infer<typeof ActWording>

/**
 * An act of participation as a dated fact: who did what under which instrument,
 * on which day. What a State is (signatory, party, bound) is not kept: it follows.
 */
export const Act = ActWording.extend({
  id: id("act"),
  origin: z.enum(origins),
  /** A person changed it: what is shipped with a release leaves it alone. */
  corrected: z.boolean(),
  /** When it came into this record. */
  entered: z.iso.datetime(),
})
export type Act = z.infer<typeof Act>

/** What the rules look at in an act. */
export type Fact = Pick<
  Act,
  "id" | "instrument" | "participant" | "kind" | "dated" | "effective" | "about" | "territory" | "article" | "text"
>
