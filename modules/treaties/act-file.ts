import { actKinds, instrumentCodes, type ActKind, type InstrumentCode } from "#modules/treaties/act-kinds.ts"
import { consentAfter, type ActRefusal } from "#modules/treaties/admission.ts"
import { ActWording, type Act, type Fact } from "#modules/treaties/act.ts"
import { actColumns, type ActColumn, type ImportLine, type LineFault, type RawLine } from "#modules/treaties/import.ts"
import { instruments } from "#modules/treaties/instruments.ts"
import type { Naming } from "#modules/treaties/naming.ts"
import type { Participation } from "#modules/treaties/participation.ts"
import { replay } from "#modules/treaties/replay.ts"
import type { FileColumn } from "#platform/kernel/csv.ts"
import { languages } from "#platform/kernel/language.ts"

/** What a row is understood by: the record as it is, and how participants are called. */
export type Known = {
  readonly acts: readonly Act[]
  readonly all: Participation
  readonly find: (id: string) => Act | undefined
  readonly naming: Naming
  readonly isIntegration: (participant: string) => boolean
  readonly today: string
}

/**
 * Understands the rows of a file of acts: each becomes an act, or names every
 * column in which something is wrong. Rows are held against the record and
 * against each other, in the order of their days, as if all were kept. A kind
 * that is left out, or said to be a `deposit`, is a ratification of what was
 * signed and an accession otherwise.
 */
export function understand(raw: readonly RawLine[], source: string, known: Known): ImportLine[] {
  const read = raw.map((line) => readLine(line, source, known))
  const drafts = read.flatMap(({ raw: { id }, draft }) => (draft ? [{ ...draft, id }] : []))
  const acts = drafts.map((draft) => ({ ...draft, kind: kindOf(draft, [...known.acts, ...signaturesOf(drafts)]) }))
  const byId = new Map(acts.map((act) => [act.id as string, act]))
  const settled = acts.map((act) => ({ ...act, about: aboutOf(act, acts, known) }))
  const concerned = new Set(settled.map(({ participant }) => participant))
  const facts: Fact[] = [
    ...known.acts.filter(({ participant }) => concerned.has(participant)),
    ...settled.map((act) => ({ ...act, about: act.about?.id ?? null })),
  ]
  const { broken, doubts } = replay(facts, known.all, (id) => known.find(id), known.isIntegration, known.today)
  return read.map(({ raw: line, faults }): ImportLine => {
    const act = byId.has(line.id) ? settled.find(({ id }) => id === line.id) : undefined
    if (!act) return { ...line, act: null, faults, doubts: [] }
    const lost: LineFault[] =
      act.printedAbout !== null && act.about === null ? [{ column: "about", code: "about-not-found" }] : []
    const refused = broken.filter((each) => each.act.id === line.id)
    const rules = lost.length > 0 ? [] : refused.map(({ refusal }) => ({ column: columnOf[refusal], code: refusal }))
    const { id: _, printedAbout: __, kind, ...rest } = act
    const wording = ActWording.safeParse({ ...rest, kind, about: act.about?.id ?? null })
    const wrong: LineFault[] = wording.success
      ? []
      : wording.error.issues.map(({ path }) => ({ column: asColumn(String(path[0])), code: "cell-not-understood" }))
    const all = [...faults, ...lost, ...rules, ...wrong]
    return {
      ...line,
      act: all.length === 0 && wording.success ? wording.data : null,
      faults: all,
      doubts: doubts.filter((each) => each.act.id === line.id).map(({ doubt }) => doubt),
    }
  })
}

type Draft = Omit<ActWording, "kind" | "about"> & {
  readonly kind: ActKind | "deposit"
  readonly printedAbout: string | null
}
type Placed = Omit<Draft, "kind"> & { readonly id: Act["id"]; readonly kind: ActKind }

function readLine(raw: RawLine, source: string, { naming }: Known) {
  const faults: LineFault[] = []
  const cell = (column: ActColumn): string | null => raw.cells[column]?.trim() || null
  const wrong = (column: ActColumn, code: LineFault["code"]): null => {
    faults.push({ column, code })
    return null
  }
  const needed = (column: ActColumn): string | null => cell(column) ?? wrong(column, "cell-empty")
  const named = needed("instrument")
  const instrument = named && (instrumentNamed(named) ?? wrong("instrument", "cell-not-understood"))
  const called = needed("participant")
  const participant = called && (naming.known(called) ?? wrong("participant", "participant-unknown"))
  const said = cell("kind")
  const kind = said === null ? ("deposit" as const) : (kindNamed(said) ?? wrong("kind", "cell-not-understood"))
  const day = (column: "date" | "effective", text: string | null) =>
    text && (isDay(text) ? text : wrong(column, "cell-not-understood"))
  const dated = day("date", needed("date"))
  const effective = day("effective", cell("effective"))
  const spoken = cell("language")
  const language =
    spoken === null
      ? null
      : (languages.find((each) => each === spoken.toLowerCase()) ?? wrong("language", "cell-not-understood"))
  if (!instrument || !participant || !kind || !dated || faults.length > 0) return { raw, faults, draft: null }
  const draft: Draft = {
    ...{ instrument, participant, kind, dated, effective, language, printedAbout: cell("about") },
    ...{ territory: cell("territory"), article: cell("article"), text: cell("text"), note: cell("note") },
    source: cell("source") ?? source,
  }
  return { raw, faults, draft }
}

function instrumentNamed(text: string): InstrumentCode | undefined {
  const plain = text.trim().toLowerCase()
  return (
    instrumentCodes.find((code) => code.toLowerCase() === plain) ??
    instruments.find(({ titles, names }) =>
      [...Object.values(titles), ...Object.values(names)].some((name) => name.toLowerCase() === plain),
    )?.code
  )
}

/** A kind as the table of the depositary abbreviates it, or in words. */
const abbreviated: Readonly<Record<string, ActKind>> = {
  A: "acceptance",
  AA: "approval",
  a: "accession",
  d: "succession",
}
const kindNamed = (text: string): ActKind | "deposit" | undefined =>
  abbreviated[text] ??
  [...actKinds, "deposit" as const].find((kind) => kind === text.toLowerCase().replace(/\s+/g, "-"))

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

const signaturesOf = (drafts: readonly (Draft & { readonly id: Act["id"] })[]) =>
  drafts.flatMap((draft) => (draft.kind === "signature" ? [draft] : []))

function kindOf(
  { kind, instrument, participant, dated }: Draft,
  before: readonly Pick<Draft, "kind" | "instrument" | "participant" | "dated">[],
): ActKind {
  if (kind !== "deposit") return kind
  const own = before.filter((each) => each.instrument === instrument && each.participant === participant)
  return consentAfter(own, dated)
}

/** What a row is about, told by who did what when: `ITA reservation 2003-08-21`; without a name it is its own. */
function aboutOf({ printedAbout, instrument, participant }: Placed, rows: readonly Placed[], { acts, naming }: Known) {
  if (printedAbout === null) return null
  const told = /^(?<who>.*?)\s*\b(?<kind>[a-z-]+)\s+(?<dated>\d{4}-\d{2}-\d{2})$/.exec(printedAbout)?.groups
  const who = told?.["who"] ? naming.known(told["who"]) : participant
  const isIt = (each: Pick<Act, "instrument" | "participant" | "kind" | "dated">): boolean =>
    each.instrument === instrument &&
    each.participant === who &&
    each.kind === told?.["kind"] &&
    each.dated === told["dated"]
  return acts.find(isIt) ?? rows.find(isIt) ?? acts.find(({ id }) => id === printedAbout) ?? null
}

const columnOf: Readonly<Record<ActRefusal, ActColumn>> = {
  "act-in-the-future": "date",
  "act-before-adoption": "date",
  "act-recorded-already": "kind",
  "act-takes-effect-too-early": "effective",
  "signature-not-open": "date",
  "signed-already": "kind",
  "signature-after-consent": "date",
  "party-already": "kind",
  "ratification-without-signature": "kind",
  "convention-not-joined": "participant",
  "not-open-to-organizations": "participant",
  "not-a-participant": "participant",
  "nothing-to-leave": "kind",
  "instrument-cannot-be-left": "kind",
  "about-nothing": "about",
  "about-cannot-be": "about",
  "territory-not-named": "territory",
}

const asColumn = (field: string): ActColumn =>
  field === "dated" ? "date" : (actColumns.find((column) => column === field) ?? "note")

/** The columns of exported acts: those of a file that is brought, so that what went out can come in again. */
export const exportColumns = (find: (id: string) => Fact | undefined): readonly FileColumn<Act>[] => [
  ["instrument", ({ instrument }) => instrument],
  ["participant", ({ participant }) => participant],
  ["kind", ({ kind }) => kind],
  ["date", ({ dated }) => dated],
  ["effective", ({ effective }) => effective],
  [
    "about",
    ({ about }) => {
      const act = about === null ? undefined : find(about)
      return act ? `${act.participant} ${act.kind} ${act.dated}` : null
    },
  ],
  ["territory", ({ territory }) => territory],
  ["article", ({ article }) => article],
  ["text", ({ text }) => text],
  ["language", ({ language }) => language],
  ["source", ({ source }) => source],
  ["note", ({ note }) => note],
]
