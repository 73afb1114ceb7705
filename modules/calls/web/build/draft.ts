import type { CallWording } from "#modules/calls/call.ts"
import type { Questionnaire } from "#modules/calls/questionnaire.ts"
import type { CallRecord } from "#modules/calls/web/CallPage.tsx"
import { trimmed } from "#modules/calls/web/Texts.tsx"

/** A call as it is being written. */
export type Draft = { readonly wording: CallWording; readonly questionnaire: Questionnaire }

/** What the builder writes of a call that is there. */
export function draftOf(call: CallRecord): Draft {
  const { title, note, mandates, instrument, groups, besides, except, languages } = call
  const { year, opens, due, reminders, audience, published, form } = call
  return {
    wording: {
      ...{ title, note, mandates, instrument, groups, besides, except, languages },
      ...{ year, opens, due, reminders, audience, published },
    },
    questionnaire: { sections: form.sections },
  }
}

/** What a call lacks before it can be kept at all; what stands there stays on the page meanwhile. */
export type Lack = "title" | "mandates" | "languages" | "due" | "section-title" | "repeat-empty"

/** Finds what keeps a draft from being kept. */
export function lacksOf({ wording, questionnaire }: Draft): Lack[] {
  const isEmpty = (text: object) => Object.values(text).every((words) => String(words).trim() === "")
  const { sections } = questionnaire
  const repeats = sections.flatMap(({ items }) => items.flatMap((item) => ("repeat" in item ? [item] : [])))
  const found: (readonly [Lack, boolean])[] = [
    ["title", isEmpty(wording.title)],
    ["mandates", wording.mandates.length === 0],
    ["languages", wording.languages.length === 0],
    ["due", wording.due === ""],
    ["section-title", sections.some(({ title }) => isEmpty(title)) || repeats.some(({ label }) => isEmpty(label))],
    ["repeat-empty", repeats.some(({ items }) => items.length === 0)],
  ]
  return found.flatMap(([lack, isSo]) => (isSo ? [lack] : []))
}

/** A draft as it is sent: words without the spaces around them. */
export function sentOf({ wording, questionnaire }: Draft): Draft {
  return {
    wording: { ...wording, title: trimmed(wording.title), note: trimmed(wording.note) },
    questionnaire: {
      sections: questionnaire.sections.map((section) => ({
        ...section,
        title: trimmed(section.title),
        note: trimmed(section.note),
        items: section.items.map((item) => ("repeat" in item ? { ...item, label: trimmed(item.label) } : item)),
      })),
    },
  }
}

/** The parts of a call in which two drafts differ, by the names of the builder's parts. */
export function differences(mine: Draft, theirs: Draft): (keyof CallWording | "questionnaire")[] {
  const names = Object.keys(mine.wording) as (keyof CallWording)[] // the keys of a wording are its own
  const differ = (one: unknown, other: unknown) => JSON.stringify(one) !== JSON.stringify(other)
  return [
    ...names.filter((name) => differ(mine.wording[name], theirs.wording[name])),
    ...(differ(mine.questionnaire, theirs.questionnaire) ? (["questionnaire"] as const) : []),
  ]
}
