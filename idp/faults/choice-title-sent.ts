import { defineFault } from './fault.ts'

/** Of a choice, the words that people see are sent in place of its value. */
export const choiceTitleSent = defineFault({
  id: 'choice-title-sent',
  title: 'The display name of a choice is sent instead of its value',
  attributes(attributes, { app }) {
    const members = (app.attributes ?? []).flatMap((each) => each.members ?? [])
    const shown = (value: string) => members.find((each) => each.value === value)?.title ?? value
    return attributes.map((each) => ({ ...each, values: each.values.map(shown) }))
  },
})
