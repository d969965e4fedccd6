import type { Request } from 'express'
import type { App } from '../directory/schema.ts'
import { postSignatureProblem, redirectSignatureProblem, type SignatureProblem } from '../saml/request-signature.ts'

/** What is wrong with the signature of a request, as its binding has it. Vendors look at one only where the app demands it. */
export function signatureProblem({ requestSigning }: App, xml: string, { method, url }: Request): SignatureProblem | null {
  if (!requestSigning) return null
  return method === 'POST'
    ? postSignatureProblem(xml, requestSigning)
    : redirectSignatureProblem(url.split('?')[1] ?? '', requestSigning)
}
