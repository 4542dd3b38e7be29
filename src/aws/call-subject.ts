/** The fields of requests that name what they are about, the most telling first. */
const NAMES = [
  ...['serviceName', 'service', 'family', 'repositoryName', 'logGroupName', 'RoleName', 'GroupName', 'GroupId'],
  ...['Name', 'ResourceId', 'resourceId', 'LoadBalancerArn', 'TargetGroupArn', 'ListenerArn', 'RuleArn'],
  ...['taskDefinition', 'clusterName', 'cluster'],
]

/** What a request is about, where it names something: `web` of `{ cluster: 'prod', service: 'web' }`. */
export function subjectOf(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null) return undefined
  const values = new Map<string, unknown>(Object.entries(input))
  const named = NAMES.map(name => values.get(name)).find(value => typeof value === 'string')
  return typeof named === 'string' ? named.replace(/^arn:[^/]*\//, '') : undefined
}
