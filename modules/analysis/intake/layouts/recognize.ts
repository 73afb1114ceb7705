import type { List, ListKey } from "#modules/analysis/intake/list.ts"
import { asCtdc, isCtdc } from "#modules/analysis/intake/layouts/ctdc.ts"
import { asGlotip, isGlotip } from "#modules/analysis/intake/layouts/glotip.ts"
import { asHtcds, isHtcds } from "#modules/analysis/intake/layouts/htcds.ts"
import { asPlain } from "#modules/analysis/intake/layouts/plain.ts"
import type { Understood } from "#modules/analysis/intake/layouts/reading.ts"
import { asSdmx, isSdmx } from "#modules/analysis/intake/layouts/sdmx.ts"
import type { layouts } from "#modules/analysis/snapshot.ts"

/** A layout a file can be brought in; that of answers is made here. */
export type Layout = Exclude<(typeof layouts)[number], "answers">

/** Which layout a table is in, by its headings. */
export function layoutOf(heads: readonly string[]): Layout {
  if (isGlotip(heads)) return "glotip"
  if (isCtdc(heads)) return "ctdc"
  if (isHtcds(heads)) return "htcds"
  return isSdmx(heads) ? "sdmx" : "plain"
}

/** How a table of a layout is read. */
export function understood(
  layout: Layout,
  heads: readonly string[],
  listOf: (key: ListKey) => List,
  told: { readonly kind: "records" | "figures" | undefined; readonly today: string },
): Understood {
  return {
    glotip: () => asGlotip(heads, listOf, told.today),
    ctdc: () => asCtdc(heads, listOf, told.today),
    htcds: () => asHtcds(heads, listOf, told.today),
    sdmx: () => asSdmx(heads, listOf, told.today),
    plain: () => asPlain(heads, listOf, told),
  }[layout]()
}
