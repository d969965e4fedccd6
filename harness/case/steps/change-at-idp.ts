import type { Word } from '../../scenario/values.ts'
import { type CasePerson, type IdpValue, inWordsOf, plain } from '../people.ts'
import { tenantsOf } from '../second-idp.ts'
import { valuesFor } from '../statements.ts'
import { type CaseWorld, personOf } from '../world.ts'
import { defineStep } from './step.ts'

/** The IdP's administrator changes what the IdP knows of a person. Nobody signs in. */
export const changeAtIdpStep = defineStep({
  kind: 'change-at-idp',
  run: async (options, world, _browsers, frame) => {
    const person = personOf(world, options.person)
    await frame(async () => {
      const wanted = Object.fromEntries(
        Object.entries(options.sends ?? {}).map(([word, value]) => [word, plain(value, world.token)]),
      )
      const said = inWordsOf(wanted, world.attributeMap, world.target.groups)
      // The directory's own fields go along; where nothing is sent, they still say who the person is.
      for (const [field, text] of Object.entries({ displayName: wanted.displayName, ...partsOf(said) }))
        if (typeof text === 'string' && text.trim() !== '') person[field as NameField] = text
      const changed = Object.entries(said) as [Word, IdpValue][]
      if ('email' in said) leaveBehind(person, person.sends.email)
      for (const [word, value] of changed) person.sends[word] = value
      if (options.email !== undefined) {
        const address = String(plain(options.email, world.token))
        // An attribute that holds the address goes along with it.
        if (person.sends.email === person.email) person.sends.email = address
        leaveBehind(person, person.email)
        person.email = address
      }
      if (options.assigned === false || options.leavesGroup) person.assigned = false
      await writeToIdp(world, person)
      const address = options.email === undefined ? [] : [`address = ${person.email}`]
      const list = [...address, ...changed.map(([word, value]) => `${word} = ${JSON.stringify(value)}`)].join(', ')
      const away = options.assigned === false ? 'takes away the app from ' : 'changes '
      const does = options.leavesGroup ? `takes out of the group ${person.byGroup} ` : away
      return { sentence: `The IdP's administrator ${does}${person.firstName}${list ? `: ${list}` : ''}`, person }
    })
  },
})

/** An address that the person had is still the person's at an SP that has not heard of the change. */
function leaveBehind({ formerly }: CasePerson, address: IdpValue | undefined): void {
  if (typeof address === 'string' && address !== '') formerly.push(address)
}

type NameField = 'displayName' | 'firstName' | 'lastName'

const partsOf = ({ firstName, lastName }: CasePerson['sends']) => ({ firstName, lastName })

async function writeToIdp(world: CaseWorld, person: CasePerson): Promise<void> {
  const attributes = valuesFor(person, world.statements, 'user')
  const values = valuesFor(person, world.statements, 'assignment')
  for (const { id } of tenantsOf(world, person)) {
    await world.idp.changePerson(id, person.idpKey, {
      email: person.email,
      userName: person.email,
      displayName: person.displayName,
      firstName: person.firstName,
      lastName: person.lastName,
      ...(person.byGroup === undefined ? {} : { groups: person.assigned ? [person.byGroup] : [] }),
      attributes,
    })
    // Whoever has the app by a group has no assignment of their own.
    for (const place of person.byGroup === undefined ? world.places.values() : [])
      if (!person.assigned) await world.idp.unassign(id, place.app, person.idpKey)
      else await world.idp.assign(id, place.app, person.idpKey, values)
  }
}
