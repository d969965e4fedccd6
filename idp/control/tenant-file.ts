import { isMap, isScalar, isSeq, LineCounter, parseDocument, stringify, visit } from 'yaml'
import { keptTenantSchema } from '../directory/schema.ts'
import { specOf } from '../tenants/spec-of.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { ControlError } from './errors.ts'
import { type ParsedTenant, parseTenant } from './tenant-spec.ts'

/** A tenant as one YAML file: the description that the control API takes, for people to read, keep and change. */

const longest = 1_000_000

/** The file of a tenant; what has its default is left out. Private keys are not in it, test passwords and secrets of authenticator apps are. */
export function tenantFileText(tenant: Tenant): string {
  const {
    clockOffsetSeconds,
    signInAs,
    customAttributes = [],
    customCategories = [],
    linkedObjects = [],
    groups = [],
    ...spec
  } = specOf(tenant)
  const { id, profile, attributeTitles, people, apps } = spec
  const given = {
    id,
    profile,
    ...(clockOffsetSeconds ? { clockOffsetSeconds } : {}),
    ...(signInAs ? {} : { signInAs }),
    ...(customAttributes.length > 0 ? { customAttributes } : {}),
    ...(attributeTitles ? { attributeTitles } : {}),
    ...(customCategories.length > 0 ? { customCategories } : {}),
    ...(linkedObjects.length > 0 ? { linkedObjects } : {}),
    ...(groups.length > 0 ? { groups } : {}),
    people,
    apps,
  }
  // Keys stand in the order of the schema, whatever was changed last: the file of an import is the file that was imported.
  const ordered = keptTenantSchema.safeParse(given).data ?? given
  // Descriptions that are shared in memory are written out each time: an alias is nothing for people.
  return stringify(ordered, { aliasDuplicateObjects: false, lineWidth: 120 })
}

/** @throws ControlError (422) with the line, the place in the file, and the nearest right word */
export function readTenantFile(text: string): ParsedTenant {
  if (text.length > longest)
    throw new ControlError(413, 'too-large', `has ${text.length} characters; at most ${longest} are read`)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [syntax] = document.errors
  if (syntax) throw new ControlError(422, 'not-yaml', `not valid YAML: ${syntax.message.split('\n')[0]}`)
  visit(document, {
    Pair(_key, { key }) {
      if (!isScalar(key) || key.value !== '__proto__') return
      const { line } = lines.linePos(key.range?.[0] ?? 0)
      throw new ControlError(422, 'invalid', `line ${line}: nothing can be called __proto__`)
    },
  })
  try {
    return parseTenant(document.toJS({ maxAliasCount: 50 }), keptTenantSchema)
  } catch (error) {
    // An alias that means too much, or nothing.
    if (!(error instanceof ControlError)) throw new ControlError(422, 'not-yaml', `cannot be read: ${(error as Error).message}`)
    const { status, code, message, path = '' } = error
    const foreign = /^'([^']+)' does not belong here/.exec(message)?.[1]
    const line = lineOf(document.contents, foreign === undefined ? path : `${path}.${foreign}`, lines)
    throw new ControlError(status, code, [line, path, message].filter((part) => part !== '').join(': '), path)
  }
}

/** `line 12`, or nothing where not even the first part of the path is in the file. */
function lineOf(root: unknown, path: string, lines: LineCounter): string {
  let node = root
  let offset: number | undefined
  for (const key of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    if (isMap(node)) {
      const pair = node.items.find(({ key: name }) => isScalar(name) && String(name.value) === key)
      offset = (isScalar(pair?.key) ? pair.key.range?.[0] : undefined) ?? offset
      node = pair?.value
    } else if (isSeq(node)) {
      node = node.items[Number(key)]
      offset = (isMap(node) || isScalar(node) || isSeq(node) ? node.range?.[0] : undefined) ?? offset
    }
  }
  return offset === undefined ? '' : `line ${lines.linePos(offset).line}`
}
