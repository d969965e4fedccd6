import type { Attribute, Value } from '../message.ts'
import { listed, quoted } from '../text.ts'
import { attributesOf } from './attributes.ts'
import { defineRule, type Said, type Seen } from './finding.ts'

/** Values of attributes: empty, joined, no names, or not what an SP can work with. */

const each = (seen: Seen, look: (value: Value, attribute: Attribute) => Said | null): Said[] =>
  attributesOf(seen).flatMap(
    (attribute) => attribute.values.map((value) => look(value, attribute)).find((said) => said !== null) ?? [],
  )

export const valueEmpty = defineRule({
  id: 'value-empty',
  severity: 'warning',
  look: (seen) =>
    attributesOf(seen).flatMap(({ name, values }) => {
      const advice =
        'This person has no value at the IdP. An SP may take it for "remove what is there", or refuse to make an account.'
      if (values.length === 0) return [{ words: `The attribute ${quoted(name)} has no value at all.`, advice }]
      const empty = values.filter(({ text, isNil, hasElements }) => text === '' && !isNil && !hasElements)
      if (empty.length === 0) return []
      return [{ words: `The attribute ${quoted(name)} has an empty value.`, advice }]
    }),
})

export const valueBlank = defineRule({
  id: 'value-blank',
  severity: 'warning',
  look: (seen) =>
    each(seen, ({ text, hasElements }, { name }) => {
      if (hasElements || text === '' || text === text.trim()) return null
      const words =
        text.trim() === ''
          ? `A value of ${quoted(name)} is nothing but white space.`
          : `There is white space around a value of ${quoted(name)}: ${JSON.stringify(text).slice(0, 160)}.`
      return {
        words,
        advice: 'A role or group with a blank around it is another role or group to most SPs. Clean it at the source.',
      }
    }),
})

export const valueNull = defineRule({
  id: 'value-null',
  severity: 'note',
  look: (seen) =>
    each(seen, ({ isNil }, { name }) =>
      isNil
        ? { words: `A value of ${quoted(name)} is null (xsi:nil).`, advice: 'SPs that do not know this read an empty text.' }
        : null,
    ),
})

export const valueComment = defineRule({
  id: 'value-comment',
  severity: 'error',
  look: (seen) =>
    each(seen, ({ hasComment, text }, { name }) =>
      hasComment
        ? {
            words: `There is a comment inside a value of ${quoted(name)}: ${quoted(text)} without it.`,
            advice: 'Careless readers stop at it and see another value; the signature still holds. No honest IdP writes one.',
          }
        : null,
    ),
})

export const valueElements = defineRule({
  id: 'value-elements',
  severity: 'note',
  look: (seen) =>
    each(seen, ({ hasElements }, { name }) =>
      hasElements
        ? {
            words: `A value of ${quoted(name)} holds XML elements, not a text.`,
            advice: 'Few SPs read such values (eduPersonTargetedID is one).',
          }
        : null,
    ),
})

const isList = (name: string): boolean => /group|role|member|team|department|permission|entitlement/i.test(name)
const isDistinguishedName = (text: string): boolean => /^(?:cn|ou|uid)=.+,\s*(?:ou|dc|o|cn)=/i.test(text)

export const valuesJoined = defineRule({
  id: 'values-joined',
  severity: 'warning',
  look: (seen) =>
    attributesOf(seen).flatMap(({ name, values }) => {
      const [only, ...more] = values
      if (!only || more.length > 0 || isDistinguishedName(only.text)) return []
      const sign = only.text.includes(';')
        ? ';'
        : isList(name) && only.text.includes(',')
          ? ','
          : isList(name) && only.text.includes('|')
            ? '|'
            : null
      const parts = sign === null ? [] : only.text.split(sign).map((part) => part.trim())
      if (
        sign === null ||
        parts.length < 2 ||
        parts.some((part) => part === '' || part.length > 200) ||
        /^https?:/.test(only.text)
      )
        return []
      return [
        {
          words: `The attribute ${quoted(name)} is one value that looks like ${parts.length}, joined by "${sign}": ${quoted(only.text)}.`,
          advice:
            'Most SPs take it for one name. Let the IdP send a value for each (OneLogin: Multi-value parameter; Okta: an array expression), or let the SP take it apart.',
        },
      ]
    }),
})

export const groupsLink = defineRule({
  id: 'groups-link',
  severity: 'warning',
  look: (seen) =>
    attributesOf(seen)
      .filter(({ name, values }) => /\/groups\.link$/i.test(name) || values.some(({ text }) => /\/getMemberObjects$/.test(text)))
      .map(({ name }) => ({
        words: `In place of groups there is a link (${quoted(name)}): this person is in more than 150.`,
        advice:
          'Entra ID sends no group then. Let the claim hold only groups assigned to the application, filter it, or use app roles.',
      })),
})

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export const groupIds = defineRule({
  id: 'group-ids',
  severity: 'note',
  look: (seen) =>
    attributesOf(seen)
      .filter(({ name, values }) => /group|role/i.test(name) && values.length > 0 && values.every(({ text }) => guid.test(text)))
      .map(({ name, values }) => ({
        words: `The values of ${quoted(name)} are identifiers, not names, such as ${values[0]?.text}.`,
        advice:
          'Entra ID sends object IDs unless another source attribute is chosen. Map these at the SP, or choose cloud-only group display names.',
      })),
})

export const distinguishedNames = defineRule({
  id: 'group-paths',
  severity: 'note',
  look: (seen) =>
    each(seen, ({ text }, { name }) =>
      isDistinguishedName(text)
        ? {
            words: `A value of ${quoted(name)} is a name of a directory, ${quoted(text)}.`,
            advice: 'An SP that looks for the plain name of a group does not find it. Send the CN alone.',
          }
        : null,
    ),
})

/** What the vendors' expressions look like. */
const expression =
  /^(?:user|appuser|idpuser|session|org)\.\w+$|^\{[\w.]+\}$|^\$\{[^}]+\}$|^\{\{[^}]+\}\}$|^(?:String|Arrays|Groups|Convert)\.\w+\(/

export const expressionSent = defineRule({
  id: 'expression-sent',
  severity: 'warning',
  look: (seen) =>
    each(seen, ({ text }, { name }) =>
      expression.test(text.trim())
        ? {
            words: `The value of ${quoted(name)} is the text ${quoted(text)}, which looks like an expression.`,
            advice: 'The IdP took it as a fixed text. Look at quotation marks, spelling and the type of the value there.',
          }
        : null,
    ),
})

export const roleUnknown = defineRule({
  id: 'role-unknown',
  severity: 'warning',
  look(seen) {
    const roles = seen.known.roles ?? []
    if (roles.length === 0) return []
    return attributesOf(seen)
      .filter(({ name }) => /role/i.test(name))
      .flatMap(({ name, values }) =>
        values
          .filter(({ text }) => text !== '' && !roles.includes(text))
          .map(({ text }) => {
            const meant = roles.find((role) => role.toLowerCase() === text.trim().toLowerCase())
            return meant === undefined
              ? {
                  words: `${quoted(text)} in ${quoted(name)} is none of the roles ${listed(roles.map(quoted))}.`,
                  advice: 'Send the name of a role that the SP has, or add the role there.',
                }
              : {
                  words: `${quoted(text)} in ${quoted(name)} is written ${quoted(meant)} at the SP.`,
                  advice: 'Role names are compared letter by letter: write it at the IdP as the SP has it.',
                }
          }),
      )
  },
})

export const valueRules = [
  valueEmpty,
  valueBlank,
  valueNull,
  valueComment,
  valueElements,
  valuesJoined,
  groupsLink,
  groupIds,
  distinguishedNames,
  expressionSent,
  roleUnknown,
]
