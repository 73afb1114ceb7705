/** How something reaches somebody by mail: not at all, as soon as it happened, or gathered once a day or once a week. */
export const ways = ["never", "at-once", "daily", "weekly"] as const
export type Way = (typeof ways)[number]

/** What a blank of a sentence is filled with: words, words in the six languages, a day, a number. */
export type FactKind = "word" | "text" | "day" | "number"

/**
 * A kind of notification. Its name is `notify.kind.<code>`, its sentence in the
 * list `notify.told.<code>`, and in a letter `notify.mail.<code>`, which may use
 * none but the facts that are named in `mailed`: mail is read on its way.
 */
export type Kind = {
  readonly code: string
  readonly about: "security" | "people" | "calls" | "data" | "imports" | "following"
  readonly facts: Readonly<Record<string, FactKind>>
  readonly mailed: readonly string[]
  /** The act one must be able to do, for the State or organization it is about, to be told; null where anybody may know. */
  readonly sees: string | null
  /** How it comes where its reader wishes nothing else: whether it stands in the list, and by which mail. */
  readonly listed: boolean
  readonly way: Way
}

/** Every kind there is. Those that concern security reach their person whatever they wish. */
export const kinds = [
  { ...security("security-new-device", { device: "word" }), way: "at-once" },
  security("security-password-changed"),
  security("security-second-factor-removed"),
  security("security-second-factor-taken", { reason: "word" }),
  security("security-address-changed"),
  security("security-passkey-added"),
  security("security-ways-changed"),
  security("security-key-made", { name: "word" }),

  people("nomination-to-check", "nomination.check", "at-once"),
  people("nomination-returned", "nomination.read", "at-once"),
  people("nomination-refused", "nomination.read", "at-once"),
  people("nomination-accepted", "nomination.read", "daily"),
  people("invitation-ending", "nomination.read", "daily", { until: "day" }),
  people("appointment-ending", null, "at-once", { until: "day" }),
  people("appointment-of-theirs-ending", "appointment.end", "weekly", { until: "day" }),

  calls("call-opened", "submission.open", { call: "text", due: "day" }),
  calls("call-due", "submission.open", { call: "text", due: "day" }),
  calls("section-given", "submission.read", { call: "text", section: "text", due: "day" }),
  calls("clarification-asked", "clarification.answer", { call: "text" }),
  { ...calls("clarification-answered", "clarification.ask", { call: "text", actor: "text" }), mailed: ["call"] },
  {
    ...calls("extension-asked", "extension.decide", { call: "text", actor: "text", until: "day" }),
    mailed: ["call", "until"],
  },
  calls("extension-decided", "extension.ask", { call: "text", due: "day" }),
  { ...calls("submission-submitted", "clarification.ask", { call: "text", actor: "text" }), mailed: ["call"] },
  { ...calls("call-not-opened", "call.open", { call: "text", why: "word" }), mailed: [] },

  { ...calls("quotation-to-see", "quotation.correct", { report: "text", until: "day" }), mailed: ["until"] },

  data("data-to-review", "snapshot.review"),
  data("release-to-approve", "release.approve"),
  data("release-returned", "release.add"),
  { ...data("release-let-out", "release.add"), way: "daily" },
  data("answers-withdrawn", "release.add"),
  data("answers-corrected", "release.add", { on: "day" }),

  imports("import-finished", { n: "number" }),
  imports("import-refused", { n: "number" }),

  following("mandate-due", { document: "word", due: "day" }),
  following("mandate-changed", { document: "word" }),
  following("report-issued", { report: "text" }),
  following("treaty-act-added", { actor: "text", instrument: "text", act: "word", on: "day" }),
] as const satisfies readonly Kind[]

/** The name of a kind. */
export type KindCode = (typeof kinds)[number]["code"]

/** The kind of a name; nothing where a later version told something this one does not know. */
export const kindOf = (code: string): Kind | undefined => kinds.find((each) => each.code === code)

/** Whether a kind cannot be switched off. */
export const isFixed = ({ about }: Kind): boolean => about === "security"

// Ways of signing in are told by a letter of their own, in the same moment, by whoever changes them.
function security<Code extends string>(code: Code, facts: Kind["facts"] = {}) {
  return { code, about: "security", facts, mailed: [], sees: null, listed: true, way: "never" } as const
}

// Of people, a letter tells no name.
function people<Code extends string>(code: Code, sees: string | null, way: Way, facts: Kind["facts"] = {}) {
  return { code, about: "people", facts, mailed: Object.keys(facts), sees, listed: true, way } as const
}

// What a call asks is public once it is open; what a draft is called is not told.
function calls<Code extends string>(code: Code, sees: string, facts: Kind["facts"]) {
  return { code, about: "calls", facts, mailed: Object.keys(facts), sees, listed: true, way: "at-once" } as const
}

// That there are data is their keepers' own: a letter says where to look, and not at what.
function data<Code extends string>(code: Code, sees: string, facts: Kind["facts"] = {}) {
  const told = { dataset: "text", ...facts } as const
  return { code, about: "data", facts: told, mailed: [], sees, listed: true, way: "at-once" } as const
}

// What a file is called may say what it is about, so it is not told.
function imports<Code extends string>(code: Code, facts: Kind["facts"]) {
  return {
    code,
    about: "imports",
    facts,
    mailed: Object.keys(facts),
    sees: "import.read",
    listed: true,
    way: "never",
  } as const
}

// What is followed is public, and so is what comes of it.
function following<Code extends string>(code: Code, facts: Kind["facts"]) {
  return {
    code,
    about: "following",
    facts,
    mailed: Object.keys(facts),
    sees: null,
    listed: true,
    way: "daily",
  } as const
}
