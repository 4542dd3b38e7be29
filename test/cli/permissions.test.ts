import { expect, test } from 'vitest'
import { iamAction } from '../../src/aws/iam-action.ts'
import { foreignThatLogs } from '../release/foreign.ts'
import { textOf } from '../source-files.ts'
import { ran } from './support.ts'

const actionsIn = (text: string): string[] =>
  [...text.matchAll(/[`"]([a-z-]+:[A-Z]\w+)[`"]/g)].map(([, name = '']) => name)

const sectionOf = (page: string): string => textOf(`docs/${page}`).split('## Permissions\n')[1]?.split('\n## ')[0] ?? ''

/** What the page of the commands says that one needs, in its words, the policies and the pages that it names. */
function allowedFor(command: string): string[] {
  const row = sectionOf('commands.md')
    .split('\n')
    .find(line => line.split(' | ', 1).join('').includes(`\`${command}\``))
  const linked = [...(row ?? '').matchAll(/\((\S+?\.(?:json|md))(#permissions)?\)/g)].map(([, page = '', section]) =>
    section ? sectionOf(page) : page.endsWith('.json') ? textOf(`docs/${page}`) : '',
  )
  return [row ?? '', ...linked].flatMap(actionsIn)
}

test('each command makes no call but those that its page names the rights for', async () => {
  const { simulator, options, aws } = await foreignThatLogs()
  await simulator.advance(1_800_000)
  const target = { cluster: 'prod', service: 'web' }
  const deploymentConfiguration = { deploymentCircuitBreaker: { enable: true, rollback: true } }
  await aws.ecs('UpdateService', { ...target, deploymentConfiguration })
  const { taskArns: [task = ''] = [] } = await aws.ecs('ListTasks', { cluster: 'prod' })
  simulator.fail({ image: 'shop/web:9' }, { how: 'exits', exitCode: 1 })
  const connection = { clients: options.clients, clock: options.clock, region: 'us-east-1' }
  const refused: string[] = []
  for (const [command = '', ...words] of [
    ['status', 'prod'],
    ['logs', 'prod/web', '--previous'],
    ['restart', 'prod/web'],
    ['scale', 'prod/web', '3'],
    ['stop', 'prod', task],
    ['run', 'prod/web', '--', 'true'],
    ['release', 'prod/web', '--image', 'shop/web:9'],
    ['status', 'prod/web'],
    ['diagnose', 'prod/web'],
  ]) {
    const before = simulator.calls.length
    await ran([command, ...words], { connection })
    const made = new Set(simulator.calls.slice(before).map(iamAction))
    const allowed = ['sts:GetCallerIdentity', ...allowedFor(command)]
    expect(made.size, command).toBeGreaterThan(1)
    refused.push(...[...made].filter(action => !allowed.includes(action)).map(action => `${command}: ${action}`))
  }
  expect(refused).toEqual([])
})
