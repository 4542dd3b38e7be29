import { test } from 'vitest'
import { playTransitions } from './run.ts'

// `TRANSITIONS=5000 SEED=7 npm run test:transitions` plays more, or others.
const { TRANSITIONS = '200', SEED = '1' } = process.env

/** Half of the pairs, so that two processors share them. */
export function transitions(half: 0 | 1): void {
  test('from any program to any other and back', async () => {
    const pairs = Math.ceil(Number(TRANSITIONS) / 2)
    await playTransitions(pairs, Number(SEED) * 2 + half)
  }, 86_400_000)
}
