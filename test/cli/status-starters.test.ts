import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { cluster, deploy, eventRule, network, schedule, stack, task, taskDefinition } from '../../src/index.ts'
import { createSimulator } from '../../src/simulator/index.ts'
import { ran } from './support.ts'

const job = (id: string) =>
  task(id)
    .cluster(cluster('jobs'))
    .taskDefinition(
      taskDefinition(id)
        .fargate()
        .cpu(0.25)
        .memory(0.5)
        .container('app', c => c.image(`ghcr.io/acme/${id}:1`).command('node', `${id}.js`)),
    )
    .network(network.default())

test('a program without services shows its schedules and event rules, and what became of their last task', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-status-'))
  const jobs = stack('shop').add(
    schedule('nightly').cron('30 2 * * ? *', { timeZone: 'Europe/Berlin' }).task(job('report')),
    eventRule('uploads')
      .pattern({ source: ['shop.orders'] })
      .task(job('resize'))
      .disabled(),
  )
  const asked = vi.fn(() => jobs)
  Reflect.set(globalThis, 'program of status', asked)
  writeFileSync(join(folder, 'jobs.mjs'), `export default globalThis['program of status']`)
  const simulator = createSimulator()
  const { clients, clock } = simulator.options()
  const connection = { clients, clock, region: 'us-east-1' }
  const shown = async (...words: string[]) => ran(['status', 'jobs.mjs', ...words], { connection, cwd: folder })
  expect((await shown()).stdout).toContain('schedule shop-schedules/nightly  is not there\n')
  expect(asked).toHaveBeenCalledTimes(1)
  await deploy(jobs, connection)
  expect(await shown()).toMatchObject({
    exitCode: 0,
    stdout: `schedule shop-schedules/nightly  enabled
  when      cron(30 2 * * ? *) in Europe/Berlin
  starts    shop-report:1
  last      no task that ECS shows: it does for about an hour

event rule shop-uploads  disabled
  events    {"source":["shop.orders"]}
  starts    shop-resize:1
  last      no task that ECS shows: it does for about an hour
`,
  })
  simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 3 })
  await simulator.advance(new Date('2026-01-01T01:35:00Z').getTime() - clock.now())
  expect((await shown()).stdout).toMatch(/ {2}last {6}\w{32} stopped, app exit code 3, started \dm ago, /)
  const { starters, services } = JSON.parse((await shown('--json')).stdout.trim().split('\n').at(-1) ?? '')
  expect(services).toEqual([])
  expect(starters[0]).toMatchObject({ kind: 'schedule', state: 'ENABLED', last: { exitCodes: { app: 3 } } })
})
