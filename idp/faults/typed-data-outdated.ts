import { defineFault } from './fault.ts'

/** Who types the data in instead of using the metadata gets the name of another IdP. */
export const typedDataOutdated = defineFault({
  id: 'typed-data-outdated',
  title: 'The data for typing in names another issuer than the metadata',
  typed: (data) => ({ ...data, entityId: `${data.entityId}-before` }),
})
