import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { htmlSource } from "../../src/adapters/html.ts"
import { read } from "../../src/index.ts"
import type { Line, Source } from "../../src/source.ts"

function source(page: string): Source {
  const made = htmlSource(page)
  assert.ok("lines" in made, "is refused")
  for (const line of made.lines) assert.equal(made.text.slice(line.start, line.start + line.text.length), line.text)
  return made
}

const texts = (page: string, part?: Line["part"]): string[] =>
  source(page)
    .lines.filter((line) => line.part === part)
    .map((line) => line.text)

describe("a web page", () => {
  it("numbers the items of its lists as it shows them", () => {
    const page = `<ol start="3"><li>Urges <b>all</b>:<ol type="a"><li>To meet;<li>To part:<ol type=i><li>Once;</li><li value=4>Again;</ol></ol>
      <li>Decides.</ol><ol style="list-style-type: upper-roman"><li>First<li>Second</ol><ul><li>Lamps</ul><ol><li>1. Typed;</ol>`
    assert.deepEqual(texts(page), [
      "3.\tUrges all:",
      "(a)\tTo meet;",
      "(b)\tTo part:",
      "(i)\tOnce;",
      "(iv)\tAgain;",
      "4.\tDecides.",
      "I.\tFirst",
      "II.\tSecond",
      "•\tLamps",
      "1. Typed;",
    ])
    assert.deepEqual(texts("<ol reversed start=2><li>Two<li>One</ol>"), ["2.\tTwo", "1.\tOne"])
  })

  it("numbers a list within a list as resolutions do, where only its style sheet would know", () => {
    assert.deepEqual(texts("<ol><li>Urges:<ol><li>One;<ol><li>Deep.</ol></ol></ol>"), [
      "1.\tUrges:",
      "(a)\tOne;",
      "(i)\tDeep.",
    ])
  })

  it("says what is italic, raised and bold, by tag and by style", () => {
    const [line] = source(
      `<p><i>Urges</i> <span style="font-style: italic">all</span> States<sup>2</sup> <em>a<span style="font-style:normal">b</span></em></p>`,
    ).lines
    assert.equal(line?.text, "Urges all States2 ab")
    assert.deepEqual(line.italics, [
      [0, 9],
      [18, 19],
    ])
    assert.deepEqual(line.raised, [[16, 17]])
    assert.equal(source("<h2>Training</h2>").lines[0]?.bold, true)
  })

  it("turns entities into letters and blanks of every kind into one", () => {
    assert.deepEqual(texts("<p>&laquo;Caf&eacute;&raquo;&nbsp;&#8211;\n\t&amp;&shy;c&#x2026; &copy;</p>"), [
      "«Café» – &c… ©",
    ])
  })

  it("begins a line at a break, unless the page was only narrow there", () => {
    assert.deepEqual(
      texts(
        `<p>United Nations<br>General Assembly<br>The General Assembly,<br><br>1. Urges Member States to keep every lamp of every harbour<br>
        in good repair;<br>2. Decides to meet again.<br/>41st plenary meeting<br>3 May 2044</p>`,
      ),
      [
        "United Nations",
        "General Assembly",
        "The General Assembly,",
        "1. Urges Member States to keep every lamp of every harbour in good repair;",
        "2. Decides to meet again.",
        "41st plenary meeting",
        "3 May 2044",
      ],
    )
    assert.deepEqual(texts("<h2>The safety<br>of ferries</h2>"), ["The safety of ferries"])
  })

  it("reads tables cell by cell, and puts a number in a cell of its own before its text", () => {
    const page = `<table><tr><td>1.<td>Urges all;<tr><td>(a)</td><td><p>To come.</p></td></tr>
      <tr><td>Distr.: General<td>3 May 2044</table>`
    assert.deepEqual(texts(page), ["1.\tUrges all;", "(a)\tTo come.", "Distr.: General", "3 May 2044"])
  })

  it("leaves out what belongs to the page", () => {
    const page = `<html><head><title>Lamps</title><style>p{}</style></head><body class="page nav-open">
      <a class="skip-link" href="#x">Pasar al contenido</a><header><h1>El sitio</h1></header><nav><ul><li>Inicio</ul></nav>
      <div id="main-menu">Menú</div><script>if (a < b) document.write("<p>no")</script>
      <ul><li><a href=1>Uno</a><li><a href=2>Dos</a><li><a href=3>Tres</a></ul>
      <div><p>The General Assembly,</p><p>1. Decides to light the lamps of every harbour <a href="x">by night</a>.</p></div>
      <p hidden>No</p><p style="display:none">No</p><noscript>No</noscript><svg><title>No</title><text>No</text></svg>
      <form><select><option>English</select></form><footer>© El sitio</footer></body></html>`
    assert.deepEqual(texts(page), ["The General Assembly,", "1. Decides to light the lamps of every harbour by night."])
  })

  it("keeps to what it calls its content, where most of its text is there", () => {
    const page = `<div>Suscríbase</div><main><header><h1>Lamps at sea</h1></header><p>${"1. Decides to light them. ".repeat(9)}</p></main><div>Contacto</div>`
    assert.deepEqual(texts(page).length, 2)
  })

  it("is not believed where it calls nearly everything its own", () => {
    assert.deepEqual(
      texts(`<div class="search-results"><p>1. Decides to light the lamps.</p></div><p>Lamps</p>`).length,
      2,
    )
  })

  it("reads what a word processor saved: notes with their calls, header and footer", () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
      <!--[if gte mso 9]><xml><o:p>no</o:p></xml><![endif]--></head><body lang=EN-GB>
      <div title="header"><p>A/RES/99/412</p></div>
      <p class=MsoNormal><i>Urges</i> all States<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
      class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a> to come;<o:p></o:p></p>
      <div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
      <div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span
      class=MsoFootnoteReference>[1]</span></a> A/98/17, annex.</p><p class=MsoFootnoteText>See also A/98/18.</p></div></div></body></html>`
    const { lines } = source(word)
    assert.deepEqual(
      lines.map(({ part, note, text, raised }) => [part, note, text, raised]),
      [
        ["header", undefined, "A/RES/99/412", undefined],
        [undefined, undefined, "Urges all States1 to come;", [[16, 17]]],
        ["note", "1", "A/98/17, annex. See also A/98/18.", undefined],
      ],
    )
  })

  it("reads the notes of other pages: a list at the end with arrows back, or paragraphs with an anchor", () => {
    const pages = [
      `<p>1. Urges all<sup id="fnref1"><a href="#fn1">1</a></sup> to come.</p><section class="footnotes"><ol><li id="fn1"><p>A/98/17. <a href="#fnref1">↩︎</a></p></li></ol></section>`,
      `<p>1. Urges all<a href="#note-1">[1]</a> to come.</p><p><a name="note-1"></a>1. A/98/17.</p>`,
      `<p>1. Urges all<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> to come.</p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>A/98/17.</p></div>`,
    ]
    for (const page of pages) {
      const { lines } = source(page)
      assert.deepEqual(
        lines.map(({ text, note, raised }) => [text, note, raised]),
        [
          ["1. Urges all1 to come.", undefined, [[12, 13]]],
          ["A/98/17.", "1", undefined],
        ],
      )
    }
  })

  it("leaves out what was struck out, and tells", () => {
    const { lines, losses } = source("<p>1. Urges <del>some</del><ins>all</ins> States.</p>")
    assert.deepEqual([lines[0]?.text, losses], ["1. Urges all States.", ["Tracked deletions were left out."]])
  })

  it("is read whole: numbers without a blank, a note glued to its sentence, a menu in another language", async () => {
    const page = `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
      <p>Pasar al contenido principal</p><p>Compartir</p>
      <p>The Conference of the Parties,</p>
      <p>Recalling its decisions II/3 and VI/4,</p>
      <p>1.Decides to light the lamps of every harbour;</p>
      <p>2.Requests the secretariat to report on the lamps lit in 2043&ndash;20441 and to meet again;1UNEP/LAMP.10/INF/14.</p>
      <p>3.Further decides that five lamps may be lit at once.</p></body></html>`
    const answer = await read(new TextEncoder().encode(page), { name: "lamps.html" })
    assert.ok(answer.ok)
    const { children, notes, format } = answer.reading
    assert.equal(format, "html")
    assert.deepEqual(
      children.flatMap((node) => (node.type === "operative" ? [[node.number, node.text]] : [])),
      [
        ["1", "Decides to light the lamps of every harbour;"],
        ["2", "Requests the secretariat to report on the lamps lit in 2043–2044 and to meet again;"],
        ["3", "Further decides that five lamps may be lit at once."],
      ],
    )
    assert.deepEqual(
      notes.map(({ mark, text }) => [mark, text]),
      [["1", "UNEP/LAMP.10/INF/14."]],
    )
  })

  it("is known by its first tag, whatever comes before, and in the encoding it names", async () => {
    const body = "<p>Генеральная Ассамблея,</p><p>1. просит Генерального секретаря доложить ей об этом;</p>"
    const cyrillic = Uint8Array.from(
      Array.from(`<?xml version="1.0" encoding="windows-1251"?><!-- x --><html>${body}</html>`, (letter) => {
        const code = letter.charCodeAt(0)
        return code < 0x80 ? code : code - 0x410 + 0xc0
      }),
    )
    for (const bytes of [cyrillic, new TextEncoder().encode(`<!---->${body}`)]) {
      const answer = await read(bytes)
      assert.ok(answer.ok && answer.reading.format === "html")
      assert.match(answer.reading.source, /^Генеральная Ассамблея,\n1\. просит/)
    }
    assert.deepEqual(await read(new TextEncoder().encode("<html><p> </p><script>1</script></html>")), {
      ok: false,
      refusal: "empty-file",
    })
  })
})
