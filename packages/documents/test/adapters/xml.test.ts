import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { readXml, textOf } from "../../src/adapters/xml.ts"

describe("XML", () => {
  it("becomes a plain tree, prefixes of elements gone, those of attributes kept", () => {
    assert.deepEqual(structuredClone(readXml('<w:p w:id="1">a &amp; <b/><![CDATA[<c>]]></w:p>')), {
      name: "p",
      attributes: { "w:id": "1" },
      children: ["a & ", { name: "b", attributes: {}, children: [] }, "<c>"],
    })
  })

  it("is not read where it is not well formed", () => {
    for (const text of ["", "text", "<a>", "<a></b>", "<a/><b/>", "<a b=c/>", "<a>&b;</a>", "<a>\u0001</a>"]) {
      assert.equal(readXml(text), null, text)
    }
  })

  it("passes over a document type, and expands nothing that it declares", () => {
    const root = readXml('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&lt;b&gt;</a>')
    assert.equal(root === null ? null : textOf(root), "<b>")
    assert.equal(readXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), null)
  })

  it("is not read where it is nested or multiplied beyond all use", () => {
    assert.notEqual(readXml(`${"<a>".repeat(200)}${"</a>".repeat(200)}`), null)
    assert.equal(readXml(`${"<a>".repeat(300)}${"</a>".repeat(300)}`), null)
    assert.equal(readXml(`<a>${"<b/>".repeat(500_000)}</a>`), null)
  })
})
