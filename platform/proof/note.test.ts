import { makeCheckpoint, readCheckpoint } from "#platform/proof/checkpoint.ts"
import {
  open,
  printSigner,
  printVerifier,
  readNote,
  readSigner,
  readVerifier,
  sign,
  signerOf,
} from "#platform/proof/note.ts"
import assert from "node:assert/strict"
import { describe, it } from "node:test"

/** The keys and the note in the documentation of golang.org/x/mod/sumdb/note, which the format comes from. */
const go = {
  signer: "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
  verifier: "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  signed:
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n",
}
/** The example of c2sp.org/signed-note. */
const c2sp = {
  verifier: "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
  note: "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n",
}

const verifierOf = async (text: string) => (await readVerifier(text)) ?? assert.fail("not a verifier's key")
const noteOf = (text: string) => readNote(text) ?? assert.fail("not a note")

describe("a signed note", () => {
  it("is what the reference implementation makes of the same key and text, to the byte", async () => {
    const signer = (await readSigner(go.signer)) ?? assert.fail("not a signing key")
    assert.equal(printVerifier(signer), go.verifier)
    assert.equal(printSigner(signer), go.signer)
    assert.equal(await sign(go.text, [signer]), `${go.text}\n${go.signed}`)
  })

  it("is opened by whoever knows the key", async () => {
    for (const [verifier, note] of [
      [go.verifier, `${go.text}\n${go.signed}`],
      [c2sp.verifier, c2sp.note],
    ] as const) {
      const by = await verifierOf(verifier)
      assert.deepEqual(await open(noteOf(note), [by]), { by })
    }
  })

  it("is worth nothing to who does not know the key, or only its name", async () => {
    const stranger = await signerOf("PeterNeumann", new Uint8Array(32).fill(7))
    assert.deepEqual(await open(noteOf(`${go.text}\n${go.signed}`), [stranger]), { refused: "unknown-key" })
    assert.deepEqual(await open(noteOf(c2sp.note), []), { refused: "unknown-key" })
  })

  it("is forged where its text was changed, or another text's signature stands under it", async () => {
    const by = await verifierOf(go.verifier)
    const changed = noteOf(`${go.text.replace("your problem is", "it is")}\n${go.signed}`)
    assert.deepEqual(await open(changed, [by]), { refused: "forged" })
  })

  it("may be signed by several, of whom one is known", async () => {
    const [old, fresh] = [await signerOf("a.example/log", bytes(1)), await signerOf("a.example/log", bytes(2))]
    const note = noteOf(await sign("a\n\nb\n", [fresh, old]))
    assert.equal(note.text, "a\n\nb\n")
    for (const signer of [old, fresh]) assert.ok("by" in (await open(note, [signer])))
  })

  it("is not read where it is none", () => {
    const wrong = [
      "",
      "text\n",
      "text\n\n",
      "text\n\n— name\n",
      "text\n\n— name AAAA\n",
      "text\n\n— name AAAA",
      "text\n\n- name AAAAAAAA\n",
      "text\n\n— na+me AAAAAAAA\n",
      "text\n\n— name AAAAAAAA\nmore\n",
      "te\txt\n\n— name AAAAAAAA\n",
      "te\rxt\n\n— name AAAAAAAA\n",
      `text\n\n${"— name AAAAAAAA\n".repeat(101)}`,
    ]
    for (const note of wrong) assert.equal(readNote(note), undefined, JSON.stringify(note))
    assert.equal(noteOf(`text\n\n${"— name AAAAAAAA\n".repeat(100)}`).signatures.length, 100)
  })

  it("has keys whose number is their own", async () => {
    for (const key of [
      "",
      "name",
      go.verifier.replace("c7", "c8"),
      go.verifier.replace("ARpc", "AhpC"),
      `${go.verifier}AAAA`,
    ])
      assert.equal(await readVerifier(key), undefined, key)
    for (const key of ["", go.verifier, go.signer.replace("c7", "c8"), go.signer.replace("PRIVATE", "PUBLIC")])
      assert.equal(await readSigner(key), undefined, key)
    await assert.rejects(signerOf("a b", bytes(1)))
  })
})

describe("a checkpoint", () => {
  it("says whose ledger it is of, how long it was, and its root", async () => {
    const signer = await signerOf("record.example/ledger", bytes(3))
    const text = await makeCheckpoint({ size: 20_852_163, root: bytes(9) }, [signer])
    assert.match(text, /^record\.example\/ledger\n20852163\n[\w+/]{43}=\n\n— record\.example\/ledger /)
    const { origin, size, root } = readCheckpoint(text) ?? assert.fail("not a checkpoint")
    assert.deepEqual([origin, size, root], ["record.example/ledger", 20_852_163, bytes(9)])
  })

  it("is read with lines beyond the three, and without any of them it is none", () => {
    const signed = "\n— a.example/log AAAAAAAA\n"
    const root = Buffer.alloc(32).toString("base64")
    assert.equal(readCheckpoint(`a.example/log\n0\n${root}\nmore\n${signed}`)?.size, 0)
    const wrong = ["a\n01\n", "a\n-1\n", "\n1\n", "a\n9007199254740993\n"].map((head) => `${head}${root}\n${signed}`)
    for (const text of [...wrong, `a\n1\n${signed}`, `a\n1\nAAAA\n${signed}`, `a\n1\n${root}\n`])
      assert.equal(readCheckpoint(text), undefined, text)
  })
})

const bytes = (value: number): Uint8Array<ArrayBuffer> => new Uint8Array(32).fill(value)
