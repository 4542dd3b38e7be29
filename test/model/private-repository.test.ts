import { describe, expect, it } from 'vitest'
import { privateRepository } from '../../src/model/private-repository.ts'

const cases = [
  ['dkr.ecr.us-east-1.amazonaws.com', 'aws', 'us-east-1'],
  ['dkr-ecr-fips.us-gov-east-1.on.aws', 'aws-us-gov', 'us-gov-east-1'],
  ['dkr.ecr.cn-northwest-1.amazonaws.com.cn', 'aws-cn', 'cn-northwest-1'],
  ['dkr-ecr.cn-north-1.on.amazonwebservices.com.cn', 'aws-cn', 'cn-north-1'],
  ['dkr.ecr.eusc-de-east-1.amazonaws.eu', 'aws-eusc', 'eusc-de-east-1'],
  ['dkr.ecr.us-iso-west-1.c2s.ic.gov', 'aws-iso', 'us-iso-west-1'],
  ['dkr.ecr.us-isob-east-1.sc2s.sgov.gov', 'aws-iso-b', 'us-isob-east-1'],
  ['dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk', 'aws-iso-e', 'eu-isoe-west-1'],
  ['dkr.ecr.us-isof-south-1.csp.hci.ic.gov', 'aws-iso-f', 'us-isof-south-1'],
] as const

describe('a private repository', () => {
  it.each(cases)('at %s is in partition %s', (host, partition, region) => {
    const arn = `arn:${partition}:ecr:${region}:123456789012:repository/team/web`
    expect(privateRepository(`123456789012.${host}/team/web:1`)).toBe(arn)
    expect(privateRepository(`123456789012.${host}/team/web@sha256:0`)).toBe(arn)
  })

  it.each(['public.ecr.aws/a/b:1', 'nginx', '123456789012.dkr.ecr.us-east-1.example.com/a', '1.dkr.ecr.x.y/z'])(
    'is not where %s is',
    image => {
      expect(privateRepository(image)).toBeUndefined()
    },
  )
})
