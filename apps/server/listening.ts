/** An address the server cannot serve at: another program has it, or it is not this machine's to give. */
export class ListenFault extends Error {
  override readonly name = "ListenFault"
  readonly code = "address-not-free"
  readonly detail: { readonly address: string; readonly reason: string }

  constructor(address: string, cause: Error) {
    super(`nothing can be served at ${address}: ${cause.message}`, { cause })
    this.detail = { address, reason: cause.message }
  }
}

/** Waits until something listens; says so in words where it cannot. */
export async function listening(address: string, begun: Promise<unknown>): Promise<void> {
  await begun.catch((error: unknown) => {
    const isOfAddress =
      error instanceof Error && "code" in error && /^E(ADDR|ACCES|NOTFOUND|AI_AGAIN)/.test(String(error.code))
    throw isOfAddress ? new ListenFault(address, error) : error
  })
}
