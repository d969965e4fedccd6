import { closedObject } from '../../files/closed-object.ts'
import { domainLists } from '../lifecycle.ts'

/** The SP's administrator says which domains are verified or admitted, in place of those of before. */
export const setDomains = closedObject({ 'set-domains': domainLists })
