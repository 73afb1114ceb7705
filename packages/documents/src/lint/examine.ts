import type { Heading, Node, Paragraph, Reading } from "../tree.ts"
import { operativesOf, preambularsOf } from "../walk.ts"
import type { Examined, Stood } from "./rule.ts"
import type { Treaty } from "./treaty.ts"

/** Lays a reading out for the rules. */
export function examine(reading: Reading, treaties: readonly Treaty[]): Examined {
  const preambular = preambularsOf(reading)
  const operative = operativesOf(reading)
  return {
    reading,
    treaties,
    headings: reading.children.filter((node): node is Heading => !isParagraph(node)),
    preambular,
    operative,
    all: [preambular, operative].flatMap((tops) =>
      tops.flatMap((top, place) => below(top, 0, place === tops.length - 1, top)),
    ),
    runs: runsOf(reading.children),
    numbered: reading.notes
      .map((note, place) => ({ note, anchor: `note_${place + 1}` }))
      .filter(({ note }) => /^\d+$/.test(note.mark)),
  }
}

const isParagraph = (node: Node): node is Paragraph => "children" in node

function below(paragraph: Paragraph, depth: number, last: boolean, top: Paragraph): Stood[] {
  const { children } = paragraph
  return [
    { paragraph, depth, last, top },
    ...children.flatMap((child, place) => below(child, depth + 1, place === children.length - 1, top)),
  ]
}

/** A heading, and the passage from preamble to operative part, end a run. */
function runsOf(nodes: readonly Node[]): Paragraph[][] {
  const runs: Paragraph[][] = []
  let run: Paragraph[] = []
  for (const node of nodes) {
    const goesOn = isParagraph(node) && (run.length === 0 || run[0]?.type === node.type)
    if (!goesOn && run.length > 0) {
      runs.push(run)
      run = []
    }
    if (isParagraph(node)) run.push(node)
  }
  if (run.length > 0) runs.push(run)
  return runs.filter(([first]) => first?.type === "preambular" || first?.type === "operative")
}
