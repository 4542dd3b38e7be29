import { DescribeCertificateCommand, ListCertificatesCommand } from '@aws-sdk/client-acm'
import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2'
import { DescribeImagesCommand } from '@aws-sdk/client-ecr'
import { CreateClusterCommand, DescribeClustersCommand } from '@aws-sdk/client-ecs'
import { ListHostedZonesByNameCommand } from '@aws-sdk/client-route-53'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { beforeEach, expect, test } from 'vitest'
import { clients, reset } from './clients.ts'
import { seedDomain, seedImages } from './seed.ts'

beforeEach(reset)

test('a cluster made over HTTP is described as active', async () => {
  await clients.ecs.send(new CreateClusterCommand({ clusterName: 'prod' }))
  const { clusters } = await clients.ecs.send(new DescribeClustersCommand({ clusters: ['prod'] }))
  expect(clusters).toMatchObject([{ clusterName: 'prod', status: 'ACTIVE' }])
})

test('an account has an identity and a default network', async () => {
  const { Account } = await clients.sts.send(new GetCallerIdentityCommand({}))
  const { Subnets } = await clients.ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'default-for-az', Values: ['true'] }] }),
  )
  expect(Account).toMatch(/^\d{12}$/)
  expect(Subnets?.length).toBeGreaterThan(1)
})

test('a seeded domain has a hosted zone and an issued certificate', async () => {
  await seedDomain('example.com', 'shop.example.com')
  const { HostedZones } = await clients.route53.send(new ListHostedZonesByNameCommand({ DNSName: 'example.com' }))
  const { CertificateSummaryList = [] } = await clients.acm.send(new ListCertificatesCommand({}))
  const { Certificate } = await clients.acm.send(
    new DescribeCertificateCommand({ CertificateArn: CertificateSummaryList[0]?.CertificateArn }),
  )
  expect(HostedZones).toMatchObject([{ Name: 'example.com.' }])
  expect(Certificate).toMatchObject({ DomainName: 'shop.example.com', Status: 'ISSUED' })
})

test('seeded images are found by their tags', async () => {
  await seedImages('shop/web', '1.4.2')
  await seedImages('shop/web', '1.4.3')
  const { imageDetails = [] } = await clients.ecr.send(new DescribeImagesCommand({ repositoryName: 'shop/web' }))
  expect(imageDetails.flatMap(image => image.imageTags).sort()).toEqual(['1.4.2', '1.4.3'])
})
