import type { Statement } from '../directory/schema.ts'
import type { AroundStatement, KnownNames, Resolution, VendorProfile } from './profile.ts'

type Resolver = Pick<VendorProfile, 'title' | 'resolve' | 'around'>

const words: Record<AroundStatement, string> = {
  conditions: 'conditions of claims',
  rules: 'rules about parameters',
  multiValue: 'choice between one value and several',
  transform: 'transform of this kind',
  skipIfBlank: 'choice to skip what is blank',
}

/** A statement bound to what the tenant knows, with what is around its expression. What a vendor has not is refused, never ignored. */
export function resolveStatement(profile: Resolver, statement: Statement, known: KnownNames): Resolution {
  const used = (Object.keys(words) as AroundStatement[]).filter((option) => isUsed(statement[option]))
  const foreign = used.find((option) => !profile.around?.options.includes(option))
  if (foreign !== undefined) return { ok: false, at: 1, message: `${profile.title} has no ${words[foreign]}.` }
  return used.length > 0 && profile.around
    ? profile.around.resolve(statement, known)
    : profile.resolve(statement.expression, known)
}

const isUsed = (option: Statement[AroundStatement]): boolean =>
  option !== undefined && !(Array.isArray(option) && option.length === 0)
