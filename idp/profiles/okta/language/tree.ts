/** The Okta Expression Language as a tree, both dialects alike: what differs is which functions and methods exist. */

export type Operator = '||' | '&&' | '==' | '!=' | '<=' | '>=' | '<' | '>' | 'matches' | '+' | '-' | '*' | '/' | '%'

interface At {
  /** The character at which it begins, from 1. */
  at: number
}

export type Expression = At &
  (
    | { kind: 'literal'; value: string | number | boolean | null }
    | { kind: 'name'; name: string }
    | { kind: 'list'; items: Expression[] }
    | { kind: 'map'; entries: { key: string; value: Expression }[] }
    | { kind: 'member'; on: Expression; name: string }
    | { kind: 'call'; name: string; args: Expression[] }
    | { kind: 'method'; on: Expression; name: string; args: Expression[] }
    | { kind: 'projection'; on: Expression; path: string[] }
    | { kind: 'index'; on: Expression; index: Expression }
    | { kind: 'not'; of: Expression }
    | { kind: 'minus'; of: Expression }
    | { kind: 'binary'; operator: Operator; left: Expression; right: Expression }
    | { kind: 'choice'; condition: Expression; yes: Expression; no: Expression }
    | { kind: 'elvis'; left: Expression; right: Expression }
  )

/** How tightly an operator binds; the larger, the tighter. */
export const strength: Record<Operator, number> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '>': 3,
  '<=': 3,
  '>=': 3,
  matches: 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
}
