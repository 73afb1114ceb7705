/**
 * Why protecting was given up, as a release keeps it: the gate's own code and,
 * after it, the columns it concerns: `cannot-be-protected form citizenship`.
 */
export function faultOf(fault: string): { readonly code: string; readonly dimensions: readonly string[] } {
  const [code = "", ...dimensions] = fault.split(" ").filter(Boolean)
  return { code, dimensions }
}
