import type { Mutation } from './mutation.ts'

/** Every mutation there is, by requirement. */
export const mutations: readonly Mutation[] = []

export const findMutation = (id: string): Mutation | undefined => mutations.find((mutation) => mutation.id === id)
