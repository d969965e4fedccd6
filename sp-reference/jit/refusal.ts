/** A question of the decision that ends in a refusal: a stable code and the private reason. */
export class Refused extends Error {
  readonly code: string

  constructor(code: string, reason: string) {
    super(reason)
    this.name = 'Refused'
    this.code = code
  }
}
