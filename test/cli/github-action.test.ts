import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ACTION_INPUTS } from '../../src/cli/action-inputs.ts'
import {
  DEFINITION,
  type Foreign,
  foreign,
  foreignThatLogs,
  type Json,
  logging,
  TO_CLOUDWATCH,
} from '../release/foreign.ts'
import { type Ran, ran } from './support.ts'

const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-action-'))
const [CONTAINER] = DEFINITION.containerDefinitions as readonly Json[]
const ROLE = 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole'
const next = (more: Json = {}): Json => ({
  ...DEFINITION,
  executionRoleArn: ROLE,
  containerDefinitions: [{ ...CONTAINER, ...logging(TO_CLOUDWATCH), image: 'ghcr.io/acme/shop:2', ...more }],
})
writeFileSync(join(folder, 'task-definition.json'), JSON.stringify(next()))
const silent = { ...DEFINITION, containerDefinitions: [{ ...CONTAINER, image: 'ghcr.io/acme/shop:2' }] }
writeFileSync(join(folder, 'silent.json'), JSON.stringify(silent))
writeFileSync(join(folder, 'broken.json'), '{')

// What a workflow gives that is not set comes as an empty text.
const NONE = Object.fromEntries(Object.keys(ACTION_INPUTS).map(name => [name, '']))
const USUAL = { 'task-definition': 'task-definition.json', cluster: 'prod', service: 'web' }

async function acted(
  { options: { clients, clock } }: Pick<Foreign, 'options'>,
  inputs: Readonly<Record<string, string>>,
): Promise<Ran & { readonly outputs: string }> {
  const output = join(mkdtempSync(join(folder, 'step-')), 'output')
  writeFileSync(output, '')
  const env = { INPUTS: JSON.stringify({ ...NONE, ...inputs }), GITHUB_OUTPUT: output, GITHUB_ACTIONS: 'true' }
  const more = { connection: { clients, clock, region: 'us-east-1' }, cwd: folder }
  return { ...(await ran(['github-action'], more, env)), outputs: readFileSync(output, 'utf8') }
}

const operations = ({ changes }: Foreign): string[] => changes.map(({ operation }) => operation)

// Each the wish or the trouble of users of the official action, or of what does its work:
// https://github.com/aws-actions/amazon-ecs-deploy-task-definition/issues/191 and /494 (rolled back, and told as success),
// /838 (still going on when the step ends), /5 and /24 (not stable in time, and no reason), /54 (a task before the service),
// /678 (the service is not changed after the task; an override that the API does not have), /757 ("Run task failed: [null]");
// https://github.com/boltops-tools/ufo/issues/99 (the exit code of a migration),
// https://github.com/ProjectTech4DevAI/kaapi-backend/pull/592 (a task that nobody waits for),
// https://github.com/fabfuel/ecs-deploy/issues/65 ("Deployment failed", and nothing more)
describe('the action', () => {
  test('registers the definition, puts it into the service, and gives its ARN', async () => {
    const there = await foreignThatLogs()
    const { exitCode, stdout, outputs } = await acted(there, { ...USUAL, 'wait-for-service-stability': 'true' })
    expect(stdout).toMatch(/\ndeployed: 1 change\n/)
    expect(exitCode).toBe(0)
    expect(operations(there)).toEqual(['RegisterTaskDefinition', 'UpdateService'])
    expect(outputs).toMatch(/^task-definition-arn=arn:aws:ecs:us-east-1:\d{12}:task-definition\/web:2\n$/)
  })

  test('ends when ECS is done, not when the service looks stable, and does nothing the second time', async () => {
    const there = await foreignThatLogs()
    await acted(there, USUAL)
    const { services: [service] = [] } = await there.aws.ecs('DescribeServices', { cluster: 'prod', services: ['web'] })
    expect(service?.deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'COMPLETED' }])
    there.changes.length = 0
    const { exitCode, stdout } = await acted(there, USUAL)
    expect(stdout).toMatch(/\nunchanged\n/)
    expect(exitCode).toBe(0)
    expect(operations(there)).toEqual([])
  })

  test('fails where ECS rolls the release back, and says why', async () => {
    const breaker = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } }
    const there = await foreign(DEFINITION, breaker)
    there.simulator.fail({ image: 'ghcr.io/acme/shop:2' }, { how: 'cannot pull' })
    const { exitCode, stderr, outputs } = await acted(there, { ...USUAL, 'task-definition': 'silent.json' })
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/rolled back/)
    expect(stderr).toMatch(/^::error::.*ghcr\.io\/acme\/shop:2/m)
    expect(outputs).toContain('task-definition-arn=')
  })

  test('runs a task of the new revision first, and changes nothing where that fails', async () => {
    const there = await foreignThatLogs()
    const overrides = [{ name: 'app', command: ['migrate'], environment: [{ name: 'STEP', value: '1' }] }]
    const inputs = { ...USUAL, 'run-task': 'true', 'run-task-container-overrides': JSON.stringify(overrides) }
    there.simulator.fail({ command: 'migrate' }, { how: 'exits', exitCode: 4, afterSeconds: 1, log: ['no column'] })
    const failed = await acted(there, inputs)
    expect(failed).toMatchObject({ exitCode: 4, stdout: 'no column\n' })
    expect(operations(there)).toEqual(['RegisterTaskDefinition', 'RunTask'])

    there.simulator.fail({ command: 'migrate' }, { how: 'exits', exitCode: 0, afterSeconds: 1 })
    const { exitCode, outputs } = await acted(there, inputs)
    expect(exitCode).toBe(0)
    expect(operations(there)).toEqual(['RegisterTaskDefinition', 'RunTask', 'RunTask', 'UpdateService'])
    expect(there.changes.at(2)?.body).toMatchObject({
      taskDefinition: expect.stringMatching(/web:2$/),
      overrides: { containerOverrides: overrides },
    })
    expect(outputs).toMatch(/\nrun-task-arn=\["arn:aws:ecs:[^"]+"\]\n$/)
  })

  test('keeps the tags of the revision that runs where the definition says nothing of tags', async () => {
    const there = await foreignThatLogs()
    const { tags: _, ...untagged } = next()
    writeFileSync(join(folder, 'untagged.json'), JSON.stringify(untagged))
    const { outputs } = await acted(there, { ...USUAL, 'task-definition': 'untagged.json' })
    const [, taskDefinition] = /^task-definition-arn=(.*)$/m.exec(outputs) ?? []
    const { tags = [] } = await there.aws.ecs('DescribeTaskDefinition', { taskDefinition, include: ['TAGS'] })
    expect(tags).toEqual([{ key: 'owner', value: 'terraform' }])
  })

  test('registers nothing where there is no such service', async () => {
    const there = await foreignThatLogs()
    const { exitCode, stderr, outputs } = await acted(there, { ...USUAL, service: 'wbe' })
    expect(stderr).toContain('There is no service "wbe" in cluster "prod". There is: web.')
    expect([exitCode, outputs, operations(there)]).toEqual([1, '', []])
  })

  test('gives the task the network that is named', async () => {
    const there = await foreignThatLogs()
    there.simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 0, afterSeconds: 1 })
    const { services: [service] = [] } = await there.aws.ecs('DescribeServices', { cluster: 'prod', services: ['web'] })
    const subnets = service?.networkConfiguration?.awsvpcConfiguration?.subnets ?? []
    const { exitCode } = await acted(there, {
      ...{ 'task-definition': USUAL['task-definition'], cluster: 'prod', 'run-task': 'true' },
      ...{ 'run-task-subnets': subnets.join(', '), 'run-task-assign-public-IP': 'ENABLED' },
    })
    expect(exitCode).toBe(0)
    const [, launch] = there.changes
    expect(launch?.body).toMatchObject({
      launchType: 'FARGATE',
      networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: 'ENABLED' } },
    })
  })

  test('registers alone where no service is named', async () => {
    const there = await foreignThatLogs()
    const { exitCode, stdout } = await acted(there, { 'task-definition': 'task-definition.json' })
    expect(stdout).toMatch(/^registered arn:.*:task-definition\/web:2\n$/)
    expect(exitCode).toBe(0)
    expect(operations(there)).toEqual(['RegisterTaskDefinition'])
  })

  test('says which inputs have no effect', async () => {
    const there = await foreignThatLogs()
    const { stderr } = await acted(there, { ...USUAL, 'wait-for-service-stability': 'false', 'max-retries': '5' })
    expect(stderr.match(/^::notice::.*$/gm)).toEqual([
      '::notice::wait-for-service-stability has no effect: it waits until ECS has decided in any case',
      '::notice::max-retries has no effect: how often it calls again is its own affair',
    ])
  })

  test('says which inputs of the task have no effect as there is no task, or none of its own subnets', async () => {
    const there = await foreignThatLogs()
    const definition = { 'task-definition': USUAL['task-definition'] }
    const alone = await acted(there, { ...definition, 'run-task-subnets': 'subnet-1', 'run-task-launch-type': 'EC2' })
    expect(alone.stderr.match(/^::notice::.*$/gm)).toEqual([
      '::notice::run-task-subnets has no effect without run-task',
      '::notice::run-task-launch-type has no effect without run-task',
    ])
    there.simulator.fail({ container: 'app' }, { how: 'exits', exitCode: 0, afterSeconds: 1 })
    const like = await acted(there, { ...USUAL, 'run-task': 'true', 'run-task-assign-public-IP': 'ENABLED' })
    expect(like.stderr).toContain('::notice::run-task-assign-public-IP has no effect without run-task-subnets\n')
  })

  test.each<[Readonly<Record<string, string>>, RegExp]>([
    [{ 'task-definition': '' }, /task-definition is missing/],
    [{ 'task-definition': 'none.json' }, /task-definition cannot be read as JSON: ENOENT/],
    [{ 'task-definition': 'broken.json' }, /task-definition cannot be read as JSON/],
    [{ 'desired-count': '3' }, /desired-count is not taken: .*\n {2}Fix: Leave desired-count out/],
    [{ 'codedeploy-application': 'shop' }, /codedeploy-application is not taken/],
    [{ 'wait-for-minutes': '361' }, /wait-for-minutes is "361"\n {2}Fix: Write 1 to 360/],
    [{ 'force-new-deployment': 'yes' }, /force-new-deployment is "yes"\n {2}Fix: Write true or false/],
    [{ 'run-task': 'true', 'run-task-security-groups': 'sg-1' }, /without run-task-subnets/],
    [{ 'run-task': 'true', 'run-task-launch-type': 'LAMBDA' }, /run-task-launch-type is "LAMBDA"/],
    [{ 'run-task': 'true', 'run-task-assign-public-IP': 'yes' }, /run-task-assign-public-IP is "yes"/],
    [{ 'run-task': 'true', 'run-task-container-overrides': '{}' }, /is no list of overrides/],
    [
      { 'run-task': 'true', 'run-task-container-overrides': '[{ "name": "a", "entryPoint": [] }]' },
      /has entryPoint, which/,
    ],
    [{ 'run-task': 'true', 'run-task-container-overrides': '[{ "name": "a", "environment": {} }]' }, /no list of var/],
    [{ 'run-task': 'true', 'run-task-container-overrides': '[{ "name": "a" }, { "name": "a" }]' }, /has a twice/],
    [{ 'task-definitions': 'x' }, /There is no input task-definitions/],
  ])('refuses %j before it calls AWS', async (inputs, message) => {
    const there = await foreignThatLogs()
    const before = there.simulator.calls.length
    const { exitCode, stderr } = await acted(there, { ...USUAL, ...inputs })
    expect(stderr).toMatch(message)
    expect(exitCode).toBe(2)
    expect(there.simulator.calls.length).toBe(before)
  })
})

test('action.yml has the inputs that the command reads', () => {
  const yaml = readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')
  const [, inputs = ''] = /^inputs:\n([\s\S]*?)^outputs:/m.exec(yaml) ?? []
  expect([...inputs.matchAll(/^ {2}([\w-]+):/gm)].map(([, name]) => name).sort()).toEqual(
    Object.keys(ACTION_INPUTS).sort(),
  )
})
