import type { Mutation, Spare } from './mutation.ts'

export const ownership: readonly Mutation[] = []
export const spareOwnership: readonly Spare[] = []
