import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** The IdP's administrator changes its signing certificates. */
export const changeCertificate = closedObject({
  'change-certificate': closedObject({
    does: z
      .enum(['add', 'activate', 'replace', 'retire'])
      .describe(
        'add: a second one beside the first; activate: the newest signs from now on; retire: those that do not sign are taken away; replace: all three at once',
      ),
  }),
})
