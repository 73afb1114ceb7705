import {
  countNotifications,
  follow,
  keepWish,
  listFailedLetters,
  listFollowed,
  listNotifications,
  listWishes,
  markAllNotifications,
  markNotification,
  unfollow,
  unmarkNotifications,
} from "#platform/notify/contract.ts"
import {
  countUnread,
  endFollowing,
  failedPage,
  followedBy,
  keepFollowing,
  keepWish as keep,
  mark,
  markAll,
  notificationPage,
  unmark,
  wishesOf,
} from "#platform/notify/store.ts"
import type { Service } from "#platform/http/service.ts"
import { allow } from "#platform/kernel/result.ts"

/** Serves what people were told, how they wish to be told, and what they follow. */
export function notificationRoutes({ serve }: Service): void {
  serve(listNotifications, async ({ db }, { query }) => allow(await notificationPage(db, query)))
  serve(countNotifications, async ({ db }) => allow({ unread: await countUnread(db) }))
  serve(markNotification, async ({ db, now }, { params, body }) => mark(db, params.id, body.read, now))
  serve(markAllNotifications, async ({ db, now }, { body }) => allow(await markAll(db, body.kind, now)))
  serve(unmarkNotifications, async ({ db }, { body }) => allow(await unmark(db, body.at)))

  serve(listWishes, async ({ db, asker, today }) => allow(await wishesOf(db, asker, today)))
  serve(keepWish, async ({ db }, { params, body }) => keep(db, params.kind, body))

  serve(listFollowed, async ({ db }) => allow({ items: await followedBy(db) }))
  serve(follow, async ({ db, now }, { params }) => keepFollowing(db, params.subject, now))
  serve(unfollow, async ({ db }, { params }) => {
    await endFollowing(db, params.subject)
    return allow({ followed: false })
  })

  serve(listFailedLetters, async ({ db }, { query }) => allow(await failedPage(db, query)))
}
