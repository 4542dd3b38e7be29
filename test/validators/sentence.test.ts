import { expect, expectTypeOf, it } from 'vitest'
import { type Filled, filled } from '../../src/validators/sentence.ts'

const SENTENCE = 'Port {port} of "{name}" is taken'

it('a sentence says the same to the compiler and at run time', () => {
  const said: Filled<typeof SENTENCE, { port: 80; name: 'web' }> = 'Port 80 of "web" is taken'
  expect(filled(SENTENCE, { port: 80, name: 'web' })).toBe(said)
  expectTypeOf<Filled<'plain', Record<never, never>>>().toEqualTypeOf<'plain'>()
})
