import type { Batch } from '../../../aws/batches.ts'
import { allPages } from '../../../aws/pages.ts'
import type { SecurityGroupRule } from '../../../aws/shapes/ec2.ts'
import type { Context } from '../../context.ts'

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html
const VALUES_PER_FILTER = 200

/** The rules of a security group, each with its id and tags. */
export async function rulesOfGroup(groupId: string, context: Context): Promise<readonly SecurityGroupRule[]> {
  return (await context.batches.load(byGroup, groupId, context)) ?? []
}

/** The same as it is now, whatever was read before. */
export async function currentRulesOf(groupId: string, context: Context): Promise<readonly SecurityGroupRule[]> {
  return describe([{ Name: 'group-id', Values: [groupId] }], context)
}

/** A rule by its id. */
export function ruleById(ruleId: string, context: Context): Promise<SecurityGroupRule | undefined> {
  return context.batches.load(byId, ruleId, context)
}

const byGroup: Batch<readonly SecurityGroupRule[], Context> = {
  size: VALUES_PER_FILTER,
  async read(ids, context) {
    const rules = await describe([{ Name: 'group-id', Values: [...ids] }], context)
    return new Map(ids.map(id => [id, rules.filter(({ GroupId }) => GroupId === id)]))
  },
}

const byId: Batch<SecurityGroupRule, Context> = {
  size: VALUES_PER_FILTER,
  async read(ids, context) {
    const rules = await describe([{ Name: 'security-group-rule-id', Values: [...ids] }], context)
    return new Map(rules.map(rule => [rule.SecurityGroupRuleId ?? '', rule]))
  },
}

function describe(Filters: { Name: string; Values: string[] }[], { aws }: Context): Promise<SecurityGroupRule[]> {
  return allPages(async next => {
    const { SecurityGroupRules, NextToken } = await aws.ec2('DescribeSecurityGroupRules', {
      Filters,
      ...(next ? { NextToken: next } : {}),
    })
    return { items: SecurityGroupRules, next: NextToken }
  })
}
