import type { Grammar } from "./verb.ts"

const adverb =
  "also|further|furthermore|moreover|again|once again|once more|in addition|therefore|accordingly|equally|yet again|" +
  "(?!(?:only|respectively|especially|particularly|notably|namely|mainly|family|assembly|supply|july|early|reply|comply|apply|italy)\\b)[a-z]{3,}ly"
const stress = `(?:(?!(?:of|the|to|and|in|on|for|that|its|at)\\b)[a-z-]+ ){0,3}?`
const own = `(?:(?:further|also) )?(?:its )?${stress}`
const its = `its ${stress}`

/** Verbs that open English operative paragraphs, present and, for decisions, past. */
export const english: Grammar = {
  adverb,
  aside:
    "in (?:this|that|the same) (?:regard|context|connection|respect)|to (?:this|that) end|for (?:this|that) purpose|at the same time|in addition",
  later:
    "also|further(?= (?:that|the|to|upon|on|for|its|all|also|any|each|with)\\b|,|$)|again|once again|once more|moreover|furthermore|unequivocally|strongly|firmly|deeply|fully|" +
    "categorically|unreservedly|sincerely|wholeheartedly|actively|urgently|solemnly|explicitly|vigorously",
  and: "and",
  tail:
    `with (?:its |the |a )?${stress}(?:appreciation|concern|satisfaction|interest|regret|alarm|gratitude|approval|dismay|` +
    "outrage|disappointment|anticipation|pride|urgency|pleasure|thanks|gravity|respect)|" +
    "in the strongest (?:possible )?terms|without reservation",
  phrases: [
    [
      "decision",
      "decide[sd]|resolve[sd]|adopt(?:s|ed)|proclaim(?:s|ed)|establishe[sd]|declare[sd]|determine[sd]|confirm(?:s|ed)|" +
        "agree[sd]|appropriate[sd]|maintain(?:s|ed)|appoint(?:s|ed)|elect(?:s|ed)|designate[sd]|convene[sd]|extend(?:s|ed)|" +
        "terminate[sd]|apportion(?:s|ed)|undertakes|sets|lifts|reaffirms its decision|reiterates its decision",
    ],
    ["approval", "endorse[sd]|approve[sd]|authori[sz]e[sd]|concurs|accept(?:s|ed)"],
    ["demand", `demand(?:s|ed)|requires|insists|(?:reiterates|reaffirms|recalls|renews|repeats) ${its}demands?`],
    ["direction", "direct(?:s|ed)|instruct(?:s|ed)|mandates|tasks|entrusts|charges"],
    [
      "request",
      `continues to request|request(?:s|ed)|asks|(?:reiterates|reaffirms|recalls|renews|repeats|restates) ${its}requests?`,
    ],
    ["urging", "continues to urge|urge[sd]|implores|strongly appeals|(?:reiterates|renews) its urging"],
    [
      "call",
      "continues to (?:call (?:upon|on|for)|appeal)|calls(?: also| again| once again| further| once more| strongly| therefore)*(?: upon| on| for)?|called (?:upon|on|for)|" +
        `appeals|exhorts|(?:reiterates|reaffirms|recalls|renews|repeats|makes|issues) (?:an? |${its})(?:calls?(?: upon| on| for)?|appeals?)`,
    ],
    [
      "invitation",
      "continues to (?:encourage|invite|recommend)|encourage[sd]|invite[sd]|recommend(?:s|ed)|reminds|advises|suggests|" +
        `(?:reiterates|reaffirms|recalls|renews) (?:the |${its})(?:invitation|encouragement|recommendation)s?(?: and encouragement)?`,
    ],
    [
      "appreciation",
      "continues to (?:welcome|appreciate|commend)|welcome[sd]|commend(?:s|ed)|appreciates|congratulates|applauds|thanks|praises|salutes|greets|hails|pays (?:special |warm )?tribute|" +
        `(?:expresse[sd]|reiterates|renews|extends|conveys|reaffirms) ${own}(?:appreciation|gratitude|satisfaction|thanks)`,
    ],
    [
      "concern",
      "condemn(?:s|ed)|deplore[sd]|regrets|rejects|denounces|abhors|deprecates|" +
        `(?:expresse[sd]|reiterates|renews|reaffirms|emphasizes) ${own}(?:concerns?|regret|alarm|outrage|dismay|disappointment|` +
        "condemnation|indignation|sorrow|rejection)|remains (?:[a-z]+ly )?(?:concerned|alarmed|disturbed|appalled|troubled)",
    ],
    [
      "position",
      `expresse[sd] ${own}(?:support|intention|hope|view|readiness|solidarity|commitment|determination|conviction|condolences|` +
        "sympathy|desire|willingness|belief|confidence|expectation|resolve|wish|will)|" +
        `(?:reiterates|reaffirms|renews) ${its}(?:commitment|support|determination|conviction|intention|readiness|solidarity)|` +
        "remains (?:[a-z]+ly )?(?:seized|committed|convinced|determined|ready)|maintains that|" +
        "recogni[sz]e[sd]|stresse[sd]|(?:re-?)?emphasi[sz]e[sd]|underline[sd]|reaffirm(?:s|ed)|affirm(?:s|ed)|reiterate[sd]|" +
        "acknowledge[sd]|underscore[sd]|highlight(?:s|ed)|considers|support(?:s|ed)|recommits|commits|expresse[sd]|believes|shares|" +
        "pledges|renews|asserts|hopes|trusts|intends|clarifies|specifies|understands|realizes|remains|will (?:remain|continue|keep)|stands|" +
        "continues to [a-z]+|(?:draws|calls|brings) (?:the )?attention|reserves|attaches|associates itself|rededicates itself|promotes",
    ],
    [
      "notice",
      "note[sd]|takes (?:further |positive |due |also |careful |full )*(?:note|account)|took (?:further |also )*note|takes into (?:account|consideration)|recall(?:s|ed)|" +
        "looks (?:also |further )*forward|observes|bears in mind|awaits|anticipates|learns|points out|is aware",
    ],
  ],
  opener:
    "(?:In (?:this|that) (?:regard|context|connection|respect),? (?=[a-z-]+(?:ing|ed)\\b))?" +
    '(?:(?:Also|Further|Once again|Again|Still|Being|Both|Even|More|[A-Z][a-z]+ly) )*(?:Having (?:also |further )?[a-z]+ed|(?<=\\s|^|["“«])[A-Za-z][a-z-]*(?:ing|ed)|' +
    "(?:A|a)ware|(?:M|m)indful|(?:C|c)onscious|(?:C|c)ognizant|(?:C|c)onvinced|(?:D|d)esirous|(?:A|a)nxious|(?:C|c)onfident|(?:D|d)eeply|(?:G|g)rateful|" +
    "(?:H|h)opeful|(?:S|s)eized|(?:A|a)fraid|(?:S|s)orry|(?:I|i)n view|(?:B|b)earing in mind|(?:K|k)eeping in mind|" +
    "(?:I|i)n accordance|(?:P|p)ursuant|(?:I|i)n pursuance|(?:F|f)ully|(?:S|s)hocked)\\b" +
    "(?: note| (?:in )?mind| attention| (?:into )?account| tribute)?(?: (?:also|further|again|once again|once more|moreover|" +
    "[a-z]{3,}ly))*(?: with (?:[a-z]+ ){0,2}(?:appreciation|concern|satisfaction|interest|regret|alarm|gratitude|approval))?",
  praise: /\b(appreciation|satisfaction|gratitude|thanks|approval|pride|pleasure)\b/i,
  worry: /\b(concern|concerned|regret|alarm|alarmed|dismay|outrage|disappointment|condemnation)\b/i,
}
