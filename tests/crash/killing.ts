import { spawn } from "node:child_process"
import { once } from "node:events"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"

/**
 * Lets a writer of this folder work on a store, kills it so many milliseconds
 * after it first said something, and answers the lines it said to the end. A
 * line that was cut short by the blow was not said.
 */
export async function killedAfter(life: number, writer: string, where: string): Promise<string[]> {
  const script = fileURLToPath(new URL(writer, import.meta.url))
  const child = spawn(process.execPath, [script, where], { stdio: ["ignore", "pipe", "inherit"] })
  let said = ""
  child.stdout.on("data", (piece: Buffer) => (said += piece.toString()))
  await once(child.stdout, "data")
  await pause(life)
  child.kill("SIGKILL")
  await once(child, "close")
  return said.slice(0, said.lastIndexOf("\n")).split("\n").filter(Boolean)
}
