import type { Condition, Person, Statement, Value } from '../../directory/schema.ts'
import type { KnownNames, Resolution, Subject } from '../profile.ts'
import { resolveEntraId } from './expression.ts'
import { parseEntra } from './language/parse.ts'

interface Row {
  applies(subject: Subject): boolean
  isTransformation: boolean
  read(subject: Subject): Value
}

/**
 * A claim with conditions. Rows whose source is an attribute are looked at first, then those with a transformation, each from top to
 * bottom; the last one that applies and has a value is sent, and the claim's own source where none does.
 * Microsoft docs, "Customize SAML token claims", "Emit claims based on conditions".
 */
export function resolveConditions({ expression, conditions = [] }: Statement, known: KnownNames): Resolution {
  const own = resolveEntraId(expression, known)
  if (!own.ok) return own
  const rows: Row[] = []
  for (const [index, condition] of conditions.entries()) {
    const resolution = resolveEntraId(condition.source, known)
    if (!resolution.ok) return { ...resolution, message: `condition ${index + 1}, ${resolution.message}` }
    const isTransformation = parseEntra(condition.source).kind === 'transformation'
    rows.push({ applies: ({ person }) => isOf(person, condition), isTransformation, read: resolution.read })
  }
  const ordered = [...rows.filter((row) => !row.isTransformation), ...rows.filter((row) => row.isTransformation)]
  return {
    ok: true,
    read: (subject) => {
      const sent = ordered.filter((row) => row.applies(subject)).map((row) => row.read(subject))
      return sent.findLast((value) => !isEmpty(value)) ?? own.read(subject)
    },
  }
}

const isEmpty = (value: Value): boolean => value === null || value.length === 0

/** Kinds of guests by what the directory says of them; everybody else is a member. */
const guests: Record<string, 'entra' | 'external'> = { guest: 'entra', 'entra guest': 'entra', 'external guest': 'external' }

function isOf({ attributes, groups = [] }: Person, condition: Condition): boolean {
  const kind = guests[String(attributes?.usertype ?? '').toLowerCase()] ?? 'member'
  const fits: Record<Condition['users'], boolean> = {
    any: true,
    members: kind === 'member',
    guests: kind !== 'member',
    'entra-guests': kind === 'entra',
    'external-guests': kind === 'external',
  }
  return fits[condition.users] && (condition.groups.length === 0 || condition.groups.some((group) => groups.includes(group)))
}
