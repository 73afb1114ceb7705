import { isState } from "./states.ts"
import type { Target } from "./tree.ts"

const STATES =
  /^(?!(?:the )?(?:Conference|Meeting|Assembly|Bureau|President|Chair|Group|Committee)\b)(?:(?!\w*s\b)[A-Za-z-]+ |(?:as|others|its|those|States|administering|donors) ){0,5}?(?:(?:United Nations )?[Mm]ember [Ss]tates?\b|States?\b|Governments?\b|[Cc]ountr(?:y|ies)\b|[Pp]arties\b|nations\b|administering Powers?\b|[Mm]embers? of the (?:United Nations|Organization)\b)/u
const SECRETARIAT =
  /^(?:the |its |their |his |all |relevant |executive )*(?:(?:United Nations )?Secretary[- ]+General|(?:United Nations )?[Ss]ecretariats?|(?:United Nations )?High Commissioner|Office of|(?:United Nations )?Office (?:on|for|at)|Office\b|UNODC|OHCHR|Executive (?:Director|Secretary|heads?)|executive heads?|heads of|Under-Secretary|Assistant Secretary|Deputy Secretary|Department of|Director[- ]General|Special (?:Representative|Envoy|Adviser|Coordinator) of the Secretary|Special Envoy|Special Representative|Personal Envoy|Secretary of|Economic and Social Commission for|Controller|Emergency Relief|United Nations High Commissioner|Resident Coordinator|Registrar)/u

/** Which class of addressee a name belongs to: the first one named decides. */
export function targetOf(printed: string): Target {
  const name = printed.replace(/^(?:to|upon|on|that)\s+/, "")
  if (/^(?:the )?States [Mm]embers of the Commission|^(?:the )?members of the (?:Council|Committee)/.test(name))
    return "other"
  if (SECRETARIAT.test(name)) return "secretariat"
  if (isState(name)) return "states"
  if (STATES.test(name) || STATES_ABROAD.test(name) || PROPER_RU.test(name)) return "states"
  if (SECRETARIAT_ABROAD.test(name)) return "secretariat"
  if (/\bGovernments? of\b|^(?!.*(?:organi|United Nations))(?:[\p{L}-]+ ){0,4}authorities\b/iu.test(name))
    return "states"
  return "other"
}

const STATES_ABROAD =
  /^(?:(?:aux?|à|la|les?|tous|toutes|al?|el|los|las|todos|todas|que|autres|demás|otros) |l[’'])*(?:[ÉE]tats|pays|Estados|Gobiernos?|gouvernements?|países|parties(?! prenantes)|autorités|autoridades|partes(?! interesadas)|Puissances?|Potencias?|République|Fédération de Russie|Federación de Rusia|Royaume|República|Reino|Isra[eë]l|Iran|Irán|Ukraine|Ucrania|Liban|Líbano|(?:все |всем |всех |те |к |соответствующ\p{L}+ |остальн\p{L}+ |заинтересованн\p{L}+ |други\p{L}+ |этим |эти |так\p{L}+ )*(?:государств|правительств|стран(?!ов)|власт|(?<!заинтересованн\p{L}+ )сторон))/iu
/** In Russian a proper name that is of no body and no officer is a State's; those of missions are in capitals. */
const PROPER_RU =
  /^(?!(?:Генеральн|Секретар|Управлени|Верховн|Комитет|Комисси|Совет|Групп|Рабоч|Организаци|Программ|Фонд|Специальн|Председател|Конференци|Ассамбле|Центр|Институт|Агентств|Международн|Межправит|Межучрежд|Европейск|Африканск|Лиг|Директор|Исполнительн|Департамент|Канцеляри|Банк|Суд|Трибунал|Мисси|Всемирн|Региональн|Экономическ|Консультативн|Независим|Объединенн|Подкомитет|Содружеств|Союз|Координац|Координатор|Структур|Детск|Механизм|Бюро|Форум|Комплекс|Представител|Постоянн|Научн|Сторон))(?=\p{Script=Cyrillic})\p{Lu}\p{Ll}+[\p{L} -]*$/u
const SECRETARIAT_ABROAD =
  /^(?:(?:du|aux?|à|de|les?|la|al?|el|los|las|que|к) |l[’'])*(?:Secrétaire général|Secretario General|Генеральн\p{L}+ секретар|secrétariat|Secretaría|Haut-Commissa|Oficina|Alt[oa] Comisionad|Верховн|Секретариат|Управлени|HCDH|UNODC|ACNUDH|Haut-Commissariat|Office des Nations Unies|Directeur exécutif|Directora? Ejecutiv|Исполнительн|Специальн\p{L}+ представител\p{L}+ Генерального)/iu
