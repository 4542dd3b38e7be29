import { describe, expect, it } from 'vitest'
import { dnsName } from '../../../../src/deploy/resources/dns-name.ts'
import { record } from '../../../../src/deploy/resources/record/record.ts'
import {
  markedName,
  markerName,
  markerOwner,
  markerValue,
} from '../../../../src/deploy/resources/record/record-marker.ts'
import type { RecordModel } from '../../../../src/model/record.ts'
import { loadBalancerModel } from '../models.ts'
import { awsError, refsTo, scripted } from '../scripted-aws.ts'

const model: RecordModel = {
  kind: 'record',
  id: '*.example.com',
  zone: { kind: 'hosted-zone', id: 'example.com', name: 'example.com' },
  name: '*.Example.com',
  loadBalancer: { ...loadBalancerModel, ipAddressType: 'dualstack' },
  evaluateTargetHealth: true,
}
const refs = refsTo({
  'hosted-zone': { hostedZoneId: 'ZONE', name: 'example.com' },
  'load-balancer': { arn: 'lb', dnsName: 'Edge-1.us-east-1.elb.amazonaws.com', hostedZoneId: 'ZLB' },
})

interface Change {
  readonly Action: string
  readonly ResourceRecordSet: { readonly Name: string; readonly Type: string }
}

/** A zone that keeps records as Route 53 does: atomic batches, its own spelling of names. */
function zone(records: Change['ResourceRecordSet'][] = []) {
  const spelled = (name: string) => `${name.replace('*', '\\052')}.`
  const isSame = (a: Change['ResourceRecordSet'], b: Change['ResourceRecordSet']) =>
    dnsName(a.Name) === dnsName(b.Name) && a.Type === b.Type
  let sets = records
  return scripted({
    'route53 ListResourceRecordSets': ({ StartRecordName }) => ({
      ResourceRecordSets: sets
        .filter(({ Name }) => dnsName(Name) === StartRecordName)
        .map(set => ({ ...set, Name: spelled(dnsName(set.Name)) })),
    }),
    'route53 ChangeResourceRecordSets': ({ ChangeBatch }) => {
      let next = sets
      for (const { Action, ResourceRecordSet } of (ChangeBatch as { Changes: Change[] }).Changes) {
        const exists = next.some(set => isSame(set, ResourceRecordSet))
        if (Action === 'CREATE' ? exists : Action === 'DELETE' && !exists) throw awsError('InvalidChangeBatch')
        next = next.filter(set => !isSame(set, ResourceRecordSet))
        if (Action !== 'DELETE') next = [...next, ResourceRecordSet]
      }
      sets = next
      return {}
    },
  })
}

describe('record', () => {
  it('is not there, then made, read back as wanted, and removed without a trace', async () => {
    const { context, calls } = zone()
    expect(await record.read(model, refs, context)).toBeUndefined()
    const desired = record.desired(model, refs, context)
    await record.create(desired, model, context)
    const live = await record.read(model, refs, context)
    expect(live).toEqual({
      outputs: { name: '*.example.com', hostedZoneId: 'ZONE' },
      props: desired,
      owner: { stack: 'shop', id: 'record/*.example.com' },
    })
    expect(desired.targets).toMatchObject({
      A: { dnsName: 'dualstack.edge-1.us-east-1.elb.amazonaws.com', hostedZoneId: 'ZLB', evaluateTargetHealth: true },
      AAAA: { dnsName: 'dualstack.edge-1.us-east-1.elb.amazonaws.com' },
    })
    if (live) await record.remove(live.outputs, context)
    expect(await record.read(model, refs, context)).toBeUndefined()
    if (live) await record.remove(live.outputs, context)
    expect(calls.filter(({ call }) => call === 'route53 ChangeResourceRecordSets')).toHaveLength(2)
  })

  it('has no AAAA record while the load balancer has no IPv6, and loses it with that', async () => {
    const { context } = zone()
    await record.create(record.desired(model, refs, context), model, context)
    const ipv4: RecordModel = { ...model, loadBalancer: loadBalancerModel }
    const desired = record.desired(ipv4, refs, context)
    expect(Object.keys(desired.targets)).toEqual(['A'])
    const live = await record.read(ipv4, refs, context)
    if (live) await record.update(desired, live, new Set(['targets']), ipv4, context)
    expect((await record.read(ipv4, refs, context))?.props).toEqual(desired)
  })

  it('can be created again after a lost reply', async () => {
    const { context } = zone()
    const desired = record.desired(model, refs, context)
    await record.create(desired, model, context)
    expect(await record.create(desired, model, context)).toEqual({ name: '*.example.com', hostedZoneId: 'ZONE' })
  })

  it('has no owner where someone else has the name, and is refused there', async () => {
    const foreign = { Name: '*.example.com', Type: 'A', ResourceRecords: [{ Value: '192.0.2.1' }] }
    const { context } = zone([foreign])
    const live = await record.read(model, refs, context)
    expect(live).toMatchObject({
      owner: undefined,
      props: { targets: { A: { values: ['192.0.2.1'] } }, marker: 'none' },
    })
    await expect(record.create(record.desired(model, refs, context), model, context)).rejects.toThrow(
      'InvalidChangeBatch',
    )
  })

  it('takes over a record by writing the marker with it', async () => {
    const { context } = zone([{ Name: '*.example.com', Type: 'A' }])
    const desired = record.desired(model, refs, context)
    const live = await record.read(model, refs, context)
    if (live) await record.update(desired, live, new Set(['marker', 'targets']), model, context)
    expect((await record.read(model, refs, context))?.owner).toEqual({ stack: 'shop', id: 'record/*.example.com' })
  })
})

describe('a record of one form beside one of another', () => {
  it('takes all of the former away, and nothing of what stands for itself', async () => {
    const { context } = zone()
    await record.create(record.desired(model, refs, context), model, context)
    const plain: RecordModel = {
      ...{ kind: 'record', id: '*.example.com A', zone: model.zone, name: model.name },
      ...{ type: 'A', values: ['192.0.2.1'], ttlSeconds: 60 },
    }
    expect(await record.read(plain, refs, context)).toBeUndefined()
    await record.create(record.desired(plain, refs, context), plain, context)
    const there = await record.read(plain, refs, context)
    expect(there?.props.targets).toEqual({ A: { values: ['192.0.2.1'], ttlSeconds: 60 } })
    expect(await record.read(model, refs, context)).toBeUndefined()
    // What was the alias is gone, and to remove it once more is nothing.
    await record.remove({ hostedZoneId: 'ZONE', name: '*.example.com' }, context)
    expect(await record.read(plain, refs, context)).toEqual(there)
  })
})

describe('aliases of both families whose places two others take', () => {
  it('answer for each family until its own turn', async () => {
    const { context, calls } = zone()
    const valuesOf = (type: 'A' | 'AAAA', value: string): RecordModel => ({
      ...{ kind: 'record', id: `*.example.com ${type}`, zone: model.zone, name: model.name },
      ...{ type, values: [value], ttlSeconds: 60 },
    })
    const [four, six] = [valuesOf('A', '192.0.2.1'), valuesOf('AAAA', '2001:db8::1')]
    await record.create(record.desired(model, refs, context), model, context)
    const after = { ...context, models: [four, six] }
    await record.create(record.desired(six, refs, after), six, after)
    const changes = calls.at(-1)?.input.ChangeBatch
    expect(changes).toMatchObject({
      Changes: [
        { Action: 'DELETE', ResourceRecordSet: { Type: 'AAAA' } },
        { Action: 'CREATE', ResourceRecordSet: { Type: 'AAAA' } },
        { Action: 'CREATE', ResourceRecordSet: { Type: 'TXT' } },
      ],
    })
    // What is left of it is still ours to replace.
    expect(await record.read(four, refs, after)).toBeUndefined()
    await record.create(record.desired(four, refs, after), four, after)
    for (const each of [four, six])
      expect((await record.read(each, refs, after))?.props).toEqual(record.desired(each, refs, after))
    expect(await record.read(model, refs, context)).toBeUndefined()
  })
})

describe('marker', () => {
  it('says of which type and Region it is, and what no text has as it is', () => {
    const owner = { stack: 'shop', id: 'record/a.example.com A "x, ü%"', region: 'eu-west-1' }
    expect(markerOwner(markerValue(owner))).toEqual(owner)
    expect(markerName('*.example.com', 'TXT')).toBe('_fluent-ecs-wildcard-txt.example.com')
    expect(markedName('_fluent-ecs-wildcard-txt.example.com')).toEqual({ name: '*.example.com', type: 'TXT' })
    expect(markedName('_fluent-ecs-certificate-12345678.example.com')).toBeUndefined()
    const long = { stack: 'shop', id: `record/${'a.'.repeat(120)}example.com` }
    expect(markerOwner(markerValue(long))).toEqual(long)
    expect(markerValue(long)).toMatch(/^"[^"]{255}" "/)
  })

  it('has a name that an alias cannot have', () => {
    expect(markerName('shop.Example.com.')).toBe('_fluent-ecs.shop.example.com')
    expect(markerName('*.example.com')).toBe('_fluent-ecs-wildcard.example.com')
  })

  it('gives back the owner that it was written for', () => {
    const owner = { stack: 'shop', id: 'record/shop.example.com' }
    expect(markerValue(owner)).toBe('"heritage=fluent-ecs,stack=shop,id=record/shop.example.com"')
    expect(markerOwner(markerValue(owner))).toEqual(owner)
    expect(markerOwner('"v=spf1 -all"')).toBeUndefined()
  })
})

describe('dnsName', () => {
  it.each([
    ['\\052.Example.com.', '*.example.com'],
    ['shop.example.com', 'shop.example.com'],
  ])('%s is %s', (name, expected) => {
    expect(dnsName(name)).toBe(expected)
  })
})
