import { MONTH } from "./calendar.ts"
import { type Asking, calendarRange, type Due, found, history } from "./due-days.ts"
import { organIn, organOf } from "./organ.ts"
import { ordinalAbroad } from "./ordinals.ts"
import { type Days, sessionDays } from "./sessions.ts"
import type { Tongue } from "./tree.ts"

/** How one language says when a thing is due. */
type Dates = {
  /** A session by its number or its year; the group `which` holds the words between "its" and "session". */
  readonly session: RegExp
  readonly day: RegExp
  readonly relative: RegExp
  readonly term: RegExp
  /** Words for what is done and over, some of which stand shortly before a date that is history. */
  readonly past: RegExp
}

const DAY = `(?:\\d{1,2}(?:er)? (?:de )?)?(?:(?:${MONTH}) (?:de |del )?)?(?:l[’']année |año )?20\\d\\d`

const DATES: Partial<Record<Tongue, Dates>> = {
  fr: {
    session:
      /(?:à l[’']ordre du jour (?:provisoire )?de |(?:(?:au plus tard|pour examen|à compter de|d[’']ici) )?(?:à|lors de|pendant|durant|avant(?: la fin de)?|au cours de|jusqu[’']à(?: la fin de)?|en prévision de|dès|pour) )(?:chacune de )?(?:sa|la|leur|ses|les|leurs) (?:prochaines? |(?<which>(?:[\p{L}\d-]+(?:, | et (?:à (?:sa|la) )?| ou | ))+?))?(?:sessions?|réunion)(?: (?:extraordinaire|ordinaire|de fond|annuelle|d[’']organisation))?(?: de (?<year>20\d\d))?(?: d(?:e l[’']|u |es |e la )(?:Assemblée générale|Conseil des droits de l[’']homme|Conseil économique et social|Commission|Conférence des Parties|Conférence|Conseil))?/giu,
    day: new RegExp(
      `(?<!\\p{L})(?:(?:d[’']ici (?:à |au |le )?(?:la fin de )?|avant (?:le |la fin de |fin )?|au plus tard (?:le |en |à la fin de )?|jusqu[’']au |jusqu[’']en |jusqu[’']à |à compter du |à partir du |le |en |courant |pour )(?:fin )?${DAY}|du \\d{1,2}(?:er)?(?: (?:${MONTH}))?(?: 20\\d\\d)? au ${DAY})(?!\\p{L})`,
      "giu",
    ),
    relative:
      /(?:au plus tard |dans (?:les |un délai (?:maximum )?de )|sous )(?:\d+|un|deux|trois|quatre|cinq|six|neuf|dix|douze|quinze|trente|soixante|quatre-vingt-dix) (?:jours|semaines|mois|ans|années)(?: (?:suivant|après|à compter de|avant)[^,;.]{3,80})?/giu,
    term: /pour une (?:nouvelle |dernière )?(?:période|durée)(?: supplémentaire)? (?:initiale )?(?:de |d[’'])(?:\d+|un|une|deux|trois|quatre|cinq|six|neuf|dix|douze|dix-huit) (?:ans?|années?|mois|jours)|pour (?:un an|trois ans|deux ans|six mois)/giu,
    past: /(?:adopté|tenu|présenté|publié|convoqué|organisé|conclu|établi|lancé|approuvé|formulé|signé|depuis|daté|figur|contenu)\p{L}*[^,;]{0,60}$/iu,
  },
  es: {
    session:
      /(?:en el programa (?:provisional )?de |(?:a más tardar )?(?:en|durante|antes de(?: que concluya)?|para|hasta|a partir de) )(?:cada uno de )?(?:su|sus|el|los) (?:próximos? |(?<which>(?:[\p{L}\dºª.]+(?:, | y (?:en su )?| e | o | ))+?))?(?:períodos?|reunión|sesión)(?: (?:extraordinarios?|ordinarios?|sustantivos?|anual(?:es)?))?(?: de sesiones)?(?: (?:extraordinarios?|ordinarios?|sustantivos?|anual(?:es)?))?(?: de (?<year>20\d\d))?(?: de(?:l| la) (?:Asamblea General|Consejo de Derechos Humanos|Consejo Económico y Social|Comisión|Conferencia de las Partes|Conferencia|Consejo))?/giu,
    day: new RegExp(
      `(?<!\\p{L})(?:(?:a más tardar (?:el |en |a finales de )?|antes del? (?:fin de |final de )?|hasta (?:el )?|para (?:el |finales de |fines de )?|a partir del? |el |en )${DAY}|del \\d{1,2}(?:º)?(?: de (?:${MONTH}))?(?: de 20\\d\\d)? al ${DAY})(?!\\p{L})`,
      "giu",
    ),
    relative:
      /(?:(?:a más tardar )?(?:en (?:un|el) plazo (?:máximo )?de |dentro de (?:los |un plazo de )?|en los ))(?:\d+|un|dos|tres|cuatro|cinco|seis|nueve|diez|doce|quince|treinta|sesenta|noventa)(?: próximos)? (?:días|semanas|meses|años)(?: (?:siguientes|a partir de|contados|después|antes|desde)[^,;.]{3,80})?/giu,
    term: /por un (?:nuevo )?(?:período|plazo)(?: adicional| inicial)? de (?:\d+|un|dos|tres|cuatro|cinco|seis|nueve|diez|doce|dieciocho) (?:años?|mes(?:es)?|días)|por (?:un año|dos años|tres años|seis meses)(?: más)?/giu,
    past: /(?:aprobad|celebrad|presentad|adoptad|publicad|convocad|establecid|concluid|suscrit|formulad|desde|fechad|contenid|figura)\p{L}*[^,;]{0,60}$/iu,
  },
  ru: {
    session:
      /(?:в (?:предварительную )?повестку дня |(?:не позднее(?: чем)? )?(?:на|до|к|ко|в ходе|во время|в преддверии|начиная с|для|не позднее|до (?:начала|окончания)) )(?:каждой )?(?:(?:своей|своих|ее|её|его|их|этой|основной части) )?(?:следующ\p{L}+ |предстоящ\p{L}+ |(?<which>(?:[\p{L}\d-]+(?:, | и (?:на (?:своей )?)?| или | ))+?))?(?:очередн\p{L}+ |специальн\p{L}+ |основн\p{L}+ |ежегодн\p{L}+ |возобновленн\p{L}+ )?сесси\p{L}+(?: (?<year>20\d\d) года)?(?: (?:Генеральной Ассамблеи|Совета по правам человека|Экономического и Социального Совета|Комиссии|Конференции|Совета))?/giu,
    day: new RegExp(
      `(?<!\\p{L})(?:(?:к|до|не позднее|с|в|на|начиная с) (?:конца |концу |начала |началу |середины |середине |первой половине |второй половине )?${DAY}(?: год[ауе]?м?)?|с \\d{1,2}(?: (?:${MONTH}))?(?: 20\\d\\d года)? по ${DAY}(?: года)?)(?!\\p{L})`,
      "giu",
    ),
    relative:
      /(?:не позднее чем )?(?:в течение|через|в срок до|за) (?:\d+|одного|двух|трех|трёх|четырех|пяти|шести|девяти|десяти|двенадцати|тридцати|шестидесяти) (?:дн\p{L}+|недел\p{L}+|месяц\p{L}+|лет|год\p{L}+)(?: (?:после|со дня|с даты|с момента|до)[^,;.]{3,80})?/giu,
    term: /на (?:(?:дополнительный|новый|последующий|очередной|первоначальный) )?(?:период|срок)(?: продолжительностью)?(?: в)? (?:\d+|один|два|три|четыре|пять|шесть|девять|двенадцать) (?:год\p{L}*|лет|месяц\p{L}*|дн\p{L}+)|на (?:один год|два года|три года|шесть месяцев)|сроком на [\p{L}\d]+ (?:год\p{L}*|лет|месяц\p{L}*)|на (?:трехлетний|трёхлетний|двухлетний|годичный) (?:период|срок)/giu,
    past: /(?:принят|состоявш|проведенн|проведённ|представленн|проходивш|опубликованн|изданн|созванн|подписанн|содержащ|одобренн|за период)\p{L}*[^,;]{0,60}$/iu,
  },
}

/** The same for French, Spanish and Russian: the first session, then terms, then days. */
export function dueAbroad(text: string, asking: Asking, language: Tongue): Due | null {
  const dates = DATES[language]
  if (!dates || !asking.asks) return null
  const free = (index: number) => !dates.past.test(text.slice(Math.max(0, index - 120), index))
  for (const match of text.matchAll(dates.session)) {
    const { which, year } = match.groups ?? {}
    if (!free(match.index)) continue
    const days =
      year !== undefined ? calendarRange(year) : numbered(which, text.slice(0, match.index), asking, language)
    // Words between "its" and "session" that are no number say which one in another way, or mean no session at all.
    if (which !== undefined && year === undefined && numbersOf(which, language).length === 0) continue
    if (which === undefined && year === undefined && !NEXT.test(match[0])) continue
    if (asking.year !== null && days && Number(days.to.slice(0, 4)) < asking.year) continue
    return found(match.index, match[0], "session", days)
  }
  const [term] = [...text.matchAll(dates.term)]
  const [relative] = [...text.matchAll(dates.relative)]
  const day = [...text.matchAll(dates.day)].find(
    (match) => !history(match[0], asking.year) && free(match.index) && !isNamed(text, match.index + match[0].length),
  )
  const first = [
    ...(term ? [found(term.index, term[0], "term", null)] : []),
    ...(relative ? [found(relative.index, relative[0], "relative", null)] : []),
    ...(day ? [found(day.index, day[0], "calendar", calendarRange(day[0]))] : []),
  ].toSorted((a, b) => a.range[0] - b.range[0])
  return first[0] ?? null
}

const NEXT = /prochaine|próximo|следующ|предстоящ/iu

/** A bracket, a dash or a name goes on behind a year that is part of a title. */
const isNamed = (text: string, end: number) => /^(?:[)–-]| ?\)|\/|\])/u.test(text.slice(end, end + 2))

/** The numbers of sessions that words give: one, or several joined. */
function numbersOf(words: string, language: Tongue): number[] {
  const bare = words.replace(/ (?:extraordinari[ao]s?|ordinari[ao]s?|ordinaires?|extraordinaires?)$/u, "")
  return bare
    .split(/, |(?<=ième|ier|ière|\de) et (?:à (?:sa|la) )?| y (?:en su )?(?=\p{L}+)| e | и (?:на (?:своей )?)?/u)
    .map((part) => ordinalAbroad(part.trim(), language))
    .filter((one) => one !== null)
}

function numbered(which: string | undefined, before: string, asking: Asking, language: Tongue): Days | null {
  const numbers = numbersOf(which ?? "", language)
  const near = before.slice(-90).split(";").at(-1) ?? ""
  const organ = organIn(near) ?? (/Assemblée|Asamblea|Ассамбле/u.test(near) ? organOf("GA") : asking.organ)
  const ranges = numbers.map((one) => sessionDays(organ?.code ?? null, one)).filter((one) => one !== null)
  const [first] = ranges
  return first ? { from: first.from, to: ranges.at(-1)!.to } : null
}
