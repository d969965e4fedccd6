import { didYouMean } from '../../../directory/nearest.ts'
import { ExpressionFault } from '../../../expressions/fault.ts'
import type { KnownNames } from '../../profile.ts'
import { isCalled } from '../../reference.ts'
import { type Definition, functions, methods } from './functions.ts'
import { groupMethods } from './group-methods.ts'
import { binary } from './operators.ts'
import { linkedObject, peopleFunctions } from './people.ts'
import { attributeNames, type Compiled, compileReference, led, ledToProfile } from './references.ts'
import type { Expression } from './tree.ts'
import { asList, demand, fits, inWords, isTrue, typeOf, type Value } from './values.ts'

/**
 * Binds a tree to what the tenant knows, and checks names, numbers of arguments and types: what can be seen before anybody signs in
 * is said then. Null stands for an attribute that is not set.
 * @throws ExpressionFault at the part that cannot be
 */
export function compileOkta(tree: Expression, known: KnownNames): Compiled {
  const compile = (each: Expression): Compiled => compileOkta(each, known)
  const { at } = tree
  switch (tree.kind) {
    case 'literal':
      return { type: typeOf(tree.value), read: () => tree.value }
    case 'name':
      return constantOf(tree, known)
    case 'list': {
      const items = tree.items.map(compile)
      return { type: 'list', read: (facts) => items.map(({ read }) => read(facts)) }
    }
    case 'map':
      throw new ExpressionFault(at, 'a map can only be an argument of isMemberOf and getGroups')
    case 'member':
      return compileMember(tree, compile, known)
    case 'call': {
      const lead = Object.hasOwn(peopleFunctions, tree.name) ? peopleFunctions[tree.name] : undefined
      if (lead) return lead(tree.args, at, known)
      return called(
        tree.name,
        definitionOf(tree.name, at),
        tree.args.map((each) => typed(each, compile)),
        at,
      )
    }
    case 'method':
      return compileMethod(tree, compile, known)
    case 'projection':
      return projected(compile(tree.on), tree.path, at)
    case 'index': {
      const get = definitionOf('Arrays.get', at)
      return called('[ ]', get, [typed(tree.on, compile), typed(tree.index, compile)], at)
    }
    case 'not':
    case 'minus': {
      const of = compile(tree.of)
      const wanted = tree.kind === 'not' ? 'boolean' : 'number'
      demand(of.type, wanted, tree.of.at, `after '${tree.kind === 'not' ? '!' : '-'}'`)
      return { type: wanted, read: (facts) => (tree.kind === 'not' ? !isTrue(of.read(facts)) : -Number(of.read(facts))) }
    }
    case 'binary':
      return binary(tree, compile(tree.left), compile(tree.right))
    case 'choice': {
      const [condition, yes, no] = [compile(tree.condition), compile(tree.yes), compile(tree.no)]
      demand(condition.type, 'boolean', tree.condition.at, "before '?'")
      return {
        type: yes.type === no.type ? yes.type : 'any',
        read: (facts) => (isTrue(condition.read(facts)) ? yes : no).read(facts),
      }
    }
    case 'elvis': {
      const [left, right] = [compile(tree.left), compile(tree.right)]
      return {
        type: left.type === right.type ? left.type : 'any',
        read: (facts) => orElse(left.read(facts), () => right.read(facts)),
      }
    }
  }
}

/** SpEL's Elvis operator takes an empty text as no value. */
const orElse = (value: Value, other: () => Value): Value => (value === null || value === '' ? other() : value)

/** A bare word is sent as it stands. One that an attribute is called is surely meant as that attribute, as Google writes it, and refused. */
function constantOf({ name, at }: Extract<Expression, { kind: 'name' }>, known: KnownNames): Compiled {
  if (isCalled(name, attributeNames(known))) throw new ExpressionFault(at, `'${name}' is a bare name, as Google writes it`)
  return { type: 'text', read: () => name }
}

/** Names joined by dots are a reference, unless they stand behind something that leads to a profile. */
function compileMember(
  tree: Extract<Expression, { kind: 'member' }>,
  compile: (each: Expression) => Compiled,
  known: KnownNames,
): Compiled {
  if (rootOf(tree).kind === 'name') return compileReference(pathOf(tree), known)
  const { leads } = compile(tree.on)
  if (!leads) throw new ExpressionFault(tree.on.at, 'a value like this has no properties here')
  if (!leads.isUser || tree.name !== 'profile') return led(leads, tree)
  return { type: 'profile', leads: ledToProfile(leads, known), read: () => null }
}

const rootOf = (tree: Expression): Expression => (tree.kind === 'member' ? rootOf(tree.on) : tree)

function pathOf(tree: Expression): { name: string; at: number }[] {
  if (tree.kind === 'name') return [{ name: tree.name, at: tree.at }]
  if (tree.kind === 'member') return [...pathOf(tree.on), { name: tree.name, at: tree.at }]
  throw new ExpressionFault(tree.at, 'a value like this has no properties here')
}

interface Argument extends Compiled {
  at: number
}
const typed = (tree: Expression, compile: (each: Expression) => Compiled): Argument => ({ ...compile(tree), at: tree.at })

function definitionOf(name: string, at: number): Definition {
  const definition = functions.get(name)
  const names = [...functions.keys(), ...Object.keys(peopleFunctions)]
  if (!definition) throw new ExpressionFault(at, `there is no function '${name}'${didYouMean(name, names)}`)
  return definition
}

const namespaces = new Set([...functions.keys()].flatMap((name) => (name.includes('.') ? [name.split('.')[0]] : [])))

/** `String.x(…)` is a function, `user.isMemberOf(…)` asks for groups, everything else is a method of a value. */
function compileMethod(
  tree: Extract<Expression, { kind: 'method' }>,
  compile: (each: Expression) => Compiled,
  known: KnownNames,
): Compiled {
  const { on, name, args, at } = tree
  if (on.kind === 'name' && on.name === 'Groups')
    throw new ExpressionFault(
      on.at,
      'Groups.contains, startsWith and endsWith are for claims of OAuth alone: in SAML, isMemberOf… or a group statement',
    )
  if (on.kind === 'name' && namespaces.has(on.name)) {
    const full = `${on.name}.${name}`
    return called(
      full,
      definitionOf(full, on.at),
      args.map((each) => typed(each, compile)),
      at,
    )
  }
  if (on.kind === 'name' && on.name === 'user') {
    const own = Object.hasOwn(groupMethods, name) ? groupMethods[name] : undefined
    if (own) return own(args, at)
    if (name === 'getInternalProperty') return internalProperty(args, at, known)
  }
  if (name === 'getLinkedObject') return compileLinked(tree, compile, known)
  const definition = methods.get(name)
  if (!definition) throw new ExpressionFault(at, `there is no method '${name}'${didYouMean(name, [...methods.keys()])}`)
  return called(name, definition, [typed(on, compile), ...args.map((each) => typed(each, compile))], at)
}

/** Of the person, or of somebody whom they led to already. */
function compileLinked(
  { on, args, at }: Extract<Expression, { kind: 'method' }>,
  compile: (each: Expression) => Compiled,
  known: KnownNames,
): Compiled {
  if (on.kind === 'name' && on.name === 'user') return linkedObject(args, at, known)
  const leads = on.kind === 'name' ? undefined : compile(on).leads
  if (!leads?.isUser) throw new ExpressionFault(on.at, 'getLinkedObject asks for a person: user.getLinkedObject("manager")')
  return linkedObject(args, at, known, leads)
}

/** `user.getInternalProperty("id")`: what Identity Engine writes as `user.id`. */
function internalProperty([argument, more]: readonly Expression[], at: number, known: KnownNames): Compiled {
  const names = ['id', 'status']
  if (argument?.kind !== 'literal' || more || !names.includes(String(argument.value)))
    throw new ExpressionFault(argument?.at ?? at, `getInternalProperty takes ${names.map((each) => `"${each}"`).join(' or ')}`)
  return compileReference(
    [
      { name: 'user', at },
      { name: String(argument.value), at: argument.at },
    ],
    known,
  )
}

function called(name: string, definition: Definition, args: readonly Argument[], at: number): Compiled {
  const { takes, optional = 0, rest, gives, apply } = definition
  const [least, most] = [takes.length - optional, rest ? Number.POSITIVE_INFINITY : takes.length]
  if (args.length < least || args.length > most) {
    const count = least === most ? `${least}` : most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`
    throw new ExpressionFault(at, `${name} takes ${count} argument${count === '1' ? '' : 's'}, and has ${args.length}`)
  }
  for (const [index, argument] of args.entries()) {
    const wanted = takes[index] ?? rest ?? 'any'
    if (!fits(argument.type, wanted))
      throw new ExpressionFault(argument.at, `${name} takes ${inWords(wanted)} here, and this is ${inWords(argument.type)}`)
  }
  return {
    type: gives,
    read: (facts) => {
      try {
        return apply(
          args.map((each) => each.read(facts)),
          facts,
        )
      } catch (error) {
        if (error instanceof RangeError) throw new ExpressionFault(at, `${name}: ${error.message}`)
        throw error
      }
    },
  }
}

/** `.![name]`: one property of each group of a list. */
function projected(on: Compiled, path: readonly string[], at: number): Compiled {
  demand(on.type, 'list', at, "before '.!['")
  const wanted = path[0] === 'profile' ? path[1] : path[0]
  if ((wanted !== 'name' && wanted !== 'id') || path.length > (path[0] === 'profile' ? 2 : 1))
    throw new ExpressionFault(at, `a group has no property '${path.join('.')}'; it has name, profile.name and id`)
  const pick = (each: Value): Value => {
    if (each !== null && typeof each === 'object' && !Array.isArray(each) && !('kind' in each)) return each[wanted]
    throw new ExpressionFault(at, "'.![…]' reads properties of groups, and this list holds something else")
  }
  return { type: 'list', read: (facts) => asList(on.read(facts)).map(pick) }
}
