import { BatchGetImageCommand, CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr'
import { ChangeResourceRecordSetsCommand } from '@aws-sdk/client-route-53'
import { describe, expect, it } from 'vitest'
import { createSimulator } from '../../src/simulator/index.ts'

describe('what is put into a simulated account', () => {
  it('does not count as a resource, but what is made in it does', async () => {
    const simulator = createSimulator()
    const zone = simulator.hostedZone('example.com')
    expect(simulator.certificate('example.com', '*.example.com')).toMatch(/^arn:aws:acm:us-east-1:\d{12}:certificate\//)
    expect(simulator.isEmpty()).toBe(true)
    const ResourceRecords = [{ Value: '192.0.2.1' }]
    await simulator.clients.route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: zone,
        ChangeBatch: {
          Changes: [
            { Action: 'CREATE', ResourceRecordSet: { Name: 'a.example.com', Type: 'A', TTL: 1, ResourceRecords } },
          ],
        },
      }),
    )
    expect(simulator.resources()).toEqual([`arn:aws:route53:::hostedzone/${zone}/a.example.com./A`])
  })

  it('can be an image, once the repository is there', async () => {
    const simulator = createSimulator()
    const client = new ECRClient(simulator.clientConfig('ecr'))
    expect(() => simulator.pushImage('shop/web', '1')).toThrow("'shop/web' does not exist")
    await client.send(new CreateRepositoryCommand({ repositoryName: 'shop/web' }))
    const imageDigest = simulator.pushImage('shop/web', '1')
    expect(
      await client.send(new BatchGetImageCommand({ repositoryName: 'shop/web', imageIds: [{ imageTag: '1' }] })),
    ).toMatchObject({ images: [{ imageId: { imageDigest, imageTag: '1' } }] })
  })
})
