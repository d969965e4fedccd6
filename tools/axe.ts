import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * axe on a page, for tests. Its other mode looks into frames of other sites, of which there are none here, and opens a window for each look,
 * which takes as long as the look; of what is right, one example a rule is enough.
 */
export const axeOn = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
