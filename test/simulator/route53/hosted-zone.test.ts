import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  DeleteHostedZoneCommand,
  GetHostedZoneCommand,
  ListHostedZonesByNameCommand,
  ListHostedZonesCommand,
  ListTagsForResourceCommand,
  Route53Client,
} from '@aws-sdk/client-route-53'
import { describe, expect, it } from 'vitest'
import { createSimulator } from '../../../src/simulator/index.ts'

const simulated = () => {
  const simulator = createSimulator()
  return { simulator, client: new Route53Client(simulator.clientConfig('route53')) }
}

describe('hosted zones', () => {
  it('are found by name, starting at the name', async () => {
    const { simulator, client } = simulated()
    for (const name of ['example.com', 'shop.example.com', 'example.org']) simulator.hostedZone(name)
    const second = simulator.hostedZone('Example.com.')
    const all = await client.send(new ListHostedZonesByNameCommand({ DNSName: 'example.com' }))
    expect(all.HostedZones?.map(({ Name }) => Name)).toEqual([
      'example.com.',
      'example.com.',
      'shop.example.com.',
      'example.org.',
    ])
    const one = await client.send(new ListHostedZonesByNameCommand({ DNSName: 'shop.example.com', MaxItems: 1 }))
    expect(one).toMatchObject({ IsTruncated: true, NextDNSName: 'example.org.', MaxItems: 1 })
    expect(await client.send(new GetHostedZoneCommand({ Id: second }))).toMatchObject({
      HostedZone: { Id: `/hostedzone/${second}`, Name: 'example.com.', ResourceRecordSetCount: 2 },
    })
  })

  it('are listed page by page', async () => {
    const { simulator, client } = simulated()
    for (const name of ['a.com', 'b.com', 'c.com']) simulator.hostedZone(name)
    const first = await client.send(new ListHostedZonesCommand({ MaxItems: 2 }))
    expect(first.HostedZones?.map(({ Name }) => Name)).toEqual(['a.com.', 'b.com.'])
    const last = await client.send(new ListHostedZonesCommand({ Marker: first.NextMarker }))
    expect(last).toMatchObject({ IsTruncated: false, HostedZones: [{ Name: 'c.com.' }] })
  })

  it('live from their creation until they are deleted, empty', async () => {
    const { simulator, client } = simulated()
    const create = new CreateHostedZoneCommand({ Name: 'example.com', CallerReference: 'one' })
    const { HostedZone, DelegationSet } = await client.send(create)
    const Id = HostedZone?.Id
    expect(DelegationSet?.NameServers).toHaveLength(4)
    expect(simulator.resources()).toEqual([`arn:aws:route53:::${Id?.slice(1)}`])
    await expect(client.send(create)).rejects.toMatchObject({ name: 'HostedZoneAlreadyExists' })
    const record = {
      Name: 'www.example.com.',
      Type: 'TXT' as const,
      TTL: 1,
      ResourceRecords: [{ Value: '"a & <b>"' }],
    }
    const change = (Action: 'CREATE' | 'DELETE') =>
      client.send(
        new ChangeResourceRecordSetsCommand({
          HostedZoneId: Id,
          ChangeBatch: { Changes: [{ Action, ResourceRecordSet: record }] },
        }),
      )
    await change('CREATE')
    await expect(client.send(new DeleteHostedZoneCommand({ Id }))).rejects.toMatchObject({ name: 'HostedZoneNotEmpty' })
    await change('DELETE')
    await client.send(new DeleteHostedZoneCommand({ Id }))
    await expect(client.send(new GetHostedZoneCommand({ Id }))).rejects.toMatchObject({ name: 'NoSuchHostedZone' })
    expect(simulator.isEmpty()).toBe(true)
  })

  it('have tags', async () => {
    const { simulator, client } = simulated()
    const id = simulator.hostedZone('example.com')
    expect(
      await client.send(new ListTagsForResourceCommand({ ResourceType: 'hostedzone', ResourceId: id })),
    ).toMatchObject({ ResourceTagSet: { ResourceType: 'hostedzone', ResourceId: id, Tags: [] } })
  })
})
