import { describe, expect, it } from 'vitest'
import { Retained } from '../../../../src/deploy/resources/handler.ts'
import { logGroup } from '../../../../src/deploy/resources/log-group/log-group.ts'
import type { LogGroupModel } from '../../../../src/model/log-group.ts'
import { refsTo, refusing, scripted } from '../scripted-aws.ts'

const model: LogGroupModel = { kind: 'log-group', id: 'web', logGroupName: '/ecs/web', retentionInDays: 30, tags: {} }
const arn = 'arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web'
const OURS = { 'fluent-ecs:stack': 'shop', 'fluent-ecs:id': 'log-group/web', owner: 'us' }

const desired = logGroup.desired(model, refsTo({}), scripted({}).context)
const live = { outputs: { arn, name: '/ecs/web' }, props: desired, owner: { stack: 'shop', id: 'log-group/web' } }
const group = { logGroupName: '/ecs/web', retentionInDays: 30 }

describe('log group', () => {
  it('reads as it is wanted, and says whose it is', async () => {
    const { context } = scripted({
      'cloudWatchLogs DescribeLogGroups': () => ({ logGroups: [group] }),
      'cloudWatchLogs ListTagsForResource': () => ({ tags: OURS }),
    })
    expect(await logGroup.read(model, refsTo({}), context)).toEqual(live)
  })

  it('is not there where only a longer name is', async () => {
    const { context } = scripted({
      'cloudWatchLogs DescribeLogGroups': () => ({ logGroups: [{ logGroupName: '/ecs/web-2' }] }),
    })
    expect(await logGroup.read(model, refsTo({}), context)).toBeUndefined()
  })

  it('is made with its tags, then told how long to keep', async () => {
    const { context, calls } = scripted({
      'cloudWatchLogs CreateLogGroup': () => ({}),
      'cloudWatchLogs PutRetentionPolicy': () => ({}),
    })
    expect(await logGroup.create(desired, model, context)).toEqual(live.outputs)
    expect(calls.map(({ call }) => call)).toEqual([
      'cloudWatchLogs CreateLogGroup',
      'cloudWatchLogs PutRetentionPolicy',
    ])
    expect(calls[0]?.input.tags).toMatchObject(OURS)
  })

  it('that somebody else has made meanwhile is not taken for ours', async () => {
    const { context } = scripted({
      'cloudWatchLogs CreateLogGroup': refusing('ResourceAlreadyExistsException'),
      'cloudWatchLogs ListTagsForResource': () => ({ tags: {} }),
    })
    await expect(logGroup.create(desired, model, context)).rejects.toThrow('ResourceAlreadyExistsException')
  })

  it('is updated by the calls that the change needs, and no others', async () => {
    const { context, calls } = scripted({ 'cloudWatchLogs DeleteRetentionPolicy': () => ({}) })
    const forever = { ...desired, retentionInDays: 'never expires' } as const
    await logGroup.update(forever, live, new Set(['retentionInDays']), model, context)
    expect(calls).toEqual([{ call: 'cloudWatchLogs DeleteRetentionPolicy', input: { logGroupName: '/ecs/web' } }])
  })

  it('is encrypted with another key, or with that of the service again', async () => {
    const { context, calls } = scripted({
      'cloudWatchLogs AssociateKmsKey': () => ({}),
      'cloudWatchLogs DisassociateKmsKey': () => ({}),
    })
    const kmsKeyId = 'arn:aws:kms:us-east-1:123456789012:key/1'
    const keyed = logGroup.desired({ ...model, kmsKeyId }, refsTo({}), context)
    await logGroup.update(keyed, live, new Set(['kmsKeyId']), model, context)
    await logGroup.update(desired, live, new Set(['kmsKeyId']), model, context)
    expect(calls).toEqual([
      { call: 'cloudWatchLogs AssociateKmsKey', input: { logGroupName: '/ecs/web', kmsKeyId } },
      { call: 'cloudWatchLogs DisassociateKmsKey', input: { logGroupName: '/ecs/web' } },
    ])
  })

  it('holds data: it stays unless data is to be deleted, and may be gone already', async () => {
    const { context, calls } = scripted({ 'cloudWatchLogs DeleteLogGroup': refusing('ResourceNotFoundException') })
    await expect(logGroup.remove(live.outputs, context)).rejects.toThrow(Retained)
    expect(calls).toEqual([])
    await logGroup.remove(live.outputs, { ...context, deleteData: true })
    expect(calls.map(({ call }) => call)).toEqual(['cloudWatchLogs DeleteLogGroup'])
  })

  it('that a program has lost is found by its ARN, as the tagging API writes it', async () => {
    if (!('confirm' in logGroup.orphans)) throw new Error('Log groups are tagged')
    const { context } = scripted({
      'cloudWatchLogs DescribeLogGroups': () => ({ logGroups: [group] }),
      'cloudWatchLogs ListTagsForResource': () => ({ tags: OURS }),
    })
    expect(logGroup.orphans.arn.test(arn)).toBe(true)
    expect(await logGroup.orphans.confirm(`${arn}:*`, context)).toEqual({
      kind: 'log-group',
      name: '/ecs/web',
      outputs: live.outputs,
      owner: live.owner,
    })
  })
})
