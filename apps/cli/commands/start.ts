import type { Command } from "#apps/cli/command.ts"
import { configuration } from "#apps/cli/configuration.ts"
import { exits, Stop } from "#apps/cli/exit.ts"
import { startServer } from "#apps/server/start.ts"
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../../", import.meta.url))

/** `palermo start`: serves web and API until it is told to end; the web app is built first where it is missing. */
export const start: Command = {
  usage: "[--port 3000] [--data ./var] [--json]",
  options: { port: { type: "string" }, data: { type: "string" } },
  async run(given, values, { environment, print, tell }) {
    if (given.length > 0) throw new Stop(exits.misused, "takes-no-names")
    const { port, data } = values
    const settings = configuration({
      ...environment,
      ...(port !== undefined && { PORT: String(port) }),
      ...(data !== undefined && { PALERMO_DATA: String(data) }),
    })
    if (!existsSync(`${root}dist/web/index.html`) && existsSync(`${root}scripts/build.ts`))
      spawnSync(process.execPath, ["scripts/build.ts"], { cwd: root, stdio: ["ignore", "inherit", "inherit"] })
    const server = await startServer(settings, { say: values["json"] ? tell : print })
    if (values["json"]) print(JSON.stringify({ address: server.address, link: server.link ?? null }))
    const signal = await new Promise<NodeJS.Signals>((end) => {
      for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, end)
    })
    tell(signal)
    await server.stop()
    return exits.done
  },
}
