import { annexOf, isClosing, isEnacting, isHeadingLike, isOperative, isSureOpener, numberOf } from "./line-kind.ts"
import { isDecisionLead } from "./opening.ts"
import type { Row } from "./row.ts"
import type { Tongue } from "./tree.ts"

/** What the rows to come tell of the one at hand. */
export type Ahead = {
  /** Whether a few short lines after a row lead to a paragraph: then it is a heading. */
  readonly leadsOn: (index: number) => boolean
  /** Whether nothing but titles stands between a row and an enacting line to come. */
  readonly opensAct: (index: number) => boolean
  /** Whether the operative part goes on: with the number after `last`, or, where nothing is numbered, with any verb. */
  readonly isOperative: (from: number, last: number, numbered: boolean) => boolean
  /** Whether the operative part is still to come and its paragraphs are numbered. */
  readonly isCounted: (from: number) => boolean
  /** Whether anything longer than a heading is left. */
  readonly isLong: (from: number) => boolean
}

/** Looks ahead in the rows of a document. */
export function aheadIn(rows: readonly Row[], tongue: Tongue): Ahead {
  const textAt = (index: number) => rows[index]!.strand.text

  const leadsOn = (index: number): boolean => {
    for (let at = index + 1; at < Math.min(index + 4, rows.length); at++) {
      const text = textAt(at)
      if (isOperative(text, tongue) || isSureOpener(text) || isEnacting(text) || (numberOf(text)?.number ?? 0) > 0)
        return true
      if (!isHeadingLike(text)) return false
    }
    return false
  }

  const opensAct = (index: number): boolean => {
    for (let at = index + 1; at < Math.min(index + 9, rows.length); at++) {
      const text = textAt(at)
      if (isEnacting(text) || isDecisionLead(text)) return true
      if (text.length > 400 || /[;:]$/.test(text) || isSureOpener(text)) return false
      if (numberOf(text) && isOperative(text.slice(numberOf(text)!.length), tongue)) return false
    }
    return false
  }

  const goesOn = (from: number, last: number, numbered: boolean): boolean => {
    for (let at = from; at < rows.length; at++) {
      const text = textAt(at)
      if (isClosing(text)) return true
      if (annexOf(text)) return false
      const number = numberOf(text)
      if (number && number.number === last + 1) return isOperative(text.slice(number.length), tongue)
      if (!numbered && isOperative(text, tongue)) return true
    }
    return false
  }

  const first = rows.findIndex((row) => numberOf(row.strand.text)?.number === 1)
  const annex = rows.findIndex((row) => annexOf(row.strand.text))
  const isCounted = (from: number) => first > from && (annex < 0 || first < annex)

  return {
    leadsOn,
    opensAct,
    isOperative: goesOn,
    isCounted,
    isLong: (from) => rows.slice(from).some((row) => row.strand.text.length > 80),
  }
}
