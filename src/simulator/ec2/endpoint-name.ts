import type { World } from '../operation.ts'

/** In China their names begin with `cn.`: of a listing in https://github.com/aws/aws-cdk/pull/25333, those that tasks call. */
const OF_CHINA = ['application-autoscaling', 'autoscaling', 'ec2', 'ecr.api', 'ecr.dkr', 'elasticache', 'lambda', 'sqs']

/** What the endpoint of a service is called in the Region. */
export function endpointName(service: string, { partition, region }: World): string {
  const prefix = partition === 'aws-cn' && OF_CHINA.includes(service) ? 'cn.' : ''
  return `${prefix}com.amazonaws.${region}.${service}`
}
