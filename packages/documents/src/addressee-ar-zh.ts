import type { Addressee } from "./addressee.ts"
import type { Target } from "./tree.ts"
import type { Phrase } from "./verb.ts"

/** Nouns of those who are asked, in Arabic, each with what may be grown onto it. A name begins with one of them, or is nobody's. */
const AGENT_AR =
  /^(?:جميع |كل |سائر |كافة |تلك |هذه |هؤلاء |الـ?)*(?:ال)?(?:دول|دولة|حكوم|طرف|أطراف|بلدان|سلطات|سلطة|دول القائمة|أمين العام|أمانة|مكتب|مفوض|منظم|لجن|مجلس|مؤتمر|فريق|أفرقة|هيئ|كيان|وكال|مؤسس|صندوق|صناديق|برنامج|برامج|مجتمع|قطاع|أصحاب|جهات|مقرر|رئيس|رئاسة|معهد|مراكز|مركز|بنك|آلي|مدير|ممثل|مبعوث|أمم المتحدة|شرك|مانح|محكمة|منظومة|إدار|خبراء|وحد|بعث|جمعية|اتحاد|قياد|جانب|برلمان|إجراءات الخاصة|مكلفين|منسق|شباب|نساء)/u

const STATES_AR = /^(?:جميع |كل |سائر |كافة |تلك |هذه )*(?:ال)?(?:دول|دولة|حكوم|أطراف(?! الفاعلة| صاحبة)|بلدان|سلطات)/u
const SECRETARIAT_AR =
  /^(?:ال)?(?:أمين العام|أمانة|مفوض|مكتب الأمم المتحدة|مكتب مفوض|مدير(?:ة)? التنفيذي|مكتب المفوض)|^(?:المديرة? التنفيذية?|المفوضة? السامية?)/u

/**
 * Whom an Arabic clause is directed at: what stands behind the verb and its
 * preposition, up to "that", "to" or a comma, where it begins with a noun of
 * somebody. "Calls for" is put to nobody.
 */
export function addressedInArabic(rest: string, phrase: Phrase): Addressee | null {
  if (phrase.level < 2 || phrase.level > 6 || /إلى$/u.test(phrase.core)) return null
  const pronoun = /^(?:تحث|يحث|تشجع|يشجع|تدعو|يدعو)(ها|هم)$/u.exec(phrase.core)?.[1]
  if (pronoun !== undefined) return { printed: pronoun, target: "other", end: 0 }
  const lead =
    /^[\s\u064b-\u0652]*(?:(?:أيضا|أيضاً|كذلك|مرة أخرى|مجددا|بقوة|بشدة|في هذا الصدد|في هذا السياق|تحقيقا لهذه الغاية)[ ،]\s*)*(?:،[^،؛]{0,120}،\s*)?(?:إلى |على |من )?/u.exec(
      rest,
    )?.[0].length ?? 0
  const own = rest.slice(lead, lead + 500)
  const name = /^(.{2,260}?)(?=،| أن | على | إلى | بأن | بـ| مواصلة | [؛.:]|[؛.:]|$)/u.exec(own)?.[1]
  if (name === undefined) return null
  const printed = name.replace(/^(?:ب(?=ال|جميع|كل|سائر|حكوم|دول|منظم)|لل(?=[\p{L}]))/u, "").trim()
  if (!AGENT_AR.test(printed)) return null
  return { printed, target: targetInArabic(printed), end: lead + name.length }
}

const targetInArabic = (name: string): Target =>
  STATES_AR.test(name) ? "states" : SECRETARIAT_AR.test(name) ? "secretariat" : "other"

/** What the name of somebody ends with in Chinese. */
const AGENT_ZH =
  "会员国|缔约国|成员国|参加国|各国政府|各国议会|各国|国家|政府|秘书长|秘书处|办公室|高级专员办事处|高级专员|专员|办事处|组织|机构(?!间)|基金会|基金|开发署|规划署|(?<!签|部)署|计划|委员会|理事会|大会|会议|工作组|小组(?!协调)|专家组|特别报告员|报告员|利益攸关方|攸关方|民间社会|私营部门|媒体|捐助方|捐助者|捐助界|主席团|主席|实体|联合国系统|系统|合作伙伴|伙伴|各方|当事方|国际社会|中心|研究所|特别代表|代表|特使|协调员|执行主任|行政首长|主任|法院|检察官|特派团|专家|机制|企业|部门|工商界|它们|他们|联盟|协会|银行"
const NAME_ZH = new RegExp(
  `^(?:□+|[^，。；：□]){0,70}?(?:${AGENT_ZH})(?!的)(?:(?:、|和|及|以及|或|与|并)[^，。；：]{1,40}?(?:${AGENT_ZH})(?!的))*`,
  "u",
)

/**
 * Whom a Chinese clause is directed at: the words behind the verb up to the last
 * noun of somebody in a list. Where such a noun comes late, or belongs to a thing
 * that is asked for, nobody is named.
 */
export function addressedInChinese(rest: string, phrase: Phrase): Addressee | null {
  if (phrase.level < 2 || phrase.level > 6) return null
  // What stands in the title of a work is nobody.
  const open = rest.slice(0, 260).replace(/《[^》]*》/gu, (title) => "□".repeat(title.length))
  const length = NAME_ZH.exec(open)?.[0].length
  const name = length === undefined ? undefined : open.slice(0, length)
  if (name === undefined || NOBODY_ZH.test(name)) return null
  // "States that have not yet done so": what stands before the first noun of somebody is a clause about them.
  const head = HEAD_ZH.exec(name)
  const target: Target = !head
    ? "other"
    : /国|政府|当事方/u.test(head[0]) && head[0] !== "联合国系统"
      ? "states"
      : /秘书长|秘书处|高级专员|执行主任|行政首长/u.test(head[0]) || /毒品和犯罪问题$/u.test(name.slice(0, head.index))
        ? "secretariat"
        : "other"
  return { printed: rest.slice(0, name.length), target, end: name.length }
}

const HEAD_ZH = new RegExp(`(?:${AGENT_ZH})(?!的)`, "u")

/** A thing that is asked for: "full respect for", "the implementation of". */
const NOBODY_ZH = /^(?:充分|全面|立即|切实|有效|加强|继续|尊重|采取|进一步|提供|建立|开展|确保|促进|扩大|努力|在)/u
