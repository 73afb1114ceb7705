import { exits, Stop } from "#apps/cli/exit.ts"
import { readConfiguration, type Configuration } from "#apps/server/configuration.ts"

/** The configuration, the same as the server's; ends the command, listing all that is wrong, if anything is. */
export function configuration(environment: NodeJS.ProcessEnv): Configuration {
  const read = readConfiguration(environment)
  if (!read.ok) throw new Stop(exits.misconfigured, "wrong-configuration", { list: read.wrong.join("\n") })
  return read.configuration
}
