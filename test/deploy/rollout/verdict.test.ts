import type { Deployment, Service } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { judge, type Look, type Ours } from '../../../src/deploy/rollout/verdict.ts'

const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 0, 0, second))
const ours: Deployment = { id: 'ours', status: 'PRIMARY', rolloutState: 'IN_PROGRESS', createdAt: at(10) }
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html
const UNTOLD: Deployment = { id: 'ours', status: 'PRIMARY', createdAt: at(10) }
const done: Deployment = { ...ours, rolloutState: 'COMPLETED' }
const old: Deployment = { id: 'old', status: 'PRIMARY', rolloutState: 'COMPLETED', createdAt: at(1) }
const theirs: Deployment = { id: 'theirs', status: 'PRIMARY', rolloutState: 'IN_PROGRESS', createdAt: at(20) }
const known: Ours = { id: 'ours', createdAt: at(10), wasRollingBack: false }
const TRIPPED = { deploymentCircuitBreaker: { status: 'TRIGGERED' } } as const
const service = (parts: Partial<Service>): Service => ({
  status: 'ACTIVE',
  desiredCount: 2,
  runningCount: 2,
  pendingCount: 0,
  ...parts,
})
const judged = (parts: Partial<Service>, more: Partial<Look> = {}, knowledge: Partial<Ours> = {}) =>
  judge({ service: service(parts), ...more }, { ...known, ...knowledge })

describe('judge, by the list of deployments', () => {
  it.each<[string, Partial<Service>, string]>([
    ['our deployment is in progress', { deployments: [ours] }, 'pending'],
    ['ours is complete and all tasks run', { deployments: [done] }, 'complete'],
    ['ours is complete but the count was just raised', { deployments: [done], runningCount: 1 }, 'pending'],
    [
      'the count was lowered meanwhile and tasks are still stopping',
      { deployments: [done], desiredCount: 1 },
      'complete',
    ],
    ['the old one is complete and ours is not', { deployments: [ours, { ...old, status: 'ACTIVE' }] }, 'pending'],
    ['behind a Classic Load Balancer, ours alone is there and all tasks run', { deployments: [UNTOLD] }, 'complete'],
    ['behind one, ours alone is there and a task is missing', { deployments: [UNTOLD], runningCount: 1 }, 'pending'],
    [
      'behind one, the old one is still there',
      { deployments: [UNTOLD, { id: 'old', status: 'ACTIVE', createdAt: at(1) }] },
      'pending',
    ],
    ['ours failed with nothing to go back to', { deployments: [{ ...ours, rolloutState: 'FAILED' }] }, 'failed'],
    [
      'the circuit breaker goes back',
      {
        deployments: [
          { ...old, rolloutState: 'IN_PROGRESS' },
          { ...ours, status: 'ACTIVE', rolloutState: 'FAILED' },
        ],
      },
      'rolling-back',
    ],
    [
      'the circuit breaker went back: a steady service is no success',
      { deployments: [old, { ...ours, status: 'INACTIVE', rolloutState: 'FAILED' }] },
      'rolled-back',
    ],
    [
      'what it went back to fails as well',
      {
        deployments: [
          { ...old, rolloutState: 'FAILED' },
          { ...ours, status: 'ACTIVE', rolloutState: 'FAILED' },
        ],
      },
      'failed',
    ],
    [
      'ours is gone from the list and an event tells of its failure',
      { deployments: [old], events: [{ message: '(service web) (deployment ours) deployment failed: tasks failed.' }] },
      'rolled-back',
    ],
    ['somebody else deployed', { deployments: [theirs, { ...ours, status: 'ACTIVE' }] }, 'superseded'],
    ['somebody else deployed and ours is off the list', { deployments: [theirs] }, 'superseded'],
    [
      'an old failed deployment is still listed',
      { deployments: [done, { ...old, status: 'INACTIVE', rolloutState: 'FAILED' }] },
      'complete',
    ],
    ['the list is empty', { deployments: [] }, 'unclear'],
    ['only the one before ours is listed: an old answer, perhaps', { deployments: [old] }, 'unclear'],
    ['the service is being deleted', { status: 'DRAINING', deployments: [ours] }, 'gone'],
  ])('%s', (_name, parts, state) => {
    expect(judged(parts).state).toBe(state)
  })

  it('waits for a deployment that it has not seen yet', () => {
    const unseen = { createdAt: undefined }
    expect(judged({ deployments: [theirs] }, {}, unseen)).toMatchObject({ state: 'unclear', meaning: { by: 'theirs' } })
    expect(judged({ status: 'INACTIVE' }, {}, unseen).state).toBe('unclear')
    expect(judge({ service: undefined }, known)).toEqual({ state: 'unclear', meaning: { state: 'gone' } })
  })

  it('remembers a rollback that has left no trace in the list', () => {
    expect(judged({ deployments: [old] }, {}, { wasRollingBack: true }).state).toBe('rolled-back')
  })

  it('names the deployment that took over, and what it runs', () => {
    const taken = { ...theirs, taskDefinition: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:9' }
    expect(judged({ deployments: [taken] })).toEqual({ state: 'superseded', by: 'theirs', running: 'web:9' })
  })
})

describe('judge, with the record of the service deployment', () => {
  it.each<[string, Deployment, Look['record'], string]>([
    ['the stages go on although the list says complete', done, { status: 'IN_PROGRESS' }, 'pending'],
    ['record and list agree', done, { status: 'SUCCESSFUL' }, 'complete'],
    ['the list is older than the record', ours, { status: 'SUCCESSFUL' }, 'pending'],
    ['a rollback was asked for', ours, { status: 'ROLLBACK_REQUESTED' }, 'rolling-back'],
    ['it was rolled back, and the list is old', done, { status: 'ROLLBACK_SUCCESSFUL' }, 'rolled-back'],
    ['the rollback failed', old, { status: 'ROLLBACK_FAILED', statusReason: 'no tasks' }, 'failed'],
    ['it was stopped by somebody who deployed', theirs, { status: 'STOPPED' }, 'superseded'],
    ['it was stopped, and the list is old', ours, { status: 'STOPPED' }, 'unclear'],
    ['it was complete before somebody else deployed', theirs, { status: 'SUCCESSFUL' }, 'complete'],
    ['somebody else deploys, and the record is old', theirs, { status: 'IN_PROGRESS' }, 'unclear'],
    ['it failed before somebody else deployed', theirs, { status: 'STOPPED', ...TRIPPED }, 'failed'],
    [
      'somebody deployed while it was rolled back',
      theirs,
      { status: 'STOPPED', ...TRIPPED, rollback: {} },
      'superseded',
    ],
  ])('%s', (_name, primary, record, state) => {
    expect(judged({ deployments: [primary] }, { record }).state).toBe(state)
  })
})

describe('judge, of a service that is gone', () => {
  it.each<[string, Look['record'], string]>([
    ['its deployment was under way', { status: 'IN_PROGRESS' }, 'gone'],
    ['its deployment was complete', { status: 'SUCCESSFUL' }, 'complete'],
    ['its deployment was rolled back', { status: 'ROLLBACK_SUCCESSFUL' }, 'rolled-back'],
  ])('%s', (_name, record, state) => {
    expect(judged({ status: 'DRAINING' }, { record }).state).toBe(state)
  })
})

describe('judge, with target health', () => {
  it.each<[string, Look['targets'], string]>([
    ['all are healthy', { healthy: 2, all: 2 }, 'complete'],
    ['one is not', { healthy: 1, all: 2 }, 'pending'],
    ['more than wanted are healthy, one is new', { healthy: 2, all: 3 }, 'complete'],
    ['they may not be read', undefined, 'complete'],
  ])('%s', (_name, targets, state) => {
    expect(judged({ deployments: [done] }, { targets }).state).toBe(state)
  })
})
