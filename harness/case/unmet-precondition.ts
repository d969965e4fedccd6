/** A scenario's precondition cannot be met at this target: the case is UNVERIFIED, with this reason. */
export class UnmetPrecondition extends Error {}
