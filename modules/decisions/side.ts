import type { Language } from "#platform/kernel/language.ts"

/** One side of a comparison, as the address names it: a document as it stands, one of its versions, or a file that waits. */
export type Side =
  | { readonly of: "document"; readonly slug: string }
  | { readonly of: "version"; readonly slug: string; readonly file: string }
  | { readonly of: "import"; readonly id: string }

/** How a side is written: `A-RES-78-228`, `A-RES-78-228.3fa9c1d2` by the first digits of its file's hash, `import.` and an id. */
export const sideForm =
  /^(?:import\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9-]{1,200}(?:\.[0-9a-f]{8,64})?)$/

/** Reads a side that has the form of one. */
export function sideOf(ref: string): Side {
  const [slug = "", rest] = ref.split(".")
  if (rest === undefined) return { of: "document", slug }
  return rest.length === 36 && slug === "import" ? { of: "import", id: rest } : { of: "version", slug, file: rest }
}

/** How many digits of a hash name a file in an address: as many as keep the versions of one document apart. */
const digits = 12

/** Writes a side, so that it can be asked for again. */
export function refOf(side: Side): string {
  if (side.of === "import") return `import.${side.id}`
  return side.of === "version" ? `${side.slug}.${side.file.slice(0, digits)}` : side.slug
}

/**
 * The language two texts are compared in: the one asked for, else the
 * reader's, else English, else the first that both are there in; `undefined`
 * where they have none in common.
 */
export function languageShared(
  from: readonly Language[],
  to: readonly Language[],
  wishes: readonly (Language | undefined)[],
): Language | undefined {
  const both = from.filter((each) => to.includes(each))
  return [...wishes, "en" as const].find((each) => each !== undefined && both.includes(each)) ?? both[0]
}
