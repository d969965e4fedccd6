import type { Attribute } from '../message.ts'
import { lastPart } from '../names.ts'
import { listed, quoted } from '../text.ts'
import { defineRule, type Said, type Seen } from './finding.ts'

/** Names of attributes: whether what the SP looks for is there, perhaps under another name. */

export const attributesOf = ({ message }: Pick<Seen, 'message'>): Attribute[] =>
  message.assertions.filter(({ misplacedIn }) => misplacedIn === null).flatMap(({ attributes }) => attributes)

/** Two Assertions with the same attributes are no fault of the attributes. */
const perAssertion = ({ message }: Seen, look: (attributes: Attribute[]) => Said[]): Said[] =>
  message.assertions.filter(({ misplacedIn }) => misplacedIn === null).flatMap(({ attributes }) => look(attributes))

const bare = (name: string): string =>
  lastPart(name)
    .replace(/[\s_.-]+/g, '')
    .toLowerCase()

/** Why a program that looks for `wanted` does not find this one; null: it is something else. */
export function almost(wanted: string, { name, friendlyName }: Attribute): string | null {
  if (name === wanted) return null
  if (name.trim() === wanted.trim()) return `${quoted(name)} is sent, with a blank too many`
  if (name.toLowerCase() === wanted.toLowerCase()) return `${quoted(name)} is sent, in other letter case`
  if (friendlyName?.toLowerCase() === wanted.toLowerCase()) return `${quoted(name)} is sent, which has it as FriendlyName alone`
  if (lastPart(name).toLowerCase() === wanted.toLowerCase()) return `${quoted(name)} is sent, the long form of the name`
  if (lastPart(wanted).toLowerCase() === name.toLowerCase()) return `${quoted(name)} is sent, the short form of the name`
  if (bare(name) === bare(wanted)) return `${quoted(name)} is sent, which is written in another way`
  return null
}

/** What different vendors and apps call the same thing. */
const families: readonly (readonly string[])[] = [
  ['email', 'mail', 'emailaddress', 'useremail'],
  ['firstname', 'givenname', 'fname', 'userfirstname'],
  ['lastname', 'surname', 'sn', 'familyname', 'userlastname'],
  ['displayname', 'name', 'fullname', 'cn'],
  ['groups', 'group', 'memberof', 'groupslink', 'membership'],
  ['role', 'roles', 'userrole'],
  ['username', 'login', 'upn', 'userprincipalname', 'uid'],
]

export const attributeNotSent = defineRule({
  id: 'attribute-not-sent',
  severity: 'error',
  look(seen) {
    const sent = attributesOf(seen)
    const blind = seen.message.assertions.length === 0
    return (seen.known.attributes ?? []).flatMap((wanted): Said[] => {
      if (blind || sent.some(({ name }) => name === wanted)) return []
      const near = sent.flatMap((each) => almost(wanted, each) ?? [])
      if (near.length > 0)
        return [
          {
            words: `No attribute is called ${quoted(wanted)}; ${near[0]}.`,
            advice: 'Names are compared letter by letter. Change it at the IdP, or what the SP looks for.',
          },
        ]
      const family = families.find((names) => names.includes(bare(wanted)))
      const kin = family ? sent.filter(({ name }) => family.includes(bare(name))) : []
      if (kin.length > 0)
        return [
          {
            words: `No attribute is called ${quoted(wanted)}; ${listed(kin.map(({ name }) => quoted(name)))} ${kin.length > 1 ? 'are' : 'is'} sent, which may be meant.`,
            advice: 'Give it the name that the SP looks for, at the IdP.',
          },
        ]
      const names =
        sent.length === 0
          ? 'none is sent'
          : `sent are ${listed(
              sent.map(({ name }) => quoted(name)),
              12,
            )}`
      return [
        {
          words: `No attribute is called ${quoted(wanted)}; ${names}.`,
          advice:
            'Add it to the attribute statements of the app. If it is there, this person has no value for it, or its expression names a field that does not exist: most IdPs leave it out then.',
        },
      ]
    })
  },
})

export const noAttributes = defineRule({
  id: 'no-attributes',
  severity: 'warning',
  look: ({ message }) =>
    message.assertions
      .filter(({ misplacedIn, attributes }) => misplacedIn === null && attributes.length === 0)
      .filter(() => !message.encrypted.some(({ name }) => name === 'EncryptedAttribute'))
      .map(() => ({
        words: 'The Assertion has no attributes.',
        advice:
          'The SP learns nothing but the NameID. Add attribute statements (claims, parameters, mappings) to the app at the IdP.',
      })),
})

export const nameTwice = defineRule({
  id: 'attribute-twice',
  severity: 'warning',
  look: (seen) =>
    perAssertion(seen, (attributes) =>
      [...Map.groupBy(attributes, ({ name }) => name)]
        .filter(([, found]) => found.length > 1)
        .map(([name, found]) => ({
          words: `The attribute ${quoted(name)} is there ${found.length} times, each with values of its own.`,
          advice: 'Some SPs read the first, some the last, some all. Put all values into one attribute.',
        })),
    ),
})

export const namesAlike = defineRule({
  id: 'attribute-names-alike',
  severity: 'warning',
  look: (seen) =>
    perAssertion(seen, (attributes) => {
      const names = [...new Set(attributes.map(({ name }) => name))]
      return [...Map.groupBy(names, (name) => name.trim().toLowerCase()).values()]
        .filter((found) => found.length > 1)
        .map((found) => ({
          words: `Two attributes have nearly the same name: ${listed(found.map(quoted))}.`,
          advice: 'An SP that ignores letter case or blanks reads one of both, and not always the same. Remove one.',
        }))
    }),
})

export const namePadded = defineRule({
  id: 'attribute-name-padded',
  severity: 'warning',
  look: (seen) =>
    attributesOf(seen)
      .filter(({ name }) => name.trim() === '' || name !== name.trim())
      .map(({ name }) => ({
        words:
          name.trim() === ''
            ? 'An attribute has no name.'
            : `The attribute's name ${JSON.stringify(name).slice(0, 160)} has a blank around it.`,
        advice: 'Type the name anew at the IdP: the blank came along when it was copied.',
      })),
})

export const longNames = defineRule({
  id: 'attribute-long-names',
  severity: 'note',
  look(seen) {
    if ((seen.known.attributes ?? []).length > 0) return []
    const long = attributesOf(seen).filter(({ name }) => /^https?:\/\//.test(name))
    if (long.length === 0) return []
    const examples = long.slice(0, 3).map(({ name }) => `${lastPart(name)} is ${quoted(name)}`)
    return [
      {
        words: `${long.length} attribute${long.length === 1 ? ' has a URI as its name' : 's have URIs as names'}: ${listed(examples)}.`,
        advice:
          'The SP has to look for the whole URI, or the claims have to be renamed at the IdP (in Entra ID: clear the namespace).',
      },
    ]
  },
})

export const attributeRules = [attributeNotSent, noAttributes, nameTwice, namesAlike, namePadded, longNames]
