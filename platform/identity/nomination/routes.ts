import { allowAs } from "#platform/http/answer.ts"
import type { Context } from "#platform/http/context.ts"
import type { Service } from "#platform/http/service.ts"
import { invitationOf } from "#platform/identity/invitation/store.ts"
import { sentTo } from "#platform/identity/invitation/routes.ts"
import * as contract from "#platform/identity/nomination/contract.ts"
import { aboutOf, accept, decideAgainst, mayGive, sayable } from "#platform/identity/nomination/deciding.ts"
import { tellNomination } from "#platform/identity/nomination/line.ts"
import { letterLimit, letterTypeOf } from "#platform/identity/nomination/letter-type.ts"
import { changeable, decidable } from "#platform/identity/nomination/nomination.ts"
import { tellWhoChecks } from "#platform/identity/nomination/telling.ts"
import * as store from "#platform/identity/nomination/store.ts"
import type { Parties } from "#platform/identity/parties.ts"
import { partyInPlace, type Party } from "#platform/identity/party.ts"
import { findAppointment, findPerson } from "#platform/identity/person/store.ts"
import { reachOf } from "#platform/identity/reach.ts"
import { permission } from "#platform/identity/rights.ts"
import { findRole, roleNames } from "#platform/identity/role/store.ts"
import { inLanguage } from "#platform/kernel/language.ts"
import { allow, refuse } from "#platform/kernel/result.ts"
import { tell } from "#platform/ledger/changes.ts"

/** Serves nominations: proposed by who administers a party, checked by somebody else. */
export function nominationRoutes(service: Service, parties: Parties, mails: boolean): void {
  proposing(service, parties)
  reading(service, parties)
  deciding(service, mails)
}

function proposing({ serve }: Service, parties: Parties): void {
  serve(contract.listParties, async ({ db, asker, today }, { query: { q, kind, language, limit } }) => {
    const reach = reachOf(asker, "nomination.propose", today)
    const words = q?.toLowerCase() ?? ""
    const { compare } = new Intl.Collator(language)
    const found = [...(await parties(db)).values()]
      .filter((party) => (reach ? reach.includes(party.code) : true) && (!kind || party.kind === kind))
      .filter(({ names, code }) => [code, ...Object.values(names)].some((name) => name.toLowerCase().includes(words)))
      .sort((a, b) => compare(nameOf(a, language), nameOf(b, language)))
    return allow({ total: found.length, items: found.slice(0, limit) })
  })

  serve(contract.bringLetter, async ({ db, now, files }, { files: brought }) => {
    const [file, ...others] = brought
    if (!file) return refuse("no-letter")
    if (others.length > 0) return refuse("one-letter-at-a-time")
    if (file.size > letterLimit) return refuse("letter-too-large")
    const type = letterTypeOf((await files.read(file.hash)) ?? new Uint8Array())
    if (!type) return refuse("letter-not-of-a-kind")
    const letter = await store.keepLetter(db, { file: file.hash, name: baseName(file.name), type }, now)
    tell(db, { subjects: [`letter:${letter.id}`] })
    return allow(letter)
  })

  serve(contract.proposeNomination, async (context, { body }) => {
    const { db, now } = context
    if (!context.permission({ party: body.party, process: body.process }).may) return refuse("not-yours")
    const may = await sayable(context, await parties(db), body, null)
    if (!may.ok) return may
    const id = await store.addNomination(db, body, now)
    await tellWhoChecks(db, { id, party: body.party }, now)
    await tellNomination(db, id, undefined)
    return allow({ id })
  })

  serve(contract.correctNomination, async (context, { params, body }) => {
    const { db, now, person } = context
    const before = await store.holdNomination(db, params.id)
    if (!before || !context.permission(aboutOf(before)).may) return refuse("nomination-not-found")
    const open = changeable(before)
    if (!open.ok) return open
    const said = { ...body, party: before.party, letter: body.letter ?? before.letter.id }
    const may = await sayable(context, await parties(db), said, before)
    if (!may.ok) return may
    await store.sayAnew(db, before.id, said, person, now)
    if (before.status === "returned") await tellWhoChecks(db, before, now)
    await tellNomination(db, before.id, before)
    return allow({ id: before.id })
  })

  serve(contract.withdrawNomination, async ({ db, now, permission: permitted }, { params, body }) => {
    const before = await store.holdNomination(db, params.id)
    if (!before || !permitted(aboutOf(before)).may) return refuse("nomination-not-found")
    const open = changeable(before)
    if (!open.ok) return open
    await store.keepWithdrawal(db, before.id, body.comment, now)
    await tellNomination(db, before.id, before)
    return allow({ id: before.id })
  })
}

function reading({ serve }: Service, parties: Parties): void {
  serve(contract.listNominations, async (context, { query: { after, limit, ...wanted } }) => {
    const { db, asker, today } = context
    const reach = reachOf(asker, "nomination.list", today)
    const { total, items } = await store.nominationPage(
      db,
      { ...wanted, ...(reach && { parties: reach }) },
      { after, limit: limit + 1 },
    )
    const known = await parties(db)
    const names = await roleNames(db)
    const shown = items.slice(0, limit).map((nomination) => ({
      ...nomination,
      party: partyInPlace(known, nomination.party),
      roleNames: names.get(nomination.role) ?? null,
      mine: isMine(context, nomination),
    }))
    return allow({ total, items: shown, next: items.length > limit ? (shown.at(-1)?.id ?? null) : null })
  })

  serve(contract.getNomination, async (context, { params }) => {
    const { db, now, today, asker } = context
    const nomination = await store.findNomination(db, params.id)
    if (!nomination || !context.permission(aboutOf(nomination)).may) return refuse("nomination-not-found")
    const known = await parties(db)
    const old = nomination.replaces === null ? undefined : await findAppointment(db, nomination.replaces)
    const oldHolder = old && (await findPerson(db, old.person, known, today))
    const nominee = nomination.person === null ? undefined : await findPerson(db, nomination.person, known, today)
    const invitation = await invitationOf(db, nomination.id, now)
    const role = await findRole(db, nomination.role)
    const may = (act: string, reads = false) => permission({ asker, act, reads, today }, aboutOf(nomination)).may
    const decides = decidable(nomination, asker.person).ok && role !== undefined && mayGive(asker, role, today)
    const changes = changeable(nomination).ok
    const isAppointed = nomination.appointment !== null
    const doable: Readonly<Record<string, boolean>> = {
      "nomination.check": decides,
      "nomination.return": decides,
      "nomination.refuse": decides,
      "nomination.correct": changes,
      "nomination.withdraw": changes,
      "invitation.send": nomination.status === "accepted" && nominee?.status === "invited",
      "invitation.withdraw": invitation?.standing === "open",
      "appointment.hand-over": nomination.status === "accepted" && nomination.replaces !== null && !isAppointed,
    }
    return allow({
      ...nomination,
      party: partyInPlace(known, nomination.party),
      roleNames: role?.names ?? null,
      steps: await store.stepsOf(db, nomination.id),
      predecessor: old ? { person: old.person, name: oldHolder?.name ?? "", until: old.until } : null,
      person: nominee && nomination.status === "accepted" ? nominee.id : null,
      appointed: isAppointed,
      invitation,
      acts: Object.keys(doable).filter((act) => doable[act] && may(act)),
    })
  })

  serve(contract.readLetter, async ({ db, files, permission: permitted }, { params, format }) => {
    const nomination = await store.findNomination(db, params.id)
    if (!nomination || !permitted(aboutOf(nomination)).may) return refuse("nomination-not-found")
    const { letter, file } = nomination
    if (format !== "file") return allow(letter)
    const bytes = await files.read(file)
    if (!bytes) throw new Error("a letter that a nomination rests on is kept")
    return allowAs(bytes, { type: letter.type, filename: letter.name || "letter" })
  })
}

function deciding({ serve }: Service, mails: boolean): void {
  serve(contract.checkNomination, async (context, { params, body }) => {
    const done = await accept(context, params.id, body)
    return done.ok ? allow(await sentTo(context, done.value.nomination, done.value.made, mails)) : done
  })
  serve(contract.returnNomination, async (context, { params, body }) =>
    decideAgainst(context, params.id, { ...body, status: "returned" }),
  )
  serve(contract.refuseNomination, async (context, { params, body }) =>
    decideAgainst(context, params.id, { ...body, status: "refused" }),
  )
}

/** Whether a nomination waits for the reader: to be held against its letter, or to be said anew. */
function isMine({ asker, today, person }: Context, nomination: store.Kept): boolean {
  const may = (act: string) => permission({ asker, act, reads: false, today }, aboutOf(nomination)).may
  if (nomination.status === "returned") return may("nomination.correct") && nomination.authors.includes(person)
  return decidable(nomination, person).ok && may("nomination.check")
}

const nameOf = ({ names, code }: Party, language: Parameters<typeof inLanguage>[1]): string =>
  inLanguage(names, language).text || code

/** The name a file has outside, without the folders it lay in. */
const baseName = (name: string): string => name.split(/[/\\]/).at(-1) ?? ""
