import { ways } from "#platform/notify/kind.ts"
import { id } from "#platform/kernel/id.ts"
import { Text } from "#platform/kernel/text.ts"
import { z } from "zod"

/** What fills the blanks of a notification's sentence, by name: words, words by language, a day as `2011-03-31`, a number. */
export const Facts = z.record(z.string(), z.union([z.string(), z.number(), Text]))
export type Facts = z.infer<typeof Facts>

/**
 * Something that came to pass and that somebody is told: of which kind, when,
 * with what in the blanks of its sentence, where it leads, and since when it is read.
 */
export const Notification = z.object({
  id: id("notification"),
  kind: z.string(),
  facts: Facts,
  /** A page of ours, without the language. */
  path: z.string().nullable(),
  at: z.iso.datetime(),
  read: z.iso.datetime().nullable(),
})
export type Notification = z.infer<typeof Notification>

/** How its reader is told of a kind: whether it stands in the list, and by which mail. */
export const Wish = z.object({ listed: z.boolean(), way: z.enum(ways) })
export type Wish = z.infer<typeof Wish>

/** A kind with how it comes to the reader; `fixed` where that is not theirs to choose, `usual` where they chose nothing. */
export const KindWished = Wish.extend({ kind: z.string(), fixed: z.boolean(), usual: z.boolean() })
export type KindWished = z.infer<typeof KindWished>

/** A letter with notifications that did not reach its reader, and the post's reason. What it said is not kept. */
export const FailedLetter = z.object({
  id: id("letter"),
  person: z.string(),
  way: z.enum(ways).exclude(["never"]),
  told: z.number().int(),
  reason: z.string(),
  at: z.iso.datetime(),
})
export type FailedLetter = z.infer<typeof FailedLetter>

/** What can be followed: a mandate, an instrument, a State, organization or body of the directory; as `noun:id`. */
export const Followed = z.string().regex(/^(mandate|instrument|actor):[^\s@]{1,255}$/)

/** Why a wish cannot be kept. */
export type WishRefusal = "kind-not-known" | "kind-always-told"
