import type { Statement } from '../directory/schema.ts'
import type { KnownNames, Resolution, VendorProfile } from './profile.ts'

type Resolver = Pick<VendorProfile, 'title' | 'resolve' | 'resolveConditional'>

/** A statement bound to what the tenant knows, conditions included. Conditions at a vendor that has none are refused, never ignored. */
export function resolveStatement(profile: Resolver, statement: Statement, known: KnownNames): Resolution {
  if (!statement.conditions?.length) return profile.resolve(statement.expression, known)
  if (profile.resolveConditional) return profile.resolveConditional(statement, known)
  return { ok: false, at: 1, message: `${profile.title} has no conditions of claims.` }
}
