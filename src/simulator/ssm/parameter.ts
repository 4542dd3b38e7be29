import type { DescribeParametersRequest, DescribeParametersResult } from '@aws-sdk/client-ssm'
import { AwsError, type World } from '../operation.ts'
import { page } from '../page.ts'

/** The names of the parameters of the account. Of their values nothing is kept. */
export const parametersOf = (world: World): Set<string> => world.state('ssm parameters', () => new Set())

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html */
export function describeParameters(input: DescribeParametersRequest, world: World): DescribeParametersResult {
  const [filter] = input.ParameterFilters ?? []
  if (filter && (filter.Key !== 'Name' || (filter.Option ?? 'Equals') !== 'Equals'))
    throw new AwsError('NotImplemented', 'The simulator filters parameters by equal names only.', 501)
  const found = [...parametersOf(world)].filter(name => filter?.Values?.includes(name) ?? true)
  const { items, next } = page(found, input.MaxResults ?? 10, input.NextToken)
  return {
    Parameters: items.map(Name => ({
      Name,
      ARN: `arn:${world.partition}:ssm:${world.region}:${world.account}:parameter/${Name.replace(/^\//, '')}`,
      Type: 'SecureString' as const,
      KeyId: 'alias/aws/ssm',
      Tier: 'Standard' as const,
      Version: 1,
    })),
    NextToken: next,
  }
}
