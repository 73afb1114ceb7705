import { unzipSync } from "fflate"
import { type Element, elements, readXml } from "./xml.ts"

/** The parts of a Word file that hold text or say how it is numbered, by their path inside it. */
export type Package = {
  readonly part: (path: string) => Element | null | undefined
  /** What a part refers to: relationship id to path. */
  readonly relations: (path: string) => ReadonlyMap<string, string>
  readonly main: string
}

/** All text parts together may unpack to this many bytes and no more. */
const largestPackage = 64 * 1024 * 1024

/**
 * Unpacks a Word file. Refuses a file whose text parts say they unpack to more
 * than `largestPackage` (`file-too-large`); a part that says less than is in it
 * is cut off at what it said, and is then no longer well formed. Pictures and
 * other parts without text are never unpacked.
 */
export function unpack(bytes: Uint8Array): Package | "damaged-file" | "file-too-large" {
  let total = 0
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/u.test(name) || total > largestPackage) return false
        total += originalSize
        return total <= largestPackage
      },
    })
  } catch {
    return "damaged-file"
  }
  if (total > largestPackage) return "file-too-large"

  const parsed = new Map<string, Element | null>()
  const part = (path: string): Element | null | undefined => {
    if (parsed.has(path)) return parsed.get(path)
    const file = Object.hasOwn(files, path) ? files[path] : undefined
    if (file === undefined) return undefined
    const element = readXml(new TextDecoder("utf-8").decode(file))
    parsed.set(path, element)
    return element
  }
  const relations = (path: string): Map<string, string> => {
    const folder = path.slice(0, path.lastIndexOf("/") + 1)
    const list = part(`${folder}_rels/${path.slice(folder.length)}.rels`)
    const found = elements(list ?? nothing, "Relationship")
      .filter(({ attributes }) => attributes["TargetMode"] !== "External")
      .map(({ attributes }) => [attributes["Id"] ?? "", resolve(folder, attributes["Target"] ?? "")] as const)
    return new Map(found)
  }
  const main = elements(part("_rels/.rels") ?? nothing, "Relationship").find(({ attributes }) =>
    attributes["Type"]?.endsWith("/officeDocument"),
  )
  return { part, relations, main: resolve("", main?.attributes["Target"] ?? "word/document.xml") }
}

const nothing: Element = { name: "", attributes: {}, children: [] }

function resolve(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1)
  const path: string[] = []
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") path.pop()
    else if (step !== "." && step !== "") path.push(step)
  }
  return path.join("/")
}
