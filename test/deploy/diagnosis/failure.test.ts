import { expect, it } from 'vitest'
import { failed } from '../../../src/deploy/diagnosis/failure.ts'
import type { ChangeSummary } from '../../../src/errors.ts'
import {
  cluster,
  type DeployError,
  deploy,
  isDeployError,
  network,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import type { ContainerFailure } from '../../../src/simulator/index.ts'
import { account } from '../../simulator/support.ts'

const change = (resource: string, action: string): ChangeSummary => ({ resource, action }) as ChangeSummary

it('what was done to a resource is not what was still to be done to it', () => {
  const made = change('service web', 'create')
  const wanted = [made, change('service web', 'delete'), change('role web', 'create')]
  const failure = { model: { kind: 'role', id: 'web' }, error: new Error('no') } as const
  const { applied, notApplied } = failed('deploy', wanted, new Map([['service/web', made]]), [failure])
  expect(applied).toEqual([made])
  expect(notApplied).toEqual([change('service web', 'delete'), change('role web', 'create')])
})

async function failedWith(image: string, failures: readonly ContainerFailure[]): Promise<DeployError> {
  const { simulator } = account()
  for (const [at, failure] of failures.entries()) simulator.fail({ command: `run s${at}` }, failure)
  const vpc = network.default()
  const services = failures.map((_, at) =>
    service(`s${at}`)
      .cluster(cluster('prod'))
      .network(vpc)
      .circuitBreaker({ rollback: true })
      .taskDefinition(
        taskDefinition(`s${at}`)
          .fargate()
          .cpu(0.25)
          .memory(0.5)
          .container('app', c => c.image(image).command('run', `s${at}`)),
      ),
  )
  const error: unknown = await deploy(stack('shop').add(...services), simulator.options()).catch(caught => caught)
  if (!isDeployError(error)) throw error
  return error
}

it('a cause of several services is told once, with their names', async () => {
  const missing = { how: 'cannot pull' } as const
  const { diagnosis, message } = await failedWith('ghcr.io/acme/shop:9', [missing, missing, missing])
  expect(diagnosis.map(({ code, of = [] }) => [code, ...[...of].sort()])).toEqual([
    ['image.missing', 'service s0', 'service s1', 'service s2'],
  ])
  expect(diagnosis[0]?.changes?.map(({ setting, name }) => [setting, name])).toHaveLength(3)
  expect(message.match(/Cause:/g)).toHaveLength(1)
  expect(message).toMatch(
    /\n {4}Of: service s\d, service s\d, service s\d\n[\s\S]*Fix: .* It is the same for the others\.\n/,
  )
})

it('what two services say differently is told of each', async () => {
  const exits = (log: string) => ({ how: 'exits', exitCode: 1, afterSeconds: 1, log: [log] }) as const
  const { diagnosis } = await failedWith('ghcr.io/acme/shop:9', [exits('no column'), exits('no table')])
  expect(diagnosis.map(({ code, of }) => [code, of])).toEqual([
    ['container.exited', undefined],
    ['container.exited', undefined],
  ])
})
