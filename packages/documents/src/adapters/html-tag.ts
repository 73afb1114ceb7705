import { look } from "./lettering.ts"

// What tags and their attributes mean for a text.

/** The attributes of a tag, by their names in small letters. */
export type Attributes = ReadonlyMap<string, string>

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "))

/** Tags that begin and end a line of their own. */
export const blocks = words(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul",
)

/** Tags of which nothing is text of the document. */
const silent = words(
  "applet audio button canvas datalist dialog embed footer form frameset head iframe input map menu meter nav noembed noframes noscript object progress rp rt script select style svg math template textarea title video",
)

/** Outside of what a page calls its content, its header and its margin are the page's own. */
const margins = words("header aside")

const roles = words("navigation banner contentinfo search complementary menu menubar toolbar alert dialog tablist")

/** Whether an element holds nothing of the text: no text by its nature, hidden, or the page's own. */
export function isSilent(name: string, attributes: Attributes, inContent: boolean): boolean {
  // A page built as one form holds its text in it.
  if (silent.has(name) && name !== "form") return !(name === "footer" && inContent)
  if (margins.has(name) && !inContent) return true
  if (attributes.has("hidden") || attributes.get("aria-hidden") === "true") return true
  if (roles.has(attributes.get("role") ?? "")) return true
  return /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/iu.test(attributes.get("style") ?? "")
}

const furniture =
  /^(?:(?:site|page|global|main|top|bottom|left|right|primary|secondary|region|block|user|mobile)[-_]+)*(?:nav|navbar|navigation|menus?|breadcrumbs?|side-?bar|cookies?|consent|share|sharing|social|skip|toolbar|pager|pagination|search|footer|language-?(?:switcher|selector|links)|lang-?switch(?:er)?|related|widget|sr-only|visually-hidden|print-hide|no-?print)(?:[-_].*)?$/iu

/** Whether an element is called what pages call their own parts. */
export function isFurniture(name: string, attributes: Attributes): boolean {
  if (["html", "body", "main", "article"].includes(name)) return false
  const names = `${attributes.get("class") ?? ""} ${attributes.get("id") ?? ""}`.slice(0, 400)
  return names.split(/\s+/u).some((each) => furniture.test(each))
}

/** The edge of the sheet an element was, where a word processor has saved the page. */
export function edgeOf(name: string, attributes: Attributes): "header" | "footer" | undefined {
  const title = name === "div" ? attributes.get("title") : undefined
  return title === "header" || title === "footer" ? title : undefined
}

/** Whether an element is what its page calls its content. */
export const isContent = (name: string, attributes: Attributes): boolean =>
  name === "main" || name === "article" || attributes.get("role") === "main"

/** The look of the letters in an element, given the look around it. */
export function lookIn(name: string, attributes: Attributes, around: number): number {
  let made = around
  if (/^(?:i|em|cite|dfn|var)$/u.test(name)) made |= look.italic
  if (/^(?:b|strong|th|h[1-6])$/u.test(name)) made |= look.bold
  if (name === "sup" || /Mso(?:Footnote|Endnote)Reference/u.test(attributes.get("class") ?? "")) made |= look.raised
  const style = attributes.get("style") ?? ""
  if (/font-style\s*:\s*(?:italic|oblique)/iu.test(style)) made |= look.italic
  if (/font-style\s*:\s*normal/iu.test(style)) made &= ~look.italic
  if (/vertical-align\s*:\s*super/iu.test(style)) made |= look.raised
  if (/vertical-align\s*:\s*baseline/iu.test(style)) made &= ~look.raised
  return made
}

const note = /^#?_?(?:sd)?(?:ftn|edn|fn|footnote|endnote|note|cite_note)s?[-_:.]?\d{1,3}(?:sym)?$/iu

/** Whether a name is that of a note, as `_ftn1`, `fn:1` and `footnote-1`; that of a call is `_ftnref1`. */
export const namesNote = (name: string | undefined): boolean => name !== undefined && note.test(name)

/** Whether an element is a note as a whole. */
export function isNote(name: string, attributes: Attributes): boolean {
  if (!blocks.has(name)) return false
  return (
    namesNote(attributes.get("id")) ||
    /^doc-(?:foot|end)note$/u.test(attributes.get("role") ?? "") ||
    /Mso(?:Footnote|Endnote)Text/u.test(attributes.get("class") ?? "")
  )
}
