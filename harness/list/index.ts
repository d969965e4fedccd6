import { checkList } from './checks.ts'
import { defectList } from './defects.ts'
import type { List } from './list.ts'
import { mutationList } from './mutations.ts'
import { profileList } from './profiles.ts'
import { requirementList } from './requirements.ts'
import { scenarioList } from './scenarios.ts'
import { setList } from './sets.ts'

/** Everything that `firstlogin list` can list, in the order of its help. */
export const lists: readonly List[] = [profileList, requirementList, scenarioList, checkList, mutationList, defectList, setList]
