import type { ServiceDeployment } from '@aws-sdk/client-ecs'
import type { Context } from '../handler.ts'
import type { Batch } from '../../../aws/batches.ts'

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceDeployments.html
const DEPLOYMENTS_PER_CALL = 20

/** A service deployment by its ARN. */
export function describeServiceDeployment(arn: string, context: Context): Promise<ServiceDeployment | undefined> {
  return context.batches.load(byArn, arn, context)
}

const byArn: Batch<ServiceDeployment> = {
  size: DEPLOYMENTS_PER_CALL,
  async read(arns, { aws }) {
    const { serviceDeployments = [] } = await aws.ecs('DescribeServiceDeployments', {
      serviceDeploymentArns: [...arns],
    })
    return new Map(serviceDeployments.map(each => [each.serviceDeploymentArn ?? '', each]))
  },
}
