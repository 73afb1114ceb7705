import { organIn } from "./organ.ts"
import type { Tongue } from "./tree.ts"
import { openerOf, phraseOf } from "./verb.ts"

/** What kind of line opens here, by its own words alone. */

const ENACTING = /^(?:The|La|Le|L[’']|El|Les) ?(?:[\p{L}][^.;:]{3,220}?),?$/u
const BARE =
  /^(?:Генеральная Ассамблея|Совет Безопасности|Совет по правам человека|Экономический и Социальный Совет|Конференция [^.;:]{3,200}|الجمعية العامة|إن الجمعية العامة|إن مجلس .{3,40}|大会|安全理事会|人权理事会|经济及社会理事会)[,،，]?$/u
const SPEAKER =
  /\b(?:Assembly|Council|Conference|Commission|Committee|Board|Meeting|Authority|Congress|Assemblée|Conseil|Conférence|Comité|Asamblea|Consejo|Conferencia|Comisión|Parties|Junta)\b/u

/** `The General Assembly,` on a line of its own. The comma may be missing where a known organ is named. */
export function isEnacting(text: string): boolean {
  if (BARE.test(text)) return true
  if (text.length > 240 || !ENACTING.test(text) || !SPEAKER.test(text)) return false
  if (/,$/.test(text))
    return /,.*,$/.test(text)
      ? organIn(text) !== undefined && !/ (?:shall|has|is|was|will) /.test(text)
      : !/ (?:shall|has|is|was|will) /.test(text)
  const organ = organIn(text)
  return (
    organ !== undefined &&
    text
      .replace(/^(The|La|L[’']|El|Le) ?/, "")
      .replace(organ.names, "")
      .trim() === ""
  )
}

/** A speaker's name on a line of its own that is no known organ's; only what follows can tell that it enacts. */
export const isSpeaker = (text: string) =>
  text.length < 200 && ENACTING.test(text) && SPEAKER.test(text) && !/ (?:shall|has|is|was|will) /.test(text)

/** `Recommends to the General Assembly the adoption of the following draft resolution:` */
export function wrapperOf(text: string): { verb: string; addressee: string } | null {
  const match =
    /^(Recommends|Recommande|Recomienda|Рекомендует)\b(?: that)?(?: to)? (?:the |à l[’']|a la )?(.{3,80}?) (?:(?:for )?(?:the )?(?:adoption|approval)|adopt|approve|l[’']adoption|la aprobación|que apruebe)\b.{0,120}(?:following|suivant|siguiente).{0,60}:$/iu.exec(
      text,
    ) ?? /^(рекомендует) (.{3,80}?) (?:принять|утвердить) следующ.{0,60}:$/iu.exec(text)
  return match ? { verb: match[1]!, addressee: (organIn(match[2]!)?.name ?? match[2]!).trim() } : null
}

/** The line of the meeting that ends a document, or the record of the vote. */
export function isClosing(text: string): boolean {
  return (
    (/^\d{1,4}(?:st|nd|rd|th|e|er|ª|a|-[еeя])?\.?\s*(?:\([^)]{2,20}\) )?(?:plenary |пленарное |sesión|séance)/iu.test(
      text,
    ) &&
      text.length < 120 &&
      /meeting|sesión|séance|заседание/iu.test(text)) ||
    (/^\d{1,4}(?:st|nd|rd|th) (?:\([a-z]+\) )?meeting\b/.test(text) && text.length < 80) ||
    /^\d{1,4}(?:a|ª|e|re|-[еe]) (?:sesión|séance|заседание)/u.test(text) ||
    /^الجلسة العامة|^第\d+次/.test(text) ||
    /^\[(?:Adopt|Adopt[ée]e|Aprobada|Adoptada|Принят|The voting|Результат|Resolution adopted)/i.test(text) ||
    /^(?:In favour|Against|Abstaining|Pour|Contre|Abstentions|Votos a favor|Голосовали за)\s?:/.test(text)
  )
}

/** The head of an annex, with its number. */
export function annexOf(text: string): { number: string | null } | null {
  const match =
    /^\[?(?:Annex|Appendix|Annexe|Anexo|Apéndice|Appendice|Приложение|Attachment|Enclosure|المرفق|附件)(?:\s+([IVX]+|\d+|[A-Z]))?\]?[.:*]?$/iu.exec(
      text,
    )
  return match ? { number: match[1] ?? null } : null
}

/** A section number alone on its line, or before a short heading: `II`, `II.`, `II. Training`, `Section II`. */
export function sectionOf(text: string): { number: string; title: string } | null {
  const match = /^(?:Section |Part )?([IVX]{1,6})\.?(?:\s+(\p{Lu}[^.;:,]{2,160}))?$/u.exec(text)
  return match ? { number: match[1]!, title: match[2] ?? "" } : null
}

/** A letter that counts sections, alone on its line or as `A. Training`. */
export const lettersSection = (text: string) => /^([A-H])(?:\d?$|\.\s+\p{Lu}[^.;:,]{2,140}$)/u.exec(text)?.[1] ?? null

/** The letter of a composite resolution or of a part, alone on its line. */
export const letterOf = (text: string) => /^([A-D])\d?$/.exec(text)?.[1] ?? null

/** The number of an operative paragraph: `12. Requests`, `1.Decides`, or `12.` alone. A year before a full stop looks like one. */
export function numberOf(text: string): { number: number; length: number } | null {
  const match =
    /^(\d{1,4})\s?\.(?!\d)\s*(?=\P{N}|$)/u.exec(text) ??
    /^(\d{1,4})[、．]\s*/u.exec(text) ??
    /^(\d{1,4})\s?[-–)]\s+(?=\p{Lu}|\p{Script=Arabic})/u.exec(text)
  return match ? { number: Number(match[1]), length: match[0].length } : null
}

/** The mark of a sub-paragraph: `(a)`, `a)`, `(ii)`, `a.`, a dash or a bullet. */
export type Point = {
  readonly token: string
  readonly shown: string
  readonly kind: "point" | "dot" | "dash"
  readonly length: number
}

/** The mark a text opens with. */
export function pointOf(text: string): Point | null {
  const round = /^(\(?([a-zа-яأ-ي]{1,3}|[ivx]{1,5}|\d{1,2})\))\s*(?=\S)/u.exec(text)
  if (round) return { token: round[2]!, shown: round[1]!, kind: "point", length: round[0].length }
  const dot = /^(([a-z]|[ivx]{1,5})\.)\s+(?=\S)/.exec(text)
  if (dot) return { token: dot[2]!, shown: dot[2]!, kind: "dot", length: dot[0].length }
  const dash = /^([–—•▪●·‒-])\s+(?=\S)/.exec(text)
  return dash ? { token: "", shown: "", kind: "dash", length: dash[0].length } : null
}

/** A short line without an end: a heading between paragraphs. */
export const isHeadingLike = (text: string) =>
  text.length < 160 && /^["“«”]?[\p{Lu}\p{Lo}\p{N}]/u.test(text) && !/[.;:,،؛，；。：]$/.test(text)

/** A text that opens like a preambular paragraph. */
export function isOpener(text: string, language: Tongue): boolean {
  const opener = openerOf(text, language)
  if (opener === undefined) return false
  return language === "ru" || language === "ar" || language === "zh" || /^["“«]?\p{Lu}/u.test(text)
}

const SURE =
  /^["“«]?(?:Having|Recalling|Reaffirming|Noting|Recognizing|Welcoming|Taking|Bearing|Expressing|Emphasizing|Stressing|Acknowledging|Convinced|Concerned|Deeply|Aware|Mindful|Considering|Underlining|Underscoring|Guided|Reiterating|Determined|Conscious|Alarmed|Affirming|Encouraged|Commending|Condemning|Desiring|Acting|Cognizant|Gravely|Highlighting|Looking|Appreciating|Rappelant|Réaffirmant|Notant|Considérant|Constatant|Consciente?|Ayant|Prenant|Soulignant|Recordando|Reafirmando|Reconociendo|Habiendo|Tomando|Teniendo|Observando|Destacando|Subrayando|Poniendo)(?![\p{L}])/u

/** A text that opens with a participle no sentence would carry on with. */
export const isSureOpener = (text: string) => SURE.test(text)

/** A text that opens with a finite operative verb. */
export function isOperative(text: string, language: Tongue): boolean {
  if (language !== "ru" && !/^["“«]?\p{Lu}/u.test(text) && language !== "ar" && language !== "zh") return false
  return phraseOf(text, language) !== undefined
}
