// A page may load what this server serves, and nothing else; not even its own inline scripts.
const ours = ["'self'"]

/** What every answer tells a browser not to do. */
export const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ours,
      styleSrc: ours,
      connectSrc: ours,
      imgSrc: ours,
      fontSrc: ours,
      manifestSrc: ours,
      formAction: ours,
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  enableCSPNonces: true,
  frameguard: { action: "deny" },
  referrerPolicy: { policy: "same-origin" },
} as const
