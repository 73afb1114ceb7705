/** What the sum over a dimension is called in data, as in the library of statistics: said here, so that a page can know it without that. */
export const TOTAL = "Total"
