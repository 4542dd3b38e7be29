import { expect, it } from 'vitest'
import { deploy } from '../../../src/index.ts'
import { createSimulator, verdictOf } from '../../../src/simulator/index.ts'
import { worker } from '../worker.ts'

// ECS lists a service deployment 1.6 s after its deployment: until then only that of the deployer before is there.
it.each([1, 2, 3, 4, 5, 7, 9, 12])('of two deploys %i s apart, each is told its own end', async seconds => {
  const simulator = createSimulator({ seed: seconds })
  await deploy(worker('1'), simulator.options())
  const one = verdictOf(deploy(worker('2'), simulator.options()))
  const other = simulator.clock.sleep(seconds * 1000).then(() => verdictOf(deploy(worker('3'), simulator.options())))
  expect([(await one).outcome, (await other).outcome]).toEqual(['superseded', 'deployed'])
})

it('no stop is sent for the deployment of another', async () => {
  for (const seconds of [1, 2, 3, 5]) {
    const simulator = createSimulator({ seed: seconds })
    await deploy(worker('1'), simulator.options())
    const one = verdictOf(deploy(worker('2'), simulator.options()))
    simulator.fail({ image: 'ghcr.io/acme/app:3' }, { how: 'cannot pull' })
    await simulator.clock.sleep(seconds * 1000)
    const other = await verdictOf(deploy(worker('3'), simulator.options()))
    const bad = simulator.rollouts().find(({ taskDefinition }) => taskDefinition.endsWith(':3'))
    const stops = simulator.calls.filter(({ operation }) => operation === 'StopServiceDeployment')
    expect(stops.map(({ input }) => input)).toMatchObject([{ serviceDeploymentArn: bad?.serviceDeployment }])
    expect([(await one).outcome, other.outcome]).toEqual(['superseded', 'rolled-back'])
  }
})
