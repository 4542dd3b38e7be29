import { describe, expect, it } from 'vitest'
import { hostedZone } from '../../../../src/deploy/resources/hosted-zone/hosted-zone.ts'
import type { HostedZoneModel } from '../../../../src/model/hosted-zone.ts'
import { refusing, scripted } from '../scripted-aws.ts'

const model: HostedZoneModel = { kind: 'hosted-zone', id: 'example.com', name: 'Example.com.' }
const zone = (id: string, Name: string, PrivateZone = false) => ({
  Id: `/hostedzone/${id}`,
  Name,
  Config: { PrivateZone },
})
const listing = (...zones: object[]) =>
  scripted({ 'route53 ListHostedZonesByName': () => ({ HostedZones: zones }) }).context

describe('hosted zone', () => {
  it('is the public zone of exactly that name', async () => {
    const context = listing(
      zone('PRIVATE', 'example.com.', true),
      zone('PUBLIC', 'example.com.'),
      zone('OTHER', 'example.org.'),
    )
    expect(await hostedZone.lookup(model, context)).toEqual({ hostedZoneId: 'PUBLIC', name: 'example.com' })
  })

  it('asks for the id when two public zones have the name', async () => {
    await expect(
      hostedZone.lookup(model, listing(zone('A', 'example.com.'), zone('B', 'example.com.'))),
    ).rejects.toThrow(/2 public hosted zones named .*: A, B[\s\S]*by its id/)
  })

  it('says that there is none', async () => {
    await expect(hostedZone.lookup(model, listing(zone('A', 'example.org.')))).rejects.toMatchObject({
      code: 'hosted-zone.missing',
    })
  })

  it('is the zone of the given id, if it has the name', async () => {
    const { context } = scripted({ 'route53 GetHostedZone': () => ({ HostedZone: zone('Z1', 'example.com.') }) })
    expect(await hostedZone.lookup({ ...model, hostedZoneId: 'Z1' }, context)).toEqual({
      hostedZoneId: 'Z1',
      name: 'example.com',
    })
  })

  it('refuses an id of another zone, and one of none', async () => {
    const other = scripted({ 'route53 GetHostedZone': () => ({ HostedZone: zone('Z1', 'example.org.') }) })
    await expect(hostedZone.lookup({ ...model, hostedZoneId: 'Z1' }, other.context)).rejects.toThrow(
      'The hosted zone Z1 is example.org., not example.com',
    )
    const none = scripted({ 'route53 GetHostedZone': refusing('NoSuchHostedZone') })
    await expect(hostedZone.lookup({ ...model, hostedZoneId: 'Z1' }, none.context)).rejects.toThrow(
      'There is no hosted zone Z1',
    )
  })

  it('of a private kind says where it answers', async () => {
    const inside = zone('IN', 'example.com.', true)
    const { context } = scripted({
      'route53 ListHostedZonesByName': () => ({ HostedZones: [zone('OUT', 'example.com.'), inside] }),
      'route53 GetHostedZone': () => ({ HostedZone: inside, VPCs: [{ VPCId: 'vpc-1' }, { VPCId: 'vpc-2' }] }),
    })
    expect(await hostedZone.lookup({ ...model, private: true }, context)).toEqual({
      hostedZoneId: 'IN',
      name: 'example.com',
      vpcIds: ['vpc-1', 'vpc-2'],
    })
  })

  it('that Cloud Map has made is refused, and passed over beside another', async () => {
    const linked = {
      ...zone('MAP', 'example.com.'),
      LinkedService: { ServicePrincipal: 'servicediscovery.amazonaws.com' },
    }
    await expect(hostedZone.lookup(model, listing(linked))).rejects.toMatchObject({
      code: 'ownership.foreign',
      message: expect.stringMatching(/MAP was made by servicediscovery\.amazonaws\.com/),
    })
    expect(await hostedZone.lookup(model, listing(linked, zone('OWN', 'example.com.')))).toMatchObject({
      hostedZoneId: 'OWN',
    })
    const { context } = scripted({ 'route53 GetHostedZone': () => ({ HostedZone: linked }) })
    await expect(hostedZone.lookup({ ...model, hostedZoneId: 'MAP' }, context)).rejects.toMatchObject({
      code: 'ownership.foreign',
    })
  })

  it('that is kept elsewhere is not looked up', async () => {
    const { context, calls } = scripted({})
    expect(await hostedZone.lookup({ ...model, external: true }, context)).toEqual({
      hostedZoneId: '',
      name: 'example.com',
    })
    expect(calls).toEqual([])
  })
})
