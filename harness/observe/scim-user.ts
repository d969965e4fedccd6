import type { AccountSeen } from '../results.ts'
import { statusOf, textOf } from './values.ts'

type Json = Record<string, unknown>

/** A SCIM User (RFC 7643 4.1) in our words. What the SP does not show stays unknown. @param token what every NameID of the case holds */
export function accountFromScim(user: unknown, token: string): AccountSeen {
  const json = objectOf(user)
  const email = valueIn(chosen(json.emails)) ?? textOf(json.userName) ?? ''
  const seen: AccountSeen = { email }
  const displayName = textOf(json.displayName) ?? nameOf(objectOf(json.name))
  if (displayName !== undefined) seen.displayName = displayName
  const status = statusOf(json.active)
  if (status !== undefined) seen.status = status
  const groups = displayed(json.groups)
  if (groups !== undefined) seen.groups = groups
  const role = valueIn(chosen(json.roles))
  if (role !== undefined) seen.role = role
  // Whatever else an SP may keep there says nothing of the IdP's identifier. Its issuer is not shown.
  const externalId = textOf(json.externalId)
  if (externalId?.toLowerCase().includes(token)) seen.idpIds = [`|${externalId}`]
  const meta = objectOf(json.meta)
  const [createdAt, updatedAt] = [textOf(meta.created), textOf(meta.lastModified)]
  if (createdAt !== undefined) seen.createdAt = createdAt
  if (updatedAt !== undefined) seen.updatedAt = updatedAt
  return seen
}

/** The primary one of a list of values, else the first. RFC 7643 2.4. */
function chosen(values: unknown): unknown {
  if (!Array.isArray(values)) return undefined
  return values.find((each) => objectOf(each).primary === true) ?? values[0]
}

/** Some servers write a list of plain texts where the RFC has objects. */
function valueIn(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null) return textOf(objectOf(value).value)
  return textOf(value)
}

function displayed(groups: unknown): string[] | undefined {
  if (!Array.isArray(groups)) return undefined
  return groups.flatMap((each) => textOf(objectOf(each).display) ?? valueIn(each) ?? [])
}

function nameOf(name: Json): string | undefined {
  const parts = [textOf(name.givenName), textOf(name.familyName)].filter((each) => each !== undefined && each !== '')
  return textOf(name.formatted) ?? (parts.length > 0 ? parts.join(' ') : undefined)
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {}
}
