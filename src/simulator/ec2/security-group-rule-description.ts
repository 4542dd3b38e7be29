import type {
  UpdateSecurityGroupRuleDescriptionsEgressCommandInput,
  UpdateSecurityGroupRuleDescriptionsIngressCommandInput,
  UpdateSecurityGroupRuleDescriptionsIngressCommandOutput,
} from '@aws-sdk/client-ec2'
import { AwsError, type World } from '../operation.ts'
import { groupById } from './lookup.ts'
import { rulesOf } from './permission.ts'
import { ruleById, ruleLike } from './security-group-rule.ts'

type Update =
  | UpdateSecurityGroupRuleDescriptionsIngressCommandInput
  | UpdateSecurityGroupRuleDescriptionsEgressCommandInput

export const updateRuleDescriptions =
  (egress: boolean) =>
  (input: Update, world: World): Omit<UpdateSecurityGroupRuleDescriptionsIngressCommandOutput, '$metadata'> => {
    const { IpPermissions = [], SecurityGroupRuleDescriptions = [] } = input
    if (IpPermissions.length + SecurityGroupRuleDescriptions.length === 0) {
      throw new AwsError(
        'MissingParameter',
        `Either 'ipPermissions' or 'securityGroupRuleDescriptions' should be provided.`,
      )
    }
    const group = groupById(world, input.GroupId ?? '')
    const descriptions = new Map([
      ...rulesOf(IpPermissions, egress, world).map(
        asked => [ruleLike(group, asked).ruleId, asked.description] as const,
      ),
      ...SecurityGroupRuleDescriptions.map(
        ({ SecurityGroupRuleId = '', Description }) =>
          [ruleById(group, SecurityGroupRuleId, egress).ruleId, Description] as const,
      ),
    ])
    group.rules = group.rules.map(rule =>
      descriptions.has(rule.ruleId) ? { ...rule, description: descriptions.get(rule.ruleId) } : rule,
    )
    return { Return: true }
  }
