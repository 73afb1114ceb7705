/**
 * Runs `work`, which reads a PDF, and keeps the process from dying of what the
 * PDF engine leaves behind. On some broken files the engine starts to fetch
 * pages that nobody waits for; their failure is a rejection without a handler,
 * which ends a Node process, so one hostile upload could take a server down.
 * While a file is read, such failures of the engine are dropped. All others go
 * their usual way. Where there is no Node there is nothing to keep.
 */
export async function guarded<Value>(work: () => Promise<Value>): Promise<Value> {
  const { process: host } = globalThis as { readonly process?: Partial<Host> }
  if (!isHost(host)) return work()
  const drop = (reason: unknown): void => {
    // With no one else listening, what is not the engine's ends the process, as it would have without us.
    if (!isEngineFault(reason) && host.listenerCount(event) === 1) throw reason
  }
  if (readings++ === 0) {
    host.on(event, drop)
    remove = () => host.off(event, drop)
  }
  try {
    return await work()
  } finally {
    // Node tells of a rejection after the turn it happened in.
    await new Promise((settle) => setTimeout(settle, 0))
    if (--readings === 0) remove()
  }
}

const event = "unhandledRejection"
let readings = 0
let remove = (): unknown => undefined

type Listen = (name: typeof event, listener: (reason: unknown) => void) => unknown
type Host = { readonly on: Listen; readonly off: Listen; readonly listenerCount: (name: typeof event) => number }

function isHost(host: Partial<Host> | undefined): host is Host {
  return [host?.on, host?.off, host?.listenerCount].every((each) => typeof each === "function")
}

/** Whether something thrown is the PDF engine's word on a broken file, and no fault of ours. */
export function isEngineFault(reason: unknown): boolean {
  if (!(reason instanceof Error)) return false
  return (
    /^(XRef|FormatError|ParserEOF|MissingData|InvalidPDF|UnknownError|Password|Abort|RenderingCancelled)/u.test(
      reason.name,
    ) || /pdfjs/u.test(String(reason.stack))
  )
}
