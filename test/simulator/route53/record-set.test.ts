import type {
  ChangeResourceRecordSetsCommandOutput,
  ListResourceRecordSetsCommandOutput,
} from '@aws-sdk/client-route-53'
import {
  type ChangeAction,
  ChangeResourceRecordSetsCommand,
  GetChangeCommand,
  ListResourceRecordSetsCommand,
  type ResourceRecordSet,
} from '@aws-sdk/client-route-53'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSimulator, type Simulator } from '../../../src/simulator/index.ts'

let simulator: Simulator
let zone: string

beforeEach(() => {
  simulator = createSimulator()
  zone = simulator.hostedZone('example.com')
})

const change = (
  ...changes: (readonly [ChangeAction, ResourceRecordSet])[]
): Promise<ChangeResourceRecordSetsCommandOutput> =>
  simulator.clients.route53.send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: zone,
      ChangeBatch: { Changes: changes.map(([Action, ResourceRecordSet]) => ({ Action, ResourceRecordSet })) },
    }),
  ) as Promise<ChangeResourceRecordSetsCommandOutput>

const list = (input: object = {}): Promise<ListResourceRecordSetsCommandOutput> =>
  simulator.clients.route53.send(
    new ListResourceRecordSetsCommand({ HostedZoneId: zone, ...input }),
  ) as Promise<ListResourceRecordSetsCommandOutput>

const names = async (input?: object): Promise<string[]> =>
  ((await list(input)).ResourceRecordSets ?? []).map(({ Name, Type }) => `${Name} ${Type}`)

const a = (Name: string, ...values: string[]): ResourceRecordSet => ({
  Name,
  Type: 'A',
  TTL: 60,
  ResourceRecords: (values.length > 0 ? values : ['192.0.2.1']).map(Value => ({ Value })),
})

const alias = (Name: string, HostedZoneId: string): ResourceRecordSet => ({
  Name,
  Type: 'A',
  AliasTarget: { HostedZoneId, DNSName: 'DualStack.lb-1.us-east-1.elb.amazonaws.com', EvaluateTargetHealth: true },
})

describe('record sets', () => {
  it('are listed by their labels from the last to the first, page by page', async () => {
    await change(
      ...['b.a.example.com', 'z.example.com', 'a.example.com', 'aa.example.com'].map(
        name => ['CREATE', a(name)] as [ChangeAction, ResourceRecordSet],
      ),
    )
    const all = [
      'example.com. NS',
      'example.com. SOA',
      'a.example.com. A',
      'b.a.example.com. A',
      'aa.example.com. A',
      'z.example.com. A',
    ]
    expect(await names()).toEqual(all)
    expect(await names({ StartRecordName: 'B.a.example.com' })).toEqual(all.slice(3))
    expect(await names({ StartRecordName: 'a.example.com', StartRecordType: 'AAAA' })).toEqual(all.slice(3))
    const first = await list({ MaxItems: 2 })
    expect(first).toMatchObject({
      IsTruncated: true,
      MaxItems: 2,
      NextRecordName: 'a.example.com.',
      NextRecordType: 'A',
    })
    const last = await list({ StartRecordName: first.NextRecordName, StartRecordType: first.NextRecordType })
    expect(last.IsTruncated).toBe(false)
    expect(last.ResourceRecordSets).toHaveLength(4)
  })

  it('are kept under canonical names', async () => {
    await change(['CREATE', alias('*.Shop.example.com', 'Z35SXDOTRQ7X7K')])
    const { ResourceRecordSets } = await list({ StartRecordName: '*.shop.example.com' })
    expect(ResourceRecordSets).toEqual([
      {
        Name: '\\052.shop.example.com.',
        Type: 'A',
        AliasTarget: {
          HostedZoneId: 'Z35SXDOTRQ7X7K',
          DNSName: 'dualstack.lb-1.us-east-1.elb.amazonaws.com.',
          EvaluateTargetHealth: true,
        },
      },
    ])
  })

  it('are replaced by UPSERT, and deleted only as they are', async () => {
    await change(['CREATE', a('www.example.com', '192.0.2.1', '192.0.2.2')])
    await expect(change(['DELETE', a('www.example.com', '192.0.2.1')])).rejects.toMatchObject({
      name: 'InvalidChangeBatch',
      message:
        "[Tried to delete resource record set [name='www.example.com.', type='A'] but the values provided do not match the current values]",
    })
    await change(['DELETE', a('WWW.example.com', '192.0.2.2', '192.0.2.1')])
    await change(['UPSERT', a('www.example.com')], ['UPSERT', { ...a('www.example.com'), TTL: 5 }])
    const { ResourceRecordSets = [] } = await list({ StartRecordName: 'www.example.com' })
    expect(ResourceRecordSets.map(({ TTL }) => TTL)).toEqual([5])
  })

  it('change all together or not at all', async () => {
    await change(['CREATE', a('www.example.com')])
    await expect(
      change(['CREATE', a('new.example.com')], ['CREATE', a('www.example.com')], ['DELETE', a('no.example.com')]),
    ).rejects.toMatchObject({
      name: 'InvalidChangeBatch',
      message:
        "[Tried to create resource record set [name='www.example.com.', type='A'] but it already exists, Tried to delete resource record set [name='no.example.com.', type='A'] but it was not found]",
    })
    expect(await names({ StartRecordName: 'a.example.com' })).toEqual(['www.example.com. A'])
  })

  it('take half a minute to be everywhere', async () => {
    const { ChangeInfo } = await change(['CREATE', a('www.example.com')])
    expect(ChangeInfo).toMatchObject({ Id: expect.stringMatching(/^\/change\/C/), Status: 'PENDING' })
    await simulator.advance(30_000)
    expect(await simulator.clients.route53.send(new GetChangeCommand({ Id: ChangeInfo?.Id }))).toMatchObject({
      ChangeInfo: { ...ChangeInfo, Status: 'INSYNC' },
    })
    await expect(simulator.clients.route53.send(new GetChangeCommand({ Id: 'C1' }))).rejects.toMatchObject({
      name: 'NoSuchChange',
    })
  })

  it.each<[string, ResourceRecordSet]>([
    ['none', { ...a('www.example.com'), TTL: undefined }],
    ['more than one', { ...alias('www.example.com', 'Z35SXDOTRQ7X7K'), TTL: 60 }],
  ])('are refused with %s of an alias and values', async (found, set) => {
    for (const action of ['UPSERT', 'DELETE'] as const)
      await expect(change([action, set])).rejects.toMatchObject({
        name: 'InvalidInput',
        message: `Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found ${found} in Change with [Action=${action}, Name=www.example.com, Type=A, SetIdentifier=null]`,
      })
  })

  it('are not listed from a name that cannot be', async () => {
    await expect(names({ StartRecordName: 'a b.example.com' })).rejects.toMatchObject({ name: 'InvalidInput' })
  })

  it.each<[string, ResourceRecordSet, RegExp]>([
    ['outside of the zone', a('www.notexample.com'), /is not permitted in zone example\.com\./],
    ['with a space in its name', a('w w.example.com'), /UnsupportedCharacter \(.*\) encountered with ' '/],
    ['with a label that is too long', a(`${'x'.repeat(64)}.example.com`), /DomainLabelEmptyOrTooLong/],
    ['with a text without quotes', { ...a('www.example.com', 'text'), Type: 'TXT' }, /quotation marks/],
    ['with an address that is none', a('www.example.com', 'example.org'), /IllegalIPv4Address/],
    ['with a text of 256', { ...a('www.example.com', `"${'x'.repeat(256)}"`), Type: 'TXT' }, /CharacterStringTooLong/],
    ['with an address of the other kind', { ...a('www.example.com'), Type: 'AAAA' }, /IllegalIPv6Address/],
    ['with a mail server without priority', { ...a('www.example.com', 'mx.example.com'), Type: 'MX' }, /NotTwoFields/],
    ['with a service without a port', { ...a('www.example.com', '1 1 x.example.com'), Type: 'SRV' }, /NotFourFields/],
    ['with an authority without quotes', { ...a('www.example.com', '0 issue ca.org'), Type: 'CAA' }, /quotation marks/],
    ['of a CNAME to no name', { ...a('www.example.com', 'a..example.org'), Type: 'CNAME' }, /DomainLabelEmpty/],
    ['of a CNAME of two', { ...a('www.example.com', 'example.org', 'example.net'), Type: 'CNAME' }, /exactly one/],
    ['of a CNAME at the apex', { ...a('example.com', 'example.org'), Type: 'CNAME' }, /conflicts with other records/],
  ])('are refused %s', async (_case, set, message) => {
    await expect(change(['UPSERT', set])).rejects.toMatchObject({
      name: 'InvalidChangeBatch',
      message: expect.stringMatching(message),
    })
    expect(await names()).toHaveLength(2)
  })

  it('are long texts in strings of 255', async () => {
    const Value = `"${'x'.repeat(255)}" "say \\"${'y'.repeat(250)}"`
    await change(['UPSERT', { ...a('www.example.com', Value), Type: 'TXT' }])
    await change(['UPSERT', { ...a('example.com', '10 mx.example.com'), Type: 'MX' }])
    expect(await names()).toHaveLength(4)
  })

  it('with a hyphen come before the dot', async () => {
    await change(...['a.example.com', 'b.a.example.com', 'a-b.example.com'].map(each => ['CREATE', a(each)] as const))
    expect(await names({ StartRecordName: 'a-b.example.com' })).toEqual([
      ...['a-b.example.com. A', 'a.example.com. A', 'b.a.example.com. A'],
    ])
  })

  const weighted = (SetIdentifier: string, set: ResourceRecordSet = a('www.example.com')) => ({
    ...{ ...set, SetIdentifier, Weight: 10 },
  })
  const failover = (SetIdentifier: string, Failover: 'PRIMARY' | 'SECONDARY') => ({
    ...{ ...alias('www.example.com', 'Z35SXDOTRQ7X7K'), SetIdentifier, Failover },
  })

  it.each<[string, ResourceRecordSet[], ResourceRecordSet, RegExp]>([
    [
      'weighted beside a simple one',
      [a('www.example.com')],
      weighted('blue'),
      /type A, SetIdentifier blue cannot be created as a non-weighted set exists with the same name and type\./,
    ],
    [
      'simple beside a weighted one',
      [weighted('blue')],
      a('www.example.com'),
      /type A cannot be created as other RRSets exist with the same name and type\./,
    ],
    [
      'weighted with another TTL',
      [weighted('blue')],
      weighted('green', { ...a('www.example.com'), TTL: 5 }),
      /weighted sets must contain the same TTL/,
    ],
    ['weighted of two values', [], weighted('blue', a('www.example.com', '192.0.2.1', '192.0.2.2')), /exactly one/],
    [
      'of failover beside a weighted one',
      [weighted('blue')],
      failover('green', 'PRIMARY'),
      /a non-failover set exists/,
    ],
    ['of two primaries', [failover('blue', 'PRIMARY')], failover('green', 'PRIMARY'), /already exists/],
    [
      'primary without a health check',
      [],
      { ...a('www.example.com'), SetIdentifier: 'blue', Failover: 'PRIMARY' },
      /A non-alias primary ResourceRecordSet must have an associated health check/,
    ],
  ])('are refused %s', async (_case, there, set, message) => {
    for (const each of there) await change(['CREATE', each])
    await expect(change(['UPSERT', set])).rejects.toMatchObject({
      name: 'InvalidChangeBatch',
      message: expect.stringMatching(message),
    })
  })

  it('of one policy are together, and a batch takes them from one policy to another', async () => {
    await change(['CREATE', a('www.example.com')])
    await change(['DELETE', a('www.example.com')], ['CREATE', weighted('blue')], ['CREATE', weighted('green')])
    await change(['DELETE', weighted('blue')], ['DELETE', weighted('green')], ['CREATE', failover('blue', 'PRIMARY')])
    await change(['CREATE', failover('green', 'SECONDARY')])
    expect(await names({ StartRecordName: 'www.example.com' })).toHaveLength(2)
  })

  it.each<[string, ResourceRecordSet, RegExp]>([
    ['no identifier', { ...a('www.example.com'), Weight: 1 }, /Missing field 'SetIdentifier' in Change/],
    ['no policy', { ...a('www.example.com'), SetIdentifier: 'blue' }, /Expected exactly one of .*, but found none in/],
    ['two policies', { ...weighted('blue'), Region: 'us-east-1' }, /but found more than one in Change/],
  ])('are refused with %s', async (_case, set, message) => {
    await expect(change(['UPSERT', set])).rejects.toMatchObject({
      name: 'InvalidInput',
      message: expect.stringMatching(message),
    })
  })

  it('cannot be an alias into the own zone for the name of a load balancer', async () => {
    await expect(change(['CREATE', alias('www.example.com', zone)])).rejects.toThrow(
      /does not lie within the target zone/,
    )
  })

  it('cannot leave the zone without its NS and SOA', async () => {
    const { ResourceRecordSets: [ns, soa] = [] } = await list()
    if (!ns || !soa) throw new Error('A zone starts with two records')
    await expect(change(['DELETE', ns])).rejects.toThrow('at least one NS record')
    await expect(change(['DELETE', soa])).rejects.toThrow('exactly one SOA record')
  })
})
