import { notProven } from './not-proven.ts'
import { depends, provenValues, type Red } from './proof.ts'
import { isProven, type KeyProof, underOneValue } from './prove.ts'

const words = (value: string): string => value || '(none)'

/** What was proven of a key, for reading: a line for each value and what it was seen red with, then what is told apart and by what. Pure. */
export function linesOf(proof: KeyProof): string[] {
  const { key, values, scenarios, untold } = proof
  const lines = values.flatMap((each) => {
    const pair = `${key}=${words(each.value)}`.padEnd(46)
    if (isProven(each) && each.red) return [`proven      ${pair} ${each.scenario}`, `            ${redWords(each.red)}`]
    return [
      `not proven  ${pair} ${each.scenario ?? reasonFor(`${key}=${each.value}`) ?? 'no scenario tells it from another value'}`,
    ]
  })
  const pairs = (values.length * (values.length - 1)) / 2
  const hanging = scenarios.filter(depends)
  return [
    ...lines,
    `            ${pairs - untold.length} of ${pairs} pairs of values told apart; ${hanging.length} of the ${scenarios.length} scenarios that ask for it hang on it:`,
    ...hanging.map((each) => `              ${each.scenario.padEnd(44)} ${provenValues(each).map(words).join(', ')}`),
    ...untold.map(
      (pair) =>
        `            not told apart: ${pair.map(words).join(' and ')}: ${reasonFor(pairId(key, pair)) ?? 'no reason is known'}`,
    ),
    ...faultsOf(proof).map((each) => `  MISSING   ${each}`),
    '',
  ]
}

const redWords = ({ does, declared, check, expected, actual }: Red): string =>
  `declared ${words(declared)}, did ${words(does)}: ${check}: expected ${expected}, observed ${actual}`

/** What is missing of a key's proof, and reasons that have become untrue. Pure. */
export function faultsOf(proof: KeyProof): string[] {
  const { key, values, scenarios, untold } = proof
  if (scenarios.length === 0) return [`${key}: no check asks for it`]
  const left = [
    ...values.filter((each) => !isProven(each)).map(({ value }) => `${key}=${value}`),
    ...untold.map((pair) => pairId(key, pair)),
    ...underOneValue(proof).map(({ scenario }) => `${key} in ${scenario}`),
  ]
  const stale = Object.keys(notProven).filter((each) => isOf(key, each) && !left.includes(each))
  return [
    ...scenarios.flatMap(({ scenario, broken }) => broken.map((red) => `${scenario}, ${key}: ${redWords(red)}`)),
    ...scenarios.flatMap(({ scenario, failed }) =>
      failed.map(({ value, problem }) => `${scenario}, ${key}=${value}: ${problem}`),
    ),
    ...left.filter((each) => notProven[each] === undefined).map((each) => `${each} is not proven`),
    ...stale.map((each) => `${each} is proven, though not-proven.ts has a reason why it is not`),
  ]
}

const pairId = (key: string, pair: readonly string[]): string => `${key}=${pair.join(' and ')}`
const isOf = (key: string, id: string): boolean => id.startsWith(`${key}=`) || id.startsWith(`${key} in `)
const reasonFor = (id: string): string | undefined => notProven[id]

/** The totals. Pure. */
export function summaryOf(proofs: readonly KeyProof[]): string[] {
  const values = proofs.flatMap(({ values: each }) => each)
  const hanging = proofs.flatMap(({ scenarios }) => scenarios.filter(depends))
  const pairs = proofs.map(({ values: { length } }) => (length * (length - 1)) / 2).reduce((sum, each) => sum + each, 0)
  const untold = proofs.flatMap((each) => each.untold).length
  const missing = proofs.flatMap(faultsOf).length
  return [
    `${values.filter(isProven).length} of ${values.length} key × value pairs proven`,
    `${pairs - untold} of ${pairs} pairs of values told apart`,
    `${hanging.filter((each) => provenValues(each).length > 1).length} of ${hanging.length} scenario × key pairs that hang on the key proven under two values or more`,
    `${missing} missing`,
  ]
}
