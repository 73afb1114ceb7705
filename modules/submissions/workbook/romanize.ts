/**
 * Words as they sound, in Latin letters without spaces: accents gone, Cyrillic
 * and Arabic written out, letters that sound alike one letter, doubled letters
 * once. A sign that was lost on the way is `?`. Good enough to compare by; no
 * transliteration in any standard's sense.
 */
export function romanized(words: string): string {
  const plain = words
    .replace(/\p{Lu}/gu, (letter) => letter.toLowerCase())
    .replace(/ñ/g, "n")
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "")
    .replace(/\p{Script=Cyrillic}/gu, (letter) => cyrillic[letter] ?? "")
    .replace(/\p{Script=Arabic}+/gu, arabicWord)
    .replace(/\ufffd/g, "?")
    .replace(/[^a-z?\p{Script=Han}]/gu, "")
  return plain
    .replace(/sch|sh|ch|tch|tz|ts/g, "s")
    .replace(/dj|dzh|zh/g, "j")
    .replace(/ph/g, "f")
    .replace(/th/g, "t")
    .replace(/gh|gu(?=[ei])/g, "g")
    .replace(/kh|ck|qu(?=[ei])|q/g, "k")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/c/g, "k")
    .replace(/x/g, "s")
    .replace(/z/g, "s")
    .replace(/[yj]/g, "i")
    .replace(/w/g, "u")
    .replace(/h/g, "")
    .replace(/ou|oo/g, "u")
    .replace(/([a-z])\1+/g, "$1")
}

const cyrillic: Readonly<Record<string, string>> = {
  ...{
    а: "a",
    б: "b",
    в: "v",
    г: "g",
    д: "d",
    е: "e",
    ж: "zh",
    з: "z",
    и: "i",
    к: "k",
    л: "l",
    м: "m",
    н: "n",
    о: "o",
  },
  ...{ п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "h", ц: "ts", ч: "ch", ш: "sh", щ: "sh", ы: "i", э: "e" },
  ...{ ю: "iu", я: "ia", і: "i", ї: "i", є: "e", ґ: "g" },
}

const arabic: Readonly<Record<string, string>> = {
  ...{ ا: "a", ب: "b", ت: "t", ث: "t", ج: "j", ح: "h", خ: "kh", د: "d", ذ: "d", ر: "r", ز: "z", س: "s", ش: "sh" },
  ...{ ص: "s", ض: "d", ط: "t", ظ: "z", ع: "a", غ: "gh", ف: "f", ق: "k", ك: "k", ل: "l", م: "m", ن: "n", ه: "h" },
  ...{ و: "u", ي: "i", ى: "a", ة: "a", ء: "" },
}

/** The article before an Arabic word says nothing of which word it is. */
const arabicWord = (word: string): string =>
  word.replace(/^ال(?=..)/, "").replace(/./gu, (letter) => arabic[letter] ?? "")
