import { lanternCall, lanternQuestionnaire, lanternQuestions } from "#modules/calls/examples.ts"
import { lanterns } from "#modules/decisions/examples.ts"
import type { Mandate } from "#modules/decisions/mandate.ts"
import { pdf, proposed } from "#platform/identity/nomination/examples.ts"
import { sql } from "#platform/database/sql.ts"
import type { AnyEndpoint } from "#platform/kernel/endpoint.ts"
import assert from "node:assert/strict"
import { setTimeout as pause } from "node:timers/promises"
import { lampData, lampFile, lampRelease } from "../analysing.ts"
import { siege, type Asked, type Siege } from "./siege.ts"

/** What stands at an address with blanks: for each blank what really is there, so that who is refused is not refused for asking of nothing. */
type Blanks = Readonly<Record<string, string>>

/** Things of the record for what may be done with them; where nobody can make one yet, an id that leads nowhere. */
export type Things = { readonly at: (path: string) => string; readonly unknown: (path: string) => boolean }

const absent = "5f3759df-0000-4000-8000-00000000dead"
/** What leads nowhere where a blank is no id. */
const absentAs: Blanks = { question: "lantern.absent", hash: "00".repeat(32) }

/** An address below `/api/v1`, with these words in its blanks, or with ones that lead nowhere. */
export const filled = (path: string, blanks: Blanks = {}): string =>
  `/api/v1${path.replace(/\{(\w+)\??\}/g, (_, name: string) => encodeURIComponent(blanks[name] ?? absentAs[name] ?? absent))}`

let shared: Promise<Things> | undefined

/** Things that amina of the Secretariat put into the record of the siege, and what is hers alone. */
export const things = (): Promise<Things> => (shared ??= siege().then(furnish))

async function furnish({ ask, server }: Siege): Promise<Things> {
  async function get<T>(path: string, asked: Asked = {}): Promise<T> {
    const answer = await ask(`/api/v1${path}`, { as: "amina", ...asked })
    assert.equal(answer.status, 200, `${path}: ${answer.body}`)
    return JSON.parse(answer.body) as T // Whoever asks knows the contract.
  }
  const post = <T>(path: string, json?: unknown) =>
    get<T>(path, { method: "POST", ...(json !== undefined && { json }) })

  type Page = { readonly items: { readonly id: string }[] }
  type Import = { readonly id: string; readonly status: string; readonly slug: string | null }
  const bring = async (name: string, text: string): Promise<Import> => {
    const { imports } = await get<{ imports: Import[] }>("/imports", { method: "POST", ...form({ [name]: text }) })
    return until(`/imports/${imports[0]?.id}`, "previewed")
  }
  const until = async (path: string, status: string): Promise<Import> => {
    for (let n = 0; n < 600; n += 1) {
      const found = await get<Import>(path)
      if (found.status === status) return found
      await pause(100)
    }
    throw new Error(`${path} is not ${status}`)
  }
  const brought = await bring("lanterns.txt", lanterns)
  await post(`/imports/${brought.id}/keep`, {})
  const { slug } = await until(`/imports/${brought.id}`, "kept")
  const waiting = await bring("draft.txt", lanterns.replaceAll("901", "902"))
  type Text = { readonly mandates: { readonly id: string }[]; readonly provisions: { readonly id: string }[] }
  const text = await get<Text>(`/documents/${slug}/text`)
  const mandate = text.mandates[0]?.id ?? ""
  await get(`/mandates/${mandate}`, { method: "PATCH", json: { level: 1 } })
  const corrections = await get<Page>("/corrections")
  const view = await post<{ readonly id: string }>("/views", { name: "Lamps", filter: {} })
  const acts = await get<Page>("/treaties/acts")
  await post("/account/keys", { name: "lamp", acts: null, readOnly: true, ranges: [], days: 1 })
  const [key] = await get<{ readonly id: string }[]>("/account/keys")
  const [session] = await get<{ readonly id: string }[]>("/account/sessions")

  for (const question of lanternQuestions) await post("/questions", question)
  const call = await post<{ readonly id: string }>("/calls", {
    wording: { ...lanternCall(mandate as Mandate["id"], "2099-01-01") },
    questionnaire: lanternQuestionnaire,
  })
  await post(`/calls/${call.id}/test`)
  await post(`/calls/${call.id}/open`)
  const [template] = (await get<{ readonly items: { readonly code: string }[] }>("/questionnaires")).items

  // Bruno answers for Uruguay and gives a section to benita; what he was asked and asks for stands.
  const submitting = await get<{ readonly id: string }>(`/calls/${call.id}/submissions`, {
    ...{ as: "bruno", method: "POST" },
    json: { party: "state-ury" },
  })
  const within = `/submissions/${submitting.id}`
  const asBruno = <T>(path: string, json: unknown, method = "POST") =>
    get<T>(`${within}${path}`, { as: "bruno", method, json })
  await asBruno("/sections/light/assignments/benita", { due: null, note: "" }, "PUT")
  const drafts = [{ question: "lantern.dark", nth: 0, base: 0, language: "en", value: null }]
  await asBruno("/drafts", { drafts })
  const met = await asBruno<{ readonly conflicts: readonly { readonly id: string }[] }>("/drafts", {
    drafts: [{ ...drafts[0], value: { kind: "explanation", text: "Fog." } }],
  })
  const comment = await asBruno<{ readonly id: string }>("/comments", { question: "lantern.dark", text: "Fog?" })
  const extension = await asBruno<{ readonly id: string }>("/extensions", { until: "2099-02-01", reason: "Fog." })

  // To another call Uruguay answered; a report quotes it, and shows it how.
  const answered = await post<{ readonly id: string }>("/calls", {
    wording: { ...lanternCall(mandate as Mandate["id"], "2099-01-01") },
    questionnaire: lanternQuestionnaire,
  })
  for (const step of ["test", "open"]) await post(`/calls/${answered.id}/${step}`)
  const { id: sending } = await get<{ readonly id: string }>(`/calls/${answered.id}/submissions`, {
    ...{ as: "bruno", method: "POST" },
    json: { party: "state-ury" },
  })
  const sent = `/submissions/${sending}`
  const put = { as: "bruno", method: "PUT", json: { due: null, note: "" } }
  await get(`${sent}/sections/light/assignments/benita`, put)
  const law = { kind: "compliance", answer: "yes", articles: "3", text: "In every harbour.", files: [] }
  const written = [{ question: "lantern.law", nth: 0, base: 0, language: "en", value: law }]
  await get(`${sent}/drafts`, { as: "benita", method: "POST", json: { drafts: written } })
  for (const step of ["clear", "submit"]) await get(`${sent}/${step}`, { as: "bruno", method: "POST" })

  const report = await post<{ readonly id: string }>("/reports", {
    ...{ mandate, title: { en: "Lamps" }, audience: "parties", calls: [answered.id] },
    blocks: [{ kind: "quotation", question: "lantern.law", party: "state-ury" }],
  })
  await post(`/reports/${report.id}/compile`)
  type Compiled = { readonly snapshot: object | null }
  for (let n = 0; !(await get<Compiled>(`/reports/${report.id}`)).snapshot; n += 1) {
    assert.ok(n < 600, "the report is not compiled")
    await pause(100)
  }
  await post(`/reports/${report.id}/preview`, { until: "2098-01-01" })
  const [quotation] = (await get<Page>("/quotations", { as: "bruno" })).items
  assert.ok(quotation, "nobody is quoted")

  // Ursula keeps data of Uruguay: nobody of another State stands inside of them, nor does the Secretariat.
  const ursula = { as: "ursula", method: "POST" }
  const dataset = await get<{ readonly id: string }>("/datasets", { ...ursula, json: lampData })
  const snapshot = await get<{ readonly id: string }>(`/datasets/${dataset.id}/snapshots`, {
    ...ursula,
    ...form({ "lamps.csv": lampFile() }),
  })
  await get(`/snapshots/${snapshot.id}/keeping`, ursula)
  await get(`/snapshots/${snapshot.id}/review`, { ...ursula, as: "ulises" })
  const release = await get<{ readonly id: string }>("/releases", { ...ursula, json: lampRelease(snapshot.id) })

  // Bruno speaks for Uruguay: what he proposes is nobody's of another State.
  const bruno = { as: "bruno", method: "POST" }
  const letter = await get<{ readonly id: string }>("/nominations/letters", { ...bruno, ...form({ "note.pdf": pdf }) })
  const nomination = await get<{ readonly id: string }>("/nominations", {
    ...bruno,
    json: { ...proposed, letter: letter.id },
  })
  const { rows } = await sql<{ id: string }>`select id from identity.appointment where person = 'bruno'`.execute(
    server.database.kysely,
  )

  /** What stands where, by the beginning of the path; the first that fits counts. */
  const standing: readonly (readonly [begins: string, blanks: Blanks])[] = [
    ["/actors/", { code: "state-ury" }],
    ["/treaties/acts/", { id: acts.items[0]?.id ?? "" }],
    ["/treaties/revisions/", { id: absent }],
    ["/treaties/imports/", { id: absent }],
    ["/treaties/", { code: "XVIII-12-a" }],
    ["/documents/", { slug: slug ?? "" }],
    ["/mandates/", { id: mandate }],
    ["/provisions/", { id: text.provisions[0]?.id ?? "" }],
    ["/imports/", { id: waiting.id }],
    ["/corrections/", { id: corrections.items[0]?.id ?? "" }],
    ["/chains/", { id: mandate }],
    ["/sessions/", { body: "ga", number: "71", session: "71" }],
    ["/views/", { id: view.id }],
    ["/lineage/", { id: absent }],
    ["/series/", { id: absent }],
    ["/linkings/", { id: absent }],
    ["/progress/", { id: absent }],
    ["/account/keys/", { id: key?.id ?? "" }],
    ["/account/sessions/", { id: session?.id ?? "" }],
    ["/account/passkeys/", { id: absent }],
    ["/account/providers/", { provider: "nobody" }],
    ["/sign-in/providers/", { provider: "nobody" }],
    ["/nominations/", { id: nomination.id }],
    ["/datasets/", { id: dataset.id }],
    ["/snapshots/", { id: snapshot.id }],
    ["/releases/", { id: release.id }],
    ["/figures/", { code: "lamps-by-sex" }],
    ["/sdmx/v21/data/", { flow: "LAMPS_BY_SEX", key: "all", provider: "all" }],
    ["/sdmx/v3/data/", { agency: "PALERMO", id: "LAMPS_BY_SEX", version: "1.0.0", key: "*" }],
    ["/sdmx/", { type: "dataflow", agency: "all", id: "all", version: "latest", item: "all" }],
    ["/reports/", { id: report.id }],
    ["/quotations/", { id: quotation.id }],
    [
      "/submissions/",
      {
        ...{ id: submitting.id, section: "light", person: "benita", question: "lantern.dark" },
        ...{ conflict: met.conflicts[0]?.id ?? "", comment: comment.id, extension: extension.id },
        ...{ clarification: absent, hash: "ab".repeat(32) },
      },
    ],
    ["/answers/", { id: absent }],
    ["/calls/", { id: call.id, call: call.id }],
    ["/questions/", { code: "lantern.law" }],
    ["/questionnaires/", { code: template?.code ?? "" }],
    ["/people/", { id: "bruno" }],
    ["/appointments/", { id: rows[0]?.id ?? "" }],
    ["/roles/", { code: "focal-point" }],
    ["/settings/second-factor/", { role: "observer" }],
    ["/ledger/lines/", { number: "1" }],
    ["/history/", { noun: "mandate", id: mandate }],
    ["/notifications/wishes/", { kind: "appointment-ending" }],
    ["/notifications/", { id: absent }],
    ["/followed/", { subject: `mandate:${mandate}` }],
  ]
  const found = (path: string): Blanks | undefined => standing.find(([begins]) => path.startsWith(begins))?.[1]
  const unknown = (path: string): boolean =>
    [...path.matchAll(/\{(\w+)\}/g)].some(([, name = ""]) => !found(path)?.[name])
  return { at: (path) => filled(path, found(path)), unknown }
}

/** A form of files, as a browser sends it. */
export function form(
  files: Readonly<Record<string, string | Uint8Array>>,
  boundary = "lantern",
): { readonly headers: Record<string, string>; readonly body: Buffer } {
  const parts = Object.entries(files).flatMap(([name, content]) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n\r\n`),
    Buffer.from(content),
    Buffer.from("\r\n"),
  ])
  const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
  return { headers: { "content-type": `multipart/form-data; boundary=${boundary}` }, body }
}

/** How an operation is asked for by somebody with nothing to say: an empty body, or a form with one small file. */
export const emptyHanded = ({ method, upload, body }: AnyEndpoint): Asked =>
  upload
    ? { method: "POST", ...form({ "lamp.txt": "Decides to light a lamp." }) }
    : { method: method.toUpperCase(), ...(method !== "get" && body.def.type !== "undefined" && { json: {} }) }
