import { test } from 'vitest'
import { playTransitions } from './run.ts'

test('from any program to any other and back: a few pairs', () => playTransitions(4, 1))
