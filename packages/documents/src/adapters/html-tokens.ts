import { type Token, Tokenizer, TokenizerMode } from "parse5"

/** What a page is made of, in order: a tag opens with what it says of itself, a tag closes, text. */
export type Told = {
  readonly open: (name: string, attributes: ReadonlyMap<string, string>, empty: boolean) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
  /** Whether more was told than anybody wants to hear; the rest is left. */
  readonly enough: () => boolean
}

/**
 * Goes through a page tag by tag, as a browser would take it apart: entities
 * become letters, what a script or a style holds is no text. No tree is built:
 * the tree of a page that opens tags without end would grow with the square of
 * its length, and text needs none.
 */
export function tellTags(page: string, told: Told): void {
  const text = ({ chars }: Token.CharacterToken): void => told.text(chars)
  let foreign = 0
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag: ({ tagName, attrs, selfClosing }) => {
        const isEmpty = empty.has(tagName) || (selfClosing && foreign > 0)
        if (foreigners.has(tagName) && !selfClosing) foreign++
        // Inside of a drawing a title or a style is an element like others.
        if (foreign === 0) tokenizer.state = modes[tagName] ?? tokenizer.state
        told.open(
          tagName,
          new Map(attrs.map(({ name, value }) => [name, value])),
          isEmpty || (selfClosing && foreigners.has(tagName)),
        )
      },
      onEndTag: ({ tagName }) => {
        if (foreigners.has(tagName) && foreign > 0) foreign--
        told.close(tagName)
      },
      onCharacter: text,
      onWhitespaceCharacter: text,
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  )
  // In slices, so that the tokenizer never copies the whole rest of a page, and a page without end can be left.
  for (let at = 0; at < page.length && !told.enough(); at += slice)
    tokenizer.write(page.slice(at, at + slice), at + slice >= page.length)
}

const slice = 65_536
const foreigners = new Set(["svg", "math"])

/** Tags that hold nothing and are never closed. */
const empty = new Set("area base br col embed frame hr img input link meta param source track wbr".split(" "))

/** Tags whose inside is text to the end, whatever looks like a tag in it. */
const modes: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
  plaintext: TokenizerMode.PLAINTEXT,
}
