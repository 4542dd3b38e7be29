import { test } from 'vitest'
import { playTransitions } from './run.ts'

test('from any program to any other and back, a few of them', () => playTransitions(3, 1))
