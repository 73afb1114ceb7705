import { agency } from "#modules/analysis/sdmx/flow.ts"
import { versions, type Edition } from "#modules/analysis/sdmx/version.ts"

/** The kinds of artefacts that are served, as paths name them, with the class of the information model each is of. */
export const kinds = {
  dataflow: "datastructure.Dataflow",
  datastructure: "datastructure.DataStructure",
  codelist: "codelist.Codelist",
  conceptscheme: "conceptscheme.ConceptScheme",
  agencyscheme: "base.AgencyScheme",
} as const
export type Kind = keyof typeof kinds

/** The name by which an artefact is known everywhere. */
export const urn = (kind: Kind, id: string, edition: Edition): string =>
  kind === "agencyscheme"
    ? "urn:sdmx:org.sdmx.infomodel.base.AgencyScheme=SDMX:AGENCIES(1.0)"
    : `urn:sdmx:org.sdmx.infomodel.${kinds[kind]}=${agency}:${id}(${versions[edition]})`

/** The name of a concept of the one scheme of concepts. */
export const conceptUrn = (id: string, edition: Edition): string =>
  `urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=${agency}:CONCEPTS(${versions[edition]}).${id}`
