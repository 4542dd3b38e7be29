import { test } from 'vitest'
import { playTransitions } from './run.ts'

// `TRANSITIONS=5000 SEED=7 npm run test:transitions` plays more, or others.
const { TRANSITIONS = '200', SEED = '1' } = process.env

test('from any program to any other and back', () => playTransitions(Number(TRANSITIONS), Number(SEED)), 86_400_000)
