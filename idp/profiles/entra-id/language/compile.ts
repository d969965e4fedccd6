import { didYouMean } from '../../../directory/nearest.ts'
import type { Value } from '../../../directory/schema.ts'
import { ExpressionFault } from '../../../expressions/fault.ts'
import type { KnownNames, Subject } from '../../profile.ts'
import { type Fields, fromPerson, isCalled } from '../../reference.ts'
import { objectId } from '../identity.ts'
import { type Text, type Transformation, transformations } from './transformations.ts'
import type { Argument, Source } from './tree.ts'

type Read = (subject: Subject) => Value

/** Attributes that the portal offers and that have no value here before somebody gives one, as a custom attribute of that name. */
const unsetAttributes: readonly string[] = [
  ...['employeeid', 'companyname', 'country', 'city', 'state', 'streetaddress', 'postalcode', 'officelocation'],
  ...['mobilephone', 'telephonenumber', 'othermail', 'proxyaddresses', 'assignedroles', 'netbiosname', 'dnsdomainname'],
  ...['samaccountname', 'userprincipalname', 'immutableid', 'domainname', 'securityidentifier'].map(
    (each) => `onpremises${each}`,
  ),
  ...Array.from({ length: 15 }, (_, index) => `extensionattribute${index + 1}`),
]

const fields: Fields = {
  userprincipalname: (person) => person.userName,
  mail: (person) => person.email,
  givenname: (person) => person.firstName,
  surname: (person) => person.lastName,
  displayname: (person) => person.displayName,
  jobtitle: (person) => person.title,
  department: (person) => person.department,
  preferredlanguage: (person) => person.locale,
  objectid: (person, tenantId) => objectId(tenantId, person),
  mailnickname: ({ userName }) => userName.split('@')[0],
  usertype: () => 'Member',
  ...Object.fromEntries(unsetAttributes.map((name) => [name, () => undefined])),
}

/** The attributes that a portal lists beside the extensions of a directory. */
export const standardFields: readonly string[] = Object.keys(fields)

/** Whether the directory has this attribute by itself. */
export const isStandardField = (name: string): boolean => Object.hasOwn(fields, name)

/** A claim has two transformations at most, and five attributes beside the input. */
const deepest = 2
const mostNamed = 5

/**
 * Binds a source to what the tenant knows, and checks names, numbers and kinds of parameters.
 * @throws ExpressionFault at the part that cannot be
 */
export function compileEntra(source: Source, known: KnownNames, depth = 1): Read {
  switch (source.kind) {
    case 'constant':
      return constant(source, known)
    case 'number':
      throw new ExpressionFault(source.at, 'a number is a parameter, not a source')
    case 'attribute':
      return attribute(source, known)
    case 'transformation':
      if (depth > deepest) throw new ExpressionFault(source.at, `a claim has at most ${deepest} transformations`)
      return transformed(source, known, depth)
  }
}

/** A constant is typed without quotes. A word that an attribute is called is surely meant as that attribute, as Google writes it, and refused. */
function constant({ text, at }: Extract<Source, { kind: 'constant' }>, known: KnownNames): Read {
  if (isCalled(text, [...Object.keys(fields), ...known.custom]))
    throw new ExpressionFault(at, `'${text}' is a bare name, as Google writes it`)
  return () => text
}

/** Letter case counts: `Role` is not `role`. */
function attribute({ name, at }: Extract<Source, { kind: 'attribute' }>, { custom }: KnownNames): Read {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (!field && !custom.includes(name)) {
    const near = didYouMean(name, [...Object.keys(fields), ...custom])
    throw new ExpressionFault(at, `the directory has no attribute '${name}' (letter case counts)${near}`)
  }
  return (subject) => readAttribute(name, subject)
}

/** What the directory says of somebody under this name: a custom attribute comes before the field that is called so. */
export function readAttribute(name: string, subject: Subject): Value {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined
  const given = fromPerson(subject, name)
  return given === undefined ? (field?.(subject.person, subject.tenantId ?? '') ?? null) : given
}

function transformed({ name, args, at }: Extract<Source, { kind: 'transformation' }>, known: KnownNames, depth: number): Read {
  const transformation = Object.hasOwn(transformations, name) ? transformations[name] : undefined
  if (!transformation)
    throw new ExpressionFault(at, `there is no transformation '${name}'${didYouMean(name, Object.keys(transformations))}`)
  const [placed, named] = [args.filter((each) => each.name === null), args.filter((each) => each.name !== null)]
  checkNumbers(name, transformation, placed.length, named, at)
  const reads = placed.map((each, index) =>
    parameter(each, transformation.parameters[index]?.type ?? 'text', known, index === 0 ? depth : deepest),
  )
  const others = named.map((each) => [each.name ?? '', compileEntra(each.source, known, deepest + 1)] as const)
  const run = (values: (string | number | null)[], subject: Subject): Text => {
    try {
      return transformation.apply(values, Object.fromEntries(others.map(([key, read]) => [key, first(read(subject))])))
    } catch (error) {
      if (error instanceof RangeError) throw new ExpressionFault(at, `${name}: ${error.message}`)
      throw error
    }
  }
  const isEach = placed[0]?.isEach ?? false
  return (subject) => {
    const [input, ...rest] = reads.map((read) => read(subject))
    const others = rest.map(first)
    if (!isEach) return run([first(input ?? null), ...others], subject)
    return [input ?? []].flat().flatMap((each) => run([each, ...others], subject) ?? [])
  }
}

function checkNumbers(
  name: string,
  { parameters, least, hasNamed = false }: Transformation,
  count: number,
  named: readonly Argument[],
  at: number,
): void {
  const most = parameters.length
  if (count < least || count > most) {
    const wanted = parameters.map(({ what }, index) => (index < least ? what : `[${what}]`)).join(', ')
    throw new ExpressionFault(at, `${name} takes ${wanted}, and has ${count} parameter${count === 1 ? '' : 's'}`)
  }
  const [one] = named
  if (one && !hasNamed) throw new ExpressionFault(one.source.at, `${name} has no named parameters`)
  const further = named.filter((each) => each.name !== 'otherwise')
  if (further.length > mostNamed) throw new ExpressionFault(at, `${name} takes at most ${mostNamed} further attributes`)
}

/** Only the first parameter may be another transformation: the portal chains them. */
function parameter(
  { source }: Argument,
  type: 'text' | 'number',
  known: KnownNames,
  depth: number,
): (subject: Subject) => Value | number {
  if (type === 'number') {
    if (source.kind !== 'number') throw new ExpressionFault(source.at, 'a number has to stand here')
    return () => source.value
  }
  if (source.kind === 'number') throw new ExpressionFault(source.at, 'a text or an attribute has to stand here')
  if (source.kind === 'constant') return () => source.text
  return compileEntra(source, known, depth + 1)
}

/** Of several values a transformation takes the first. */
const first = <One>(value: One | One[] | null): One | null => (Array.isArray(value) ? (value[0] ?? null) : value)
