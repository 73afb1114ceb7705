import type { InstrumentCode } from "#modules/treaties/act-kinds.ts"
import type { ParticipantInPlace } from "#modules/treaties/contract.ts"
import type { FileColumn } from "#platform/kernel/csv.ts"
import { inLanguage, type Language } from "#platform/kernel/language.ts"

/** The columns of an exported list of participants, under codes that stay the same in every language and release. */
export const participantColumns = (
  instrument: InstrumentCode,
  on: string,
  language: Language,
): readonly FileColumn<ParticipantInPlace>[] => [
  ["instrument", () => instrument],
  ["as_of", () => on],
  ["participant", ({ participant }) => participant.code],
  ["iso3", ({ participant }) => participant.iso3],
  ["name", ({ participant }) => inLanguage(participant.names, language).text],
  ["regional_group", ({ participant }) => participant.group],
  ["status", ({ status }) => status],
  ["signed", ({ signed }) => signed],
  ["consented", ({ consented }) => consented],
  ["consent", ({ consent }) => consent],
  ["bound_from", ({ bound }) => bound],
  ["left", ({ left }) => left],
  ["ended", ({ ended }) => ended],
  ["statements", ({ said }) => said],
]
