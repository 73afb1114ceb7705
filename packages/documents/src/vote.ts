import { peopleOf } from "./sponsor.ts"
import type { Vote, VoteSide } from "./tree.ts"

/** A line of a closing, as a reading or a record has it. */
export type ClosingLine = { readonly type: string; readonly id: string; readonly text: string }

/** How each act of a document was adopted, by the lines of its closing. Where these tell nothing, there is no vote. */
export function votesOf(nodes: readonly ClosingLine[]): Vote[] {
  const votes: Vote[] = []
  let part = ""
  let side: Side | undefined
  for (const { type, id, text } of nodes) {
    if (type === "enacting") part = /^act_\d+(?=__)/.exec(id)?.[0] ?? part
    if (type !== "closing") {
      side = undefined
      continue
    }
    const told = resultOf(text)
    if (told) {
      votes.push({ part, ...told, closing: [id] })
      side = undefined
    }
    const listed = sideOf(text)
    side = listed?.side ?? side
    const names = listed?.names ?? (side && !told && !/\d/.test(text) ? text : "")
    if (side === undefined || (names === "" && listed === undefined)) continue
    const vote = votes.at(-1)?.part === part ? votes.pop()! : { part, ...silent, closing: [] }
    const all = [...vote[side].names, ...peopleOf(names.replace(/[\].…]+$/u, ""))]
    votes.push({
      ...vote,
      [side]: { count: vote[side].count ?? listed?.count ?? null, names: all },
      closing: [...vote.closing.filter((one) => one !== id), id],
    })
  }
  return votes.map((vote) => ({ ...vote, ...counted(vote) }))
}

type Side = "favour" | "against" | "abstaining"
const nobody: VoteSide = { count: null, names: [] }
const silent: Omit<Vote, "part" | "closing"> = {
  ...{ outcome: "adopted", manner: "vote" },
  ...{ favour: nobody, against: nobody, abstaining: nobody },
}

/** A side without a printed count has that of its names. */
const counted = ({ favour, against, abstaining }: Vote): Pick<Vote, Side> => {
  const by = ({ count, names }: VoteSide) => ({ count: count ?? (names.length > 0 ? names.length : null), names })
  return { favour: by(favour), against: by(against), abstaining: by(abstaining) }
}

const NONE = "none|no|aucune?|sans|ninguno|ninguna|ни одного|零|无"
const N = `(\\d{1,3}|${NONE})`
/** The counts of a vote in six languages: in favour, against, abstaining. */
const COUNTS: readonly RegExp[] = [
  new RegExp(`vote of ${N}(?: in favour)? to ${N}(?: against)?,? with ${N} abstentions?`, "iu"),
  new RegExp(`\\bvote\\b[^:]{0,60}: ?${N}[-–‑]${N}[-–‑]${N}(?![-–‑\\d])`, "iu"),
  new RegExp(`par ${N} voix contre ${N}(?:,? (?:avec|et) ${N} abstentions?)?`, "iu"),
  new RegExp(`por ${N} votos? (?:a favor )?contra ${N},? (?:y|con) ${N} abstenci`, "iu"),
  new RegExp(`${N} голос(?:ами|ом|а|ов)? против ${N}(?: голос\\p{L}*)?,? при ${N} воздержавш`, "iu"),
  /(?:بأغلبية|بتأييد) (\d{1,3}) (?:صوتا|صوتاً|صوت|أصوات) مقابل (?:صوت )?(\d{1,3}|لا شيء|واحد)(?: (?:صوتا|صوتاً|صوت|أصوات))?،? (?:مع |و)?امتناع (\d{1,3})/u,
  new RegExp(`${N}票(?:赞成)?(?:对|、)${N}票(?:反对)?[、，]${N}票弃权`, "u"),
]
const WITHOUT =
  /without a vote|by consensus|unanimously|sans (?:vote|avoir été mise aux voix|être mise aux voix)|par consensus|à l[’']unanimité|sin (?:someterl[ao] a )?votación|por consenso|por unanimidad|без голосования|консенсусом|единогласно|دون تصويت|بدون تصويت|بتوافق الآراء|بالإجماع|未经表决|协商一致|一致通过/iu
const REJECTED = /not adopted|rejected|rejetée?|rechazad[ao]|отклонен|رُ?فض|否决|未获通过/iu

function resultOf(text: string): Omit<Vote, "part" | "closing"> | undefined {
  const outcome = REJECTED.test(text) ? "rejected" : "adopted"
  for (const pattern of COUNTS) {
    const match = pattern.exec(text)
    if (!match) continue
    const [favour, against, abstaining] = [match[1], match[2], match[3]].map((count) => ({
      count: count === undefined ? 0 : numberIn(count),
      names: [],
    }))
    return {
      outcome,
      manner: "vote",
      favour: favour ?? nobody,
      against: against ?? nobody,
      abstaining: abstaining ?? nobody,
    }
  }
  return WITHOUT.test(text) ? { ...silent, outcome, manner: "without-vote" } : undefined
}

const numberIn = (printed: string) => (/^\d+$/.test(printed) ? Number(printed) : printed === "واحد" ? 1 : 0)

const SIDES: readonly (readonly [Side, RegExp])[] = [
  ["favour", listOf("In favour|Pour|Ont voté pour|Votos a favor|A favor|Голосовали за|За|المؤيدون|赞成")],
  [
    "against",
    listOf("Against|Contre|Ont voté contre|Votos en contra|En contra|Голосовали против|Против|المعارضون|反对"),
  ],
  [
    "abstaining",
    listOf("Abstaining|Abstentions?|Se sont abstenus|Abstenciones|Воздержались|الممتنعون(?: عن التصويت)?|弃权"),
  ],
]

function listOf(words: string): RegExp {
  return new RegExp(`^\\[?(?:${words})\\s?(?:\\((\\d{1,3})\\))?\\s?[:：]\\s*(?:\\((\\d{1,3})\\)\\s*)?(.*)$`, "iu")
}

/** The side a line names: `Against: France and Japan`, its names on this line or to come. */
function sideOf(text: string): { side: Side; count: number | null; names: string } | undefined {
  for (const [name, pattern] of SIDES) {
    const match = pattern.exec(text)
    if (match) return { side: name, count: Number(match[1] ?? match[2] ?? 0) || null, names: match[3] ?? "" }
  }
  return undefined
}
