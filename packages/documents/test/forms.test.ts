/** The forms acts of the organization are met in, each in an invented text: what comes of it, in one line. */
import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { type Node, readSource, type Reading, textSource } from "../src/index.ts"

/** `<section:II>`, `p` for a preambular paragraph, `II.3[(a) (b)]` for an operative one, `x1` in an annex. */
function outline(node: Node): string {
  if (!("children" in node)) return `<${node.type}${node.number === null ? "" : `:${node.number}`}>`
  const below = node.children.length === 0 ? "" : `[${node.children.map(outline).join(" ")}]`
  const lead = { preambular: "p", operative: node.section === null ? "" : `${node.section}.`, sub: "", annexed: "x" }
  return `${lead[node.type]}${node.number ?? (node.type === "operative" ? "-" : "")}${below}`
}

const read = (text: string): Reading => readSource(textSource(text.trim().replaceAll(/\n(?=\S)/gu, "\n\n")))

type Form = {
  readonly name: string
  readonly text: string
  readonly outline: string
  readonly head?: Partial<Reading["masthead"]>
}

const forms: readonly Form[] = [
  {
    name: "a decision in one sentence",
    text: `
98/512. Lamps in the north
At its 91st plenary meeting, on 2 December 2044, the General Assembly, on the recommendation of the First Committee, decided to include in the provisional agenda of its ninety-ninth session the item entitled “Lamps”.`,
    outline: "<title:98/512> -",
    head: { kind: "decision", symbol: "A/DEC/98/512", adopted: "2044-12-02", meeting: "91st plenary meeting" },
  },
  {
    name: "a decision with points",
    text: `
2044/301
Lamps
At its 5th plenary meeting, on 3 May 2044, the Economic and Social Council:
(a) Took note of the report of the keepers;
(b) Decided that the next meeting would be held in 2045.`,
    outline: "<title:2044/301> -[(a) (b)]",
    head: { kind: "decision", symbol: "E/DEC/2044/301", body: "Economic and Social Council", adopted: "2044-05-03" },
  },
  {
    name: "a decision in Spanish",
    text: `
En su 91ª sesión plenaria, celebrada el 2 de diciembre de 2044, la Asamblea General, por recomendación de la Primera Comisión, decidió incluir en su programa el tema titulado “Lámparas del norte y del sur”.`,
    outline: "-",
    head: { kind: "decision", body: "General Assembly", adopted: "2044-12-02" },
  },
  {
    name: "a draft decision",
    text: `
E/2044/L.7
Belgium: draft decision
Lamps in the dark
The Economic and Social Council,
Recalling its resolution 2043/4,
Decides to light the lamps.`,
    outline: "<title> <enacting> p -",
    head: { kind: "decision", status: "draft", sponsors: ["Belgium"], title: "Lamps in the dark" },
  },
  {
    name: "a resolution of the first decades",
    text: `
9514 (XV). Declaration on the lighting of lamps
The General Assembly,
Mindful of the wishes of the keepers,
1. Declares that darkness is to end;
2. Requests the Secretary-General to report.
947th plenary meeting,
14 December 1960.`,
    outline: "<title:9514 (XV)> <enacting> p 1 2 <closing> <closing>",
    head: { number: "9514 (XV)", title: "Declaration on the lighting of lamps", adopted: "1960-12-14" },
  },
  {
    name: "a resolution of the Security Council with the vote at its end",
    text: `
Resolution 942 (1967)
of 22 November 1967
The Security Council,
Expressing its concern with the dark,
1. Affirms that peace requires lamps:
(i) In the north;
(ii) In the south;
2. Requests the Secretary-General to designate a keeper.
Adopted unanimously at the 1382nd meeting.`,
    outline: "<enacting> p 1[(i) (ii)] 2 <closing>",
    head: { symbol: "S/RES/942 (1967)", title: null, meeting: "1382nd meeting" },
  },
  {
    name: "a presidential statement with points in its quotation",
    text: `
S/PRST/2044/3
At the 8888th meeting of the Security Council, held on 12 May 2044, in connection with the Council’s consideration of the item entitled “Lamps”, the President of the Security Council made the following statement on behalf of the Council:
“The Security Council reaffirms its responsibility for the lamps.
“The Security Council is concerned at the dark and:
“(a) Calls on Member States to light lamps;
“(b) Encourages the keepers to keep them.
“The Security Council will remain seized of the matter.”`,
    outline: "<enacting> - -[(a) (b)] -",
    head: { kind: "presidential_statement", adopted: "2044-05-12", meeting: "8888th meeting" },
  },
  {
    name: "verbs in capitals and points in brackets",
    text: `
The Ninety-ninth World Health Assembly,
Having considered the report by the Director-General;
Noting that lamps are few,
1. URGES Member States:
(1) to buy lamps;
(2) to light them;
2. REQUESTS the Director-General to report.`,
    outline: "<enacting> p p 1[(1) (2)] 2",
  },
  {
    name: "a preamble that is counted with the rest",
    text: `
The Executive Board,
1. Having examined document 999 EX/5,
2. Recalling its decision of last year,
3. Takes note of its contents;
4. Requests the Director-General to submit a report.`,
    outline: "<enacting> p1 p2 3 4",
  },
  {
    name: "the labels of a negotiation",
    text: `
The General Assembly,
PP1 Recalling its resolution 98/1 of 4 June 2043,
PP1 bis Noting with concern the dark,
OP1 Decides to light the lamps;
OP1 bis. Urges Member States to help;
OP2 Requests the Secretary-General to report.`,
    outline: "<enacting> pPP1 pPP1 bis 1 1 bis 2",
  },
  {
    name: "sections with preambles and numbers of their own",
    text: `
The General Assembly,
Recalling its resolution 98/1,
I
Lamps of the north
Having considered the report of the Secretary-General,
1. Takes note of the report;
2. Endorses the conclusions;
II
Lamps of the south
Recalling section III of its resolution 97/2,
1. Approves the budget;
2. Requests the Secretary-General to report.`,
    outline: "<enacting> p <section:I> p I.1 I.2 <section:II> p II.1 II.2",
  },
  {
    name: "conclusions whose every paragraph names its speaker",
    text: `
Agreed conclusions
1. The Commission on the Status of Women reaffirms the declaration on lamps.
2. The Commission recognizes that lamps matter.
3. The Commission urges Governments to take the following actions:
(a) Light lamps;
(b) Keep them.`,
    outline: "1 2 3[(a) (b)]",
  },
  {
    name: "no comma and no preamble",
    text: `
The General Assembly
1. Decides to light the lamps;
2. Requests the Secretary-General to report.`,
    outline: "<enacting> 1 2",
  },
  {
    name: "a single paragraph and an annex with sections",
    text: `
The Economic and Social Council,
Having considered the report of the Commission,
Approves the rules set out in the annex to the present resolution.
Annex
Rules of the lamps
I. General
1. Lamps are lit.
2. Lamps are kept.
II. Special
3. Lamps rest.`,
    outline: "<enacting> p - <annex> <title> <section:I> x1 x2 <section:II> x3",
  },
  {
    name: "the date and the meeting in Russian",
    text: `
Генеральная Ассамблея,
ссылаясь на свою резолюцию 98/1 от 4 июня 2043 года,
1. постановляет зажечь лампы;
2. просит Генерального секретаря представить доклад.
83-е пленарное заседание,
18 декабря 2043 года`,
    outline: "<enacting> p 1 2 <closing> <closing>",
    head: { adopted: "2043-12-18", meeting: "83-е пленарное заседание" },
  },
  {
    name: "the date and the meeting in French",
    text: `
L'Assemblée générale,
Rappelant sa résolution 98/1 du 4 juin 2043,
1. Prie le Secrétaire général :
a) D'allumer les lampes ;
b) De les garder :
i) Au nord ;
ii) Au sud ;
2. Décide de rester saisie de la question.
83e séance plénière
18 décembre 2043`,
    outline: "<enacting> p 1[a) b)[i) ii)]] 2 <closing> <closing>",
    head: { adopted: "2043-12-18", meeting: "83e séance plénière" },
  },
  {
    name: "the date and the meeting in Arabic",
    text: `
إن الجمعية العامة،
إذ تشير إلى قرارها 98/1 المؤرخ 4 حزيران/يونيه 2043،
واقتناعا منها بأهمية المصابيح،
1 - تقرر إضاءة المصابيح؛
2 - تطلب إلى الأمين العام أن يقدم تقريرا.
الجلسة العامة 83
18 كانون الأول/ديسمبر 2043`,
    outline: "<enacting> p p 1 2 <closing> <closing>",
    head: { adopted: "2043-12-18", meeting: "الجلسة العامة 83" },
  },
  {
    name: "the date and the meeting in Chinese",
    text: `
大会，
回顾其2043年6月4日关于灯光的第98/1号决议，
表示注意到守灯人的工作，
1. 决定点亮所有的灯；
2. 请秘书长提交报告。
第83次全体会议
2043年12月18日`,
    outline: "<enacting> p p 1 2 <closing> <closing>",
    head: { adopted: "2043-12-18", meeting: "第83次全体会议" },
  },
]

describe("a text is put in order", () => {
  for (const { name, text, outline: wanted, head } of forms)
    it(`with ${name}`, () => {
      const { children, masthead, unplaced } = read(text)
      assert.equal(children.map(outline).join(" "), wanted)
      assert.deepEqual(unplaced, [])
      assert.deepEqual({ ...masthead, ...head }, masthead)
    })
})

describe("the sponsors of a draft", () => {
  const behalf = (line: string, note = ""): Reading["masthead"] =>
    read(
      `A/C.3/98/L.19\n${line}\nLamps\nThe General Assembly,\nRecalling its resolution 98/1,\n1. Decides to light the lamps.\n${note}`,
    ).masthead

  it("may speak for others, as a note with a star or brackets say", () => {
    const { sponsors, onBehalfOf } = behalf(
      "Antigua and Barbuda, Egypt* and Zambia: revised draft resolution",
      "* On behalf of the States Members that are members of the Group of Lamps.",
    )
    assert.deepEqual(sponsors, ["Antigua and Barbuda", "Egypt", "Zambia"])
    assert.equal(onBehalfOf, "States Members that are members of the Group of Lamps")
    assert.equal(behalf("Egypt (on behalf of the Group of Lamps): draft resolution").onBehalfOf, "Group of Lamps")
  })

  it("speak for themselves where nothing is said", () => {
    assert.equal(behalf("Egypt: draft resolution").onBehalfOf, undefined)
  })
})

describe("Ibid.", () => {
  it("takes the source of the note before it, however many of them follow", () => {
    const { notes } = read(`
The General Assembly,
Recalling the Convention,¹ its Protocol² and the other one,³
1. Decides to light the lamps.
¹ United Nations, Treaty Series, vol. 9999, No. 1.
² Ibid., vol. 9998, No. 2.
³ Ibid., vol. 9997, No. 3.`)
    assert.deepEqual(
      notes.map(({ ibidem }) => ibidem !== null),
      [false, true, true],
    )
    assert.match(notes[2]?.ibidem ?? "", /^United Nations, Treaty Series/u)
  })
})
