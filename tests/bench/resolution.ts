const subjects = ["lanterns", "ferries", "wells", "bridges", "granaries", "lighthouses", "mills", "orchards"]
const places = ["harbours", "islands", "mountain valleys", "border towns", "river basins"]
const urgings = [
  "keep in repair the",
  "train those who look after the",
  "share what they have learned of",
  "count, each year, the",
]

/**
 * The nth of endlessly many resolutions that never were, in the manner of the
 * General Assembly: each its own symbol and words, and as many paragraphs as wanted.
 */
export function resolution(n: number, paragraphs = 9 + (n % 9)): string {
  const session = 60 + (n % 18)
  const number = 300 + Math.floor(n / 18)
  const subject = pick(subjects, n)
  const place = pick(places, n + Math.floor(n / 7))
  const year = 1945 + session
  const operatives = [
    `Urges Member States to ${pick(urgings, n)} ${subject} of ${place};`,
    `Requests the Secretary-General to submit to the General Assembly at its ${ordinal(session + 1)} session a report on the ${subject} of ${place};`,
    `Invites the regional commissions to examine the following matters:\n\n(a) The cost of the ${subject};\n\n(b) The training of those who keep them;`,
    `Calls upon States to ${pick(urgings, n + 1)} ${subject}, and encourages them to do so before 31 December ${year + 3};`,
    ...Array.from(
      { length: Math.max(0, paragraphs - 5) },
      (_, at) =>
        `Encourages Member States to ${pick(urgings, n + at)} ${pick(subjects, n + at)} of ${pick(places, at)};`,
    ),
    "Decides to remain seized of the matter.",
  ]
  return `United Nations

A/RES/${session}/${number}

General Assembly

Distr.: General
19 December ${year}

Resolution adopted by the General Assembly on 19 December ${year}

${session}/${number}. Safety of the ${subject} of ${place}

The General Assembly,

Recalling its resolution ${session - 1}/${number} of 18 December ${year - 1} on the ${subject} of ${place},

Noting with concern that many ${place} are without ${subject},

Bearing in mind the needs of those who travel by night,

${operatives.map((text, at) => `${at + 1}. ${text}`).join("\n\n")}

${66 + (n % 20)}th plenary meeting
19 December ${year}
`
}

const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? ""

const tens = ["", "", "", "", "", "", "sixt", "sevent", "eight"]
const units = ["ieth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]

/** As sessions are numbered in words: sixtieth, sixty-first. */
function ordinal(number: number): string {
  const ten = tens[Math.floor(number / 10)] ?? ""
  return number % 10 === 0 ? `${ten}ieth` : `${ten}y-${units[number % 10] ?? ""}`
}
