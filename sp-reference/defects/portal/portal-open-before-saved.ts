import { defineDefect } from '../defect.ts'

/** Settings that nobody saved are taken to be the usual ones. */
export const portalOpenBeforeSaved = defineDefect({
  id: 'portal-open-before-saved',
  title: 'Lets people in to the portal before its JIT user settings are saved',
  trips: ['portal-closed-until-saved'],
  bends: {
    input: (input) =>
      input.surface === 'end-user' && input.portal?.settings === null
        ? { ...input, portal: { ...input.portal, settings: { method: 'api-key', policy: null, groups: [] } } }
        : input,
  },
})
