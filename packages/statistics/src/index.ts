/**
 * Statistics of trafficking in persons: tables that are safe to publish, records
 * linked across agencies, and the hidden part of the population.
 *
 * See the README for what it understands and what it leaves alone.
 */
export * from "./classification/article-3.ts"
export { enumerateModels, keptModels, lowestBic, type Enumeration, type FittedModel } from "./estimate/bic.ts"
export { acceleration, bca, replicates, type Bca, type Estimator } from "./estimate/bootstrap.ts"
export { captureTable, casesOf, withMerged, withoutList, written, type CaptureTable } from "./estimate/capture-table.ts"
export { chaoBound, type LowerBound } from "./estimate/chao.ts"
export { covariateSearch, type CovariateOutcome, type CovariateSearch } from "./estimate/covariate-search.ts"
export { cellOf, layOut, type Covariate, type Layout } from "./estimate/covariate-table.ts"
export { averageDecomposable, type Averaged } from "./estimate/decomposable.ts"
export { type NoEstimate } from "./estimate/existence.ts"
export {
  byCovariates,
  byLowestBic,
  byStepwise,
  estimatorOf,
  type Method,
  type Point,
  type Prepared,
} from "./estimate/method.ts"
export { hierarchicalModels, nameOf, type Model } from "./estimate/model.ts"
export {
  readTable,
  writtenWithCovariates,
  type ColumnKinds,
  type CovariateTable,
  type TableRead,
} from "./estimate/reading.ts"
export { sensitivity, type Variation } from "./estimate/sensitivity.ts"
export * from "./estimate/side-by-side.ts"
export { stepwise, type Stepwise, type StepwiseOutcome } from "./estimate/stepwise.ts"
export { disagreement, tableWarnings, type Warning } from "./estimate/warning.ts"
export { combinationCounter, type Attribute, type Combinations, type CountingOptions } from "./records/combinations.ts"
export { csvField, csvRows, textOf, type Fields } from "./records/csv.ts"
export { dictionary, type Dictionary } from "./records/dictionary.ts"
export {
  combinationName,
  combinationNamer,
  eachSafeCount,
  kAnonymousCounts,
  type SafeCount,
} from "./records/k-anonymous.ts"
export { Malformed, type MalformedCode } from "./records/malformed.ts"
export { encoder, type EncodedRecord, type Keyed } from "./link/encode.ts"
export {
  linkAbove,
  linkAt,
  weighFiles,
  type AgencyFile,
  type Files,
  type Linkage,
  type LinkRates,
} from "./link/link.ts"
export { type PersonRecord } from "./link/record.ts"
export { type Weights } from "./link/weigh.ts"
export { complete, type Allowance } from "./disclosure/complete.ts"
export { type Apart, type Evidence, type Range, type Sensitive } from "./disclosure/evidence.ts"
export { dominance, percentage, sensitiveIn, threshold, type Contributions, type Rule } from "./disclosure/primary.ts"
export { protectTables, type Protected, type ProtectionOptions, type Release } from "./disclosure/protect.ts"
export { takeSolver, type MakeSolver } from "./disclosure/solver.ts"
export { suppress, type Suppression, type SuppressionOptions } from "./disclosure/suppress.ts"
export { linesOf, linkTables, systemOf, type Linked, type System } from "./disclosure/system.ts"
export {
  codedBy,
  codedDimension,
  holdToList,
  readHierarchies,
  toldApart,
  UNKNOWN,
  type CodedBy,
  type Coding,
  type Codings,
  type Unlike,
} from "./table/coding.ts"
export { dimension, TOTAL, upwards, type Dimension } from "./table/dimension.ts"
export { readCells, writeProtected } from "./table/reading.ts"
export { codesOf, withMargins, type Cell, type Table } from "./table/table.ts"
export { audit, equation, type Audit, type Audited } from "./disclosure/audit.ts"
export { readPublished, type Published } from "./table/published.ts"
export { cellKey, withCellKeys, type KeyedCell } from "./noise/cell-key.ts"
export { changeOf, perturbationTable, type PerturbationOptions, type PerturbationTable } from "./noise/perturbation.ts"
export { isAdditive, roundTable, type Rounded } from "./noise/rounding.ts"
export { broader, hierarchyOf, versionOf, type Code, type CodeList } from "./classification/code-list.ts"
export { crossedFrom, crossing, fieldOf, schemeNames, type Crossing, type Scheme } from "./classification/crosswalk.ts"
export { codeLists } from "./classification/lists.ts"
export { changesOf, ratesOf, readFigures, sharesOf, writeFigures, type Figures } from "./table/figures.ts"
export * from "./table/measure.ts"
export { crossTabulate, type Codes, type Cross, type Encoded } from "./records/cross-tabulate.ts"
export { tableOf, tabulator } from "./records/tabulate.ts"
export { costOfCounts, epsilonOf, rhoFor, spend, varianceFor, type Budget } from "./privacy/accountant.ts"
export { privateCounts } from "./privacy/counts.ts"
export { discreteGaussian, fractionAbove, type Fraction, type RandomBytes } from "./privacy/discrete-gaussian.ts"
export { noiseOf, reached, type Noise } from "./privacy/noise.ts"
export { attributeReader, type AttributeRecords } from "./records/attributes.ts"
export { privateTarget, type PrivacyOptions, type PrivateTarget } from "./synthetic/private-target.ts"
export { synthesizePrivately, usualDelta, type PrivateRows } from "./synthetic/synthesize-privately.ts"
export { qualityOf, type Quality } from "./synthetic/quality.ts"
export { inventRows, type Rows } from "./synthetic/rows.ts"
export { synthesize, type SynthesisOptions } from "./synthetic/synthesize.ts"
export { safeTarget, type Target } from "./synthetic/target.ts"
export { chanceOf, type Chance } from "./numeric/random.ts"
