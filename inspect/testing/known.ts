import type { InspectOptions } from '../inspect.ts'
import { acsUrl, audience, idpKey, now } from './message.ts'

/** What is known beside the honest message, all of which fits. */
export const known: InspectOptions = { now, audience, acsUrl, certificate: idpKey.certificate, requestId: '_request' }

/** The rule, its severity, the message that it speaks of, a part of what it says, and what is known beside. */
export type Case = [id: string, severity: string, xml: string, says: string, more?: InspectOptions]
