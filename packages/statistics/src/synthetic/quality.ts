import type { Combinations } from "../records/combinations.ts"
import { combinationNamer } from "../records/k-anonymous.ts"

/** How good invented rows are, in the words of Synthetic Data Showcase. */
export type Quality = {
  /** The part of the combinations of the data that the output lacks. */
  readonly suppressed: number
  /** How many combinations the output has that the data lack, as a part of those of the data (so the reference counts them). */
  readonly fabricated: number
  /** The mean difference of counts over combinations that both have, in all and for each length. */
  readonly meanAbsoluteError: number
  readonly errorByLength: readonly number[]
  /** How many more records the output has, as a part of those of the data; below zero if fewer. */
  readonly expansion: number
  /** Combinations rarer than k in the data that are in the output, there rarer than k too. */
  readonly leakage: number
}

/** Holds invented rows against the data they were made from, up to a length of combinations. */
export function qualityOf(data: Combinations, output: Combinations, k: number, length: number): Quality {
  let [inData, inOutput, shared, error, leakage] = [0, 0, 0, 0, 0]
  const errorByLength: number[] = []
  const [nameOfData, nameOfOutput] = [combinationNamer(data), combinationNamer(output)]
  for (let size = 1; size <= length; size++) {
    const counts = new Map<string, number>()
    let [own, sum] = [0, 0]
    output.each(size, 1, (members, count) => counts.set(nameOfOutput(members), count))
    inOutput += counts.size
    data.each(size, 1, (members, count) => {
      inData++
      const there = counts.get(nameOfData(members))
      if (there === undefined) return
      own++
      sum += Math.abs(there - count)
      if (count < k && there < k) leakage++
    })
    shared += own
    error += sum
    errorByLength.push(own === 0 ? 0 : sum / own)
  }
  return {
    suppressed: inData === 0 ? 0 : 1 - shared / inData,
    fabricated: inData === 0 ? 0 : (inOutput - shared) / inData,
    meanAbsoluteError: shared === 0 ? 0 : error / shared,
    errorByLength,
    expansion: data.records === 0 ? 0 : output.records / data.records - 1,
    leakage,
  }
}
