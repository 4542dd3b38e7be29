import { describe, expect, test } from 'vitest'
import {
  checkTaskDefinition,
  type DeployEvent,
  isDeployError,
  isInvalidDefinitionError,
  isPlanError,
  release,
} from '../../src/index.ts'
import { registerDefinition } from '../../src/release/register-definition.ts'
import { DEFINITION, type Foreign, foreign, foreignThatLogs, type Json, runs, TARGET } from './foreign.ts'

const IMAGE = { image: 'ghcr.io/acme/shop:2' }
const [CONTAINER] = DEFINITION.containerDefinitions as readonly Json[]
const SIDECAR = { name: 'proxy', image: 'envoyproxy/envoy:v1.31', essential: false }
const BRIDGE = { ...DEFINITION, networkMode: 'bridge' }
const SERVICE = { cluster: TARGET.cluster, services: [TARGET.service] }
const WITH_ROLE = { ...DEFINITION, taskRoleArn: 'arn:aws:iam::123456789012:role/web' }
const TWO = { ...DEFINITION, containerDefinitions: [CONTAINER, SIDECAR] }

const registered = ({ changes }: Foreign): Json =>
  changes.find(({ operation }) => operation === 'RegisterTaskDefinition')?.body ?? {}

const container = (account: Foreign): Json => (registered(account).containerDefinitions as readonly Json[])[0] ?? {}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('a release', () => {
  test('registers a revision, updates the service, and changes nothing else', async () => {
    const account = await foreign()
    const result = await release(TARGET, IMAGE, account.options)
    expect(result).toMatchObject({ outcome: 'deployed', taskDefinition: expect.stringMatching(/web:2$/) })
    expect(account.changes.map(({ operation }) => operation)).toEqual(['RegisterTaskDefinition', 'UpdateService'])
    // The count of tasks belongs to autoscaling (aws/aws-cdk#3919), the rest to who made the service.
    expect(Object.keys(account.changes[1]?.body ?? {}).sort()).toEqual(['cluster', 'service', 'taskDefinition'])
    expect(await runs(account)).toEqual({ image: IMAGE.image, revision: 'web:2' })
  })

  test('does nothing the second time', async () => {
    const account = await foreign()
    await release(TARGET, IMAGE, account.options)
    account.changes.length = 0
    expect(await release(TARGET, IMAGE, account.options)).toMatchObject({ outcome: 'unchanged', applied: [] })
    expect(account.changes).toEqual([])
  })

  test('ends behind a Classic Load Balancer, where ECS tells of deployments no state', async () => {
    const classic = {
      launchType: 'EC2',
      networkConfiguration: undefined,
      loadBalancers: [{ loadBalancerName: 'classic', containerName: 'app', containerPort: 3000 }],
    }
    const account = await foreign({ ...BRIDGE, requiresCompatibilities: ['EC2'] }, classic)
    account.simulator.containerInstance({ cluster: 'prod', cpu: 4096, memoryMiB: 8192 })
    await account.simulator.advance(600_000)
    const { services: [service] = [] } = await account.aws.ecs('DescribeServices', SERVICE)
    expect(service?.deployments).toMatchObject([{ runningCount: 2 }])
    expect(service?.deployments?.[0]?.rolloutState).toBeUndefined()
    expect(await release(TARGET, IMAGE, { ...account.options, timeoutSeconds: 900 })).toMatchObject({
      outcome: 'deployed',
    })
    expect(await release(TARGET, IMAGE, account.options)).toMatchObject({ outcome: 'unchanged' })
    expect(await runs(account)).toEqual({ image: IMAGE.image, revision: 'web:2' })
  })

  test('deploys a tag that has moved, where that is asked for', async () => {
    const account = await foreign()
    await release(TARGET, { image: 'ghcr.io/acme/shop:1' }, { ...account.options, force: true })
    expect(account.changes.map(({ operation, body }) => [operation, body.forceNewDeployment])).toEqual([
      ['UpdateService', true],
    ])
  })

  test('goes on where a run broke off after it had registered', async () => {
    const account = await foreign()
    const denied = { how: 'rejected', code: 'AccessDeniedException' } as const
    const stop = account.simulator.inject({ operation: 'UpdateService' }, denied)
    expect(isDeployError(await failure(release(TARGET, IMAGE, account.options)))).toBe(true)
    stop()
    account.changes.length = 0
    expect(await release(TARGET, IMAGE, account.options)).toMatchObject({ outcome: 'deployed' })
    expect(account.changes.map(({ operation }) => operation)).toEqual(['UpdateService'])
    expect(await runs(account)).toMatchObject({ revision: 'web:2' })
  })

  test('tells what would change, without the values of variables', async () => {
    const account = await foreign()
    const change = { ...IMAGE, containers: { app: { environment: { DB_PASSWORD: 'hunter3', LOG: null } } } }
    const { outcome, plan } = await release(TARGET, change, { ...account.options, dryRun: true })
    expect(outcome).toBe('planned')
    expect(account.changes).toEqual([])
    expect(String(plan)).toBe(`Release into service web of cluster prod: web:1 -> a new revision
  containers.app.image: ghcr.io/acme/shop:1 -> ghcr.io/acme/shop:2
  containers.app.environment.DB_PASSWORD: (not shown) -> (not shown)
  containers.app.environment.LOG: remove (not shown)`)
  })

  test('names the service with ARNs, too', async () => {
    const account = await foreign()
    const { services: [service] = [] } = await account.aws.ecs('DescribeServices', {
      cluster: 'prod',
      services: ['web'],
    })
    const target = { cluster: service?.clusterArn ?? '', service: service?.serviceArn ?? '' }
    expect(await release(target, IMAGE, account.options)).toMatchObject({ outcome: 'deployed' })
  })
})

describe('what a release keeps', () => {
  // fabfuel/ecs-deploy#125, aws-actions/amazon-ecs-deploy-task-definition#274: fields that a tool did not know were lost.
  test('what this version of the SDK does not know', async () => {
    const unknown = { definition: { futureMode: { level: 3 } }, container: { futureOption: ['a', 'b'] } }
    const account = await foreign(DEFINITION, {}, unknown)
    await release(TARGET, IMAGE, account.options)
    expect(registered(account)).toMatchObject(unknown.definition)
    expect(container(account)).toMatchObject({ ...unknown.container, ...IMAGE })
  })

  test('tags of the revision, save those of AWS', async () => {
    const account = await foreign()
    await release(TARGET, IMAGE, account.options)
    expect(registered(account).tags).toEqual([{ key: 'owner', value: 'terraform' }])
  })

  // sil-org/ecs-deploy#308
  test('containers without memory of their own', async () => {
    const account = await foreign()
    await release(TARGET, IMAGE, account.options)
    expect(container(account)).not.toHaveProperty('memory')
  })

  // sil-org/ecs-deploy#11: every image was replaced.
  test('the images of other containers', async () => {
    const account = await foreign(TWO)
    await release(TARGET, { containers: { app: IMAGE } }, account.options)
    expect((registered(account).containerDefinitions as readonly Json[]).map(({ image }) => image)).toEqual([
      IMAGE.image,
      SIDECAR.image,
    ])
  })
})

test('a release is not held up by what AWS has taken before', async () => {
  const user = 'a user of old'
  const account = await foreign(DEFINITION, {}, { container: { user } })
  const { containerDefinitions } = DEFINITION as { containerDefinitions: readonly Json[] }
  const json = { ...DEFINITION, containerDefinitions: [{ ...containerDefinitions[0], user }] }
  expect(checkTaskDefinition(json).filter(({ severity }) => severity === 'error')).not.toEqual([])
  expect(await release(TARGET, IMAGE, account.options)).toMatchObject({ outcome: 'deployed' })
})

describe('what a release changes', () => {
  test('variables, secrets, command and size', async () => {
    const account = await foreign({
      ...DEFINITION,
      executionRoleArn: 'arn:aws:iam::123456789012:role/ecsTaskExecutionRole',
    })
    const arn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf'
    const change = {
      cpu: '512',
      memory: '1024',
      containers: {
        app: {
          environment: { LOG: 'info', MODE: 'live' },
          secrets: { DB_PASSWORD: arn },
          command: ['serve'],
          cpu: 128,
        },
      },
    }
    await release(TARGET, change, { ...account.options, timeoutSeconds: 5 }).catch(() => undefined)
    expect(registered(account)).toMatchObject({ cpu: '512', memory: '1024' })
    expect(container(account)).toMatchObject({
      command: ['serve'],
      cpu: 128,
      environment: [
        { name: 'LOG', value: 'info' },
        { name: 'MODE', value: 'live' },
      ],
      secrets: [{ name: 'DB_PASSWORD', valueFrom: arn }],
    })
  })

  test('the whole definition, with the placeholder of a pipeline', async () => {
    const account = await foreign()
    const { family: _, tags: __, ...json } = DEFINITION
    const taskDefinition = { ...json, containerDefinitions: [{ ...CONTAINER, image: '<IMAGE1_NAME>' }] }
    const change = { taskDefinition, placeholders: { '<IMAGE1_NAME>': IMAGE.image } }
    await release(TARGET, change, account.options)
    expect(registered(account)).toMatchObject({ family: 'web', tags: [{ key: 'owner', value: 'terraform' }] })
    expect(container(account)).toMatchObject(IMAGE)
    expect(await release(TARGET, change, account.options)).toMatchObject({ outcome: 'unchanged' })
  })

  // aws-actions/amazon-ecs-deploy-task-definition#22, amazon-ecs-render-task-definition#193, aws/containers-roadmap#2241
  test('the whole definition as DescribeTaskDefinition prints it, with nulls and what belongs to the revision', async () => {
    const account = await foreign()
    const { taskDefinition, tags } = await account.aws.ecs('DescribeTaskDefinition', { taskDefinition: 'web' })
    const printed = JSON.parse(JSON.stringify({ taskDefinition: { ...taskDefinition, pidMode: null }, tags }))
    expect(await release(TARGET, { taskDefinition: printed }, account.options)).toMatchObject({ outcome: 'unchanged' })
    await release(TARGET, { taskDefinition: printed, ...IMAGE }, account.options)
    expect(Object.keys(registered(account)).sort()).toEqual(
      Object.keys({ ...DEFINITION, volumes: [], placementConstraints: [] }).sort(),
    )
  })
})

describe('a release that fails', () => {
  // aws-actions/amazon-ecs-deploy-task-definition#191, #494: rolled back, and green for years.
  test('says that the circuit breaker of the service has rolled it back, and why', async () => {
    const breaker = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } }
    const account = await foreign(DEFINITION, breaker)
    account.simulator.fail(IMAGE, { how: 'exits', exitCode: 1, log: ['no database'] })
    const error = await failure(release(TARGET, IMAGE, account.options))
    if (!isDeployError(error)) throw error
    expect(error.outcome).toBe('rolled-back')
    expect(error.diagnosis[0]).toMatchObject({ code: 'container.exited' })
    expect(error.diagnosis[0]?.fix).toContain('of container app in task definition web')
    expect(await runs(account)).toMatchObject({ revision: 'web:1' })
    // How a deployment ends is for the settings of the service alone.
    expect(account.changes.map(({ operation }) => operation)).toEqual(['RegisterTaskDefinition', 'UpdateService'])
  })

  test('ends, where the service has no circuit breaker and nothing can mend it', async () => {
    const account = await foreign()
    account.simulator.fail(IMAGE, { how: 'cannot pull' })
    const error = await failure(release(TARGET, IMAGE, account.options))
    if (!isDeployError(error)) throw error
    expect(error.outcome).toBe('failed')
    expect(error.diagnosis[0]?.code).toMatch(/^image\./)
    expect(account.changes.map(({ operation }) => operation)).toEqual(['RegisterTaskDefinition', 'UpdateService'])
  })

  // ECS never ends such a deployment, and the official action waits for it until its time is over.
  test('ends, where the service has no circuit breaker, once as many tasks have failed as one would take', async () => {
    const account = await foreign()
    account.simulator.fail(IMAGE, { how: 'exits', exitCode: 1 })
    const began = account.simulator.clock.now()
    const events: DeployEvent[] = []
    const options = { ...account.options, onEvent: (event: DeployEvent) => void events.push(event) }
    const error = await failure(release(TARGET, IMAGE, options))
    if (!isDeployError(error)) throw error
    expect(error.outcome).toBe('failed')
    expect(error.diagnosis[0]).toMatchObject({ code: 'container.exited' })
    expect(error.message).toContain('It has no circuit breaker, so that ECS goes on trying')
    expect(account.simulator.clock.now() - began).toBeLessThan(300_000)
    expect(events.filter(({ type }) => type === 'failing')).toMatchObject([
      { service: 'web', code: 'container.exited', cause: 'Container "app" exited with code 1', tasks: 2 },
    ])
    // What runs is left to its owner.
    expect(account.changes.map(({ operation }) => operation)).toEqual(['RegisterTaskDefinition', 'UpdateService'])
  })

  test('shows no password of a log in its events', async () => {
    const account = await foreignThatLogs()
    const log = ['Error: refused with Authorization: Bearer Zq8rTbV4xkPw password=hunter77']
    account.simulator.fail(IMAGE, { how: 'exits', exitCode: 1, log })
    const events: DeployEvent[] = []
    const onEvent = (event: DeployEvent) => void events.push(event)
    await failure(release(TARGET, IMAGE, { ...account.options, onEvent }))
    const told = JSON.stringify(events.filter(({ type }) => type === 'failing'))
    expect(told).toContain('refused with Authorization: (not shown) password=(not shown)')
    expect(JSON.stringify(events)).not.toMatch(/Zq8rTbV4xkPw|hunter77/)
  })

  test('waits on, where that is asked for or what fails is over soon', async () => {
    const account = await foreign()
    const mended = account.simulator.fail(IMAGE, { how: 'exits', exitCode: 1 })
    const options = {
      ...account.options,
      earlyStop: false,
      onEvent: (event: DeployEvent) => void (event.type === 'rollout' && event.failed > 6 && mended()),
    }
    expect(await release(TARGET, IMAGE, options)).toMatchObject({ outcome: 'deployed' })
    const again = await foreign()
    const reached = again.simulator.fail(IMAGE, { how: 'cannot pull', because: 'unreachable' })
    const onEvent = (event: DeployEvent) => void (event.type === 'rollout' && event.failed > 6 && reached())
    expect(await release(TARGET, IMAGE, { ...again.options, onEvent })).toMatchObject({ outcome: 'deployed' })
  })

  test('and is interrupted tells what it has seen of failed tasks', async () => {
    const account = await foreign()
    account.simulator.fail(IMAGE, { how: 'exits', exitCode: 1 })
    const stop = new AbortController()
    const onEvent = (event: DeployEvent) => void (event.type === 'failing' && stop.abort())
    const error = await failure(release(TARGET, IMAGE, { ...account.options, onEvent, signal: stop.signal }))
    if (!isDeployError(error)) throw error
    expect(error.outcome).toBe('interrupted')
    expect(error.diagnosis).toMatchObject([{ code: 'container.exited' }])
    expect(error.message).toMatch(
      /service web: Service "web" was not steady yet, and ECS goes on: 0 of 2 tasks are running web:2/,
    )
  })

  test('says that another release has taken its place', async () => {
    const account = await foreign()
    const slow = account.simulator.fail(IMAGE, { how: 'exits', exitCode: 1 })
    const first = failure(release(TARGET, IMAGE, account.options))
    const second = account.simulator.clock
      .sleep(30_000)
      .then(() => release(TARGET, { image: 'ghcr.io/acme/shop:3' }, account.options))
    const error = await first
    slow()
    if (!isDeployError(error)) throw error
    expect(error.outcome).toBe('superseded')
    expect(await second).toMatchObject({ outcome: 'deployed' })
  })

  test('leaves a deployment of others alone, where that is asked for', async () => {
    const account = await foreign()
    const { taskDefinition } = await account.aws.ecs('RegisterTaskDefinition', DEFINITION as never)
    await account.aws.ecs('UpdateService', {
      cluster: 'prod',
      service: 'web',
      taskDefinition: taskDefinition?.taskDefinitionArn,
      forceNewDeployment: true,
    })
    const error = await failure(release(TARGET, IMAGE, { ...account.options, onConflict: 'fail' }))
    if (!isDeployError(error)) throw error
    expect(error.diagnosis[0]).toMatchObject({ code: 'deployment.in-flight' })
    expect(account.changes.map(({ operation }) => operation)).toEqual(['RegisterTaskDefinition', 'UpdateService'])
  })
})

test('a release that waits for another is made on top of what that has left', async () => {
  const breaker = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } }
  const account = await foreign(DEFINITION, breaker)
  account.simulator.fail({ image: 'ghcr.io/acme/shop:broken' }, { how: 'exits', exitCode: 1 })
  const broken = { containers: { app: { image: 'ghcr.io/acme/shop:broken', environment: { BROKEN: 'yes' } } } }
  const other = failure(release(TARGET, broken, account.options))
  await account.simulator.clock.sleep(20_000)
  account.changes.length = 0
  const mine = await release(TARGET, IMAGE, { ...account.options, onConflict: 'wait' })
  expect(isDeployError(await other, 'rolled-back')).toBe(true)
  expect(mine.outcome).toBe('deployed')
  expect(JSON.stringify(registered(account))).not.toContain('BROKEN')
})

describe('a service whose last deployment has failed and was not rolled back', () => {
  test('is not "unchanged": the same release deploys anew, and fails with its cause', async () => {
    const breaker = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } } }
    const account = await foreign(DEFINITION, breaker)
    const end = account.simulator.fail(IMAGE, { how: 'exits', exitCode: 1 })
    expect(isDeployError(await failure(release(TARGET, IMAGE, account.options)))).toBe(true)
    expect(isDeployError(await failure(release(TARGET, IMAGE, account.options)))).toBe(true)
    end()
    account.changes.length = 0
    expect(await release(TARGET, IMAGE, account.options)).toMatchObject({ outcome: 'deployed' })
    expect(account.changes.map(({ operation, body }) => [operation, body.forceNewDeployment])).toEqual([
      ['UpdateService', true],
    ])
  })
})

describe('tags of a whole definition', () => {
  // fabfuel/ecs-deploy#146, kayac/ecspresso#296: an empty list is refused; those of CloudFormation are AWS's own.
  test.each([
    [[], undefined],
    [
      [
        { key: 'aws:cloudformation:stack-name', value: 'shop' },
        { key: 'team', value: 'web' },
      ],
      [{ key: 'team', value: 'web' }],
    ],
  ])('are those that can be registered: %j', async (tags, sent) => {
    const account = await foreign()
    await release(TARGET, { taskDefinition: { ...DEFINITION, tags }, ...IMAGE }, account.options)
    expect(registered(account).tags).toEqual(sent)
  })
})

describe('what cannot be released is told before anything changes', () => {
  const refused = async (change: object, definition = DEFINITION, target: object = TARGET) => {
    const account = await foreign(definition)
    const error = await failure(release(target as typeof TARGET, change, account.options))
    expect(account.changes).toEqual([])
    if (isInvalidDefinitionError(error)) return error.issues.map(({ code, message, hint }) => [code, message, hint])
    if (isPlanError(error)) return [error.code, error.message]
    throw error
  }

  // alexanderdamiani/aws-ecs-demo#7
  test('a container that is not there', async () => {
    expect(await refused({ containers: { ap: IMAGE } })).toEqual([
      ['REL-CON-01', 'There is no container "ap"', 'write app if that is meant; there is app'],
    ])
  })

  test('an image that could be for several containers', async () => {
    expect(await refused(IMAGE, TWO)).toEqual([
      [
        'REL-CON-02',
        'The task definition has 2 containers, and the image could be for any of them',
        'give it to one by name: { containers: { app: { image } } }; there is app, proxy',
      ],
    ])
  })

  test('a variable that could be for several containers', async () => {
    const both = { ...DEFINITION, containerDefinitions: [CONTAINER, { ...SIDECAR, essential: true }] }
    expect(await refused({ environment: { LOG: 'info' } }, both)).toEqual([
      [
        'REL-CON-02',
        'The task definition has 2 containers, and the environment could be for any of them',
        'give it to one by name: { containers: { app: { environment } } }; there is app, proxy',
      ],
    ])
  })

  test('a member that a release does not have', async () => {
    expect(await refused({ imagee: 'x' })).toMatchObject([
      [
        'API-OPT-01',
        'release() has no option "imagee", so it would be lost',
        'write image if that is meant, or remove it',
      ],
    ])
  })

  test('what a program without types gives', async () => {
    for (const change of [
      { containers: { app: { environment: { DB_PASSWORD: undefined } } } },
      { cpu: 512 },
      { containers: { app: null } },
      { containers: { app: { environment: null } } },
      { image: '' },
      null,
    ] as object[])
      expect(await refused(change), JSON.stringify(change)).toMatchObject([
        ['CALL-ARG-01', expect.any(String), expect.any(String)],
      ])
    expect(await refused(IMAGE, DEFINITION, { cluster: 'prod' })).toMatchObject([
      ['CALL-ARG-01', 'service must be a text that is not empty', expect.any(String)],
    ])
  })

  test('a placeholder that the definition does not have', async () => {
    expect(await refused({ ...IMAGE, placeholders: { '<IMAGE>': 'x' } })).toMatchObject([
      ['REL-PLC-01', expect.any(String), expect.any(String)],
    ])
  })

  test('a size that Fargate does not have', async () => {
    expect(await refused({ cpu: '256', memory: '8192' })).toMatchObject([
      ['TD-MEM-01', expect.any(String), expect.any(String)],
    ])
  })

  // Each of them ECS refuses in UpdateService alone, when the revision is there already.
  test('a definition without the task role that ECS Exec of the service needs', async () => {
    const account = await foreign(WITH_ROLE, { enableExecuteCommand: true })
    const error = await failure(release(TARGET, { taskDefinition: DEFINITION }, account.options))
    expect(isInvalidDefinitionError(error) && error.issues).toMatchObject([
      { code: 'SVC-EXE-01', path: ['service', 'web', 'enableExecuteCommand'] },
    ])
    await failure(registerDefinition(DEFINITION, account.options, TARGET))
    expect(account.changes).toEqual([])
    // One that has it is released.
    expect(await release(TARGET, { taskDefinition: WITH_ROLE, ...IMAGE }, account.options)).toMatchObject({
      outcome: 'deployed',
    })
  })

  test('a definition in a network mode that the network of the service is not for', async () => {
    expect(await refused({ taskDefinition: { ...BRIDGE, requiresCompatibilities: ['EC2'] } })).toContainEqual([
      expect.stringMatching(/^SVC-/),
      expect.any(String),
      expect.any(String),
    ])
  })

  test('a service or cluster that is not there', async () => {
    expect(await refused(IMAGE, DEFINITION, { cluster: 'prod', service: 'wbe' })).toEqual([
      'service.missing',
      expect.stringContaining('There is: web'),
    ])
    expect(await refused(IMAGE, DEFINITION, { cluster: 'dev', service: 'web' })).toEqual([
      'cluster.missing',
      expect.stringContaining('There is: prod'),
    ])
  })

  test('a service that CodeDeploy deploys', async () => {
    const account = await foreign(DEFINITION, { deploymentController: { type: 'CODE_DEPLOY' } })
    const error = await failure(release(TARGET, IMAGE, account.options))
    expect(isPlanError(error, 'service.controller') && error.fix).toContain('CodeDeploy')
    expect(account.changes).toEqual([])
  })
})
