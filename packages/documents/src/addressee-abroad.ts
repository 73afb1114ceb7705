import type { Addressee } from "./addressee.ts"
import { targetOf } from "./target.ts"
import type { Tongue } from "./tree.ts"
import type { Phrase } from "./verb.ts"

/** How one language says who is asked: what may stand before the name, the name, and what stands behind it. */
type Address = {
  /** Words between the verb and the name that are no part of it. */
  readonly aside: RegExp
  readonly name: RegExp
  /** What a name is not: the thing that is asked for where nobody is named. */
  readonly thing: RegExp
}

/* In all three the name ends at the task; where a list is too long to be seen to its end, at the first comma. */
const ADDRESS: Partial<Record<Tongue, Address>> = {
  fr: {
    aside:
      /^\s*(?:(?:à nouveau|également|en outre|de nouveau|une nouvelle fois|instamment|donc|par conséquent|en particulier|notamment|aussi|vivement|à cet égard|à cette fin|dans ce contexte|à ce sujet)[ ,]\s*)*(?:,[^,;]{0,160},\s*)?/u,
    name: /^((?:à |aux? |les? |la |l[’']|tous |toutes |ceux |celles |ces |cet |cette |chacun|son Président|sa Présidente|ses (?:États|organes|membres))[^;:]{1,260}?)(?=,? (?:de |d[’']|à )(?:(?:lui|la|le|les|en|y|se|ne|ne pas|leur|mieux|bien|pleinement|mieux|également|continuer de|toujours|davantage|activement|rapidement) |[lsny][’'])*\p{Ll}+(?:er|ir|oir|re)(?![\p{L}])|,? (?:qui|que|pour|à ce que|afin|en vue|en coopération|en collaboration|en consultation|en coordination|dans le cadre|conformément|agissant|compte tenu)(?![\p{L}])|, (?!(?:les?|la|l[’']|aux?|à|des?|du|ainsi|y compris|tous|toutes|ses|leurs|régiona\p{L}+|intergouverne\p{L}+|sous-régiona\p{L}+|organi\p{L}+|fonds|programmes|institutions|société) ?)|;|:|\.?$)/u,
    thing:
      /^(?:(?:sa|son|ses|leurs?|que leurs?|que (?:cela|toutes|ces)) |à (?:ne pas )?(?:\p{Ll}+(?:er|ir|oir|re))(?![\p{L}])|à ce que|à ce qu[’']|à nouveau|à cet|à la (?:poursuite|cessation|mise en|tenue|libération|création|pleine)|l[’'](?:adoption|application|élaboration|instauration|utilisation|organisation|établissement|attention)|la (?:mise|poursuite|tenue|création|coopération|participation|conclusion|promotion|libération)|le (?:renforcement|développement|respect|rétablissement|dialogue)|les (?:efforts|mesures|activités|travaux|initiatives))/u,
  },
  es: {
    aside:
      /^\s*(?:(?:también|además|asimismo|nuevamente|de nuevo|una vez más|encarecidamente|en particular|por consiguiente|igualmente|a ese respecto|a este respecto|en este contexto|a ese fin)[ ,]\s*)*(?:,[^,;]{0,160},\s*)?/u,
    name: /^((?:a |al |que )(?:(?:la|las|los|el|todos|todas|sus?|otros|otras) )*[^;:]{2,260}?)(?=,? (?:que|a que|de que|a fin de que|para|cuando|en cooperación|en colaboración|en consulta|en coordinación|de conformidad|en el marco)(?![\p{L}])|,? a (?=(?:no )?\p{Ll}+r(?:se|lo|la|los|las|le|les)?(?![\p{L}]))|, (?!(?:el|la|los|las|al?|a la|así como|incluid\p{L}+|otros|otras|las demás|regional\p{L}*|intergubernament\p{L}*|subregional\p{L}*|organi\p{L}+|fondos|programas|instituciones) ?)|;|:|\.?$)/u,
    thing:
      /^(?:a (?:la (?:plena|cesación|liberación|adopción|cooperación)|que |fin de |\p{Ll}+r(?:se)? )|que (?!(?:el|la|los|las|todos|todas|ambas|ambos|su|sus|\p{Lu})))/u,
  },
  ru: {
    aside:
      /^\s*(?:(?:также|далее|вновь|еще раз|ещё раз|кроме того|в частности|поэтому|соответственно|настоятельно|в этой связи|с этой целью|в этом контексте)[ ,]\s*)*(?:,[^,;]{0,160},\s*)?/u,
    name: /^((?:[\p{L}—][\p{L}-]*[ ,]+){0,34}?[\p{L}-]+)(?= (?:в (?:сотрудничестве|координации|консультации|соответствии|рамках|контексте|тесном)|при |без |как можно|к (?:их|его|ее) |с учетом)|(?:,[^,;]{0,160},)? (?:(?:не|продолжать|также|далее|в (?:полной мере|срочном порядке|максимальн\p{L}+ степени)|как можно скорее|и впредь|по-прежнему|незамедлительно|немедленно|активно|полностью|безотлагательно|\p{L}+(?:ельно|енно|ивно|ярно|стро|шно)),? (?:и |полностью |безоговорочно )*)*\p{Ll}{2,}(?:ть|ться|ти|тись|чь)(?![\p{L}])|, (?:котор|чтобы|с тем|что)|;|:|\.?$)/u,
    thing:
      /^(?:\p{Ll}+(?:ть|ться|ти|тись)(?![\p{L}])|провед|продолж|прекращ|обеспеч|осуществлен|создан|соблюден|урегулир|принят|немедленн\p{L}+ (?:прекращ|освобожд)|сво[ейих]+ |чтобы|о том|от )/u,
  },
}

/** Agents in Russian in the cases in which they are asked; where none is named, whoever is asked must be a State's name. */
const AGENT_RU =
  /(?:государств|Генеральн\p{L}+ секретар|секретариат|правительств|сторон|Управлени|орган|организаци|комитет|комисси|комиссар|учреждени|совет|центр|институт|партн|доклад|представител|федераци|республик|сообществ|групп|фонд|программ|председател|директор|миссии|миссию|участник|субъект|объединени|страны|страна|стран(?!\p{L})|власт|член|механизм|координатор|сектор|предприяти|обществ|компани|средств\p{L}+ массовой|молодеж|университет|служб|операци|банк|структур|подразделени|эксперт|парламент|универс|Израил|Украин|Израиль|йся|Ассамбле|конференци|докладчик|посланник|заинтересован|донор|всех|все |их |его |её |ее )/iu

const PRONOUN = /^ (им|ему|ей|их|его|ее|её)(?=[ ,])/u

/** Whom a French, Spanish or Russian clause is directed at; `null` where nobody is named. */
export function addressedAbroad(rest: string, phrase: Phrase, language: Tongue): Addressee | null {
  const pronoun = PRONOUN.exec(rest)?.[1]
  if (pronoun !== undefined && language === "ru" && phrase.level >= 2 && phrase.level <= 6)
    return { printed: pronoun, target: "other", end: pronoun.length + 1 }
  const address = ADDRESS[language]
  if (!address || phrase.level < 2 || phrase.level > 6) return null
  const words = rest.slice(0, 700)
  const at = address.aside.exec(words)?.[0].length ?? 0
  const made =
    /^\s*(?:hecha|formulada|dirigida|faite|adressée|formulée) (?=al? |aux? |à )/u.exec(words.slice(at))?.[0] ?? ""
  const own = words.slice(at + made.length)
  // "Calls for": призывает к, beside "turns to the Secretary-General with a request", обращается к.
  if (address.thing.test(own) || (own.startsWith("к ") && !/обращается|просьб/u.test(phrase.core))) return null
  const match = address.name.exec(own) ?? /^([^,;:.]{2,160})(?=[,;:.]|$)/u.exec(own)
  const name = match?.[1]?.replace(
    /(?:[,\s]+(?:et|ainsi|ainsi que|y|e|и|а также|без каких-либо условий и))?[,\s]*$/u,
    "",
  )
  if (!match || name === undefined) return null
  if (
    language !== "ru" &&
    !/^(?:(?:à|aux?|les?|la|tous|toutes|al?|que|ceux|celles|ces|cet|cette|chacun|son|sa|ses)(?![\p{L}])|l[’'])/u.test(
      name,
    )
  )
    return null
  if (language === "ru" && !AGENT_RU.test(name) && !/^\p{Lu}/u.test(name)) return null
  const printed = name.replace(/^(?:à |al? |que |к )/u, "").trim()
  if (printed === "" || printed.length > 240) return null
  return { printed, target: targetOf(name), end: at + made.length + match[0].length }
}
