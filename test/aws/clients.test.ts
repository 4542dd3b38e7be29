import { expect, it } from 'vitest'
import { connectByPriority } from '../../src/aws/clients.ts'

it('no time passes while the package of a service is loaded', async () => {
  const done: string[] = []
  const sts = { send: async () => done.push('sent') }
  const hold = async <T>(work: () => Promise<T>): Promise<T> => {
    const loaded = await work()
    done.push('loaded')
    return loaded
  }
  const aws = connectByPriority('us-east-1', { sts }, (_service, _operation, attempt) => attempt(), { hold })(0)
  await aws.sts('GetCallerIdentity', {}).catch(() => {})
  await aws.sts('GetCallerIdentity', {}).catch(() => {})
  expect(done).toEqual(['loaded', 'sent', 'sent'])
})
