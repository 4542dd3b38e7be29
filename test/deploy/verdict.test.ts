import type { Deployment, Service } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { judge } from '../../src/deploy/verdict.ts'

const ours: Deployment = { id: 'ours', status: 'PRIMARY', rolloutState: 'IN_PROGRESS' }
const service = (parts: Partial<Service>): Service => ({
  status: 'ACTIVE',
  desiredCount: 2,
  runningCount: 2,
  pendingCount: 0,
  ...parts,
})

describe('judge', () => {
  it.each<[string, Partial<Service>, string]>([
    ['our deployment is in progress', { deployments: [ours] }, 'pending'],
    ['ours is complete and all tasks run', { deployments: [{ ...ours, rolloutState: 'COMPLETED' }] }, 'complete'],
    [
      'ours is complete but the count was just raised',
      { deployments: [{ ...ours, rolloutState: 'COMPLETED' }], runningCount: 1 },
      'pending',
    ],
    [
      'the old deployment is complete and ours is not',
      { deployments: [ours, { id: 'old', status: 'ACTIVE', rolloutState: 'COMPLETED' }] },
      'pending',
    ],
    ['ours failed with nothing to go back to', { deployments: [{ ...ours, rolloutState: 'FAILED' }] }, 'failed'],
    [
      'the circuit breaker goes back',
      {
        deployments: [
          { id: 'back', status: 'PRIMARY', rolloutState: 'IN_PROGRESS' },
          { ...ours, status: 'ACTIVE', rolloutState: 'FAILED' },
        ],
      },
      'rolling-back',
    ],
    [
      'the circuit breaker went back: a steady service is no success',
      {
        deployments: [
          { id: 'back', status: 'PRIMARY', rolloutState: 'COMPLETED' },
          { ...ours, status: 'INACTIVE', rolloutState: 'FAILED' },
        ],
      },
      'rolled-back',
    ],
    [
      'ours is gone from the list and an event tells of the rollback',
      {
        deployments: [{ id: 'back', status: 'PRIMARY', rolloutState: 'COMPLETED' }],
        events: [{ message: '(service web) (deployment ours) deployment failed: rolling back to deployment back.' }],
      },
      'rolled-back',
    ],
    [
      'somebody else deployed',
      {
        deployments: [
          { id: 'theirs', status: 'PRIMARY', rolloutState: 'IN_PROGRESS' },
          { ...ours, status: 'ACTIVE' },
        ],
      },
      'superseded',
    ],
    [
      'an old failed deployment is still listed',
      {
        deployments: [
          { ...ours, rolloutState: 'COMPLETED' },
          { id: 'old', status: 'INACTIVE', rolloutState: 'FAILED' },
        ],
      },
      'complete',
    ],
    ['the list is empty just after the update', { deployments: [] }, 'pending'],
    ['the service is being deleted', { status: 'DRAINING', deployments: [ours] }, 'gone'],
  ])('%s', (_name, parts, state) => {
    expect(judge(service(parts), 'ours', false).state).toBe(state)
  })

  it('remembers a rollback that has left no trace in the list', () => {
    const after = service({ deployments: [{ id: 'back', status: 'PRIMARY', rolloutState: 'COMPLETED' }] })
    expect(judge(after, 'ours', true).state).toBe('rolled-back')
  })

  it('names the deployment that took over', () => {
    const taken = service({ deployments: [{ id: 'theirs', status: 'PRIMARY', rolloutState: 'COMPLETED' }] })
    expect(judge(taken, 'ours', false)).toEqual({ state: 'superseded', by: 'theirs' })
  })
})
