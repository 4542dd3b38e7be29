import { expect, it } from 'vitest'
import { removeVpc } from '../../../../src/deploy/resources/network/remove-vpc.ts'
import { scripted } from '../scripted-aws.ts'

it('names what is left in a VPC that EC2 does not delete, though EC2 does not', async () => {
  const words = "The vpc 'vpc-1' has dependencies and cannot be deleted."
  const { context } = scripted({
    'ec2 DeleteVpc': () => {
      throw Object.assign(new Error(words), { name: 'DependencyViolation' })
    },
    'ec2 DescribeNetworkInterfaces': () => ({
      NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1', Description: 'theirs', SubnetId: 'subnet-1' }],
    }),
    'ec2 DescribeSubnets': () => ({ Subnets: [{ SubnetId: 'subnet-1', CidrBlock: '10.0.0.0/20' }] }),
    'ec2 DescribeSecurityGroups': () => {
      throw Object.assign(new Error('not authorized'), { name: 'UnauthorizedOperation' })
    },
  })
  await expect(removeVpc('vpc-1', context)).rejects.toMatchObject({
    diagnosis: [
      {
        code: 'network.in-use',
        evidence: [
          `DependencyViolation: ${words}`,
          'network interface eni-1 (theirs) is in it, in subnet-1',
          'subnet subnet-1 (10.0.0.0/20) is in it',
          expect.stringContaining('security groups'),
        ],
      },
    ],
  })
})
