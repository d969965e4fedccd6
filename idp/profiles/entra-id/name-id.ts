import { ExpressionFault } from '../../expressions/fault.ts'
import type { NameIdRules } from '../name-id.ts'
import { parsedEntra, resolveSource } from './expression.ts'
import { compileEntra, isStandardField } from './language/compile.ts'
import type { Source } from './language/tree.ts'

/** What the portal offers as the source of a NameID, beside what an administrator has added to the directory (extensions). */
export const nameIdAttributes: readonly string[] = [
  ...['mail', 'userprincipalname', 'onpremisessamaccountname', 'objectid', 'employeeid', 'telephonenumber'],
  ...Array.from({ length: 15 }, (_, index) => `extensionattribute${index + 1}`),
]

export const isOfferedForNameId = (name: string): boolean => !isStandardField(name) || nameIdAttributes.includes(name)

/** Microsoft docs, "Customize SAML token claims", Edit nameID: the attributes; Join(), which takes the domain off its input first. */
export const entraIdNameId: NameIdRules = {
  format: 'emailAddress',
  field: 'userName',
  formats: ['emailAddress', 'persistent', 'transient', 'unspecified', 'windowsDomainQualifiedName'],
  resolve: (expression, known) =>
    resolveSource(expression, (source) => {
      const bent = withoutDomain(checked(source))
      // What is put around the input counts as none of the two transformations that a claim may have.
      return compileEntra(bent, known, bent === source ? 1 : 0)
    }),
  // The same page: without a result of its transformation the NameID is a persistent pairwise identifier.
  isOpaqueWithoutValue: (expression) => parsedEntra(expression).kind === 'transformation',
}

function checked(source: Source): Source {
  if (source.kind === 'attribute' && !isOfferedForNameId(source.name))
    throw new ExpressionFault(source.at, `'user.${source.name}' is no source that the portal offers for the NameID`)
  return source
}

function withoutDomain(source: Source): Source {
  if (source.kind !== 'transformation' || source.name !== 'Join') return source
  const [input, ...rest] = source.args
  if (!input) return source
  const prefix: Source = { kind: 'transformation', name: 'ExtractMailPrefix', at: source.at, args: [input] }
  return { ...source, args: [{ ...input, source: prefix }, ...rest] }
}
