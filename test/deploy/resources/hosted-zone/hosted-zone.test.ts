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
})
