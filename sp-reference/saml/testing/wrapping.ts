import { edited, honestXml, type SigningPlan, sign } from './message.ts'

/** Pieces of a genuinely signed message, for building a wrapped one around them. The genuine person is ada, the forged one eve. */
export function pieces(plan: SigningPlan = {}) {
  const message = sign(honestXml, plan)
  const assertion = cut(message, /<saml:Assertion .*<\/saml:Assertion>/)
  const signature = cut(message, /<ds:Signature .*?<\/ds:Signature>/)
  return {
    message,
    assertion,
    signature,
    original: assertion.replace(signature, ''),
    replaceAssertion: (by: string) => edited(message, [assertion, by]),
  }
}

/** Eve in place of Ada. */
export function evil(xml: string): string {
  return edited(xml, [/ada@corp/g, 'eve@corp'])
}

export function renamed(xml: string): string {
  return edited(xml, ['ID="_assertion"', 'ID="_evil"'])
}

/** `addition` as the last thing in the element that `closing` ends. */
export function within(xml: string, closing: string, addition: string): string {
  return edited(xml, [closing, `${addition}${closing}`])
}

export function extensions(content: string): string {
  return `<samlp:Extensions>${content}</samlp:Extensions>`
}

function cut(xml: string, pattern: RegExp): string {
  const found = pattern.exec(xml)?.[0]
  if (!found) throw new Error(`not in the message: ${pattern}`)
  return found
}
