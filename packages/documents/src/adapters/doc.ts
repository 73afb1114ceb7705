import type { Source } from "../source.ts"
import { openDoc } from "./doc-file.ts"
import { docPackage } from "./doc-package.ts"
import { readPackage, type Refused } from "./docx.ts"

/**
 * Reads a Word file of 1997 to 2003 (`.doc`): headers, body, notes and footers
 * as from a newer one, with italics, raised marks, automatic numbers and the
 * calls of notes in place. Pictures, and what was changed without being saved
 * whole, are left out.
 *
 * Never throws: a broken one is refused as `damaged-file`, one with a password
 * as `file-locked`, another Office file as `unknown-format`.
 */
export function docSource(bytes: Uint8Array): Promise<Source | Refused> {
  const file = openDoc(bytes)
  return Promise.resolve(typeof file === "string" ? { refusal: file } : readPackage(docPackage(file), "doc"))
}
