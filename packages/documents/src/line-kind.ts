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
    /^(?:The [\p{L} ,]{5,90} )?((?:(?:Also|Further) )?(?:Recommends|Recommande|Recomienda))\b(?: that)?(?: to)? (?:the |à l[’']|à la |au |a la |al )?(.{3,120}?) (?:(?:for )?(?:its |the )?(?:adoption|approval)|(?:it )?(?:should )?(?:adopt|approve)|(?:d[’']|l[’'])?(?:adoption|approbation|adopter|approuver)|(?:la )?aprobación|que (?:apruebe|adopte))\b.{0,120}(?:following|suivant|ci-après|siguiente|a continuación|contained|reads|as follows).{0,80}:$/iu.exec(
      text,
    ) ??
    /^((?:также )?рекомендует) (.{3,80}?) (?:принять|утвердить|одобрить) следующ.{0,60}:$/iu.exec(text) ??
    /^(توصي|يوصي) (.{3,80}?) (?:باعتماد|بالموافقة|بأن ت\p{L}+) .{0,60}(?:التالي|الآتي).{0,30}:$/u.exec(text) ??
    /^(建议)(.{2,30}?)(?:通过|核准|批准)(?:下列|以下|如下).{0,30}：$/u.exec(text)
  return match ? { verb: match[1]!, addressee: (organIn(match[2]!)?.name ?? match[2]!.replace(/,$/, "")).trim() } : null
}

const DRAFT_TITLE =
  /^(?:Draft (?:resolution|decision)|Projet de (?:résolution|décision)|Proyecto de (?:resolución|decisión)|Проект (?:резолюции|решения)|مشروع (?:ال)?(?:قرار|مقرر)|决[议定]草案)\s*([IVX]+|\d{1,2}|[A-Z]|[一二三四五六七八九十]+|ال\p{L}+)?\*?$/iu

/** `Draft resolution II`, alone on its line above the title of a draft. */
export function draftTitleOf(text: string): { number: string | null } | null {
  const match = DRAFT_TITLE.exec(text)
  return match ? { number: match[1] ?? null } : null
}

/** The line a further act in the same file begins with, and where its title begins on it (0: not there): `19/2. Lighthouses`, `Resolution 5/3`. */
export function actTitleOf(text: string): { number: string; title: number } | null {
  const match =
    /^((?:[A-Z]{1,3}-)?\d{1,4}\/\d{1,4}(?: [A-D])?)(?:\.?\s+(?=\p{Lu}|\p{Lo})|\.?$)/u.exec(text) ??
    /^(?:Resolution|Decision|Résolution|Décision|Resolución|Decisión|Резолюция|Решение) (\d{1,4}(?:\/\d{1,4})?(?: \(\d{4}\))?)(?:[.:]?\s+(?=\p{Lu})|[.:]?$)/u.exec(
      text,
    )
  return match ? { number: match[1]!, title: match[0].length < text.length ? match[0].length : 0 } : null
}

/** `In favour:` and the like, before the names of those who voted so. */
export const isVoteList = (text: string) =>
  /^\[?(?:In favour|Against|Abstaining|Pour|Contre|Ont voté (?:pour|contre)|Se sont abstenus|Abstentions?|Votos (?:a favor|en contra)|Abstenciones|Голосовали (?:за|против)|Воздержались|المؤيدون|المعارضون|الممتنعون|赞成|反对|弃权)(?: ?عن التصويت)?\s?(?:\(\d+\)\s?)?[:：]/iu.test(
    text,
  )

/** The line of the meeting that ends a document, or the record of the vote. */
export function isClosing(text: string): boolean {
  return (
    (/^\d{1,4}(?:st|nd|rd|th|e|er|ª|a|[-‑][еeя])?\.?\s*(?:\([^)]{2,20}\) )?(?:plenary |пленарное |sesión|séance)/iu.test(
      text,
    ) &&
      text.length < 120 &&
      /meeting|sesión|séance|заседание/iu.test(text)) ||
    (/^\d{1,4}(?:st|nd|rd|th) (?:\([a-z]+\) )?meeting\b/.test(text) && text.length < 80) ||
    /^\d{1,4}(?:a|ª|e|re|[-‑][еeя]) (?:sesión|séance|заседание)/u.test(text) ||
    /^الجلسة العامة|^第\d+次/.test(text) ||
    (/^(?:Adopted|Adoptée|Aprobada|Принята)\b.{0,60}(?:meeting|séance|sesión|заседани)/.test(text) &&
      text.length < 160) ||
    /^\[(?:Adopt|Adopt[ée]e|Aprobad|Adoptad|Принят|The voting|Результат|Resolution adopted|اعتمد|通过|未经表决|以\d)/i.test(
      text,
    ) ||
    isVoteList(text)
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

/** The number a paragraph opens with: its value, as it is printed, and how much of the text it takes. */
export type Numbered = { readonly number: number; readonly shown: string; readonly length: number }

const INSERTED = "bis|ter|quater|quinquies|sexies|septies|alt"
const NUMBERS: readonly RegExp[] = [
  /^(\d{1,4})\s?\.(?!\d)\s*(?=\P{N}|$)/u,
  // Inserted in negotiation: 4 bis. And labelled in it: OP4, OP4 alt.
  new RegExp(`^(\\d{1,4}\\s(?:${INSERTED}))\\.?\\s+(?=\\p{L})`, "u"),
  new RegExp(`^(?:OP|PO|DO)\\s?(\\d{1,4}(?:\\s(?:${INSERTED}))?)\\s?[.:)]?\\s+(?=\\p{L})`, "u"),
  /^(\d{1,4})[、．]\s*/u,
  /^(\d{1,4})\s?[-–)]\s+(?=\p{Lu}|\p{Script=Arabic})/u,
]

/** The number of an operative paragraph: `12. Requests`, `1.Decides`, or `12.` alone. A year before a full stop looks like one. */
export function numberOf(text: string): Numbered | null {
  for (const pattern of NUMBERS) {
    const match = pattern.exec(text)
    if (match) {
      const shown = match[1]!.replace(/\s+/gu, " ")
      return { number: Number.parseInt(shown, 10), shown: shown.replace(/^0+(?=\d)/u, ""), length: match[0].length }
    }
  }
  return null
}

/** The label a preambular paragraph has while it is negotiated, `PP3` or `PP3 bis`, and how much of the text it takes. */
export function labelled(text: string): { label: string; length: number } | null {
  const match = new RegExp(`^(PP\\s?\\d{1,3}(?:\\s(?:${INSERTED}))?)\\s?[.:)]?\\s+(?=\\p{L})`, "u").exec(text)
  return match ? { label: match[1]!, length: match[0].length } : null
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
  const round = /^["“«]?(\(?([a-zа-яأ-ي]{1,3}|[ivx]{1,5}|\d{1,2})\))\s*(?=\S)/u.exec(text)
  if (round) return { token: round[2]!, shown: round[1]!, kind: "point", length: round[0].length }
  const dot = /^(([a-z]|[ivx]{1,5})\.)\s+(?=\S)/.exec(text)
  if (dot) return { token: dot[2]!, shown: dot[2]!, kind: "dot", length: dot[0].length }
  const dash = /^([–—•▪●·‒-])\s+(?=\S)/.exec(text)
  return dash ? { token: "", shown: "", kind: "dash", length: dash[0].length } : null
}

/** A short line without an end: a heading between paragraphs. */
export const isHeadingLike = (text: string) =>
  text.length < 160 && /^["“«”]?[\p{Lu}\p{Lo}\p{N}]/u.test(text) && !/[.;:,،؛，；。：]$/.test(text)

/** Words that look like participles and open names: United Nations, Organized Crime. */
const NAMES =
  /^["“]?(?:United|Organized|Trafficking|Working|Standing|Meeting|Training|Building|Recommended|Revised|Limited|Beijing|Related|Joined)\b(?! (?:in our|by|that)\b)/

/** A text that opens like a preambular paragraph. */
export function isOpener(text: string, language: Tongue): boolean {
  if (language === "en" && NAMES.test(text)) return false
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
