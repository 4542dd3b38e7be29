import { describe, expect, it } from 'vitest'
import { newest } from '../../../../src/deploy/resources/certificate/certificate-choice.ts'
import { findIssued } from '../../../../src/deploy/resources/certificate/find-issued.ts'
import { covers, issuedFor } from '../../../../src/model/certificate.ts'
import { scripted } from '../scripted-aws.ts'

describe('covers', () => {
  it.each([
    [['shop.example.com'], 'shop.example.com', true],
    [['SHOP.example.com'], 'shop.Example.com.', true],
    [['*.example.com'], 'shop.example.com', true],
    [['other.org', '*.example.com'], 'shop.example.com', true],
    [['*.example.com'], '*.example.com', true],
    [['*.example.com'], 'a.shop.example.com', false],
    [['*.example.com'], 'example.com', false],
    [['example.com'], 'shop.example.com', false],
    [['shop.example.com'], '*.example.com', false],
  ])('%j covers %s: %s', (names, domain, expected) => {
    expect(covers(names, domain)).toBe(expected)
  })
})

describe('newest', () => {
  const dated = (CertificateArn: string, day: number) => ({ CertificateArn, CreatedAt: new Date(2026, 0, day) })

  it('is the one made last, and of equals the one of the first ARN, in whatever order they come', () => {
    const all = [dated('b', 2), dated('a', 2), dated('c', 1)]
    expect(newest(all)?.CertificateArn).toBe('a')
    expect(newest([...all].reverse())?.CertificateArn).toBe('a')
  })

  it('goes by the import of a certificate that was imported', () => {
    expect(newest([dated('a', 1), { CertificateArn: 'b', ImportedAt: new Date(2026, 0, 3) }])?.CertificateArn).toBe('b')
  })
})

describe('findIssued', () => {
  const model = issuedFor('shop.example.com')
  const listing = (...summaries: object[]) =>
    scripted({
      'acm ListCertificates': () => ({ CertificateSummaryList: summaries }),
      'acm DescribeCertificate': () => ({ Certificate: { SubjectAlternativeNames: ['*.example.com'] } }),
    })

  it('is the issued one that covers the domain, of every key type', async () => {
    const { context, calls } = listing(
      { CertificateArn: 'pending', DomainName: 'shop.example.com', Status: 'PENDING_VALIDATION' },
      {
        CertificateArn: 'issued',
        DomainName: 'x.org',
        SubjectAlternativeNameSummaries: ['*.example.com'],
        Status: 'ISSUED',
      },
    )
    expect(await findIssued(model, context)).toEqual({ arn: 'issued', names: ['x.org', '*.example.com'] })
    expect(calls[0]?.input).toMatchObject({
      Includes: { keyTypes: expect.arrayContaining(['EC_prime256v1', 'RSA_4096']) },
    })
  })

  it('reads all names of a certificate that has more than the list shows', async () => {
    const { context } = listing({
      CertificateArn: 'big',
      DomainName: 'x.org',
      HasAdditionalSubjectAlternativeNames: true,
      Status: 'ISSUED',
    })
    expect(await findIssued(model, context)).toEqual({ arn: 'big', names: ['x.org', '*.example.com'] })
  })

  it('names domain and Region when there is none', async () => {
    await expect(findIssued(model, listing().context)).rejects.toMatchObject({
      code: 'certificate.missing',
      message: expect.stringMatching(/No issued ACM certificate in us-east-1 covers shop\.example\.com\n/),
    })
  })

  it('tells of one that still waits for its validation', async () => {
    const { context } = listing({ CertificateArn: 'p', DomainName: 'shop.example.com', Status: 'PENDING_VALIDATION' })
    await expect(findIssued(model, context)).rejects.toThrow('p does, but waits for its validation')
  })
})
