import { isCommonName } from "#modules/analysis/intake/common-name.ts"

/** Small words within names. */
const small = "(?:de|da|do|dos|das|del|della|di|la|le|van|von|der|den|bin|bint|ibn|al|el|abu|umm|ould|mint|y|e)"

/** The commonest surnames of China, of which most people there have one, before one or two signs more. */
const chinese =
  /^(?:欧阳|司马|上官|诸葛|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔向汤])\p{Script=Han}{1,2}$/u

/** The commonest surnames of Korea, before two syllables. */
const korean =
  /^[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민]\p{Script=Hangul}{2}$/u

/** The commonest surnames of Japan, before a given name. */
const japanese =
  /^(?:佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|林|斎藤|清水|山崎|森|池田|橋本|阿部|石川|山下|中島|石井|小川|前田|岡田|長谷川|藤田|後藤|近藤|村上|遠藤|青木|坂本|福田|太田|西村|藤井|金子|岡本|藤原|中野|三浦|原田|中川|松田|竹内|小野|田村|中山|和田|石田|森田|上田|原|内田|柴田|酒井|宮崎|横山|高木) ?[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,3}$/u

/** The words of a value, its parts joined by signs parted: `amina_okafor`, `amina.okafor`. */
export const partsOf = (word: string): string[] =>
  word
    .replace(/(?<=\p{L}{2})[._](?=\p{L}{2})/gu, " ")
    .split(/[\s,·]+/u)
    .filter(Boolean)

/**
 * Whether a value is written as nothing but somebody's name is: the surname first and shouted, before a comma; initials; a
 * title; a patronymic; a surname of China, Korea or Japan with a given name behind it.
 */
export function isUnmistakable(word: string): boolean {
  return (
    /^\p{Lu}[\p{Lu}\p{M}'’ -]+, ?\p{Lu}[\p{Ll}\p{M}'’-]+(?: \p{Lu}[\p{L}.]*)*$/u.test(word) ||
    /^(?:\p{Lu}\. ?){1,3}\p{Lu}[\p{L}\p{M}'’-]+$/u.test(word) ||
    /^\p{Lu}[\p{Ll}\p{M}'’-]+,? (?:\p{Lu}\. ?){1,3}$/u.test(word) ||
    /^(?:\p{Lu}\. ?){2,4}$/u.test(word) ||
    /^(?:Mr|Mrs|Ms|Miss|Mme|Mlle|Sra|Srta|Señora|Frau|Herr)\.? \p{Lu}/u.test(word) ||
    /\p{L}(?:овна|евна|ична|ович|евич)$/u.test(word) ||
    /(?:^| )(?:بن|بنت|عبد|أبو|أم) \p{L}{2}/u.test(word) ||
    chinese.test(word) ||
    korean.test(word) ||
    japanese.test(word)
  )
}

const capital = String.raw`\p{Lu}[\p{L}\p{M}'’-]*\.?`
const withCapitals = new RegExp(`^\\p{Lu}[\\p{L}\\p{M}'’-]*\\p{L}(?: (?:${capital}|${small}))+$`, "u")

/** Whether a value is two to four words as names are written: with capitals, in a script that has none, or joined by a sign. */
export function isFullName(word: string): boolean {
  const parts = partsOf(word)
  if (parts.length < 2 || parts.length > 5 || !parts.every((part) => /^[\p{L}\p{M}'’.-]+$/u.test(part))) return false
  if (withCapitals.test(parts.join(" "))) return true
  if (/\p{L}{2}[._]\p{L}{2}/u.test(word) && parts.length === 2) return true
  return /^[\p{Lo}\p{M} '’.-]+$/u.test(parts.join(" "))
}

/** Whether a value is one to four words of letters alone: it may be a name, and many things else. */
export function isWordy(word: string): boolean {
  const parts = partsOf(word)
  return parts.length >= 1 && parts.length <= 4 && parts.every((part) => /^\p{L}[\p{L}\p{M}'’.-]*$/u.test(part))
}

/** Places are named after saints, who bear common names. */
export const ofSaint = (word: string): boolean =>
  /^(?:san|santa|santo|são|sao|saint|sainte|st|ste|puerto|villa|nueva)\.?[ -]\p{L}/iu.test(word)

/** Whether a value has a name in it that is common somewhere. Numbers and signs may stand beside it. */
export function hasCommonName(word: string): boolean {
  const parts = partsOf(word)
  if (parts.length > 5 || ofSaint(word)) return false
  return parts.some((part) => isCommonName(part.replace(/[^\p{L}\p{M}'’-]/gu, "")))
}
