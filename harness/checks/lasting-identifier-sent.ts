import { all, defineCheck, notVerified, satisfied, violated } from './check.ts'
import { signIns } from './seen.ts'

/** Judges our own IdP: the identifier is there, is not the address, and is the same at each sign-in of a person. */
export const lastingIdentifierSent = defineCheck({
  id: 'lasting-identifier-sent',
  title: 'A lasting identifier is sent, which is no address',
  evidence: 'E3',
  evaluate({ steps, statements }) {
    const name = statements.find(({ word }) => word === 'idpId')?.name
    if (name === undefined) return notVerified('no statement sends an identifier')
    const seen = new Map<string, string>()
    const outcomes = signIns(steps).map(({ sent, person }) => {
      if (!sent || !person) return notVerified('no assertion was sent')
      const [value = ''] = sent.attributes[name] ?? []
      const before = seen.get(person.id) ?? value
      seen.set(person.id, value)
      if (value === '' || value.includes('@')) return violated('an identifier that is no address', value || 'none')
      return before === value ? satisfied('the same identifier each time', value) : violated(before, value)
    })
    return all(outcomes, 'nobody signed in')
  },
})
