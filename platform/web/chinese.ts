import { chineseType } from "#platform/web/typefaces.ts"
import { useEffect } from "react"

/** Fetches the Chinese type for a page in another language that shows Chinese words, once it is known to. */
export function useChinese(needed: boolean): void {
  useEffect(() => {
    if (needed) void chineseType()
  }, [needed])
}
