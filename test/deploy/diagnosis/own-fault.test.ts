import { expect, test } from 'vitest'
import { cluster, deploy, isDeployError, isPlanError, plan, stack } from '../../../src/index.ts'
import { createSimulator } from '../../../src/simulator/index.ts'

type Client = ReturnType<ReturnType<typeof createSimulator>['options']>['clients']['ecs']

/** A client that fails as a program does, at one command. */
function failing(client: Client, command: string): Client {
  return {
    send: async (given, options) => {
      if (given.constructor.name !== `${command}Command`) return client.send(given, options)
      const { output }: { output?: { length: number } } = {}
      throw new TypeError(`Cannot destructure property 'length' of '${output}' as it is undefined.`)
    },
  }
}

test('a fault of the program is told as one, and never as the word of AWS', async () => {
  const { clients, ...options } = createSimulator().options()
  const of = (command: string) => ({ ...options, clients: { ...clients, ecs: failing(clients.ecs, command) } })
  const changed: unknown = await deploy(stack('shop').add(cluster('prod')), of('CreateCluster')).catch(error => error)
  expect(isDeployError(changed, 'failed') && changed.diagnosis).toMatchObject([
    {
      code: 'internal.fault',
      evidence: [expect.stringMatching(/own-fault\.test\.ts/), ...Array(3).fill(expect.any(String))],
    },
  ])
  expect(String(changed)).not.toMatch(/AWS refused|aws\./)
  const read: unknown = await plan(stack('shop').add(cluster('prod')), of('DescribeClusters')).catch(error => error)
  expect(isPlanError(read, 'internal.fault') && read.message).toMatch(/Cannot destructure[\s\S]*Report it/)
})
