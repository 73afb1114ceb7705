import { lanternQuestionnaire } from "#modules/calls/examples.ts"
import type { Questionnaire } from "#modules/calls/questionnaire.ts"
import { calling } from "#tests/calling.ts"
import { onPlatform, platformOn } from "#tests/platform.ts"
import assert from "node:assert/strict"
import { describe } from "node:test"

const today = "2018-03-01"
type Read = {
  readonly questionnaire: Questionnaire
  readonly questions: readonly { readonly code: string; readonly known: boolean; readonly label: object }[]
  readonly remarks: readonly object[]
}

/** A file as a browser brings it. */
function brought(bytes: Buffer, url = "/api/v1/xlsforms") {
  const head = `--edge\r\ncontent-disposition: form-data; name="files"; filename="form.xlsx"\r\n\r\n`
  return {
    method: "POST",
    url,
    headers: { "content-type": "multipart/form-data; boundary=edge" },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from("\r\n--edge--\r\n")]),
  } as const
}

describe("the form of a call as an XLSForm", () => {
  onPlatform("is given out, and read back as it asks", { today }, async (all) => {
    const { opened } = await calling(all)
    const { id } = await opened()
    const { app } = platformOn(all.as, "public", today)
    const told = await app.inject(`/api/v1/calls/${id}/xlsform`)
    assert.deepEqual([told.statusCode, told.json<{ survey: number }>().survey > 10], [200, true])
    const given = await app.inject(`/api/v1/calls/${id}/xlsform?format=xlsx`)
    assert.equal(given.statusCode, 200)
    assert.match(String(given.headers["content-disposition"]), /^attachment; filename="call-\w+-1\.xlsx"/)

    const answer = await all.app.inject(brought(given.rawPayload))
    assert.equal(answer.statusCode, 200, answer.body)
    const { questionnaire, questions, remarks } = answer.json<Read>()
    assert.deepEqual(questionnaire, lanternQuestionnaire)
    assert.ok(questions.every(({ known }) => known))
    assert.deepEqual(remarks, [])
  })

  onPlatform("is refused where it is none, and read for nobody who drafts no calls", { today }, async (all) => {
    await calling(all)
    const refusal = async (bytes: Buffer, { app } = all) => {
      const answer = await app.inject(brought(bytes))
      return [answer.statusCode, answer.json<{ type: string }>().type]
    }
    assert.deepEqual(await refusal(Buffer.from("Decides")), [422, "problem:xlsform-not-readable"])
    assert.deepEqual(await refusal(Buffer.alloc(0)), [422, "problem:upload-empty"])
    assert.deepEqual(await refusal(Buffer.from("Decides"), { ...all, ...platformOn(all.as, "bruno", today) }), [
      403,
      "problem:not-permitted",
    ])
    const missing = await all.app.inject("/api/v1/calls/00000000-0000-4000-8000-000000000000/xlsform")
    assert.equal(missing.statusCode, 404)
  })
})
