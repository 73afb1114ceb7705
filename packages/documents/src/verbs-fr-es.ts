import type { Grammar } from "./verb.ts"

const finite = (words: string) => words.split(" ").join("|")

/** Verbs that open French operative paragraphs. French is not parallel to English: "demande" asks, calls and urges. */
export const french: Grammar = {
  adverb:
    "également|en outre|de nouveau|à nouveau|une nouvelle fois|une fois (?:de plus|encore)|par ailleurs|aussi|encore|de plus|" +
    "d[’']autre part|en particulier|de même|[\\p{Ll}]+ment|sans équivoque|sans réserve|ainsi",
  and: "et|puis",
  tail:
    "avec (?:une? |la |le |les |beaucoup d[’'])?(?:\\p{L}+ ){0,2}(?:satisfaction|intérêt|préoccupation|inquiétude|regret|appréciation|" +
    "reconnaissance|gratitude|force|fermeté|plaisir|énergie|vigueur|émotion|insistance)|dans les termes les plus \\p{L}+",
  phrases: [
    [
      "decision",
      finite(
        "décide adopte proclame déclare crée ouvre convient confirme maintient détermine constitue nomme proroge établit résout",
      ) + "|(?:réitère|réaffirme|confirme) (?:sa|la) décision",
    ],
    ["approval", "approuve|autorise|souscrit|entérine|fait sien(?:ne)?s?|accepte"],
    ["demand", "exige|enjoint|réitère son exigence"],
    ["direction", "charge|donne pour instruction|donne instruction|ordonne"],
    [
      "urging",
      "exhorte|demande instamment|prie instamment|engage (?:vivement|instamment)|lance un appel pressant|presse",
    ],
    ["request", "prie|(?:réitère|renouvelle|rappelle|réaffirme|répète) (?:sa|la) demande"],
    ["call", "demande|engage|appelle|lance un appel|réitère son appel|en appelle|renouvelle son appel"],
    [
      "invitation",
      "continue (?:d[’']encourager|d[’']inviter|de recommander)|encourage|invite|recommande|préconise|réitère son invitation|conseille|suggère|rappelle à",
    ],
    [
      "appreciation",
      "se félicite|félicite|salue|accueille|remercie|rend hommage|sait gré|apprécie|se réjouit|loue|est reconnaissante?|" +
        "exprime (?:sa|son|ses) (?:\\p{L}+ ){0,2}(?:gratitude|reconnaissance|satisfaction|appréciation|remerciements)|se déclare (?:\\p{L}+ )?satisfaite?",
    ],
    [
      "concern",
      "condamne|déplore|regrette|s[’']inquiète|s[’']alarme|rejette|dénonce|constate avec (?:\\p{L}+ ){0,2}(?:regret|préoccupation|inquiétude)|" +
        "(?:se déclare|se dit|demeure|reste|est) (?:de nouveau |à nouveau |très )?(?:\\p{L}+ment )?(?:préoccupée?|alarmée?|inquiète|troublée?)|" +
        "(?:exprime|redit) (?:sa|son|ses) (?:\\p{L}+ ){0,2}(?:préoccupation|inquiétude|indignation|regret)s?|exprime (?:de nouveau|à nouveau) (?:sa|son|ses) (?:\\p{L}+ ){0,2}(?:préoccupation|inquiétude|indignation|regret)s?",
    ],
    [
      "position",
      "(?:exprime|redit|réaffirme|renouvelle|réitère|déclare) (?:de nouveau |à nouveau )?(?:sa|son|ses|l[’']expression de (?:sa|son)) (?:\\p{L}+ ){0,2}(?:conviction|intention|volonté|soutien|appui|espoir|solidarité|confiance|attachement|engagement|adhésion|détermination|résolution)(?: énergique| sans réserve)?" +
        "(?: et (?:sa|son|ses) \\p{L}+)?|considère|estime|réaffirme|affirme|souligne|insiste|reconnaît|est consciente?|réitère|appuie|soutient|s[’']engage|" +
        "exprime|juge|entend|s[’']associe|redit|renouvelle|appelle l[’']attention|mesure|met l[’']accent|est d[’']avis|partage|sait|espère|compte(?! tenu)|" +
        "est convaincue?|demeure saisie?|reste saisie?|se déclare (?:de nouveau |très )?(?:résolue?|convaincue?|déterminée?|disposée?|prête?)|se déclare|se dit|demeure|reste",
    ],
    [
      "notice",
      "rappelle|note|prend (?:(?:également|aussi|en outre|de nouveau|dûment) )*(?:note|acte)|constate|attend|observe|relève|prend en considération|" +
        "garde à l[’']esprit|tient compte",
    ],
  ],
  opener:
    "(?:(?:Vivement|Profondément|Gravement|Pleinement|Également|Extrêmement|Particulièrement|Fermement|Très|Toujours|Encore|Plus) )*" +
    "(?:(?:S[’']|Se |N[’']|Ne |Y |En )?\\p{L}+ant\\b|(?:Se |S[’'])?[Dd]éclarant|\\p{Lu}?\\p{L}*(?:[Cc]onsciente?s?|[Ss]oucieu[sx]e?s?|[Cc]onvaincue?s?|" +
    "[Pp]réoccupée?s?|[Gg]uidée?s?|[Aa]larmée?s?|[Rr]ésolue?s?|[Dd]éterminée?s?|[Ii]nquiète?|[Ii]ndignée?|[Cc]onsternée?|[Dd]ésireu[sx]e?|" +
    "[Tt]roublée?|[Ee]ncouragée?|[Aa]nimée?|[Rr]econnaissante?|[Cc]onstatant|[Aa]ttristée?|[Ff]avorable|[Aa]ttachée?|[Ss]aisie?|[Dd]écidée?|[Ff]ermement))" +
    "(?= |,|$)(?: (?:note|acte|compte|présents?|à l[’']esprit))?(?: (?:également|en outre|aussi|de nouveau|à nouveau|par ailleurs|\\p{Ll}+ment))*" +
    "(?: avec (?:\\p{L}+ ){0,2}(?:satisfaction|intérêt|préoccupation|inquiétude|regret))?",
  praise: /(satisfaction|reconnaissance|gratitude|satisfaite?|plaisir)/i,
  worry: /(préoccup|inquiét|regret|alarm)/i,
}

/** Verbs that open Spanish operative paragraphs; the renderings are almost one to one with English. */
export const spanish: Grammar = {
  adverb:
    "también|además|asimismo|de nuevo|nuevamente|una vez más|otra vez|igualmente|encarecidamente|[\\p{Ll}]+mente|por otra parte|en particular",
  and: "y|e",
  tail:
    "con (?:la |el |un |una |su )?(?:\\p{L}+ ){0,2}(?:aprecio|beneplácito|satisfacción|preocupación|inquietud|interés|pesar|reconocimiento|agrado|" +
    "gratitud|alarma|agradecimiento|consternación)|en los términos más enérgicos(?: posibles)?|sin reservas",
  phrases: [
    [
      "decision",
      finite(
        "decide resuelve adopta proclama declara conviene confirma determina mantiene consigna establece designa nombra crea prorroga",
      ) + "|(?:reitera|reafirma) (?:su|la) decisión",
    ],
    ["approval", "aprueba|autoriza|hace suy[oa]s?|acepta|ratifica"],
    ["demand", "exige|reitera su exigencia|requiere"],
    ["direction", "encomienda|encarga|ordena"],
    ["request", "solicita|pide|(?:reitera|reafirma|recuerda|renueva) (?:su|la) (?:solicitud|petición)"],
    ["urging", "insta|hace un encarecido llamamiento|urge"],
    [
      "call",
      "exhorta|hace un llamamiento|reitera su (?:exhortación|llamamiento)|renueva su (?:exhortación|llamamiento)|apela",
    ],
    ["invitation", "alienta|invita|recomienda|reitera su invitación|anima|sigue alentando|sugiere"],
    [
      "appreciation",
      "acoge|encomia|felicita|agradece|aprecia|rinde homenaje|celebra|elogia|da las gracias|" +
        "(?:expresa|reitera|manifiesta) (?:su |sus )?(?:\\p{L}+ ){0,2}(?:reconocimiento|aprecio|gratitud|satisfacción|agradecimiento)",
    ],
    [
      "concern",
      "condena(?:, en los términos más enérgicos(?: posibles)?| de forma inequívoca)?|deplora|lamenta|rechaza|denuncia|(?:expresa|reitera|manifiesta) (?:su |sus )?(?:\\p{L}+ ){0,2}(?:preocupación|inquietud|pesar|alarma|condena)|" +
        "sigue (?:\\p{L}+mente )?preocupad[oa]",
    ],
    [
      "position",
      "(?:expresa|reitera|reafirma|renueva|manifiesta) (?:su |sus )?(?:\\p{L}+ ){0,2}(?:compromiso|apoyo|determinación|convicción|intención|adhesión|solidaridad|confianza|esperanza)" +
        "(?: y (?:su |sus )?(?:compasión|apoyo|solidaridad|confianza|compromiso))?|reconoce|destaca|pone de relieve|subraya|recalca|resalta|reitera|reafirma|afirma|considera|apoya|expresa|manifiesta|señala(?: a la atención)?|" +
        "sigue|renueva|se compromete|hace hincapié|insiste|confía|espera|cree|hace constar|está convencid[oa]|es consciente",
    ],
    [
      "notice",
      "toma nota|observa|hace notar|recuerda|aguarda|tiene en cuenta|toma en consideración|tiene presente|advierte|nota|constata",
    ],
  ],
  opener:
    "(?:(?:Profundamente|Gravemente|Plenamente|Seriamente|Sumamente|Muy|También|Además|Vivamente|Hondamente|Firmemente|Extremadamente|Especialmente|Siempre) )*" +
    "(?:\\p{L}+(?:ando|endo)(?:se|lo|la|los|las)?|[Cc]onsciente|[Gg]uiad[oa]|[Pp]reocupad[oa]|[Cc]onvencid[oa]|[Aa]larmad[oa]|[Cc]onocedora?|[Dd]ecidid[oa]|" +
    "[Dd]eseos[oa]|[Rr]esuelt[oa]|[Cc]onsternad[oa]|[Ii]nspirad[oa]|[Aa]lentad[oa]|[Ii]ndignad[oa]|[Pp]erturbad[oa]|[Dd]eterminad[oa]|[Cc]omprometid[oa]|" +
    "[Hh]orrorizad[oa]|[Cc]onfiad[oa]|[Ii]nquiet[oa]|[Ee]mpeñad[oa]|[Aa]gradecid[oa]|[Tt]omando nota)" +
    "(?= |,|$)(?: (?:nota|notar|presentes?|en cuenta|en mente|de relieve))?(?: (?:también|además|asimismo|de nuevo|nuevamente|una vez más|\\p{Ll}+mente))*" +
    "(?: con (?:\\p{L}+ ){0,2}(?:aprecio|beneplácito|satisfacción|preocupación|interés|pesar|reconocimiento|agrado))?",
  praise: /(aprecio|beneplácito|satisfacción|reconocimiento|agrado|gratitud)/i,
  worry: /(preocupa|inquietud|pesar|alarma|consternación)/i,
}
