/** What is wrong with an expression that an administrator typed, and at which character; characters count from 1, as a person counts. */
export class ExpressionFault extends Error {
  override readonly name = 'ExpressionFault'
  readonly at: number

  constructor(at: number, message: string) {
    super(message)
    this.at = at
  }
}
