/** Gives a text to the reader as a file. It is made here in the browser, and asked of nobody. */
export function take(name: string, content: string, type: "text/csv" | "application/json"): void {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }))
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
  // The browser has the file once it was asked for it; the address is let go a little later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
