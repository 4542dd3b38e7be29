import type { Mutation } from './mutation.ts'

export const removal: readonly Mutation[] = []
