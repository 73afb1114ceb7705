import { languages } from "#platform/kernel/language.ts"
import { write } from "#platform/mail/letter.ts"
import { openPost } from "#platform/mail/post.ts"
import assert from "node:assert/strict"
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import { after, describe, it } from "node:test"
import PostalMime from "postal-mime"
import { SMTPServer } from "smtp-server"

const to = { name: "فيرا الخيالية", address: "vera@lantern.example" }
const from = "Palermo <palermo@record.example>"
const blanks = { name: to.name, link: "https://record.example/ar/sign-in/reset#abc", hours: 1 }

describe("a letter", () => {
  const folders: string[] = []
  after(async () => {
    for (const folder of folders) await rm(folder, { recursive: true })
  })

  it("is written in each language, with its link on a line of its own", async () => {
    const seen = new Set<string>()
    for (const language of languages) {
      const letter = await write("new-password", language, blanks)
      assert.match(letter.text, /\n\nhttps:\/\/record\.example\/ar\/sign-in\/reset#abc\n\n/)
      assert.match(letter.text, /Palermo/)
      seen.add(letter.subject)
      for (const kind of ["password-changed", "passkey-added", "second-factor-removed", "key-made"])
        seen.add((await write(kind, language, { name: "Vera" })).subject)
    }
    assert.equal(seen.size, languages.length * 5)
    await assert.rejects(write("no-such-letter", "en", blanks), /no word in en/)
  })

  it("becomes a file that mail programs open and only its owner reads, where no server is named", async () => {
    const folder = join(await mkdtemp(join(tmpdir(), "palermo-mail-")), "mail")
    folders.push(folder)
    await openPost({ folder, from })({ to, ...(await write("new-password", "ar", blanks)) })
    const [file = ""] = await readdir(folder)
    assert.match(file, /\.eml$/)
    assert.equal((await stat(join(folder, file))).mode & 0o077, 0)
    const read = await PostalMime.parse(await readFile(join(folder, file)))
    assert.deepEqual(read.to, [{ name: to.name, address: to.address }])
    assert.equal(read.subject, "كلمة مرور جديدة في Palermo")
    assert.match(read.text ?? "", /فيرا الخيالية/)
    assert.equal(read.headers.find(({ key }) => key === "auto-submitted")?.value, "auto-generated")
  })

  it("goes over SMTP where a server is named, and no line of a name becomes a line of its head", async () => {
    const came: Promise<string>[] = []
    const server = new SMTPServer({
      ...{ authOptional: true, disabledCommands: ["STARTTLS"] },
      onData: (stream, _, done) => void came.push(text(stream).finally(() => done())),
    })
    await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume))
    const { port } = server.server.address() as AddressInfo
    const post = openPost({ server: `smtp://127.0.0.1:${port}`, folder: "", from })
    const sly = { name: "Vera\r\nBcc: others@lantern.example", address: to.address }
    await post({ to: sly, ...(await write("new-password", "zh", blanks)) })
    const read = await PostalMime.parse(await (came[0] ?? assert.fail("nothing came")))
    assert.equal(read.bcc, undefined)
    assert.deepEqual(
      read.to?.map(({ address }) => address),
      [to.address],
    )
    assert.equal(read.subject, "为 Palermo 设置新密码")
    await new Promise<void>((resume) => server.close(resume))
    await assert.rejects(post({ to, ...(await write("new-password", "zh", blanks)) }), /ECONNREFUSED/)
  })
})
