import { describe, expect, it } from 'vitest'
import type { Clients } from '../../src/aws/clients.ts'
import { connect } from '../../src/aws/clients.ts'
import type { Clock } from '../../src/aws/clock.ts'
import { createSimulator } from '../../src/simulator/index.ts'

describe('the executor', () => {
  it('takes the simulated clients and the virtual clock as they are', async () => {
    const options = createSimulator().options()
    const clients: Clients = options.clients
    const clock: Clock = options.clock
    const aws = connect(options.region, clients, (_service, _operation, attempt) => attempt())
    expect((await aws.sts('GetCallerIdentity', {})).Account).toBe('123456789012')
    const before = clock.now()
    await Promise.all([clock.sleep(5000), aws.ecs('CreateCluster', { clusterName: 'prod' })])
    expect(clock.now() - before).toBe(5000)
  })
})
