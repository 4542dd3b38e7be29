import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  ListRulesCommand,
  type ListRulesCommandOutput,
  ListTagsForResourceCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-eventbridge'
import { describe, expect, it, test } from 'vitest'
import { matches } from '../../../src/simulator/event-bridge/matching.ts'
import { createSimulator } from '../../../src/simulator/index.ts'

const CLUSTER = 'arn:aws:ecs:us-east-1:123456789012:cluster/shop'
const ROLE = 'arn:aws:iam::123456789012:role/events'
const target = (Id: string) => ({
  Id,
  Arn: CLUSTER,
  RoleArn: ROLE,
  EcsParameters: { TaskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:1' },
})

function account() {
  const simulator = createSimulator()
  const send = (command: object) => simulator.clients.eventBridge.send(command as never)
  const put = (Name: string, pattern: unknown = { source: ['a'] }) =>
    send(new PutRuleCommand({ Name, EventPattern: JSON.stringify(pattern) }))
  return { simulator, send, put }
}

test('rules are put whole, listed, tagged when they are made, and gone without a word when they are gone', async () => {
  const { send, put } = account()
  await send(
    new PutRuleCommand({
      Name: 'a',
      EventPattern: '{"source":["a"]}',
      Description: 'One',
      Tags: [{ Key: 'k', Value: '1' }],
    }),
  )
  await send(new PutRuleCommand({ Name: 'a', EventPattern: '{"source":["b"]}', Tags: [{ Key: 'k', Value: '2' }] }))
  const ResourceARN = 'arn:aws:events:us-east-1:123456789012:rule/a'
  expect(await send(new DescribeRuleCommand({ Name: 'a' }))).toMatchObject({
    Arn: ResourceARN,
    EventPattern: '{"source":["b"]}',
    State: 'ENABLED',
    EventBusName: 'default',
  })
  expect(await send(new DescribeRuleCommand({ Name: 'a' }))).not.toHaveProperty('Description')
  expect(await send(new ListTagsForResourceCommand({ ResourceARN }))).toMatchObject({
    Tags: [{ Key: 'k', Value: '1' }],
  })
  await send(new TagResourceCommand({ ResourceARN, Tags: [{ Key: 'more', Value: 'x' }] }))
  await send(new UntagResourceCommand({ ResourceARN, TagKeys: ['k'] }))
  expect(await send(new ListTagsForResourceCommand({ ResourceARN }))).toMatchObject({
    Tags: [{ Key: 'more', Value: 'x' }],
  })
  await put('b')
  const { Rules = [] } = (await send(new ListRulesCommand({ NamePrefix: 'b' }))) as ListRulesCommandOutput
  expect(Rules.map(({ Name }) => Name)).toEqual(['b'])
  await send(new DeleteRuleCommand({ Name: 'a' }))
  await send(new DeleteRuleCommand({ Name: 'a' }))
  await expect(send(new DescribeRuleCommand({ Name: 'a' }))).rejects.toThrow(
    'Rule a does not exist on EventBus default.',
  )
  await expect(send(new DescribeRuleCommand({ Name: 'a', EventBusName: 'other' }))).rejects.toThrow(
    'Event bus other does not exist.',
  )
})

test('AWS refuses what it refuses: a rule with targets, too many of them, targets without a role, and rules without a pattern', async () => {
  const { send, put } = account()
  await put('a')
  const add = (...Targets: object[]) => send(new PutTargetsCommand({ Rule: 'a', Targets: Targets as never }))
  await add(target('1'))
  await expect(send(new DeleteRuleCommand({ Name: 'a' }))).rejects.toThrow(
    "Rule can't be deleted since it has targets.",
  )
  await expect(add(...['2', '3', '4', '5', '6'].map(target))).rejects.toThrow('exceeds the maximum')
  await expect(add({ ...target('2'), RoleArn: undefined })).rejects.toThrow(
    `RoleArn is required for target ${CLUSTER}.`,
  )
  await expect(add({ ...target('2'), Input: '{}', InputPath: '$' })).rejects.toThrow('Only one of Input')
  await expect(add({ ...target('2'), Input: '{' })).rejects.toThrow('JSON syntax error')
  await expect(send(new PutRuleCommand({ Name: 'b' }))).rejects.toThrow('EventPattern or ScheduleExpression')
  await expect(send(new PutRuleCommand({ Name: 'b', EventPattern: 'x'.repeat(4_097) }))).rejects.toThrow('4096')
  await send(new RemoveTargetsCommand({ Rule: 'a', Ids: ['1'] }))
  await send(new DeleteRuleCommand({ Name: 'a' }))
})

// Recorded in LocalStack's tests against AWS: https://github.com/localstack/localstack/tree/HEAD/tests/aws/services/events
test.each([
  [{ int: 42 }, '"int" must be an object or an array'],
  [{ resources: [] }, 'Empty arrays are not allowed'],
  // https://github.com/cloud-custodian/cloud-custodian/issues/6507
  [{ source: ['aws.health'], detail: {} }, 'Empty objects are not allowed'],
  [['not', 'a', 'dict'], 'Filter is not an object'],
  [{ my_key: [{ EXISTS: true }] }, 'Unrecognized match type EXISTS'],
  [{ detail: { a: [{ numeric: ['>', 0, '>', 0] }] } }, 'Bad numeric range operator: >'],
  [{ detail: { a: [{ numeric: ['>', 0, '<'] }] } }, 'Value of < must be numeric'],
  [{ detail: { a: [{ 'equals-ignore-case': ['x'] }] } }, 'equals-ignore-case match pattern must be a string'],
  [{ time: [{ prefix: 123 }] }, 'prefix match pattern must be a string'],
  [{ a: [{ wildcard: 123 }] }, 'wildcard match pattern must be a string'],
  [{ a: [{ cidr: 'bad' }] }, "Malformed CIDR, one '/' required"],
  [{ a: [{ 'anything-but': { prefix: 123 } }] }, 'prefix/suffix match pattern must be a string'],
  [{ a: [{ 'anything-but': { wildcard: 123 } }] }, 'wildcard match pattern must be a string'],
  [
    { a: [{ 'anything-but': { 'equals-ignore-case': 123 } }] },
    'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
  ],
  [
    { a: [{ 'anything-but': { prefix: { 'equals-ignore-case': 'file' } } }] },
    'Value of anything-but must be an array or single string/number value.',
  ],
])('a pattern %j is refused in the words of AWS', async (pattern, reason) => {
  await expect(account().put('a', pattern)).rejects.toMatchObject({
    name: 'InvalidEventPatternException',
    message: `Event pattern is not valid. Reason: ${reason}`,
  })
})

// The cases of the same tests that AWS takes, and what it says of events.
describe('a pattern fits as AWS says', () => {
  it.each([
    [true, { a: [{ 'anything-but': 'x' }] }, { a: null }],
    [false, { a: [{ 'anything-but': 'x' }] }, {}],
    [false, { a: [{ 'anything-but': ['x', 'y'] }] }, { a: 'y' }],
    [true, { a: [{ 'anything-but': { suffix: ['.png', '.gif'] } }] }, { a: 'a.txt' }],
    [true, { a: [{ exists: false }] }, { b: 1 }],
    [true, { a: { b: [{ exists: false }] } }, {}],
    [false, { a: [{ exists: true }] }, { a: { b: 1 } }],
    [true, { a: [null] }, { a: null }],
    [false, { a: [null] }, {}],
    [true, { a: [1] }, { a: [3, 1] }],
    [false, { a: [1] }, { a: '1' }],
    [true, { a: [{ numeric: ['>', 0, '<=', 5] }] }, { a: 5 }],
    [false, { a: [{ numeric: ['>', 0, '<=', 5] }] }, { a: 6 }],
    [true, { a: [{ prefix: { 'equals-ignore-case': 'EVENT' } }] }, { a: 'eventb' }],
    [true, { a: [{ wildcard: 'in/*/x.*' }] }, { a: 'in/b/c/x.png' }],
    [false, { a: [{ wildcard: 'in/*.png' }] }, { a: 'in/xpng' }],
    [true, { a: [{ cidr: '10.0.0.0/24' }] }, { a: '10.0.0.255' }],
    [false, { a: [{ cidr: '10.0.0.0/24' }] }, { a: '10.0.1.1' }],
    [true, { a: { b: ['x'], c: ['y'] } }, { a: [{ b: 'x', c: 'y' }] }],
    [false, { a: { b: ['x'], c: ['y'] } }, { a: [{ b: 'x' }, { c: 'y' }] }],
    [true, { s: ['x'], $or: [{ a: [1] }, { b: [2] }] }, { s: 'x', b: 2 }],
    [false, { s: ['x'], $or: [{ a: [1] }, { b: [2] }] }, { s: 'x', a: 2 }],
  ])('%s: %j of %j', (fits, pattern, event) => {
    expect(matches(pattern, event)).toBe(fits)
  })
})

test('events are refused one by one, and those of AWS come from AWS alone', async () => {
  const { send } = account()
  const entries = [
    { Source: 'shop', DetailType: 'x', Detail: '{}' },
    { DetailType: 'x', Detail: '{}' },
    { Source: 'shop', DetailType: 'x', Detail: '[]' },
    { Source: 'aws.s3', DetailType: 'x', Detail: '{}' },
  ]
  expect(await send(new PutEventsCommand({ Entries: entries }))).toMatchObject({
    FailedEntryCount: 3,
    Entries: [
      { EventId: expect.any(String) },
      { ErrorCode: 'InvalidArgument' },
      { ErrorCode: 'MalformedDetail' },
      { ErrorCode: 'NotAuthorizedForSourceException' },
    ],
  })
})
