/**
 * The part of a document an id belongs to: `draft_1` for a draft that is put before another organ, `act_2` for a further
 * act in the same file; empty for the document's own text. Ids outlive the reading, so a record has its parts by them too.
 */
export const partOf = (id: string): string => /^(?:draft|act)_\d+(?=__)/.exec(id)?.[0] ?? ""

/** A part with what stands in it, in printed order. */
export type Part<Node> = { readonly part: string; readonly nodes: readonly Node[] }

/** Cuts nodes where one part ends and another begins. */
export function partsOf<Node extends { readonly id: string }>(nodes: readonly Node[]): Part<Node>[] {
  const parts: { part: string; nodes: Node[] }[] = []
  for (const node of nodes) {
    const part = partOf(node.id)
    const last = parts.at(-1)
    if (last?.part === part) last.nodes.push(node)
    else parts.push({ part, nodes: [node] })
  }
  return parts
}
