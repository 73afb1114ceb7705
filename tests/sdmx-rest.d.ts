/* What is used here of a client that others made and that has no types of its own. */
declare module "sdmx-rest" {
  type Service = Readonly<Record<string, string>>
  type Query = Readonly<Record<string, unknown>>
  const client: {
    readonly getService: (service: Service) => Service
    readonly getDataQuery: (asked: Query) => Query
    readonly getDataQuery2: (asked: Query) => Query
    readonly getMetadataQuery: (asked: Query) => Query
    readonly request: (query: Query, service: Service) => Promise<string>
    readonly request2: (query: Query, service: Service) => Promise<Response>
    readonly checkStatus: (query: Query, answer: Response) => void
    readonly checkMediaType: (requested: string, answer: Response) => void
    readonly data: { readonly DataFormat: Readonly<Record<"SDMX_JSON_1_0_0" | "SDMX_CSV_2_0_0", string>> }
    readonly metadata: { readonly MetadataFormat: Readonly<Record<"SDMX_JSON_1_0_0" | "SDMX_JSON_2_0_0", string>> }
  }
  export default client
}
