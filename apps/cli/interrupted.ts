import type { Terminal } from "#apps/cli/command.ts"

/** As a shell has it of what Ctrl-C ended. */
const interrupted = 130

/** Waits for what a server does; who stops waiting with Ctrl-C stops nothing there, and is told so. */
export async function whileWaiting<T>(
  { tell }: Pick<Terminal, "tell">,
  goesOn: () => string,
  wait: () => Promise<T>,
): Promise<T> {
  const leave = (): void => {
    tell(goesOn())
    process.exit(interrupted)
  }
  process.once("SIGINT", leave)
  try {
    return await wait()
  } finally {
    process.off("SIGINT", leave)
  }
}
