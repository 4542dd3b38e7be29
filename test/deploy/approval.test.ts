import { type DeploymentLifecycleHook, UpdateServiceCommand } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { DiagnosedError } from '../../src/deploy/diagnosis/diagnosed-error.ts'
import { watchRollout } from '../../src/deploy/rollout/rollout.ts'
import { openStack } from '../../src/deploy/session.ts'
import {
  approve,
  type DeployEvent,
  describeEvent,
  isPlanError,
  type OnPause,
  type Pause,
  reject,
} from '../../src/index.ts'
import type { ServiceModel } from '../../src/model/service.ts'
import { type BlueGreen, blueGreen } from '../simulator/ecs/blue-green.ts'

const hook: DeploymentLifecycleHook = { targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] }
const PAUSED = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1, hooks: [hook] } as const

// Of a model that was deployed by hand, the watcher needs no more.
const MODEL = {
  serviceName: 'web',
  circuitBreaker: { enable: false, rollback: false },
  taskDefinition: { containers: [] },
} as unknown as ServiceModel

/** Starts a deployment that pauses once its test traffic is shifted, and watches it. */
async function watched(web: BlueGreen, onEvent: (event: DeployEvent) => void, onPause?: OnPause): Promise<string> {
  const { hooks: lifecycleHooks, ...configuration } = PAUSED
  await web.ecs.send(
    new UpdateServiceCommand({
      cluster: 'prod',
      service: 'web',
      deploymentConfiguration: { ...configuration, lifecycleHooks: [...lifecycleHooks] },
    }),
  )
  await web.update('nginx:2')
  const { service } = await web.ecs.send(new UpdateServiceCommand({ cluster: 'prod', service: 'web' }))
  const { context } = await openStack(
    { kind: 'stack', name: 'shop', tags: {}, roots: [] },
    {
      ...web.simulator.options(),
      onEvent,
      timeouts: { approval: 300 },
      ...(onPause ? { onPause } : {}),
    },
  )
  const outputs = {
    arn: service?.serviceArn ?? '',
    name: 'web',
    cluster: 'prod',
    taskDefinition: service?.taskDefinition ?? '',
    deploymentId: service?.deployments?.[0]?.id ?? '',
  }
  return watchRollout(outputs, MODEL, context).then(
    () => 'deployed',
    (error: unknown) => {
      if (!(error instanceof DiagnosedError)) throw error
      return `${error.outcome}: ${error.message}`
    },
  )
}

describe('a deployment that pauses at a lifecycle hook', () => {
  it('goes on when it is approved from elsewhere, through its bake time', async () => {
    const web = await blueGreen({ strategy: 'BLUE_GREEN' })
    const events: DeployEvent[] = []
    const verdict = await watched(web, event => {
      events.push(event)
      if (event.type === 'waiting-for-approval') void approve(event, web.simulator.options())
    })
    expect(verdict).toBe('deployed')
    expect(events.filter(({ type }) => type === 'waiting-for-approval')).toMatchObject([
      { service: 'web', stage: 'POST_TEST_TRAFFIC_SHIFT', hookId: expect.any(String), timeoutAction: 'ROLLBACK' },
    ])
    const asked = events.filter(({ type }) => type === 'waiting-for-approval').map(describeEvent)
    expect(asked).toEqual([
      expect.stringMatching(/POST_TEST_TRAFFIC_SHIFT for: fluent-ecs approve prod\/web --region us-east-1, or reject;/),
    ])
    const phases = new Set(events.flatMap(event => (event.type === 'rollout' ? event.phase : [])))
    expect([...phases]).toEqual(['rollout', 'approval', 'bake'])
  })

  it('is rolled back when `onPause` rejects it', async () => {
    const web = await blueGreen({ strategy: 'BLUE_GREEN' })
    const pauses: Pause[] = []
    const verdict = await watched(
      web,
      () => {},
      async pause => {
        pauses.push(pause)
        return 'reject'
      },
    )
    expect(verdict).toMatch(/^rolled-back: /)
    const late = await reject(pauses[0] ?? { serviceDeploymentArn: '', hookId: '' }, web.simulator.options()).catch(
      (error: unknown) => error,
    )
    expect(isPlanError(late, 'approval.refused')).toBe(true)
  })

  it('times out in the phase that says what to approve', async () => {
    const web = await blueGreen({ strategy: 'BLUE_GREEN' })
    const verdict = await watched(web, () => {})
    expect(verdict).toMatch(/^timed-out: .*approval at POST_TEST_TRAFFIC_SHIFT: approve or reject hook ecs-pause-/)
    expect(verdict).toContain(`300 seconds in phase "approval", limited by timeouts['approval']`)
  })
})
