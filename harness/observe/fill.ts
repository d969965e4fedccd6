import type { AccountSeen, EvidenceGrade } from '../results.ts'
import type { Observation } from './observer.ts'

/** What one look shows of one account, and how good that look is. */
export interface Sight {
  account: AccountSeen
  grade: EvidenceGrade
}

type Field = Exclude<keyof AccountSeen, 'email' | 'grades'>

/** What is written alike wherever it is shown. Statuses, methods and times are put into each look's own words. */
const COMPARED: readonly Field[] = ['displayName', 'groups', 'role']

const LOOKS: Record<EvidenceGrade, string> = {
  E1: "the SP's state",
  E2: 'the session',
  E3: 'a message',
  E4: 'a page',
}

/**
 * Fills what an observation leaves open of its accounts with what others show of the same ones, field by field, the best evidence first.
 * Weaker evidence never overrules better; where they disagree, that is said. Nobody is added: who shows an account does not list all. Pure.
 */
export function filled(seen: Observation, sights: readonly Sight[]): Observation {
  if (seen.accounts === 'unknown' || sights.length === 0) return seen
  const { accounts, grade = 'E1' } = seen
  const best = [...sights].sort((one, other) => one.grade.localeCompare(other.grade))
  const disagreements = [...(seen.disagreements ?? [])]
  const completed = accounts.map((account) => {
    // Of two accounts with one address nobody knows which one was shown.
    const isOne = accounts.filter((each) => isSame(each, account)).length === 1
    const own = isOne ? best.filter((each) => isSame(each.account, account)) : []
    return own.reduce((known, sight) => withSight(known, grade, sight, disagreements), account)
  })
  return { ...seen, accounts: completed, ...(disagreements.length > 0 ? { disagreements } : {}) }
}

function withSight(known: AccountSeen, base: EvidenceGrade, { account, grade }: Sight, disagreements: string[]): AccountSeen {
  return fieldsOf(account).reduce((sofar, field) => {
    const [has, shows] = [sofar.grades?.[field] ?? base, account.grades?.[field] ?? grade]
    const isBetter = sofar[field] === undefined || (COMPARED.includes(field) && shows < has)
    if (COMPARED.includes(field) && sofar[field] !== undefined && !isAlike(field, sofar, account)) {
      const [mine, theirs]: [Said, Said] = [
        [has, inWords(field, sofar)],
        [shows, inWords(field, account)],
      ]
      disagreements.push(
        isBetter ? disagreement(field, known.email, mine, theirs) : disagreement(field, known.email, theirs, mine),
      )
    }
    return isBetter ? taking(field, account, sofar, shows === base ? undefined : shows) : sofar
  }, known)
}

type Said = readonly [grade: EvidenceGrade, words: string]

/** That two looks at one account show something else, in a sentence without its end. */
export function disagreement(what: string, email: string, weaker: Said, better: Said): string {
  const look = ([grade]: Said) => `${LOOKS[grade]} (${grade})`
  return `${look(weaker)} shows the ${what} "${weaker[1]}" of ${email}, and ${look(better)} "${better[1]}", which counts`
}

/**
 * An account in which what nobody shows now, or only weaker evidence, is as it was remembered. The memory grades each of its fields. Pure.
 * @param base what the account rests on where it does not say
 */
export function recalling(account: AccountSeen, base: EvidenceGrade, memory: AccountSeen): AccountSeen {
  const isOpen = (field: Field) =>
    account[field] === undefined || (memory.grades?.[field] ?? base) < (account.grades?.[field] ?? base)
  return fieldsOf(memory)
    .filter(isOpen)
    .reduce((known, field) => taking(field, memory, known, memory.grades?.[field]), account)
}

/** Of an account only the fields that rest on other evidence than its list. Pure. */
export function gradedPart(account: AccountSeen): AccountSeen {
  const own = fieldsOf(account).filter((field) => account.grades?.[field] !== undefined)
  return own.reduce((part, field) => taking(field, account, part, account.grades?.[field]), { email: account.email })
}

/** An account that has this evidence in everything, its address included. Pure. */
export function graded(account: AccountSeen, grade: EvidenceGrade): AccountSeen {
  return { ...account, grades: Object.fromEntries(['email', ...fieldsOf(account)].map((field) => [field, grade])) }
}

/** Whether both have the same address, in any letter case. */
export function isSame(one: AccountSeen, other: AccountSeen): boolean {
  return one.email.toLowerCase() === other.email.toLowerCase()
}

/** @param grade of the field from now on; undefined for that of the list */
function taking(field: Field, from: AccountSeen, into: AccountSeen, grade: EvidenceGrade | undefined): AccountSeen {
  const { [field]: _, ...grades } = into.grades ?? {}
  if (grade !== undefined) grades[field] = grade
  const { grades: __, ...rest } = into
  return { ...rest, [field]: from[field], ...(Object.keys(grades).length > 0 ? { grades } : {}) }
}

function fieldsOf(account: AccountSeen): Field[] {
  const named = Object.keys(account).filter((key): key is Field => key !== 'email' && key !== 'grades')
  return named.filter((field) => account[field] !== undefined)
}

/** Whether both show the same; lists without order, blanks as one, and a group or role in another letter case is the same. */
export function isAlike(field: Field, one: AccountSeen, other: AccountSeen): boolean {
  const plain = (account: AccountSeen) => {
    const texts = [account[field]].flat().map((each) => spaced(String(each)))
    return JSON.stringify(field === 'displayName' ? texts : texts.map((each) => each.toLowerCase()).sort())
  }
  return plain(one) === plain(other)
}

/** A field of an account as a text; empty for a list of nothing. */
export function inWords(field: Field, account: AccountSeen): string {
  return [account[field]]
    .flat()
    .map((each) => spaced(String(each)))
    .join(', ')
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
