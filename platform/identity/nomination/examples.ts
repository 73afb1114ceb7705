/** Invented letters and people for tests: nobody here exists, and no State wrote any of this. */

/** The smallest thing that is a PDF by its content. */
export const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")

/** What Bruno of the ministry proposes: a contributor who does not exist. */
export const proposed = {
  party: "state-ury" as string | null,
  role: "contributor",
  process: null as string | null,
  name: "Casandra Inexistente",
  title: "Adviser, Ministry of Fictions",
  email: "casandra@ministry.example",
  language: "es" as const,
  basis: "Note verbale 12/2018 of 1 February 2018",
  since: "2018-03-01",
  until: null as string | null,
  replaces: null as string | null,
}

/** Every field as the letter says. */
export const confirmed = { name: "confirmed", title: "confirmed", email: "confirmed", role: "confirmed" } as const
