import type { Batch } from '../../../aws/batches.ts'
import { allPages } from '../../../aws/pages.ts'
import type { SecurityGroup } from '../../../aws/shapes/ec2.ts'
import type { Context } from '../../context.ts'

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
const VALUES_PER_FILTER = 200

/** A security group by its VPC and name. */
export function describeSecurityGroup(
  vpcId: string,
  name: string,
  context: Context,
): Promise<SecurityGroup | undefined> {
  return context.batches.load(byName, name, context, vpcId)
}

const byName: Batch<SecurityGroup, Context> = {
  size: VALUES_PER_FILTER,
  async read(names, { aws }, vpcId) {
    const found = await allPages(async next => {
      const { SecurityGroups, NextToken } = await aws.ec2('DescribeSecurityGroups', {
        Filters: [
          { Name: 'group-name', Values: [...names] },
          { Name: 'vpc-id', Values: [vpcId] },
        ],
        ...(next ? { NextToken: next } : {}),
      })
      return { items: SecurityGroups, next: NextToken }
    })
    return new Map(found.map(group => [group.GroupName ?? '', group]))
  },
}
