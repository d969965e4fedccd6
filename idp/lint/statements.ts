import { nearest } from '../directory/nearest.ts'
import { keywords, knownButForCase, products } from './keywords.ts'
import type { Problem } from './problem.ts'
import type { SetUp } from './set-up.ts'

type Place = Pick<Problem, 'field' | 'statement' | 'expression'>

/** Statements, and the NameID's source, that this vendor cannot evaluate: another vendor's way of writing, a name that does not exist. */
export function unresolved({ resolveNameId, resolveStatement, statements, nameIdSource }: SetUp): Problem[] {
  const written = statements.map((statement) => ({ place: at(statement), resolution: resolveStatement(statement) }))
  if (nameIdSource !== undefined) {
    const place: Place = { field: 'statement', statement: 'NameID', expression: nameIdSource }
    written.unshift({ place, resolution: resolveNameId(nameIdSource) })
  }
  return written.flatMap(({ place, resolution }) =>
    resolution.ok ? [] : [{ kind: 'not-sent', ...place, message: resolution.message } as const],
  )
}

/** Group claims with options that the vendor's console has not. */
export function unsentGroups({ groupStatements = [] }: SetUp): Problem[] {
  return groupStatements.flatMap(({ name, problem }) =>
    problem === null
      ? []
      : [{ kind: 'not-sent', field: 'statement', statement: name, expression: '', message: problem } as const],
  )
}

/** A bare word that the vendor takes as a constant, and that is, or nearly is, what an attribute is called. */
export function nearConstants({ resolve, write, statements, attributes, held }: SetUp): Problem[] {
  const known = [...new Set([...[...attributes, ...held].map(({ variable }) => variable), ...keywords])]
  return statements.flatMap((statement) => {
    const { expression } = statement
    const resolution = resolve(expression)
    const isWord = /^\w+$/.test(expression) && resolution.ok && resolution.isConstant
    const near = isWord ? nearest(expression, known) : undefined
    const message = `'${expression}' is sent to everybody as it stands; did you mean the attribute, '${write(near ?? '')}'?`
    return near === undefined ? [] : [{ kind: 'warning', ...at(statement), message } as const]
  })
}

/** Names that a service knows in another letter case. */
export function nearKeywords({ statements }: SetUp): Problem[] {
  return statements.flatMap((statement) => {
    const meant = knownButForCase(statement.name, keywords)
    const message = `the name is not '${meant}': letter case counts, and a service ignores a statement that it does not know.`
    return meant === undefined ? [] : [{ kind: 'warning', ...at(statement), message } as const]
  })
}

/** Names for groups of several products side by side: one of them is read by nobody. */
export function confusedProducts({ statements }: SetUp): Problem[] {
  const named = new Set(statements.map(({ name }) => name))
  const used = products.filter(({ groups, others }) => [groups, ...others].some((name) => named.has(name)))
  if (used.length < 2) return []
  return statements.flatMap((statement) => {
    const product = used.find(({ groups }) => groups === statement.name)
    if (!product) return []
    const rest = used.filter((each) => each !== product).map(({ title, groups }) => `${title} reads '${groups}'`)
    const message = `only ${product.title} reads this name; other statements here are for another product: ${rest.join(', ')}.`
    return [{ kind: 'warning', ...at(statement), message } as const]
  })
}

const at = ({ name, expression }: SetUp['statements'][number]): Place => ({ field: 'statement', statement: name, expression })
