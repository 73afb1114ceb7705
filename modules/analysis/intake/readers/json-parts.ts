import { IntakeFault } from "#modules/analysis/intake/fault.ts"

/** A part of a JSON text: where it stands, as names and places, and what it is. */
export type JsonPart = { readonly path: readonly string[]; readonly value: unknown; readonly line: number }

/** One part that is wanted may be so long, in letters. */
const longest = 16 * 1024 * 1024

/**
 * The parts of a JSON text that are wanted, as the text passes: memory holds one of them. `wanted` is asked of each value
 * where it begins, by its path; what is inside a wanted part is not asked for again. Several values may follow each other,
 * as where there is one object a line; `path` then begins with nothing. Refused where it is no JSON.
 */
export async function* jsonParts(
  chunks: AsyncIterable<Uint8Array>,
  wanted: (path: readonly string[]) => boolean,
): AsyncGenerator<JsonPart> {
  const decoder = new TextDecoder("utf-8", { fatal: true })
  /** Inside what we are: an object with the name whose value comes, or an array with the place. */
  const stack: { readonly isArray: boolean; at: number; name: string; awaitsName: boolean }[] = []
  let line = 1
  /** Of what is read letter by letter: a text, with whether the next letter is escaped; or a number or word. */
  let inside: "text" | "word" | undefined
  let isEscaped = false
  let name: string | undefined
  /** What of a wanted part has come, the depth it stands at, and where. */
  let part:
    | { text: string; readonly depth: number; readonly path: readonly string[]; readonly line: number }
    | undefined
  const ready: JsonPart[] = []

  const path = (): string[] => stack.map(({ isArray, at, name: of }) => (isArray ? String(at) : of))
  const wrong = () => new IntakeFault("file-not-a-table", { line })

  function begins(): void {
    if (part) return
    const where = path()
    if (wanted(where)) part = { text: "", depth: stack.length, path: where, line }
  }

  function ends(): void {
    if (part?.depth === stack.length) {
      ready.push({ path: part.path, value: parsed(part.text, wrong), line: part.line })
      part = undefined
    }
  }

  function see(text: string): void {
    /** From where the letters of a part, or of a name, are still to be taken. */
    let from = 0
    const taken = (to: number) => {
      if (part) part.text += text.slice(from, to)
      if (name !== undefined) name += text.slice(from, to)
      from = to
      if ((part?.text.length ?? 0) > longest || (name?.length ?? 0) > longest) throw wrong()
    }
    for (let at = 0; at < text.length; at++) {
      const sign = text.charCodeAt(at)
      if (sign === 10) line++
      if (inside === "text") {
        if (isEscaped) isEscaped = false
        else if (sign === 92) isEscaped = true
        else if (sign === 34) {
          inside = undefined
          taken(at + 1)
          const top = stack.at(-1)
          if (name !== undefined && top) {
            top.name = String(parsed(name, wrong))
            name = undefined
          } else ends()
        }
        continue
      }
      const isWord =
        sign > 32 &&
        sign !== 44 &&
        sign !== 58 &&
        sign !== 34 &&
        sign !== 91 &&
        sign !== 93 &&
        sign !== 123 &&
        sign !== 125
      if (inside === "word") {
        if (isWord) continue
        inside = undefined
        taken(at)
        ends()
      }
      const top = stack.at(-1)
      if (sign === 34) {
        taken(at)
        inside = "text"
        if (top && !top.isArray && top.awaitsName) {
          if (!part) name = ""
        } else begins()
        from = at
      } else if (sign === 123 || sign === 91) {
        taken(at)
        begins()
        from = at
        stack.push({ isArray: sign === 91, at: 0, name: "", awaitsName: sign === 123 })
        if (stack.length > 200) throw wrong()
      } else if (sign === 125 || sign === 93) {
        if (stack.pop()?.isArray !== (sign === 93)) throw wrong()
        taken(at + 1)
        ends()
      } else if (sign === 58) {
        if (!top || top.isArray) throw wrong()
        top.awaitsName = false
      } else if (sign === 44) {
        if (!top) throw wrong()
        top.at += 1
        top.awaitsName = !top.isArray
      } else if (isWord) {
        taken(at)
        inside = "word"
        begins()
        from = at
      }
    }
    taken(text.length)
  }

  try {
    for await (const chunk of chunks) {
      see(decoder.decode(chunk, { stream: true }))
      yield* ready.splice(0)
    }
    see(decoder.decode())
  } catch (error) {
    throw error instanceof TypeError ? new IntakeFault("not-utf-8") : error
  }
  if (inside === "word") ends()
  if (stack.length > 0 || inside === "text") throw wrong()
  yield* ready
}

function parsed(text: string, wrong: () => IntakeFault): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw wrong()
  }
}
