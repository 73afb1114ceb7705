import { formatOf } from "@palermo/documents"

/** The address of a text: a pattern with its symbol and language put in; `undefined` where the symbol is none or no address comes of it. */
export function addressOf(pattern: string, symbol: string, language: string): string | undefined {
  const name = symbol.trim().replace(/\s+/g, " ")
  if (name.length > 100 || !/^[\p{L}\d][\p{L}\d .()/_-]*$/u.test(name)) return undefined
  // A step up in a path is no part of a symbol.
  if (name.split("/").some((part) => /^\.*$/.test(part.trim()))) return undefined
  const written = name.split("/").map(encodeURIComponent).join("/")
  const address = pattern.replaceAll("{symbol}", written).replaceAll("{language}", language)
  return URL.canParse(address) ? address : undefined
}

/** What the reader of documents reads, as a request says it. */
export const accept =
  "application/pdf, application/vnd.openxmlformats-officedocument.wordprocessingml.document, application/msword, application/akn+xml, application/xml, text/html, text/plain;q=0.9, */*;q=0.1"

type Format = ReturnType<typeof formatOf>

/** What bytes of each type must look like; servers that say nothing of use let the bytes say it. */
const looks: Readonly<Record<string, readonly Format[]>> = {
  "application/pdf": ["pdf"],
  "application/x-pdf": ["pdf"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["zip"],
  // Word files of both generations go by this name.
  "application/msword": ["ole", "zip"],
  "application/akn+xml": ["text"],
  "application/xml": ["text"],
  "application/xhtml+xml": ["text"],
  "text/xml": ["text"],
  "text/html": ["text"],
  "text/plain": ["text"],
  "application/octet-stream": ["pdf", "zip", "ole", "text"],
  "binary/octet-stream": ["pdf", "zip", "ole", "text"],
  "": ["pdf", "zip", "ole", "text"],
}

/** Whether files of that type are read at all. */
export const takes = (type: string): boolean => Object.hasOwn(looks, type)

/** Whether bytes are what their type says they are. */
export const isWhatItSays = (bytes: Uint8Array, type: string): boolean =>
  looks[type]?.includes(formatOf(bytes)) ?? false
