import { expect, test } from 'vitest'
import { cluster, deploy, network, service, stack, taskDefinition } from '../../src/index.ts'
import { serve } from '../../src/simulator/index.ts'
import { foreign, foreignThatLogs } from '../release/foreign.ts'
import { ran } from './support.ts'

async function connected(found: Awaited<ReturnType<typeof foreign>>) {
  const { simulator, options } = found
  return { simulator, more: { connection: { clients: options.clients, clock: options.clock, region: 'us-east-1' } } }
}

test('a release tells its plan before how it ended', async () => {
  const { more } = await connected(await foreign())
  const { stdout } = await ran(['release', 'prod/web', '--image', 'ghcr.io/acme/shop:2'], more)
  expect(stdout).toMatch(/^Release into service web[\s\S]*\ndeployed: 2 changes\n$/)
})

test('no line is told with the time since when', async () => {
  const { more, simulator } = await connected(await foreignThatLogs())
  const from = new Date(simulator.clock.now() - 600_000).toISOString()
  const none = (what: string) => `No line: prod/web has logged ${what} since ${from} (--since says how far back)\n`
  expect((await ran(['logs', 'prod/web'], more)).stderr).toBe(none('nothing'))
  expect((await ran(['logs', 'prod/web', '--filter', 'error'], more)).stderr).toBe(none('nothing that fits "error"'))
})

test('a status that is watched without a terminal says when it was', async () => {
  const { more, simulator } = await connected(await foreign())
  const stop = new AbortController()
  simulator.clock.after(12_000, () => stop.abort())
  const { stdout, exitCode } = await ran(['status', 'prod/web', '--watch'], { ...more, signal: stop.signal })
  expect(stdout.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z\nprod\/web {2}2 of 2 running$/gm)?.length).toBeGreaterThan(1)
  expect(exitCode).toBe(0)
})

test('a release whose tasks fail says so while it waits, and that nothing breaks the circuit', async () => {
  const { more, simulator } = await connected(await foreign())
  simulator.fail({ image: 'ghcr.io/acme/shop:2' }, { how: 'exits', exitCode: 1 })
  const { stderr, exitCode } = await ran(['release', 'prod/web', '--image', 'ghcr.io/acme/shop:2'], more)
  expect(exitCode).toBe(1)
  expect(stderr).toContain('failing web: 2 tasks, and it has no circuit breaker: Container "app" exited with code 1\n')
})

test('a port that is forwarded is told at once, and its end is that of Ctrl-C', async () => {
  const served = await serve()
  const { clients, clock } = served.simulator().options()
  const connection = { clients, clock, region: 'us-east-1' }
  const web = taskDefinition('web').fargate().cpu(0.25).memory(0.5).allowExecuteCommand()
  const site = service('web')
    .cluster(cluster('prod'))
    .taskDefinition(web.container('app', c => c.image('a:1')))
    .network(network.default())
    .executeCommand()
  await deploy(stack('shop').add(site), connection)
  const words = ['forward', 'prod/web', '80', '--local', '0', '--json']
  const { stdout, exitCode, stderr } = await ran(words, { connection, signal: AbortSignal.timeout(1_500) })
  await served.close()
  const [first, last] = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(first).toEqual({ type: 'listening', host: '127.0.0.1', port: last.port, task: last.task, container: 'app' })
  expect(last).toMatchObject({ type: 'result', outcome: 'ended' })
  expect(exitCode).toBe(130)
  expect(stderr).not.toContain('Stopping')
})
