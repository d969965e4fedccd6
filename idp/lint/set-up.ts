import type { AttributeDefinition, Statement } from '../directory/schema.ts'

/** What an administrator has set up for one app, as far as it can be wrong. */
export interface SetUp {
  /** How the vendor reads an expression here. */
  resolve(expression: string): { ok: true; isConstant?: boolean } | { ok: false; message: string }
  /** The same for the NameID's source. */
  resolveNameId(expression: string): { ok: true } | { ok: false; message: string }
  /** The same for a whole statement, with its conditions. */
  resolveStatement(statement: Statement): { ok: true } | { ok: false; message: string }
  /** How the vendor writes an attribute. */
  write(variable: string): string
  nameIdSource?: string | undefined
  statements: readonly Statement[]
  /** Group claims, with what keeps one from being sent. */
  groupStatements?: readonly { name: string; problem: string | null }[]
  attributes: readonly AttributeDefinition[]
  /** What people who are assigned hold, by variable name. */
  held: readonly { variable: string; who: string; values: readonly string[] }[]
}
