import { dateIn } from "./calendar.ts"
import { organIn, organOfSymbol } from "./organ.ts"
import { behalfOf, peopleOf } from "./sponsor.ts"
import type { Doubt, Masthead } from "./tree.ts"

/** What stands before the enacting line, and what else tells who speaks. */
export type Head = {
  /** The lines of the head in printed order, title lines included. */
  readonly lines: readonly string[]
  /** Running headers and footers, where the format keeps them apart. */
  readonly edges: readonly string[]
  readonly enacting: string | null
  readonly closing: string
  readonly wrapper: Masthead["wrapper"]
  readonly statement: boolean
  /** The opening of a decision in one sentence, which says itself by whom and when it was taken. */
  readonly decision: string | null
  /** What the notes with a star say: whom the sponsors speak for, or why a document is late. */
  readonly starred: readonly string[]
}

/** Series and parts of a symbol alone on its line; a year or a letter may follow. */
const SYMBOL = /^([A-Z][A-Za-z]{0,9}(?:\/[\w.()-]+)+?)((?: \(\d{4}\))?(?: [A-D](?:\s?[-–]\s?[A-D])?(?![\w]))?)\*?$/
const NUMBER_TITLE =
  /^((?:[A-Z]{1,3}-)?\d{1,4}\/\d{1,4}(?: [A-D])?|\d{1,4}(?: [A-D])? \((?:E?S-)?[IVXL]+\)|\d{1,3}\/C[PM][AP]?\.\d{1,3}|[IVX]+\/\d+|(?:BC|RC|SC)-\d+\/\d+)\.?(?:\s+(\S.*))?$/
const NAMED =
  /^(Resolution|Decision|Résolution|Décision|Resolución|Decisión|Резолюция|Решение) ((?:[A-Z]{1,3}-)?\d{1,4}(?:\/(?:[A-Z]+\.)?\d{1,4})?(?: \(\d{4}\))?(?: [A-D](?!\w))?)(?:\.?\s*|:\s+)(.*)$/u
const ADOPTED =
  /^(?:(?:Resolutions?|Decisions?|Résolutions?|Décisions?|Resolución|Resoluciones|Decisión)\s+)?(?:adopted|adoptées?|aprobadas?|adoptadas?) (?:by|on|par|le|por|el)|^(?:Резолюци[яи]|Решени[ея]), принят|^Адоптир|^(?:قرار|مقرر)(?:ان|ات)? (?:اتخذ|اعتمد)|^\d{4}年\d{1,2}月\d{1,2}日\p{Script=Han}*(?:决议|决定)$|^\p{Script=Han}+通过的(?:决议|决定)/iu
const DRAFTED =
  /^(.{2,2000}?)\s?[:：]\s?(?:\p{L}+ )?(?:draft (?:resolution|decision)|projet de (?:résolution|décision)|proyecto de (?:resolución|decisión)|проект (?:резолюции|решения)|مشروع (?:قرار|مقرر)|(?:订正)?决[议定]草案)(?: révisée?| revisad[oa]| منقح)?$/iu
const BARE_DRAFT =
  /^(?:(?:Revised )?draft (?:resolution|decision)\b|Projet de (?:résolution|décision)|Proyecto de (?:resolución|decisión)|Проект (?:резолюции|решения)|مشروع (?:قرار|مقرر)|决[议定]草案)/iu
const DISTRIBUTED =
  /Dist[a-z]*\.?\s?:?\s*(General|Limited|Restricted|générale|limitée|restreinte|general|limitada|reservada|Общая|Ограниченная)/iu
const JOB_NUMBER = /(?<![\w/])((?:[A-Z]{1,3}\.)?\d{2}-\d{5}(?:\s*\([A-Z]\))?)(?!\d)/
const AGENDA =
  /(?:Agenda items?|Points?|Temas?|Пункты?|البند(?:ان|ين)?|议程项目)\s*(\d{1,3}(?:\s?\(?[a-z]\)(?: (?:and|et|y|и) \([a-z]\))?)?(?:,? (?:and|et|y|и|,) \d{1,3}(?: \([a-z]\))?)*)/u

/** Reads the head of a document. What is not printed but can be told is filled in and answered as a doubt. */
export function readHead(head: Head): { masthead: Masthead; doubts: Doubt[] } {
  const doubts: Doubt[] = []
  const lines = head.lines.map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line !== "")
  const all = lines.join("\n")
  // Word keeps the masthead in the header of the first page.
  const first = [all, ...head.edges].join("\n")
  const printed = [...lines.slice(0, 60), ...head.edges]
    .map((line) => SYMBOL.exec(line))
    .find((match) => match && organLike(match[1]!))
  const named = titled(lines)
  const organ =
    organIn(head.enacting ?? head.decision ?? "") ??
    (printed ? organOfSymbol(printed[1]!) : undefined) ??
    organIn(lines.findLast((line) => organIn(line)) ?? "")
  const adoptedLine = lines.find((line) => ADOPTED.test(line))
  const adoptedAt =
    adoptedLine === undefined ? "" : lines.slice(lines.indexOf(adoptedLine), lines.indexOf(adoptedLine) + 2).join(" ")
  const draftLine = lines.find((line) => DRAFTED.test(line))
  const bareDraft = lines.find((line) => BARE_DRAFT.test(line))
  const decision =
    /^d[eé]cisi[oó]n\b/i.test(named.kind ?? "") ||
    head.decision !== null ||
    /^(?:Decisions?|Décisions?|Decisión|Decisiones|Решени[ея],|مقرر)/.test(adoptedLine ?? "") ||
    lines.some((line) => /^(Decision|Décision|Decisión)$/i.test(line)) ||
    /\/DEC\//.test(printed?.[1] ?? "") ||
    /\/C[PM][AP]?\.\d+$/.test(named.number ?? "")
  const draft =
    draftLine !== undefined || bareDraft !== undefined || (/\/(?:L|CRP)\./.test(printed?.[1] ?? "") && !adoptedLine)
  const adopted =
    !draft &&
    (adoptedLine !== undefined || named.number !== null || head.decision !== null || /\/RES\//.test(printed?.[1] ?? ""))
  const dated = DISTRIBUTED.exec(first)
  const bracketed = /\(((?:also )?on behalf of [^)]+|au nom d[^)]+|en nombre de [^)]+|от имени [^)]+)\)/iu.exec(
    draftLine ?? "",
  )
  const behalf = [bracketed?.[1] ?? "", ...head.starred].map(behalfOf).find((group) => group !== null)
  let symbol = printed ? (printed[1]! + printed[2]!).trim() : null
  if (symbol === null && adopted && named.number !== null) {
    const series = decision ? organ?.decision : organ?.resolution
    symbol = series ? series.replace("#", named.number) : null
    if (symbol) doubts.push({ code: "symbol-derived", paragraph: null, detail: symbol })
  }
  if (symbol === null) doubts.push({ code: "symbol-missing", paragraph: null, detail: "" })
  const masthead: Masthead = {
    symbol,
    number: lettered(named.number, symbol) ?? numberFrom(symbol),
    title: named.title ?? ((draftLine ?? bareDraft) ? titleAfter(lines, draftLine ?? bareDraft ?? "") : null),
    body: organ?.name ?? enactingName(head.enacting),
    kind:
      head.statement || /\/PRST\//.test(symbol ?? "")
        ? "presidential_statement"
        : draft &&
            !/decisi[oó]n|décision|решения|مقرر|决定/iu.test((draftLine ?? bareDraft ?? "").replace(/^.*[:：]/u, ""))
          ? "draft_resolution"
          : decision || draft
            ? "decision"
            : adopted || head.enacting
              ? "resolution"
              : null,
    status: draft ? "draft" : adopted || head.statement ? "adopted" : null,
    adopted: draft ? null : (dateIn(adoptedAt) ?? dateIn(head.closing)),
    dated: dated ? dateIn(first.slice(dated.index, dated.index + 120)) : null,
    session: sessionIn(all),
    agendaItem: AGENDA.exec(all)?.[1]?.replace(/\s+/g, " ") ?? null,
    sponsors: draftLine ? peopleOf(DRAFTED.exec(draftLine)![1]!) : [],
    ...(draftLine && behalf ? { onBehalfOf: behalf } : {}),
    distribution: dated?.[1] ?? null,
    jobNumber: JOB_NUMBER.exec([...head.edges, ...lines].join("\n"))?.[1]?.replace(/\s+/g, " ") ?? null,
    meeting: MEETING.exec(`${head.closing}\n${all}`)?.[0] ?? null,
    wrapper: head.wrapper,
  }
  return { masthead, doubts }
}

const organLike = (symbol: string) =>
  /^(?:A|S|E|ST|T|CTOC|CAC|CEDAW|CCPR|CRC|CRPD|CAT|CMW|UNEP|HSP|FCCC|CBD|JIU|TD|ID|IDB|DP|ECE|UNODC|WHA|NPT|CD|BWC|UNW|HRI|LOS|SPLOS|ISBA|ICCD|GC|EB)\//.test(
    symbol,
  ) && /\d/.test(symbol)

/** A composite resolution prints its letter in the symbol and on a line of its own: 72/266 B. */
function lettered(number: string | null, symbol: string | null): string | null {
  const letter = number !== null && symbol !== null ? /^.*\/(?:RES|DEC)\/(.+) ([A-E])$/.exec(symbol) : null
  return letter && letter[1] === number ? `${number} ${letter[2]!}` : number
}

function numberFrom(symbol: string | null): string | null {
  const match = /\/(?:RES|DEC)\/(.+)$/.exec(symbol ?? "")
  return match?.[1] ?? null
}

/** The number and title of a resolution, as `77/259.  Report on …`, or `Resolution 5/2` with the title below. */
function titled(lines: readonly string[]): { number: string | null; title: string | null; kind: string | null } {
  for (const [index, line] of [...lines.entries()].toReversed()) {
    const match = NUMBER_TITLE.exec(line)
    if (match && !/^\d{1,2}\/\d{1,2}$/.test(line))
      return { number: match[1]!, title: titleFrom(match[2] ?? "", lines, index), kind: null }
    const short = /^\d{1,2}\/\d{1,2}$/.test(line) && index > 0 ? line : null
    if (short && lines[index + 1]) return { number: short, title: titleFrom("", lines, index), kind: null }
  }
  for (const [index, line] of [...lines.entries()].toReversed()) {
    const match = NAMED.exec(line)
    if (match) return { number: match[2]!, title: titleFrom(match[3] ?? "", lines, index), kind: match[1]! }
  }
  return { number: null, title: null, kind: null }
}

function titleFrom(start: string, lines: readonly string[], index: number): string | null {
  const parts = start === "" ? [] : [start]
  for (const line of lines.slice(index + 1, index + 9)) {
    if (
      ADOPTED.test(line) ||
      /^\[|^[A-D]\d?$|^[IVX]+$|^At (its|the) |^(Agenda|Distr|Original)\b/i.test(line) ||
      /^(?:of )?\d{1,2} \p{L}+ \d{4}$/u.test(line)
    )
      break
    parts.push(line)
  }
  // Chinese has no blanks between its signs.
  const title = parts
    .join(" ")
    .replace(/(?<=[\p{Script=Han}，、：》”]) (?=[\p{Script=Han}《“])/gu, "")
    .trim()
  return title === "" ? null : title
}

function titleAfter(lines: readonly string[], draftLine: string): string | null {
  const rest = lines
    .slice(lines.indexOf(draftLine) + 1)
    .filter((line) => !/^\*|^\[|^(Addendum|Corrigendum|Revised|Draft|Original)\b/.test(line) && !SYMBOL.test(line))
  const title = rest.join(" ").trim()
  return title === "" || title.length > 600 ? null : title
}

/** A session as a masthead names it, in six languages. */
const SESSION = new RegExp(
  `(?<![\\p{L}])(${[
    "(?:\\p{Lu}\\p{Ll}+(?:-\\p{Ll}+)*|\\d{1,3}(?:st|nd|rd|th)|\\d{4})(?: (?:\\p{Ll}+))?(?: (?:emergency special|special|resumed|regular|substantive|organizational))* session(?! extraordinaire)",
    "(?:\\p{Lu}[\\p{Ll}-]+(?: et [\\p{Ll}-]+)?|\\d{1,3}(?:e|re)) session(?: extraordinaire(?: d[’']urgence)?)?|Session de \\d{4}",
    "(?:\\p{Lu}\\p{Ll}+(?: \\p{Ll}+)?|\\d{1,3}[ºo]?\\.?[ºo]?) período (?:extraordinario )?de sesiones(?: de emergencia)?|Período de sesiones de \\d{4}",
    "(?:\\p{Lu}\\p{Ll}+(?: \\p{Ll}+)?|\\d{1,3}-я)(?: чрезвычайная)?(?: специальная)? сессия|Сессия \\d{4} года",
    "الدورة [^\\d،:\\n]{3,60}|الدورة \\d{1,3}|دورة عام \\d{4}",
    "第[\\p{Script=Han}\\d]{1,6}届(?:紧急)?(?:特别)?会议|\\d{4}年会议",
  ].join("|")})`,
  "u",
)

/** The meeting at which an act was adopted, as its closing names it, in six languages. */
const MEETING =
  /\b\d+(?:st|nd|rd|th)(?: \([a-z]+\))? (?:plenary )?meeting|\d+(?:e|re|ère|er) séance(?: plénière)?|\d+\.?[ªa] sesión(?: plenaria)?|\d+[-‑][еeя](?: пленарное)? заседание|الجلسة (?:العامة )?\d+|第\d+次(?:全体)?会议/u

function sessionIn(text: string): string | null {
  for (const line of text.split("\n")) {
    const match = SESSION.exec(line)
    if (match && match.index < 3) return match[1]!.trim()
  }
  return null
}

function enactingName(enacting: string | null): string | null {
  const name = /^(?:The |La |L[’']|Le |El )?(.{3,200}?),?$/u.exec(enacting ?? "")?.[1] ?? null
  return name
}
