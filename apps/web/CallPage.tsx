import { LiveCall } from "#modules/calls/web/LiveCall.tsx"

/** One call, with the way to one's own answer for whoever is asked. */
export function Call() {
  return <LiveCall />
}
