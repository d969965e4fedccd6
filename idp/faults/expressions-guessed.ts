import { defineFault } from './fault.ts'

/** What the vendor's syntax cannot read is taken for the attribute that it resembles. */
export const expressionsGuessed = defineFault({
  id: 'expressions-guessed',
  title: 'An expression of another vendor, or a name in another letter case, is sent as what it might mean',
  attributes(attributes, { unresolved, person, assignment }) {
    const held = Object.entries({ ...person.attributes, ...assignment.values })
    const guessed = unresolved.flatMap(({ statement, expression }) => {
      const name = expression.split('.').at(-1)?.toLowerCase()
      const [, value] = held.find(([variable]) => variable.toLowerCase() === name) ?? []
      return value ? [{ name: statement, nameFormat: attributes[0]?.nameFormat ?? null, values: [value].flat() }] : []
    })
    return [...attributes, ...guessed]
  },
})
