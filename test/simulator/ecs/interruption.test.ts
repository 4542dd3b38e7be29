import { expect, it } from 'vitest'
import { account } from './account.ts'

const WEB = { cluster: 'prod', service: 'web' }

it.each([
  ['spot', 'SpotInterruption', 'Your Spot Task was interrupted.'],
  [
    'maintenance',
    'ServiceSchedulerInitiated',
    'ECS is performing maintenance on the underlying infrastructure hosting the task',
  ],
] as const)('%s ends tasks that run, which are replaced and held against nobody', async (why, stopCode, reason) => {
  const prod = await account()
  await prod.create()
  await prod.steady()
  const [ended, ...more] = prod.simulator.interrupt(WEB, why)
  expect(more).toEqual([])
  await prod.simulator.advance(60_000)
  const stopped = await prod.tasks('STOPPED')
  expect(stopped).toMatchObject([{ taskArn: ended, stopCode, stoppedReason: reason }])
  const { deployments, runningCount } = await prod.steady()
  expect([runningCount, deployments?.[0]?.failedTasks]).toEqual([2, 0])
  expect(prod.simulator.interrupt(WEB, why, 5)).toHaveLength(2)
  expect(() => prod.simulator.interrupt({ ...WEB, service: 'none' }, why)).toThrow('There is no service none')
})
