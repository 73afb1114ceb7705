import { allow, refuse, type Result } from "#platform/kernel/result.ts"

/** One stretch of a list that is whole in hand, from behind the one whose id is named. */
export function stretchOf<T extends { readonly id: string }>(
  all: readonly T[],
  after: string | undefined,
  limit: number,
): Result<{ total: number; items: T[]; next: string | null }, "cursor-not-known"> {
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
  if (after !== undefined && start === 0) return refuse("cursor-not-known")
  const items = all.slice(start, start + limit)
  return allow({ total: all.length, items, next: start + limit < all.length ? (items.at(-1)?.id ?? null) : null })
}
