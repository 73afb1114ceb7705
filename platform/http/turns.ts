import { everyone } from "#platform/http/context.ts"
import { countRates, isHere, placeOf, type Rate, type Rates } from "#platform/http/rates.ts"
import type { Asker } from "#platform/kernel/appointment.ts"
import { Problem } from "#platform/kernel/problem.ts"
import type { FastifyRequest } from "fastify"
import { createHash } from "node:crypto"

/** Lets everybody have their turn, and nobody more: refuses (429) who asks too often, and says when to come again. */
export function turns(rates: Rates | undefined) {
  const wait = countRates()

  function take(about: string, rate: Rate): void {
    // This clock does not run back, whatever becomes of the time of day.
    const seconds = wait(about, rate, performance.now())
    if (seconds > 0) throw new Problem(429, "too-often", { wait: seconds })
  }

  /** Before it is known who asks: whoever shows wrong secrets by the thousand is not looked up by the thousand. */
  function come(request: FastifyRequest): void {
    const { ip } = request
    if (rates && !isByFolder(request) && !isHere(ip)) take(`anybody ${placeOf(ip)}`, rates.anybody)
  }

  /** Once it is known: by who they are, and where nobody is, by where they ask from. */
  function ask(request: FastifyRequest, { person, key }: Asker, changes: boolean): void {
    if (!rates || isByFolder(request)) return
    const { ip, headers } = request
    const place = placeOf(ip)
    if (person === everyone) {
      // Behind a server that does not say for whom it asks, all strangers would be one.
      if (!isHere(ip)) take(`stranger ${place}`, rates.stranger)
    } else if (key) take(`key ${digestOf(headers.authorization)}`, rates.key)
    else take(`person ${person}`, rates.person)
    if (changes && !(person === everyone && isHere(ip)))
      take(`change ${person === everyone ? place : `of ${person}`}`, rates.change)
  }

  return { come, ask }
}

/** Whoever asks through the socket of the data folder has no address, and owns what is asked. */
const isByFolder = ({ ip }: { readonly ip?: string }): boolean => ip === undefined

/** A key is remembered by its digest: memory that is dumped has no secret in it. */
const digestOf = (shown = ""): string => createHash("sha256").update(shown).digest("base64url")
