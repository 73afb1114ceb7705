import {
  FailedLetter,
  Followed,
  KindWished,
  Notification,
  Wish,
  type WishRefusal,
} from "#platform/notify/notification.ts"
import { endpoint, type RefusalStatus } from "#platform/kernel/endpoint.ts"
import { page, Paging } from "#platform/kernel/page.ts"
import { z } from "zod"

const kind = z.string().max(64)
/** When a stretch was marked, by which marking it can be taken back. */
const Marked = z.object({ marked: z.number().int(), at: z.iso.datetime() })

/** Lists what the reader was told, newest first. */
export const listNotifications = endpoint({
  act: "notification.list",
  method: "get",
  path: "/notifications",
  summary: "List what I was told",
  query: Paging.extend({ kind: kind.optional(), unread: z.enum(["true", "false"]).optional() }),
  output: page(Notification),
  refusals: {},
})

/** How many of them the reader has not read: the number at the bell. */
export const countNotifications = endpoint({
  act: "notification.count",
  method: "get",
  path: "/notifications/unread",
  summary: "Count what I have not read",
  output: z.object({ unread: z.number().int() }),
  refusals: {},
})

export const markNotification = endpoint({
  act: "notification.mark",
  method: "post",
  path: "/notifications/{id}/mark",
  summary: "Mark one as read, or as not read",
  params: Notification.pick({ id: true }),
  body: z.object({ read: z.boolean() }),
  output: Notification,
  refusals: { "notification-not-found": 404 },
})

/** Marks all of a kind, or all, that came until now. */
export const markAllNotifications = endpoint({
  act: "notification.mark-all",
  method: "post",
  path: "/notifications/mark-all",
  summary: "Mark all as read",
  body: z.object({ kind: kind.optional() }),
  output: Marked,
  refusals: {},
})

/** Takes a marking of all back: what it marked is unread again. */
export const unmarkNotifications = endpoint({
  act: "notification.unmark",
  method: "post",
  path: "/notifications/unmark",
  summary: "Take back that all were marked as read",
  body: z.object({ at: z.iso.datetime() }),
  output: Marked,
  refusals: {},
})

export const listWishes = endpoint({
  act: "notification.list-wishes",
  method: "get",
  path: "/notifications/wishes",
  summary: "How I am told of what",
  output: z.object({ items: z.array(KindWished), mail: z.boolean() }),
  refusals: {},
})

export const keepWish = endpoint({
  act: "notification.wish",
  method: "put",
  path: "/notifications/wishes/{kind}",
  summary: "Say how I wish to be told of a kind",
  params: z.object({ kind }),
  body: Wish,
  output: KindWished,
  refusals: { "kind-not-known": 404, "kind-always-told": 422 } satisfies Record<WishRefusal, RefusalStatus>,
})

export const listFollowed = endpoint({
  act: "notification.list-followed",
  method: "get",
  path: "/followed",
  summary: "What I follow",
  output: z.object({ items: z.array(z.object({ subject: Followed, since: z.iso.datetime() })) }),
  refusals: {},
})

export const follow = endpoint({
  act: "notification.follow",
  method: "put",
  path: "/followed/{subject}",
  summary: "Follow a mandate, an instrument, or an entry of the directory",
  params: z.object({ subject: Followed }),
  output: z.object({ followed: z.boolean() }),
  refusals: { "follows-too-much": 422 },
})

export const unfollow = endpoint({
  act: "notification.unfollow",
  method: "delete",
  path: "/followed/{subject}",
  summary: "Follow it no more",
  params: z.object({ subject: Followed }),
  output: z.object({ followed: z.boolean() }),
  refusals: {},
})

/** For whoever administers the installation: which letters did not leave, to whom, and why. */
export const listFailedLetters = endpoint({
  act: "mail.list-failed",
  method: "get",
  path: "/mail/failed",
  summary: "List the letters that did not leave",
  query: Paging,
  output: page(FailedLetter),
  refusals: {},
})
