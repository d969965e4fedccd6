import { defineDefect } from './defect.ts'

/** A mix-up of two names. */
export const testAndProdRolesSwapped = defineDefect({
  id: 'test-and-prod-roles-swapped',
  title: 'Reads the TEST role where PROD is meant and the other way round',
  trips: ['role-from-assertion'],
  bends: {
    policy: (policy) => ({
      ...policy,
      attributeMap: { ...policy.attributeMap, roleTest: policy.attributeMap.roleProd, roleProd: policy.attributeMap.roleTest },
    }),
  },
})
