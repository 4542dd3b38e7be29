import { expect, test } from 'vitest'
import { certificatesTag } from '../../../../src/deploy/resources/listener/listener-certificates.ts'

test('certificates of IAM whose names end alike are remembered as two, in a tag that AWS takes', () => {
  const arns = ['shop', 'api'].map(name => `arn:aws:iam::123456789012:server-certificate/${name},example-com`)
  const [remembered = ''] = Object.values(certificatesTag(arns))
  expect(new Set(remembered.split(' ')).size).toBe(2)
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Tag.html
  expect(remembered).toMatch(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u)
})
