import { describe, expect, it } from 'vitest'
import { type Batch, Batches } from '../../src/aws/batches.ts'
import { scripted } from '../deploy/resources/scripted-aws.ts'

const { context } = scripted({})

function counting(size: number): { readonly batch: Batch<string, unknown>; readonly reads: string[] } {
  const reads: string[] = []
  const batch: Batch<string, unknown> = {
    size,
    async read(keys, _context, group) {
      reads.push(`${group}:${keys.join()}`)
      return new Map(keys.filter(key => key !== 'missing').map(key => [key, `value of ${key}`]))
    },
  }
  return { batch, reads }
}

describe('Batches', () => {
  it('makes one read of all that is asked for together, and each thing once', async () => {
    const batches = new Batches()
    const { batch, reads } = counting(10)
    const asked = ['a', 'b', 'a', 'missing'].map(key => batches.load(batch, key, context, 'g'))
    expect(await Promise.all(asked)).toEqual(['value of a', 'value of b', 'value of a', undefined])
    expect(reads).toEqual(['g:a,b,missing'])
  })

  it('sends a full batch at once and keeps groups apart', async () => {
    const batches = new Batches()
    const { batch, reads } = counting(2)
    await Promise.all([
      ...['a', 'b', 'c'].map(key => batches.load(batch, key, context, 'g')),
      batches.load(batch, 'd', context, 'h'),
    ])
    expect(reads).toEqual(['g:a,b', 'g:c', 'h:d'])
  })

  it('waits for reads under way that more may follow from', async () => {
    const batches = new Batches()
    const { batch, reads } = counting(10)
    const slow = batches
      .track(() => new Promise(resolve => setTimeout(resolve, 20)))
      .then(() => batches.load(batch, 'late', context))
    await Promise.all([batches.load(batch, 'early', context), slow])
    expect(reads).toEqual([':early,late'])
  })

  it('reads again what is asked for again', async () => {
    const batches = new Batches()
    const { batch, reads } = counting(10)
    await batches.load(batch, 'a', context)
    await batches.load(batch, 'a', context)
    expect(reads).toEqual([':a', ':a'])
  })

  it('lets a failed read fail for everybody who asked', async () => {
    const batches = new Batches()
    const batch: Batch<string, unknown> = { size: 10, read: () => Promise.reject(new Error('denied')) }
    const ended = await Promise.allSettled(['a', 'b'].map(key => batches.load(batch, key, context)))
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})
