import * as z from 'zod/mini'
import type { NetworkModel } from '../model/network.ts'
import { checkFields } from './fields.ts'
import { API, type RuleFamily } from './rule.ts'

const vpcId = z.string().check(z.regex(/^vpc-\w+$/))
const subnetId = z.string().check(z.regex(/^subnet-\w+$/))

const subnets = {
  code: 'SVC-NET-03',
  schema: z.array(subnetId).check(z.minLength(1), z.maxLength(16)),
  expected: '1 to 16 subnet ids, such as subnet-0a1b2c3d',
  docs: `${API}/API_AwsVpcConfiguration.html`,
}

export const networkRules: RuleFamily<NetworkModel> = {
  docs: subnets.docs,
  codes: ['SVC-NET-03'],
  check(network, report) {
    checkFields(
      network,
      { vpcId: { ...subnets, schema: vpcId, expected: 'the id of a VPC, such as vpc-0a1b2c3d' } },
      report,
    )
    for (const field of ['subnets', 'loadBalancerSubnets'] as const) {
      const given = network[field]
      if (given && !('tags' in given)) checkFields({ [field]: given }, { [field]: subnets }, report)
    }
  },
}
