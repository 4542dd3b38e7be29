import { describe, expect, it } from 'vitest'
import { service as handler } from '../../../../src/deploy/resources/service/service.ts'
import { updateInput } from '../../../../src/deploy/resources/service/service-update.ts'
import {
  cluster,
  deploy,
  loadBalancer,
  network,
  plan,
  type ServiceModel,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../../../src/index.ts'
import { createSimulator } from '../../../../src/simulator/index.ts'
import { refsTo, scripted } from '../scripted-aws.ts'

const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).http()
const web = taskDefinition('web')
  .fargate()
  .cpu(0.25)
  .memory(0.5)
  .container('app', c => c.image('nginx:1.27').port(80, { name: 'http', appProtocol: 'http' }))
const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc)
const shifted = site.target(edge, 'app', 80, { testRoute: edge.path('/test') }).blueGreen({ bakeTime: 5 })

const LOG = { 'awslogs-group': '/ecs/proxy', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'proxy' }

const outputs = {
  network: { subnets: ['subnet-b', 'subnet-a'] },
  'security-group': { groupId: 'sg-1' },
  cluster: { arn: 'cluster' },
  role: { arn: 'role' },
  'task-definition': { arn: 'web:1' },
  'listener-rule': { arn: 'rule' },
}
// Each target group has an ARN of its own
const refs: ReturnType<typeof refsTo> = model =>
  model.kind === 'target-group' ? ({ arn: `group/${model.id}` } as never) : refsTo(outputs)(model)
const { context } = scripted({})
const wanted = (model: ServiceModel) => handler.desired(model, refs, context)

describe('a service that shifts traffic', () => {
  it('is asked for with both target groups, its rules and its role', () => {
    expect(wanted(shifted.build()).loadBalancers).toEqual([
      {
        ...{ containerName: 'app', containerPort: 80, targetGroupArn: 'group/web-app-80:edge' },
        advancedConfiguration: {
          alternateTargetGroupArn: 'group/web-app-80:edge-alternate',
          ...{ productionListenerRule: 'rule', testListenerRule: 'rule', roleArn: 'role' },
        },
      },
    ])
  })

  it('is the same whichever of the two target groups serves', () => {
    const desired = wanted(shifted.build())
    const [pair] = desired.loadBalancers ?? []
    const { alternateTargetGroupArn, ...advanced } = pair?.advancedConfiguration ?? {}
    const serving = [
      {
        ...pair,
        targetGroupArn: alternateTargetGroupArn,
        advancedConfiguration: { ...advanced, alternateTargetGroupArn: pair?.targetGroupArn },
      },
    ]
    const update = updateInput(desired, desired, new Set(['loadBalancers']), serving)
    expect(update.loadBalancers).toEqual(serving)
    expect(updateInput(desired, desired, new Set(['loadBalancers']), []).loadBalancers).toEqual([pair])
  })
})

describe('an update', () => {
  const desired = wanted(site.build())

  it('takes back what is no longer wanted', () => {
    const live = wanted(
      site
        .alarms(['5xx'])
        .rolling({ bakeTime: 5 })
        .circuitBreaker({ rollback: true, threshold: { type: 'COUNT', value: 5 } })
        .build(),
    )
    const fields = new Set(['deploymentConfiguration', 'serviceConnectConfiguration', 'volumeConfigurations'])
    expect(updateInput(desired, live, fields)).toEqual({
      serviceConnectConfiguration: { enabled: false },
      volumeConfigurations: [],
      deploymentConfiguration: {
        ...{ strategy: 'ROLLING', minimumHealthyPercent: 100, maximumPercent: 200, bakeTimeInMinutes: 0 },
        alarms: { alarmNames: [], enable: false, rollback: false },
        deploymentCircuitBreaker: {
          ...{ enable: true, rollback: true },
          thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 50 },
        },
      },
    })
  })

  it('starts a deployment where capacity changes, which AWS would not do', () => {
    const madeWith = { ...desired, tags: { 'fluent-ecs:launch-type': 'FARGATE' } }
    expect(updateInput(desired, madeWith, new Set(['capacityProviderStrategy']))).toEqual({
      ...{ capacityProviderStrategy: [], forceNewDeployment: true },
    })
    expect(updateInput(desired, desired, new Set(['capacityProviderStrategy']))).toEqual({
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }],
      forceNewDeployment: true,
    })
  })

  it('is not possible where AWS has none', () => {
    expect(handler.immutable).toEqual(['serviceName', 'status', 'cluster', 'schedulingStrategy', 'launchType'])
  })
})

describe('on the simulator', () => {
  const programs: readonly (readonly [string, () => Stack])[] = [
    ['one that shifts traffic', () => stack('shop').add(shifted)],
    [
      'one with everything',
      () =>
        stack('shop').add(
          site
            .target(edge, 'app', 80)
            .rolling({ minimumHealthyPercent: 50, maximumPercent: 150, bakeTime: 1 })
            .circuitBreaker({ rollback: true, resetOnHealthyTask: false, threshold: { type: 'COUNT', value: 4 } })
            .alarms(['b', 'a'])
            .desiredCount(2)
            .healthCheckGracePeriod(90)
            .propagateTags('TASK_DEFINITION')
            .enableECSManagedTags(false)
            .availabilityZoneRebalancing('DISABLED')
            .tags({ team: 'shop' }),
        ),
    ],
  ]

  it('settings that AWS writes in its own way are planned as nothing, too', async () => {
    const simulator = createSimulator()
    simulator.namespace('shop')
    const program = (hosts: number) => {
      const host = taskDefinition('host').ec2().networkMode('bridge')
      const inside = host.container('app', c => c.image('nginx:1.27').memory(128).port(80, { name: 'http' }))
      return stack('shop').add(
        service('host')
          .cluster(cluster('prod'))
          .taskDefinition(inside)
          .desiredCount(hosts)
          .placementStrategy({ type: 'binpack', field: 'memory' }, { type: 'spread', field: 'host' })
          .serviceConnect({ namespace: 'shop', logConfiguration: { logDriver: 'awslogs', options: LOG } }),
      )
    }
    await deploy(program(0), simulator.options())
    expect((await plan(program(0), simulator.options())).isEmpty).toBe(true)
  })

  it.each(programs)('%s is planned as nothing once it is deployed', async (_what, program) => {
    const simulator = createSimulator()
    await deploy(program(), simulator.options())
    const next = await plan(program(), simulator.options())
    expect(next.steps.filter(({ action }) => action !== 'keep' && action !== 'use')).toEqual([])
  })
})
