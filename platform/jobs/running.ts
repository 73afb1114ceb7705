/** Whether a process of that number runs on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // One that may not be spoken to runs all the same.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH")
  }
}
