import type { Context } from "#platform/http/context.ts"
import type { Service } from "#platform/http/service.ts"
import { aboutOf } from "#platform/identity/nomination/deciding.ts"
import { findNomination } from "#platform/identity/nomination/store.ts"
import type { Parties } from "#platform/identity/parties.ts"
import { partyInPlace } from "#platform/identity/party.ts"
import { findPerson } from "#platform/identity/person/store.ts"
import { isUuid, type Records } from "#platform/identity/records.ts"
import { reachOf } from "#platform/identity/reach.ts"
import { explainRight, listRights, ownNouns, type explained } from "#platform/identity/right/contract.ts"
import { readsOnly, rulesOf } from "#platform/identity/right/rule.ts"
import { changersOf, readersOf } from "#platform/identity/right/shown.ts"
import { everybodys } from "#platform/identity/roles.ts"
import { isPublic, permission } from "#platform/identity/rights.ts"
import { allRoles, findRole } from "#platform/identity/role/store.ts"
import type { About } from "#platform/kernel/appointment.ts"
import { allow, refuse } from "#platform/kernel/result.ts"

type Noun = (typeof explained)[number]

/** The nouns whose acts read or change a record of a kind. */
const nounsOf: Readonly<Record<Noun, readonly string[]>> = {
  document: ["document", "import", "series"],
  session: ["session", "agenda"],
  mandate: ["mandate", "lineage", "progress", "correction"],
  import: ["import"],
  treaty: ["treaty", "participation", "treaty-change", "treaty-act", "treaty-import"],
  "treaty-act": ["treaty-act"],
  actor: ["actor", "profile", "calendar"],
  role: ["role"],
  person: ["person", "appointment"],
  nomination: ["nomination", "invitation"],
  call: ["call"],
  question: ["question"],
  report: ["report", "quotation"],
  submission: ["submission", "draft", "assignment", "comment", "clarification", "extension"],
  answer: ["answer"],
  dataset: ["dataset"],
  snapshot: ["snapshot"],
  release: ["release"],
}

const isOwn = (noun: Noun): noun is (typeof ownNouns)[number] => ownNouns.some((each) => each === noun)

/** Serves who may do what, and who may on one thing. */
export function rightRoutes({ serve, served }: Service, parties: Parties, records: Records): void {
  serve(listRights, async ({ db, today }) => allow({ items: rulesOf(served, await allRoles(db), today) }))

  serve(explainRight, async (context, { query: { noun, id } }) => {
    const { db, today, asker } = context
    const shown = isOwn(noun) ? await records[noun](db, id) : undefined
    const about = shown ? shown.about : await found(context, parties, records, noun, id)
    if (!about) return refuse("record-not-found")
    const known = await parties(db)
    const kind = known.get(about.party ?? "")?.kind
    const asked = served.filter(({ act }) => nounsOf[noun].includes(act.split(".")[0] ?? ""))
    const roles = await allRoles(db)
    // What is somebody's is open to nobody but as far as it is released.
    const rules = rulesOf(asked, roles, today, { ...about, kind }, shown ? [] : everybodys)
    const reads = rules.filter((rule) => rule.reads)
    const changes = rules.filter((rule) => !rule.reads)
    const own = asked.map((operation) => {
      const { act } = operation
      const may = permission({ asker, act, reads: readsOnly(operation), today }, about)
      const by = may.may && may.by !== "everybody" ? may.by.role : null
      const names = roles.find(({ code }) => code === by)?.names ?? null
      return { act, may: may.may, role: by, names, why: may.may ? null : may.why }
    })
    return allow({
      party: partyInPlace(known, about.party ?? null),
      reads: shown ? readersOf(reads, shown, roles, isPublic) : reads,
      changes: shown ? changersOf(changes, shown) : changes,
      own,
    })
  })
}

/** What a record is about; nothing, where it is none that whoever asks may know of. */
async function found(
  { db, asker, today }: Context,
  parties: Parties,
  records: Records,
  noun: Noun,
  id: string,
): Promise<About | undefined> {
  switch (noun) {
    case "nomination": {
      const nomination = isUuid(id) ? await findNomination(db, id) : undefined
      const about = nomination && aboutOf(nomination)
      return about && permission({ asker, act: "nomination.read", reads: true, today }, about).may ? about : undefined
    }
    case "person": {
      const reach = reachOf(asker, "person.read", today)
      const person = await findPerson(db, id, await parties(db), today, reach)
      if (!person || (reach && person.appointments.length === 0)) return undefined
      return { person: id, party: person.appointments[0]?.party?.code ?? null }
    }
    // What is public is about nobody's State and nobody's own; files that are brought are too, but not everybody reads them.
    case "role":
      return (await findRole(db, id)) && {}
    case "import":
      if (!permission({ asker, act: "import.read", reads: true, today }).may) return undefined
      return (await records.import(db, id)) ? {} : undefined
    case "document":
    case "session":
    case "mandate":
    case "treaty":
    case "treaty-act":
    case "actor":
    case "call":
    case "question":
    case "report":
      return (await records[noun](db, id)) ? {} : undefined
    // These are somebody's, and were looked for already.
    case "submission":
    case "answer":
    case "dataset":
    case "snapshot":
    case "release":
      return undefined
    default:
      return noun satisfies never
  }
}
