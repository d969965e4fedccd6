/** Something in an app's set-up that an administrator should look at. */
export interface Problem {
  /** `not-sent`: the statement is left out of every assertion. `warning`: it works, and is probably not what is meant. */
  kind: 'not-sent' | 'warning'
  /** Where it stands: beside a statement (or the NameID), or beside an attribute of the app's profile. */
  field: 'statement' | 'attribute'
  /** The statement's name, or the attribute's variable name. */
  statement: string
  /** What the statement's value is; empty for an attribute. */
  expression: string
  message: string
}
