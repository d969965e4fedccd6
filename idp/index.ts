/** The one door of the fake IdP. */

export type { AppView, TenantView } from './control/views.ts'
export { createIdp, type Idp, type IdpOptions } from './create-idp.ts'
export type { App, Assignment, Group, Person, Statement, TenantSpec, Value } from './directory/schema.ts'
export { mutations } from './mutations/index.ts'
export type { Mutation } from './mutations/mutation.ts'
export { findProfile, profiles } from './profiles/index.ts'
export type { AttributeSource, DirectoryField, Expressed, VendorProfile } from './profiles/profile.ts'
export type { SignIn, SignInStep } from './profiles/sign-in.ts'
export { type Randomness, seededRandomness } from './saml/random.ts'
export type { Logger } from './server/log.ts'
export type { Exchange, SentResponse } from './tenants/exchanges.ts'
