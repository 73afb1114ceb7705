import type { Block } from "./akn-blocks.ts"
import { dropFront, joinInline } from "./akn-inline.ts"
import { ordinalOf } from "../numerals.ts"

/**
 * Puts right what the mark-up left flat: a number that stands in the text and
 * not in its element (`1 -` in Arabic), a number in one paragraph and its text
 * in the next (French), sub-paragraphs (a), (b) set as paragraphs beside the
 * one they belong to. What is nested already stays as it is.
 */
export function nest(blocks: readonly Block[]): Block[] {
  const nested: Block[] = []
  let last = 0
  for (const raw of blocks) {
    if (raw.kind !== "paragraph") {
      nested.push(raw.children.length > 0 ? { ...raw, children: below(raw.children) } : raw)
      if (raw.heading === "section") last = 0
      continue
    }
    const block = withNumber(raw, last)
    const before = nested.at(-1)
    if (before?.kind === "paragraph" && before.number !== null && before.content.text === "" && block.number === null) {
      nested[nested.length - 1] = {
        ...before,
        content: joinInline(before.content, block.content),
        children: block.children,
      }
    } else if (before?.kind === "paragraph" && block.number !== null && /[)\]]$/u.test(block.number)) {
      nested[nested.length - 1] = hang(before, block)
    } else {
      nested.push({ ...block, children: below(block.children) })
    }
    if (/^\d+$/u.test(block.number ?? "")) last = Number(block.number)
  }
  return nested
}

/** Among pieces that the mark-up has nested, only a row begun anew, as (i) after (b), belongs below the one before it. */
function below(blocks: readonly Block[]): Block[] {
  const nested: Block[] = []
  for (const raw of blocks) {
    const block = withNumber({ ...raw, children: below(raw.children) }, Number.NaN)
    const before = nested.at(-1)
    const goesOn = follows(before?.number ?? null, block.number)
    const begins = /^\(?(i|a|1)\)$/u.test(block.number ?? "") || (before?.children.length ?? 0) > 0
    if (before === undefined || goesOn || !begins) nested.push(block)
    else nested[nested.length - 1] = hang(before, block)
  }
  return nested
}

function withNumber(block: Block, last: number): Block {
  if (block.number !== null) return block
  const { text } = block.content
  const counted = /^(\d{1,4})\s?[.\-–—]\s*(?=\D)/u.exec(text)
  // A year or a quantity may open a paragraph too; a number must be the next one.
  if (counted !== null && Number(counted[1]) === last + 1) return taken(block, counted[1] ?? "", counted[0].length)
  const point = /^(\(?(?:\p{Script=Latin}{1,4}|\p{Script=Arabic}ـ?|\p{Script=Cyrillic}|\d{1,2})\))\s*(?=\S)/u.exec(text)
  return point === null ? block : taken(block, point[1] ?? "", point[0].length)
}

function taken(block: Block, number: string, length: number): Block {
  return { ...block, number, content: dropFront(block.content, length) }
}

/** Hangs a sub-paragraph below the paragraph before it, or below that one's last sub-paragraph where it counts on there. */
function hang(parent: Block, block: Block): Block {
  const sibling = parent.children.at(-1)
  const before = sibling?.number ?? null
  if (sibling === undefined || follows(before, block.number)) {
    return { ...parent, children: [...parent.children, block] }
  }
  return { ...parent, children: [...parent.children.slice(0, -1), hang(sibling, block)] }
}

/** Whether one number comes next after another: (b) after (a), (iii) after (ii), (i) after (h); or one of them has none. */
function follows(before: string | null, next: string | null): boolean {
  if (before === null || next === null) return true
  const letters = [ordinalOf(before, "letter"), ordinalOf(next, "letter")] as const
  if (letters[0] !== undefined && letters[0] + 1 === letters[1]) return true
  const roman = [ordinalOf(before, "roman"), ordinalOf(next, "roman")] as const
  return roman[0] !== undefined && roman[0] + 1 === roman[1]
}
