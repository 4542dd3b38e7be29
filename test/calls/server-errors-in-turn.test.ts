import { expect, it } from 'vitest'
import { operations, ridesOut } from './nine-steps.ts'

const body = '<html><body><b>Http/1.1 Service Unavailable</b></body> </html>'

it.each(['before', 'after'] as const)('one HTTP 503 at each operation in turn, %s the effect', async when => {
  const failed: string[] = []
  for (const call of await operations()) {
    const ended = ridesOut([call], { how: 'answered', status: 503, body, when })
    await ended.catch((error: unknown) => failed.push(`${call.service} ${call.operation}: ${error}`))
  }
  expect(failed).toEqual([])
})
