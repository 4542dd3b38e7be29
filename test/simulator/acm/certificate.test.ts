import { ACMClient, DeleteCertificateCommand, RequestCertificateCommand } from '@aws-sdk/client-acm'
import { expect, test } from 'vitest'
import { account } from '../support.ts'

async function requested() {
  const { aws, simulator } = account()
  const acm = new ACMClient(simulator.clientConfig('acm'))
  const request = () =>
    acm.send(
      new RequestCertificateCommand({
        DomainName: 'example.com',
        SubjectAlternativeNames: ['*.example.com'],
        ValidationMethod: 'DNS',
        IdempotencyToken: 'shop',
      }),
    )
  const { CertificateArn } = await request()
  const describe = async () => (await aws.acm('DescribeCertificate', { CertificateArn })).Certificate
  return { acm, aws, simulator, request, describe, CertificateArn }
}

test('a certificate is issued once its record, the same for domain and wildcard, has reached the name servers', async () => {
  const { aws, simulator, describe } = await requested()
  const [early] = (await describe())?.DomainValidationOptions ?? []
  expect(early?.ResourceRecord).toBeUndefined()
  await simulator.advance(5000)
  const { DomainValidationOptions: options = [], Status } = (await describe()) ?? {}
  expect(Status).toBe('PENDING_VALIDATION')
  const [first, second] = options.map(({ ResourceRecord }) => ResourceRecord)
  expect(first).toEqual(second)
  await aws.route53('ChangeResourceRecordSets', {
    HostedZoneId: simulator.hostedZone('example.com'),
    ChangeBatch: {
      Changes: [
        {
          Action: 'CREATE',
          ResourceRecordSet: { Name: first?.Name, Type: 'CNAME', TTL: 300, ResourceRecords: [{ Value: first?.Value }] },
        },
      ],
    },
  })
  expect((await describe())?.Status).toBe('PENDING_VALIDATION')
  await simulator.advance(120_000)
  expect((await describe())?.Status).toBe('ISSUED')
})

test('a token gives the same certificate for an hour; nobody proves it: it times out', async () => {
  const { CertificateArn, describe, request, simulator } = await requested()
  expect((await request()).CertificateArn).toBe(CertificateArn)
  await simulator.advance(3_600_001)
  expect((await request()).CertificateArn).not.toBe(CertificateArn)
  await simulator.advance(72 * 3_600_000)
  expect((await describe())?.Status).toBe('VALIDATION_TIMED_OUT')
})

test('a requested certificate is a resource until it is deleted', async () => {
  const { acm, CertificateArn, simulator } = await requested()
  expect(simulator.resources()).toEqual([CertificateArn])
  await acm.send(new DeleteCertificateCommand({ CertificateArn }))
  expect(simulator.isEmpty()).toBe(true)
})

// https://docs.aws.amazon.com/acm/latest/userguide/gs-acm-list.html and gs-acm-describe.html
test('the algorithm of a key is told with a hyphen', async () => {
  const { aws, describe } = await requested()
  expect((await describe())?.KeyAlgorithm).toBe('RSA-2048')
  const { CertificateSummaryList = [] } = await aws.acm('ListCertificates', {})
  expect(CertificateSummaryList.map(({ KeyAlgorithm }) => KeyAlgorithm)).toEqual(['RSA-2048'])
})
