import { sheetsOf, type Sheets } from "#modules/analysis/web/bench/sheets.ts"

// A worker: it reads one workbook and is ended by the page. Its own security policy lets it ask nobody for anything.
const post = postMessage as (word: { readonly outcome: Sheets } | { readonly fault: string }) => void // in a worker it takes no origin
addEventListener("message", ({ data }: MessageEvent<Uint8Array>) => {
  void sheetsOf(data).then(
    (outcome) => post({ outcome }),
    (error: unknown) => post({ fault: String(error) }),
  )
})
