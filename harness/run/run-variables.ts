/** What `firstlogin run` tells the Playwright run that it starts, in its environment. */

/** The folder of the run, with its plan. */
export const OUT_VARIABLE = 'FIRSTLOGIN_OUT'
/** The process id of `firstlogin run`. */
export const RUN_VARIABLE = 'FIRSTLOGIN_RUN'
/** The vendors of this batch, separated by commas. */
export const BATCH_VARIABLE = 'FIRSTLOGIN_BATCH'
