import { NEXT_ENTRY } from '../pages/note.ts'
import { defineCheck, notVerified, satisfied, violated } from './check.ts'
import { judgeSetUps } from './set-up.ts'

/** A provider that was set up stands in the list under the name it was given, and is the one that counts. */
export const providerListed = defineCheck({
  id: 'provider-listed',
  title: 'A provider is found under its name, and selected',
  evidence: 'E4',
  needs: ['consoles'],
  evaluate({ steps }) {
    return judgeSetUps(steps, ({ details }) => {
      const { name = '', providers, chosenProvider } = details
      if (providers === undefined) return notVerified('the set-up notes no list of providers to choose from')
      const entries = providers.split(NEXT_ENTRY).filter((each) => each !== '')
      const expected = `"${name}" in the list, and selected`
      return entries.includes(name) && chosenProvider === name
        ? satisfied(expected)
        : violated(expected, `listed: ${entries.join(', ') || 'nothing'}; selected: ${chosenProvider || 'nothing'}`)
    })
  },
})
